"""Reads of who is asked whether somebody is still at work."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementState, Role
from jobmatch.domain.follow_up_rules import Side, due_day, due_windows
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Person, Placement, PlacementFollowUp

ASKED_STATES = (PlacementState.CONFIRMED, PlacementState.STARTED)


@dataclass(frozen=True, slots=True)
class DueRow:
    """A hire that a side is asked about now, and for which day."""

    id: UUID
    person_name: str
    employer_name: str
    job_title: str
    start_on: date
    day: int


def list_own_due(actor: Actor) -> list[DueRow]:
    """Return what the signed-in person or employer is asked about now and has not answered."""
    if actor.role is Role.SEEKER and actor.person_id is not None:
        return _due(Side.SEEKER, Placement.person_id == actor.person_id)
    if actor.role is Role.EMPLOYER and actor.employer_id is not None:
        return list_employer_due(actor.employer_id)
    return []


def list_employer_due(employer_id: UUID) -> list[DueRow]:
    """Return the hires that an employer is asked about now, for its page and its monthly link."""
    return _due(Side.EMPLOYER, Placement.employer_id == employer_id)


def is_due(side: Side, today: date) -> sa.ColumnElement[bool]:
    """Say whether a side is asked about a placement now: a day has come for it, and it has not answered for that day."""
    p, f = Placement, PlacementFollowUp
    open_days = [
        sa.and_(
            p.start_on.between(first, last),
            ~sa.exists().where(f.placement_id == p.id, f.day == day, f.side == side).correlate(p),
        )
        for day, first, last in due_windows(today, side)
    ]
    return sa.and_(p.state.in_(ASKED_STATES), sa.or_(*open_days))


def _due(side: Side, whose: sa.ColumnElement[bool]) -> list[DueRow]:
    p, today = Placement, clock.today()
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(p.id, Person.full_name, sa.func.coalesce(Employer.name, p.employer_name, ""), p.job_title, p.start_on)
        .join(Person, Person.id == p.person_id)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .where(whose, is_due(side, today))
        .order_by(p.start_on, p.id)
    )
    found = ((row, due_day(row.start_on, today, side)) for row in db.session.execute(statement))
    return [DueRow(*(*row, day)) for row, day in found if day is not None]
