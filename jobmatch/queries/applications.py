"""Reads of applications: one's own, and those to an employer's vacancies."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Application, Employer, Person, Vacancy
from jobmatch.queries import vacancies


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """An application as the applicant sees it."""

    application: Application
    vacancy_title: str
    employer_name: str | None


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant as the employer sees her: applying shows name and number to this employer."""

    application: Application
    name: str
    phone: str | None


def list_own(actor: Actor) -> Sequence[OwnApplication]:
    """Return the acting person's applications, newest first."""
    if actor.person_id is None:
        raise NotFound()
    rows = db.session.execute(
        sa.select(Application, Vacancy.title, Employer.name)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .outerjoin(Employer, Employer.id == Vacancy.employer_id)
        .where(Application.person_id == actor.person_id)
        .order_by(Application.applied_at.desc(), Application.id)
    )
    return [OwnApplication(*row) for row in rows]


def list_applicants(actor: Actor, vacancy_id: UUID) -> Sequence[Applicant]:
    """Return who applied to a vacancy within the actor's reach, first come first."""
    vacancies.get_own(actor, vacancy_id)
    rows = db.session.execute(
        sa.select(Application, Person.full_name, Person.phone)
        .join(Person, Person.id == Application.person_id)
        .where(Application.vacancy_id == vacancy_id)
        .order_by(Application.applied_at, Application.id)
    )
    return [Applicant(*row) for row in rows]
