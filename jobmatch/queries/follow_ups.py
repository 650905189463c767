"""Reads of who is asked whether somebody is still at work."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementState, Role
from jobmatch.domain.follow_up_rules import Side, due_day
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


def _due(side: Side, whose: sa.ColumnElement[bool]) -> list[DueRow]:
    p, f, today = Placement, PlacementFollowUp, clock.today()
    answered = {
        (placement_id, day)
        for placement_id, day in db.session.execute(
            sa.select(f.placement_id, f.day).join(p, p.id == f.placement_id).where(f.side == side, whose)
        )
    }
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(p.id, Person.full_name, sa.func.coalesce(Employer.name, p.employer_name, ""), p.job_title, p.start_on)
        .join(Person, Person.id == p.person_id)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .where(whose, p.state.in_(ASKED_STATES), p.start_on.is_not(None))
        .order_by(p.start_on, p.id)
    )
    rows = [(row, due_day(row[4], today, side)) for row in db.session.execute(statement)]
    return [
        DueRow(row[0], row[1], row[2], row[3], row[4], day)
        for row, day in rows
        if day is not None and (row[0], day) not in answered
    ]
