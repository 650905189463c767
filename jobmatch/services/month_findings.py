"""Runs the table of checks over a village's month and keeps what it found, with what people say about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.reference_tables import registry_check_rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.month_facts import History, RowExtras, month_facts, row_facts
from jobmatch.domain.month_figures import month_figures
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_checks import run_checks
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import MonthFinding, VillageMonth
from jobmatch.queries.month_rows import MonthRow
from jobmatch.services import audit


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the person it is about; None for the month as a whole."""

    finding: Finding
    person_id: UUID | None = None

    @property
    def key(self) -> str:
        """Return what the finding is known by when the month is sent again."""
        return f"{self.finding.code}:{self.person_id}" if self.person_id else self.finding.code


def check_whole_month(rows: Sequence[MonthRow], month: Month, history: History, nil: str | None) -> list[Finding]:
    """Return what the rules find in a list as a whole."""
    figures = month_figures([row.counted(month.year) for row in rows], month, month.last_day)
    return run_checks(registry_check_rules(), "month", month_facts(figures, month, Month.of(clock.today()), history, nil))


def check_month(rows: Sequence[MonthRow], month: Month, history: History, nil: str | None) -> list[Found]:
    """Return what the rules find in a list, the month's own findings first."""
    rules = registry_check_rules()
    found = [Found(finding) for finding in check_whole_month(rows, month, history, nil)]
    counted = [row.counted(month.year) for row in rows]
    for row, count in zip(rows, counted, strict=True):
        extras = RowExtras(
            name=row.name,
            sex=row.answers.get("sex", "?"),
            job=row.answers.get("job"),
            has_died=row.died_on is not None,
            name_is_known_here=bool(row.answers.get("looks_like")),
        )
        found += [Found(finding, row.person_id) for finding in run_checks(rules, "row", row_facts(count, extras, month))]
    return found


def refuse_blocked(found: Sequence[Found]) -> None:
    """Refuse a month with a finding that blocks, in the words of the first one.

    Raises:
        RuleBroken: the month cannot be sent as it is.
    """
    for item in found:
        if item.finding.priority is Priority.BLOCKS:
            raise RuleBroken(item.finding.message, field=item.finding.field, **item.finding.params)


def store_findings(month_id: UUID, found: Sequence[Found]) -> None:
    """Keep what was found in a running transaction; what people said of a finding stays, what is gone is marked so."""
    kept = {row.key: row for row in db.session.scalars(sa.select(MonthFinding).where(MonthFinding.village_month_id == month_id))}
    now = clock.now()
    for item in found:
        row = kept.pop(item.key, None)
        if row is None:
            row = MonthFinding(village_month_id=month_id, key=item.key, code=item.finding.code, found_at=now)
            row.person_id = item.person_id
            db.session.add(row)
        row.priority, row.params, row.is_gone = item.finding.priority.value, dict(item.finding.params), False
    for row in kept.values():
        row.is_gone = True


def comment_finding(actor: Actor, finding_id: UUID, comment: str, needs_follow_up: bool) -> UUID:
    """Say something about a finding and mark whether it is to be followed up; return the month it belongs to."""
    with transaction():
        row = db.session.get(MonthFinding, finding_id)
        month = db.session.get(VillageMonth, row.village_month_id) if row else None
        if row is None or month is None or not reaches(actor, month.village_code):
            raise NotFound
        words = comment.strip()[:300] or None
        if actor.role is Role.VILLAGE_OFFICER:
            row.village_comment = words
        elif actor.role in (Role.DISTRICT_SUPERVISOR, Role.PLACEMENT, Role.SECTION_HEAD):
            row.comment, row.needs_follow_up = words, needs_follow_up
        else:
            raise NotAllowed(N_("Hanya desa dan pemeriksa yang menulis tentang temuan."))
        row.commented_at, row.commented_by = clock.now(), actor.user_id
        audit.record(actor, "comment_finding", "village_month_finding", finding_id, fields=["comment", "needs_follow_up"])
        return month.id


def reaches(actor: Actor, village_code: str) -> bool:
    """Tell whether a village lies within the actor's reach."""
    if actor.role is Role.VILLAGE_OFFICER:
        return actor.village_code == village_code
    if actor.role is Role.DISTRICT_SUPERVISOR:
        return actor.district_code == village_code[:8]
    return actor.is_staff or actor.role is Role.SYSTEM
