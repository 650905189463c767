"""The AK-1 card: how long it is valid, when its holder reports, what its number looks like.

Source: rule 4 printed on the cards of two regencies (Pandeglang, Tanggamus): valid two years, report every six months
while without work; antaranews.com 4396989 says the same. The numbering is the office's own and therefore a setting.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from string import Formatter

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

VALID_MONTHS = 24
REPORT_EVERY_MONTHS = 6
# Ours: reminders go out before the date, so an answer that comes a little early counts for it.
EARLY_REPORT_DAYS = 30
# Ours, to be confirmed by the office; a due date that passed yesterday is not yet silence.
GRACE_DAYS = 14
LONGEST_NUMBER = 40
DEFAULT_NUMBER_PATTERN = "{number:05d}/AK1/{month:02d}/{year}"


# Ours, as the issue of this office has it: two reports missed and three tries to reach somebody, before a removal is proposed.
MISSED_BEFORE_REMOVAL = 2
TRIES_BEFORE_REMOVAL = 3
REMIND_DAYS_BEFORE = 14


class CardState(Labelled):
    """What the page behind the QR says of a card."""

    VALID = "valid", N_("Berlaku")
    OVERDUE = "overdue", N_("Belum ada kabar")
    EXPIRED = "expired", N_("Masa berlaku habis")
    REVOKED = "revoked", N_("Dicabut")


@dataclass(frozen=True)
class Card:
    """The dated facts that decide the state of a card."""

    issued_on: date
    reported_on: tuple[date, ...] = field(default=())
    revoked_on: date | None = None


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def valid_until(issued_on: date) -> date:
    """Return the last day on which the card is valid."""
    return add_months(issued_on, VALID_MONTHS)


def report_due_dates(issued_on: date) -> tuple[date, ...]:
    """Return the three dates at which the holder reports; the fourth would be the renewal."""
    return tuple(add_months(issued_on, months) for months in range(REPORT_EVERY_MONTHS, VALID_MONTHS, REPORT_EVERY_MONTHS))


def unanswered_due_dates(card: Card) -> tuple[date, ...]:
    """Return the dates no report has answered: a report answers every date before it and one soon after it."""
    latest = max(card.reported_on, default=None)
    dates = report_due_dates(card.issued_on)
    if latest is None:
        return dates
    return tuple(due for due in dates if due - timedelta(days=EARLY_REPORT_DAYS) > latest)


def next_report_due(card: Card) -> date | None:
    """Return the date of the next report, which may have passed; None when only the renewal is left."""
    return next(iter(unanswered_due_dates(card)), None)


def missed_reports(card: Card, today: date) -> int:
    """Count the due dates that passed, with grace, without an answer since."""
    return sum(1 for due in unanswered_due_dates(card) if due + timedelta(days=GRACE_DAYS) < today)


def card_state(card: Card, today: date) -> CardState:
    """Say what a card is worth today; a revoked card stays revoked, an expired one is not overdue."""
    if card.revoked_on is not None and card.revoked_on <= today:
        return CardState.REVOKED
    if today > valid_until(card.issued_on):
        return CardState.EXPIRED
    return CardState.OVERDUE if missed_reports(card, today) else CardState.VALID


_NUMBER_FIELDS = frozenset({"number", "year", "month", "area"})


def check_number_pattern(pattern: str) -> str:
    """Return the pattern if every card of every year gets a number of its own from it."""
    try:
        fields = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        printed = pattern.format(number=1, year=2026, month=1, area="1702")
    except (ValueError, KeyError, IndexError, AttributeError):
        raise _bad_pattern() from None
    if not {"number", "year"} <= fields <= _NUMBER_FIELDS or len(printed) > LONGEST_NUMBER:
        raise _bad_pattern()
    return pattern


def _bad_pattern() -> RuleBroken:
    message = N_("Pola nomor harus memuat {number} dan {year}; boleh juga {month} dan {area}. Contoh: {number:05d}/AK1/{year}.")
    return RuleBroken(message, field="number_pattern")


def card_number(pattern: str, number: int, issued_on: date, area: str = "") -> str:
    """Return the printed number: the running number of the year's series put into the office's pattern."""
    return pattern.format(number=number, year=issued_on.year, month=issued_on.month, area=area)


def first_free_number(used: Iterable[int]) -> int:
    """Return the number after the highest one used this year; spoilt prints keep theirs, so there is no gap to fill."""
    return max(used, default=0) + 1
