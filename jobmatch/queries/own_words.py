"""Reads of what people seen at a fair's booths say themselves of being hired there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import BoothResult, VisitKind
from jobmatch.domain.names import first_name
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Fair, FairBooth, FairRegistration, FairVisit, Person, Vacancy

ASK_AT_HOME_DAYS = 60
FEWEST_DIGITS = 4
NOT_REFUSED = sa.or_(FairVisit.result.is_(None), FairVisit.result != BoothResult.REFUSED)


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """A booth where somebody was seen, and what she said of it so far (None: nothing)."""

    id: UUID
    person_name: str
    employer_name: str
    job_title: str
    fair_name: str
    created_at: datetime
    says: bool | None

    @property
    def first_name(self) -> str:
        """Return the name by which links and messages speak of the person."""
        return first_name(self.person_name)


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody of a fair whose word is missing: where to reach her, and at how many booths she was seen."""

    registration_id: UUID
    name: str
    phone: str | None
    person_id: UUID | None
    booths: int
    employer_name: str


def list_own_visits(registration_id: UUID) -> list[OwnVisit]:
    """Return the booths that saw a ticket's holder and did not refuse her, in the order of her way."""
    found = _visits().where(FairVisit.registration_id == registration_id)
    return [OwnVisit(*row) for row in db.session.execute(found.order_by(FairVisit.received_at, FairVisit.id))]


def list_to_hear(words: str = "", limit: int = 30) -> list[OwnVisit]:
    """Return whose own word about a booth is missing after the fair, the oldest first; a hire asks for itself elsewhere."""
    no_hire = sa.or_(FairVisit.result.is_(None), FairVisit.result != BoothResult.HIRED)
    found = _visits().where(FairVisit.seeker_says.is_(None), no_hire, Fair.ends_on <= clock.today())
    if words.strip():
        found = found.where(sa.or_(_name_has(words.strip().casefold()), _number_has(words)))
    rows = db.session.execute(found.order_by(FairVisit.received_at, FairVisit.id).limit(limit))
    return [OwnVisit(*row) for row in rows]


def list_to_ask(fair_id: UUID) -> list[ToAsk]:
    """Return the people of a fair who were seen at a booth, not refused there, and have not told what came of it."""
    r, v = FairRegistration, FairVisit
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            r.id,
            sa.func.coalesce(Person.full_name, r.guest_name, ""),
            sa.func.coalesce(Person.phone, r.guest_phone),
            r.person_id,
            sa.func.count(v.id),
            sa.func.min(Employer.name),
        )
        .join(v, v.registration_id == r.id)
        .join(FairBooth, FairBooth.id == v.booth_id)
        .join(Employer, Employer.id == FairBooth.employer_id)
        .outerjoin(Person, Person.id == r.person_id)
        .where(r.fair_id == fair_id, v.kind == VisitKind.BOOTH, v.seeker_says.is_(None), NOT_REFUSED)
        .group_by(r.id, Person.full_name, r.guest_name, Person.phone, r.guest_phone, r.person_id)
        .order_by(r.id)
    )
    return [ToAsk(*row) for row in db.session.execute(statement)]


def count_without_record(fair_id: UUID) -> int:
    """Return how many hires wait for the record of their person: tickets of guests that nobody has tied yet."""
    v, r = FairVisit, FairRegistration
    said = sa.or_(v.result == BoothResult.HIRED, v.seeker_says.is_(True))
    statement = sa.select(sa.func.count(sa.distinct(r.id))).select_from(v).join(r, r.id == v.registration_id)
    return db.session.scalar(statement.where(r.fair_id == fair_id, r.person_id.is_(None), said)) or 0


def _visits() -> sa.Select[*tuple[Any, ...]]:
    v, r = FairVisit, FairRegistration
    return (
        sa.select(
            v.id,
            sa.func.coalesce(Person.full_name, r.guest_name, ""),
            Employer.name,
            sa.func.coalesce(Vacancy.title, ""),
            Fair.name,
            v.seen_at,
            v.seeker_says,
        )
        .join(r, r.id == v.registration_id)
        .join(Fair, Fair.id == v.fair_id)
        .join(FairBooth, FairBooth.id == v.booth_id)
        .join(Employer, Employer.id == FairBooth.employer_id)
        .outerjoin(Person, Person.id == r.person_id)
        .outerjoin(Vacancy, Vacancy.id == v.vacancy_id)
        .where(v.kind == VisitKind.BOOTH, NOT_REFUSED)
    )


def list_own_registrations(person_id: UUID) -> list[tuple[UUID, str]]:
    """Return the tickets of a person, with their fair's name, for which a word about a booth is missing after the fair."""
    r = FairRegistration
    statement = (
        sa.select(r.id, Fair.name, Fair.starts_on)
        .join(Fair, Fair.id == r.fair_id)
        .join(FairVisit, FairVisit.registration_id == r.id)
        .where(
            *(r.person_id == person_id, FairVisit.kind == VisitKind.BOOTH, FairVisit.seeker_says.is_(None), NOT_REFUSED),
            *(Fair.ends_on <= clock.today(), Fair.ends_on >= clock.today() - timedelta(days=ASK_AT_HOME_DAYS)),
            sa.or_(FairVisit.result.is_(None), FairVisit.result != BoothResult.HIRED),
        )
        .distinct()
        .order_by(Fair.starts_on.desc(), r.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(statement)]


def _name_has(words: str) -> sa.ColumnElement[bool]:
    name = sa.func.lower(sa.func.coalesce(Person.full_name, FairRegistration.guest_name))
    return name.contains(words, autoescape=True)


def _number_has(words: str) -> sa.ColumnElement[bool]:
    digits = "".join(sign for sign in words if sign.isdigit()).lstrip("0")
    number = sa.func.coalesce(Person.phone, FairRegistration.guest_phone)
    return number.like(f"%{digits}%") if len(digits) >= FEWEST_DIGITS else sa.false()
