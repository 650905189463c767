"""Reads of whom an employer may call without asking: consent, fitting work, and nearness are looked at for each pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.contact_rules import may_contact
from jobmatch.domain.nearness import Point
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Person, Recommendation, Seeker, Vacancy, Village


@dataclass(frozen=True, slots=True)
class Contact:
    """Name and number that a person opened in advance."""

    name: str
    phone: str


def find_contacts(vacancy_id: UUID, person_ids: Sequence[UUID]) -> Mapping[UUID, Contact]:
    """Return the open contacts among the people of a list; none for an employer that is not verified or is closed."""
    place = db.session.execute(
        sa.select(Village.latitude, Village.longitude)
        .select_from(Vacancy)
        .join(Employer, Employer.id == Vacancy.employer_id)
        .join(Village, Village.code == Vacancy.village_code)
        .where(Vacancy.id == vacancy_id, Employer.verified_at.is_not(None), Employer.blocked_at.is_(None))
    ).first()
    if place is None or not person_ids:
        return {}
    rows = db.session.execute(
        sa.select(Person, Seeker, Recommendation.score, Village.latitude, Village.longitude)
        .join(Seeker, Seeker.person_id == Person.id)
        .join(Recommendation, sa.and_(Recommendation.person_id == Person.id, Recommendation.vacancy_id == vacancy_id))
        .outerjoin(Village, Village.code == Person.village_code)
        .where(Person.id.in_(person_ids), Seeker.is_contact_open, Seeker.restricted_at.is_(None), Person.phone.is_not(None))
    )
    work = _point(*place)
    return {
        person.id: Contact(person.full_name, person.phone or "")
        for person, seeker, score, latitude, longitude in rows
        if may_contact(score, seeker.is_contact_open, seeker.contact_km, _point(latitude, longitude), work)
    }


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    return (latitude, longitude) if latitude is not None and longitude is not None else None
