"""Reads of what villages sent in earlier months: counts for the jump rule, and whether they came in time."""

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa

from jobmatch.domain.month_facts import History
from jobmatch.domain.month_figures import MonthFigures, figures_of
from jobmatch.domain.periods import Month, months_between
from jobmatch.extensions.db import db
from jobmatch.models import Village, VillageMonth

MONTHS_BACK = 12
Sent = Mapping[tuple[str, Month], MonthFigures]


def sent_figures(first: date, last: date, district_code: str | None = None) -> dict[tuple[str, Month], MonthFigures]:
    """Return the figures of every village month that was ever sent, of its newest version that was."""
    month = VillageMonth
    statement = sa.select(month.village_code, month.month, month.figures).where(
        month.month.between(first, last), month.submitted_at.is_not(None)
    )
    if district_code is not None:
        statement = statement.join(Village, Village.code == month.village_code).where(Village.district_code == district_code)
    found: dict[tuple[str, Month], MonthFigures] = {}
    for code, day, stored in db.session.execute(statement.order_by(month.version)):
        figures = figures_of(stored)
        if figures is not None:
            found[code, Month.of(day)] = figures
    return found


def village_history(village_code: str, month: Month) -> History:
    """Return what the jump rule compares a village's month with: its own months and those of its kecamatan."""
    months = list(months_between(month.shifted(-MONTHS_BACK), month.previous))
    sent = sent_figures(months[0].first_day, month.first_day, village_code[:8])
    others = sorted({code for code, _ in sent} - {village_code})

    def counts(code: str) -> list[int | None]:
        found = [sent.get((code, each)) for each in months]
        return [figures.unemployed if figures else None for figures in found]

    now = [(sent.get((code, month.previous)), sent.get((code, month))) for code in others]
    return History(
        own=counts(village_code),
        similar=[counts(code) for code in others],
        similar_now=[(before.unemployed, after.unemployed) for before, after in now if before and after],
        months_without_new=_months_without_new([sent.get((village_code, each)) for each in months]),
    )


def _months_without_new(own: list[MonthFigures | None]) -> int | None:
    count = 0
    for figures in reversed(own):
        if figures is None or figures.new_rows:
            break
        count += 1
    return count or None
