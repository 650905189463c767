"""Reads of placements: what waits, what differs, what is confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, PlacementState, Role
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Fair, FairBooth, FairRegistration, FairVisit, Person, Placement, Vacancy
from jobmatch.queries.booth_reports import waits_for_word


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


@dataclass(frozen=True, slots=True)
class OwnBooth:
    """A booth as its employer sees it; ``open_count`` people wait for a word."""

    id: UUID
    fair_name: str
    starts_on: date
    open_count: int


@dataclass(frozen=True, slots=True)
class SeenRow:
    """Somebody a booth saw: ticket, first name and time, and what the employer said so far (None: nothing)."""

    visit_id: UUID
    code: str
    full_name: str
    seen_at: datetime
    result: BoothResult | None
    job_title: str | None
    employer_says: bool | None
    start_on: date | None

    @property
    def first_name(self) -> str:
        """Return the name by which the link speaks of the person."""
        return (self.full_name.split() or ["–"])[0]

    @property
    def says(self) -> str | None:
        """Return "yes", "no" or None as the employer has it now."""
        if self.employer_says is not None:
            return "yes" if self.employer_says else "no"
        return "no" if self.result is BoothResult.REFUSED else None


PAGE_SIZE = 50
GROUPS: dict[str, tuple[PlacementState, ...]] = {
    "beda": (PlacementState.DISPUTED,),
    "menunggu": (PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE),
    "terkonfirmasi": (PlacementState.CONFIRMED, PlacementState.STARTED),
    "selesai": (PlacementState.ENDED,),
    "batal": (PlacementState.WITHDRAWN,),
}


def list_placements(actor: Actor, group: str | None = None, page: int = 1) -> list[PlacementRow]:
    """Return a page of the placements within the actor's reach, those that need somebody first, then newest."""
    found = _in_group(_within(actor, _rows()), group)
    ordered = found.order_by(Placement.state != PlacementState.DISPUTED, Placement.created_at.desc(), Placement.id)
    return [PlacementRow(*row) for row in db.session.execute(ordered.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))]


def count_groups(actor: Actor) -> dict[str, int]:
    """Return how many placements each group of states holds."""
    grouped = _within(actor, sa.select(Placement.state, sa.func.count())).group_by(Placement.state)
    counts: dict[PlacementState, int] = {row[0]: row[1] for row in db.session.execute(grouped)}
    return {name: sum(counts.get(state, 0) for state in states) for name, states in GROUPS.items()}


def list_to_hear(actor: Actor, words: str = "", limit: int = 30) -> list[PlacementRow]:
    """Return whose own word is still missing, the oldest question first; ``words`` is part of a name or a number."""
    waits = (*GROUPS["menunggu"], *GROUPS["beda"])
    found = _within(actor, _rows()).where(Placement.seeker_says.is_(None), Placement.state.in_(waits))
    if words.strip():
        digits = "".join(sign for sign in words if sign.isdigit()).lstrip("0")
        by_number = Person.phone.like(f"%{digits}%") if len(digits) >= 4 else sa.false()
        found = found.where(sa.or_(Person.name_key.like(f"%{words.strip().casefold()}%"), by_number))
    return [PlacementRow(*row) for row in db.session.execute(found.order_by(Placement.created_at, Placement.id).limit(limit))]


def _within(actor: Actor, statement: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    if actor.role is Role.SEEKER:
        return statement.where(Placement.person_id == actor.person_id)
    return statement if actor.is_staff else statement.where(sa.false())


def _in_group(statement: sa.Select[*tuple[Any, ...]], group: str | None) -> sa.Select[*tuple[Any, ...]]:
    return statement.where(Placement.state.in_(GROUPS[group])) if group in GROUPS else statement


def get_placement(placement_id: UUID) -> PlacementRow:
    """Return one placement for a link that stands for it.

    Raises:
        NotFound: there is none.
    """
    row = db.session.execute(_rows().where(Placement.id == placement_id)).first()
    if row is None:
        raise NotFound
    return PlacementRow(*row)


def list_seen_at_booth(booth_id: UUID) -> list[SeenRow]:
    """Return everybody a booth saw, in the order in which they came."""
    r = FairRegistration
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            FairVisit.id,
            r.code,
            sa.func.coalesce(Person.full_name, r.guest_name, ""),
            FairVisit.seen_at,
            FairVisit.result,
            Vacancy.title,
            Placement.employer_says,
            Placement.start_on,
        )
        .join(r, r.id == FairVisit.registration_id)
        .outerjoin(Person, Person.id == r.person_id)
        .outerjoin(Vacancy, Vacancy.id == FairVisit.vacancy_id)
        .outerjoin(
            Placement, sa.and_(Placement.fair_id == FairVisit.fair_id, Placement.person_id == r.person_id, _same_employer())
        )
        .where(FairVisit.booth_id == booth_id)
        .order_by(FairVisit.received_at, FairVisit.id)
    )
    return [SeenRow(*row) for row in db.session.execute(statement)]


def list_own_booths(actor: Actor) -> list[OwnBooth]:
    """Return the booths of the actor's employer at fairs that have begun, with how many people wait for its word."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(FairBooth.id, Fair.name, Fair.starts_on, sa.func.count(FairVisit.id))
        .join(Fair, Fair.id == FairBooth.fair_id)
        .outerjoin(FairVisit, sa.and_(FairVisit.booth_id == FairBooth.id, waits_for_word()))
        .where(FairBooth.employer_id == actor.employer_id, FairBooth.employer_id.is_not(None), Fair.starts_on <= clock.today())
        .group_by(FairBooth.id, Fair.name, Fair.starts_on)
        .order_by(Fair.starts_on.desc(), FairBooth.id)
    )
    return [OwnBooth(*row) for row in db.session.execute(statement)]


def _same_employer() -> sa.ColumnElement[bool]:
    employer = sa.select(FairBooth.employer_id).where(FairBooth.id == FairVisit.booth_id).scalar_subquery()
    return Placement.employer_id == employer


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
