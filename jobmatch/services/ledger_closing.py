"""Closes a month of the ledger after all invariants held; it never waits for villages and is never undone."""

from dataclasses import dataclass, replace

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain import ledger_closing as rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ipk_tables import CODES, PrintedTable
from jobmatch.domain.issued_reports import checksum, freeze
from jobmatch.domain.ledger_checks import Violation
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import LedgerMonth
from jobmatch.queries import ipk, ledger_entries
from jobmatch.services import audit
from jobmatch.services.ledger import hold_ledger

CLOSERS = (Role.SECTION_HEAD, Role.SYSTEM)
BROKEN = N_("%(count)d pemeriksaan belum cocok. Perbaiki dulu lewat pembetulan, lalu tutup lagi.")


@dataclass(frozen=True)
class Finding:
    """A rule, what violates it, and whom the rows behind are about."""

    rule: str
    words: str
    violations: tuple[Violation, ...]
    subjects: dict[str, str]


def review_month(month: Month) -> list[Finding]:
    """Return every invariant with what violates it in the ledger up to this month, rows included."""
    violations = _violations(month, closing_tables(month))
    subjects = ledger_entries.find_subjects([entry for violation in violations for entry in violation.entries])
    return [Finding(rule, words, tuple(v for v in violations if v.rule == rule), subjects) for rule, words in rules.RULES.items()]


def close_month(actor: Actor, month: Month) -> None:
    """Close a month: from now on nothing is booked into it; its tables are kept as they stand.

    Raises:
        RuleBroken: it is not over, not its turn, or an invariant is violated.
    """
    if actor.role not in CLOSERS:
        raise NotAllowed
    with transaction():
        hold_ledger(alone=True)
        rules.check_turn(month, ledger_entries.find_month_to_close(), clock.today())
        tables = closing_tables(month)
        if violations := _violations(month, tables):
            raise RuleBroken(BROKEN, count=len(violations))
        content = freeze(tables)
        db.session.add(
            LedgerMonth(
                month=month.first_day,
                closed_at=clock.now(),
                closed_by=actor.user_id,
                content=content,
                checksum=checksum(content),
            )
        )
        audit.record(actor, "close_month", "ledger_month", month)


def closing_tables(month: Month) -> tuple[PrintedTable, ...]:
    """Return the figures of a month as closing keeps them: default titles and no notes, so that only the ledger counts."""
    tables = ipk.build_tables(CODES, (month,), IpkSettings(), PeriodKind.MONTH)
    return tuple(replace(table, parts=tuple(replace(part, notes=()) for part in table.parts)) for table in tables)


def _violations(month: Month, tables: tuple[PrintedTable, ...]) -> list[Violation]:
    closed = ledger_entries.list_closed_months()
    closed_at = {Month.of(each.month): each.closed_at for each in closed}
    found = rules.check_tables(tables) + rules.check_bookings(ledger_entries.list_entries(month), closed_at)
    before = db.session.scalars(sa.select(LedgerMonth).where(LedgerMonth.month == month.previous.first_day)).one_or_none()
    if before is not None and before.content is not None:
        found += rules.check_carry_over(before.content, tables)
        found += rules.check_unchanged(month.previous, before.content, freeze(closing_tables(month.previous)))
    return found
