"""Reads of placements: what waits, what differs, what is confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementState, Role
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Fair, FairBooth, Person, Placement


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A hire with what both sides say; None is "no answer yet"."""

    id: UUID
    person_id: UUID
    person_name: str
    employer_name: str
    job_title: str
    state: PlacementState
    employer_says: bool | None
    seeker_says: bool | None
    start_on: date | None
    created_at: datetime
    fair_name: str | None

    @property
    def first_name(self) -> str:
        """Return the name by which links and messages speak of the person."""
        return self.person_name.split()[0]


def list_placements(actor: Actor, state: PlacementState | None = None) -> list[PlacementRow]:
    """Return the placements within the actor's reach, those that need somebody first, then newest."""
    statement = _rows()
    if actor.role is Role.SEEKER:
        statement = statement.where(Placement.person_id == actor.person_id)
    elif not actor.is_staff:
        statement = statement.where(sa.false())
    if state is not None:
        statement = statement.where(Placement.state == state)
    ordered = statement.order_by(Placement.state != PlacementState.DISPUTED, Placement.created_at.desc(), Placement.id)
    return [PlacementRow(*row) for row in db.session.execute(ordered.limit(500))]


def get_placement(placement_id: UUID) -> PlacementRow:
    """Return one placement for a link that stands for it.

    Raises:
        NotFound: there is none.
    """
    row = db.session.execute(_rows().where(Placement.id == placement_id)).first()
    if row is None:
        raise NotFound
    return PlacementRow(*row)


def list_of_booth(booth_id: UUID) -> list[PlacementRow]:
    """Return the hires that a booth reported or that were reported of it."""
    statement = _rows().join(
        FairBooth, sa.and_(FairBooth.fair_id == Placement.fair_id, FairBooth.employer_id == Placement.employer_id)
    )
    found = db.session.execute(statement.where(FairBooth.id == booth_id).order_by(Placement.created_at, Placement.id))
    return [PlacementRow(*row) for row in found]


def count_disputed(actor: Actor) -> int:
    """Return how many placements have answers that differ."""
    if not actor.is_staff:
        return 0
    return db.session.scalar(sa.select(sa.func.count()).where(Placement.state == PlacementState.DISPUTED)) or 0


def _rows() -> sa.Select[*tuple[Any, ...]]:
    p = Placement
    return (
        sa.select(
            p.id,
            Person.id,
            Person.full_name,
            sa.func.coalesce(Employer.name, p.employer_name, ""),
            p.job_title,
            p.state,
            p.employer_says,
            p.seeker_says,
            p.start_on,
            p.created_at,
            Fair.name,
        )
        .select_from(p)
        .join(Person, Person.id == p.person_id)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .outerjoin(Fair, Fair.id == p.fair_id)
    )
