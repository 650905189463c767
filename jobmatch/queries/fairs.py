"""Reads of fairs, their sessions and booths, tickets and visits."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import BoothResult, FairState, VacancyState
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Fair, FairBooth, FairChoice, FairRegistration, FairSession, FairVisit, Person, Vacancy


@dataclass(frozen=True, slots=True)
class FairHead:
    """A fair as lists show it."""

    id: UUID
    name: str
    place: str
    starts_on: date
    ends_on: date
    state: FairState


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A timed entry with what is left of it."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    hall: str
    door: str
    capacity: int
    taken: int

    @property
    def left(self) -> int:
        """Return how many places are free."""
        return self.capacity - self.taken


@dataclass(frozen=True, slots=True)
class BoothRow:
    """A booth with its employer."""

    id: UUID
    code: str
    hall: str
    employer_id: UUID
    employer_name: str
    posts: int
    choosers: int


@dataclass(frozen=True, slots=True)
class VisitRow:
    """Somebody seen at a booth."""

    registration_id: UUID
    code: str
    queue_number: int
    name: str
    result: BoothResult | None
    job_title: str | None


def list_fairs() -> list[FairHead]:
    """Return all fairs, the newest first."""
    return [FairHead(*row) for row in db.session.execute(_heads().order_by(Fair.starts_on.desc(), Fair.id))]


def get_fair(fair_id: UUID) -> FairHead:
    """Return one fair.

    Raises:
        NotFound: there is none.
    """
    row = db.session.execute(_heads().where(Fair.id == fair_id)).first()
    if row is None:
        raise NotFound
    return FairHead(*row)


def list_sessions(fair_id: UUID) -> list[SessionRow]:
    """Return the fair's sessions by time."""
    s = FairSession
    statement = sa.select(s.id, s.starts_at, s.ends_at, s.hall, s.door, s.capacity, s.taken).where(s.fair_id == fair_id)
    return [SessionRow(*row) for row in db.session.execute(statement.order_by(s.starts_at, s.id))]


def get_session(fair_id: UUID, session_id: UUID) -> SessionRow:
    """Return one session of a fair.

    Raises:
        NotFound: there is none.
    """
    found = next((session for session in list_sessions(fair_id) if session.id == session_id), None)
    if found is None:
        raise NotFound
    return found


def list_booths(fair_id: UUID) -> list[BoothRow]:
    """Return the fair's booths by code, with the posts they offer and how many people want to meet them."""
    choosers = sa.select(sa.func.count()).where(FairChoice.booth_id == FairBooth.id).correlate(FairBooth).scalar_subquery()
    posts = (
        sa.select(sa.func.coalesce(sa.func.sum(Vacancy.posts), 0))
        .where(Vacancy.employer_id == FairBooth.employer_id, Vacancy.state == VacancyState.PUBLISHED)
        .correlate(FairBooth)
        .scalar_subquery()
    )
    statement = (
        sa.select(FairBooth.id, FairBooth.code, FairBooth.hall, Employer.id, Employer.name, posts, choosers)
        .join(Employer, Employer.id == FairBooth.employer_id)
        .where(FairBooth.fair_id == fair_id, FairBooth.declined_at.is_(None))
        .order_by(FairBooth.code)
    )
    return [BoothRow(*row) for row in db.session.execute(statement)]


@dataclass(frozen=True, slots=True)
class BoothSlip:
    """A booth as its employer sees it: where it stands and what was promised."""

    id: UUID
    fair_id: UUID
    code: str
    hall: str
    employer_id: UUID
    employer_name: str
    contact_name: str | None
    confirmed_at: datetime | None
    declined_at: datetime | None
    day_reports: list[str]
    fair_name: str
    place: str
    starts_on: date
    ends_on: date
    posts: int


def get_booth(fair_id: UUID, booth_id: UUID) -> BoothSlip:
    """Return a booth of a fair.

    Raises:
        NotFound: there is none.
    """
    slip = get_booth_slip(booth_id)
    if slip.fair_id != fair_id:
        raise NotFound
    return slip


def get_booth_slip(booth_id: UUID) -> BoothSlip:
    """Return a booth with its fair and the posts it offers.

    Raises:
        NotFound: there is none.
    """
    b = FairBooth
    posts = (
        sa.select(sa.func.coalesce(sa.func.sum(Vacancy.posts), 0))
        .where(Vacancy.employer_id == b.employer_id, Vacancy.state == VacancyState.PUBLISHED)
        .correlate(b)
        .scalar_subquery()
    )
    booth = (b.id, b.fair_id, b.code, b.hall, Employer.id, Employer.name, b.contact_name, b.confirmed_at, b.declined_at)
    of_fair = (b.day_reports, Fair.name, Fair.place, Fair.starts_on, Fair.ends_on, posts)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(*booth, *of_fair).join(Employer, Employer.id == b.employer_id).join(Fair, Fair.id == b.fair_id)
    )
    row = db.session.execute(statement.where(b.id == booth_id)).first()
    if row is None:
        raise NotFound
    return BoothSlip(*row)


def list_invited(fair_id: UUID) -> dict[UUID, tuple[str, bool | None]]:
    """Return the invited employers: the booth's code and whether they come; None while they have not answered."""
    statement = sa.select(FairBooth.employer_id, FairBooth.code, FairBooth.confirmed_at, FairBooth.declined_at)
    rows = db.session.execute(statement.where(FairBooth.fair_id == fair_id))
    return {row[0]: (row[1], True if row[2] else False if row[3] else None) for row in rows}


def list_booth_visits(booth_id: UUID) -> list[VisitRow]:
    """Return who was seen at a booth, in the order of arrival."""
    r = FairRegistration
    statement = (
        sa.select(
            r.id,
            r.code,
            r.queue_number,
            sa.func.coalesce(Person.full_name, r.guest_name, ""),
            FairVisit.result,
            Vacancy.title,
        )
        .join(r, r.id == FairVisit.registration_id)
        .outerjoin(Person, Person.id == r.person_id)
        .outerjoin(Vacancy, Vacancy.id == FairVisit.vacancy_id)
        .where(FairVisit.booth_id == booth_id)
        .order_by(FairVisit.received_at, FairVisit.id)
    )
    return [VisitRow(*row) for row in db.session.execute(statement)]


def list_vacancies_of_booth(booth_id: UUID) -> list[tuple[UUID, str]]:
    """Return the published vacancies of the booth's employer as (id, title)."""
    statement = (
        sa.select(Vacancy.id, Vacancy.title)
        .join(FairBooth, FairBooth.employer_id == Vacancy.employer_id)
        .where(FairBooth.id == booth_id, Vacancy.state == VacancyState.PUBLISHED)
        .order_by(Vacancy.title, Vacancy.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(statement)]


def count_came(fair_id: UUID) -> int:
    """Return how many tickets were let in."""
    statement = sa.select(sa.func.count()).where(FairVisit.fair_id == fair_id, FairVisit.place_key == "gate")
    return db.session.scalar(statement) or 0


def _heads() -> sa.Select[*tuple[Any, ...]]:
    return sa.select(Fair.id, Fair.name, Fair.place, Fair.starts_on, Fair.ends_on, Fair.state)
