"""Opened NIK and KK numbers of a month, for the section head; and what happened to officials' accounts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ReviewVerdict, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.number_rules import Opening, pick_sample
from jobmatch.extensions.db import db
from jobmatch.models import Account, AuditEvent, Person, RevealReview
from jobmatch.queries.history import Act, act_from, acts

REVEALS = ("reveal_nik", "reveal_kk")
ACCOUNT_ACTS = ("create_account", "change_account", "reactivate_account", "hand_over", "reset_second_step", "issue_password_link")
READERS = frozenset({Role.SECTION_HEAD, Role.OFFICE_HEAD})


@dataclass(frozen=True, slots=True)
class OpenedNumber:
    """One opening with what the section head found."""

    sequence: int
    at: datetime
    who: str | None
    role: str
    action: str
    reason: str | None
    person_id: UUID | None
    person_name: str | None
    verdict: ReviewVerdict | None
    note: str | None
    is_in_sample: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many numbers one officer opened."""

    who: str
    count: int


def list_openings(actor: Actor, month: date) -> list[OpenedNumber]:
    """Return every opening of a month, those drawn for a look first.

    Raises:
        NotAllowed: only the section head and the head of the office look here.
    """
    _require_reader(actor)
    rows = db.session.execute(_openings().where(*_within(month)).order_by(AuditEvent.sequence)).all()
    drawn = pick_sample(Opening(row.sequence, str(row.account_id)) for row in rows)
    names = _names({UUID(row.subject_id) for row in rows if row.subject_type == "person" and row.sequence in drawn})
    found = [_opened(row, names, row.sequence in drawn) for row in rows]
    return sorted(found, key=lambda opening: (not opening.is_in_sample, opening.sequence))


def count_unreviewed(actor: Actor) -> int:
    """Return how many of last month's drawn openings still wait for a look."""
    if actor.role is not Role.SECTION_HEAD:
        return 0
    openings = list_openings(actor, last_month())
    return sum(opening.is_in_sample and opening.verdict is None for opening in openings)


def tally(openings: list[OpenedNumber]) -> list[Tally]:
    """Return how many numbers each officer opened, most first."""
    counts: dict[str, int] = {}
    for opening in openings:
        counts[opening.who or "-"] = counts.get(opening.who or "-", 0) + 1
    return [Tally(who, count) for who, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def list_account_acts(actor: Actor, month: date) -> list[tuple[Act, str]]:
    """Return what happened to accounts of officials in a month, with whose account it was.

    Raises:
        NotAllowed: only the section head and the head of the office look here.
    """
    _require_reader(actor)
    statement = acts().where(AuditEvent.action.in_(ACCOUNT_ACTS), *_between(month)).order_by(AuditEvent.sequence)
    found = [act_from(row) for row in db.session.execute(statement)]
    ids = {UUID(act.subject_id) for act in found}
    names = sa.select(Account.id, Account.display_name).where(
        Account.id.in_(ids), Account.role.not_in((Role.SEEKER, Role.EMPLOYER))
    )
    known = {str(account_id): name for account_id, name in db.session.execute(names)}
    return [(act, known[act.subject_id]) for act in found if act.subject_id in known]


def last_month() -> date:
    """Return the first day of the month before this one."""
    return (clock.today().replace(day=1) - timedelta(days=1)).replace(day=1)


def _openings() -> Any:
    return (
        sa.select(
            AuditEvent.sequence,
            AuditEvent.at,
            AuditEvent.account_id,
            Account.display_name,
            AuditEvent.role,
            AuditEvent.action,
            AuditEvent.reason,
            AuditEvent.subject_type,
            AuditEvent.subject_id,
            RevealReview.verdict,
            RevealReview.note,
        )
        .outerjoin(Account, Account.id == AuditEvent.account_id)
        .outerjoin(RevealReview, RevealReview.sequence == AuditEvent.sequence)
    )


def _names(people: set[UUID]) -> dict[UUID, str]:
    found = db.session.execute(sa.select(Person.id, Person.full_name).where(Person.id.in_(people)))
    return {row.id: row.full_name for row in found}


def _opened(row: Any, names: dict[UUID, str], is_in_sample: bool) -> OpenedNumber:
    person_id = UUID(row.subject_id) if row.subject_type == "person" else None
    return OpenedNumber(
        sequence=row.sequence,
        at=row.at,
        who=row.display_name,
        role=row.role,
        action=row.action,
        reason=row.reason,
        person_id=person_id,
        person_name=names.get(person_id) if person_id else None,
        verdict=row.verdict,
        note=row.note,
        is_in_sample=is_in_sample,
    )


def _within(month: date) -> tuple[sa.ColumnElement[bool], ...]:
    return (AuditEvent.action.in_(REVEALS), *_between(month))


def _between(month: date) -> tuple[sa.ColumnElement[bool], ...]:
    start = month.replace(day=1)
    after = (start + timedelta(days=32)).replace(day=1)
    begin, end = (datetime.combine(day, time(), clock.REGENCY_ZONE) for day in (start, after))
    return (AuditEvent.at >= begin, AuditEvent.at < end)


def _require_reader(actor: Actor) -> None:
    if actor.role not in READERS:
        raise NotAllowed
