"""Reads for checking: which months wait for whom, what was found in them, what changed since they were given back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, MonthState, OtherAnswer, Role, RowAnswer
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.registry_checks import MESSAGES
from jobmatch.domain.registry_rules import is_sampled
from jobmatch.domain.working_days import moves_on_to_office
from jobmatch.extensions.db import db
from jobmatch.models import MonthFinding, Person, Village, VillageMonth
from jobmatch.queries.counting import Count, CountStatement
from jobmatch.queries.month_rows import MonthRow
from jobmatch.queries.registry import MonthHead, heads

WEIGHTY = (Priority.WARNS.value, Priority.BLOCKS.value)


@dataclass(frozen=True, slots=True)
class WaitingMonth:
    """A month that waits to be checked, with how many warnings it carries."""

    head: MonthHead
    findings: int

    @property
    def is_sampled(self) -> bool:
        """Tell whether it is read though nothing was found."""
        return is_sampled(self.head.id.int)


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding with what was said about it."""

    id: UUID
    code: str
    stored_priority: str
    params: dict[str, Any]
    person_id: UUID | None
    person_name: str | None
    village_comment: str | None
    comment: str | None
    needs_follow_up: bool

    @property
    def priority(self) -> Priority:
        """Return how heavily it weighs."""
        return Priority(self.stored_priority)

    @property
    def finding(self) -> Finding:
        """Return it as the sentence that screens show."""
        return Finding(self.code, self.priority, MESSAGES[self.code], None, self.params)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A finding that somebody marked for following up, with the month it stands in."""

    head: MonthHead
    code: str
    params: dict[str, Any]
    person_name: str | None
    comment: str | None

    @property
    def finding(self) -> Finding:
        """Return it as the sentence that screens show."""
        return Finding(self.code, Priority.WARNS, MESSAGES[self.code], None, self.params)


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One answer that differs from the one given back; None was no answer, or nobody on the list."""

    name: str
    before: tuple[RowAnswer | None, OtherAnswer | None, HowKnown | None] | None
    after: tuple[RowAnswer | None, OtherAnswer | None, HowKnown | None]


def list_waiting(actor: Actor) -> list[WaitingMonth]:
    """Return the months that wait for this actor's check, oldest first.

    The office sees what the kecamatan has accepted or left lying first, then what still lies with the kecamatan.
    """
    warned = (
        sa.select(MonthFinding.village_month_id, sa.func.count().label("findings"))
        .where(MonthFinding.priority.in_(WEIGHTY), MonthFinding.is_gone.is_(False))
        .group_by(MonthFinding.village_month_id)
        .subquery()
    )
    statement = (
        heads(actor)
        .add_columns(sa.func.coalesce(warned.c.findings, 0))
        .outerjoin(warned, warned.c.village_month_id == VillageMonth.id)
        .where(VillageMonth.state.in_(_waiting_states(actor)), VillageMonth.is_latest)
        .order_by(VillageMonth.submitted_at, VillageMonth.id)
    )
    found = [WaitingMonth(MonthHead(*row[:-1]), row[-1]) for row in db.session.execute(statement)]
    return sorted(found, key=_is_elsewhere) if actor.role is not Role.DISTRICT_SUPERVISOR else found


def _is_elsewhere(month: WaitingMonth) -> bool:
    return month.head.state is MonthState.SUBMITTED and month.head.moved_on_at is None


def _waiting_states(actor: Actor) -> list[MonthState]:
    own = [MonthState.SUBMITTED]
    return own if actor.role is Role.DISTRICT_SUPERVISOR else [*own, MonthState.ACCEPTED_DISTRICT]


@Count
def count_waiting(actor: Actor) -> CountStatement:
    """Return how many months wait for this actor's check."""
    month = VillageMonth
    mine = heads(actor).where(month.state.in_(_waiting_states(actor)), month.is_latest)
    if actor.role is not Role.DISTRICT_SUPERVISOR:
        mine = mine.where((month.state == MonthState.ACCEPTED_DISTRICT) | month.moved_on_at.is_not(None))
    return sa.select(sa.func.count()).select_from(mine.subquery())


def without_findings(actor: Actor, waiting: Iterable[WaitingMonth]) -> list[WaitingMonth]:
    """Return those of the waiting months in which nothing weighty was found and that lie with this actor."""
    at_office = actor.role is not Role.DISTRICT_SUPERVISOR
    return [month for month in waiting if month.findings == 0 and not (at_office and _is_elsewhere(month))]


def list_overdue(today: date, holidays: Collection[date]) -> list[UUID]:
    """Return the submitted months that the kecamatan has left unanswered for three whole working days."""
    month = VillageMonth
    waiting = sa.select(month.id, month.submitted_at).where(
        month.state == MonthState.SUBMITTED, month.is_latest, month.moved_on_at.is_(None), month.submitted_at.is_not(None)
    )
    return [
        month_id
        for month_id, moment in db.session.execute(waiting)
        if moment and moves_on_to_office(clock.local(moment).date(), today, holidays)
    ]


def count_lockable(month: date) -> int:
    """Return how many villages' months are accepted and not locked yet."""
    accepted = sa.select(VillageMonth.id).where(
        VillageMonth.month == month.replace(day=1), VillageMonth.state == MonthState.ACCEPTED_OFFICE, VillageMonth.is_latest
    )
    return db.session.scalar(sa.select(sa.func.count()).select_from(accepted.subquery())) or 0


def list_findings(month_id: UUID) -> list[StoredFinding]:
    """Return what was found in a month when it was last sent, warnings first."""
    row = MonthFinding
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            row.id,
            row.code,
            row.priority,
            row.params,
            row.person_id,
            Person.full_name,
            row.village_comment,
            row.comment,
            row.needs_follow_up,
        )
        .outerjoin(Person, Person.id == row.person_id)
        .where(row.village_month_id == month_id, row.is_gone.is_(False))
        .order_by(row.priority.desc(), row.person_id.is_not(None), row.code, Person.name_key, row.id)
    )
    return [StoredFinding(*found) for found in db.session.execute(statement)]


def list_follow_ups(actor: Actor) -> list[FollowUp]:
    """Return the findings within the actor's reach that are to be followed up, oldest month first."""
    row = MonthFinding
    statement = (
        heads(actor)
        .add_columns(row.code, row.params, Person.full_name, row.comment)
        .join(row, row.village_month_id == VillageMonth.id)
        .outerjoin(Person, Person.id == row.person_id)
        .where(row.needs_follow_up, VillageMonth.is_latest)
        .order_by(VillageMonth.month, Village.name, row.found_at, row.id)
    )
    return [FollowUp(MonthHead(*found[:-4]), *found[-4:]) for found in db.session.execute(statement)]


def list_changes(before: dict[str, Any] | None, rows: list[MonthRow]) -> list[ChangedRow]:
    """Return which answers differ from those that were given back or reopened."""
    if before is None:
        return []
    changes = []
    for row in rows:
        now = (row.answer, row.other, row.how_known)
        was = _restored(before.get(str(row.person_id)))
        if was != now:
            changes.append(ChangedRow(row.name, was, now))
    return changes


def _restored(stored: list[str | None] | None) -> tuple[RowAnswer | None, OtherAnswer | None, HowKnown | None] | None:
    if stored is None:
        return None
    answer, other, how_known = stored
    return (
        RowAnswer(answer) if answer else None,
        OtherAnswer(other) if other else None,
        HowKnown(how_known) if how_known else None,
    )
