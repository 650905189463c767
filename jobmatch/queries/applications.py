"""Reads of applications: one's own, and those to an employer's vacancies."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, InvitationState
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import (
    Application,
    CandidateInvitation,
    District,
    Employer,
    Person,
    Recommendation,
    SeekerExperience,
    SeekerSkill,
    Vacancy,
    Village,
)
from jobmatch.queries import vacancies
from jobmatch.queries.counting import Count, CountStatement
from jobmatch.queries.recommendations import Fit, fit_of, texts_by_person

WAITING = (ApplicationState.APPLIED, ApplicationState.SHORTLISTED)


@dataclass(frozen=True, slots=True)
class OwnApplication:
    """An application as the applicant sees it."""

    application: Application
    vacancy_title: str
    employer_name: str | None


@dataclass(frozen=True, slots=True)
class OwnInvitation:
    """An invitation as the invited person sees it."""

    invitation: CandidateInvitation
    vacancy_title: str
    employer_name: str | None


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant as the employer sees her: applying shows name and number to this employer."""

    application: Application
    name: str
    phone: str | None
    district_name: str | None
    education_level: str | None
    education_major: str | None
    skills: Sequence[str]
    experiences: Sequence[str]
    fit: Fit | None


def list_own(actor: Actor) -> Sequence[OwnApplication]:
    """Return the acting person's applications, newest first."""
    rows = db.session.execute(
        sa.select(Application, Vacancy.title, Employer.name)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .outerjoin(Employer, Employer.id == Vacancy.employer_id)
        .where(Application.person_id == _own_person(actor))
        .order_by(Application.applied_at.desc(), Application.id)
    )
    return [OwnApplication(*row) for row in rows]


def list_own_invitations(actor: Actor) -> Sequence[OwnInvitation]:
    """Return the invitations that wait for the acting person's answer."""
    rows = db.session.execute(_invitations().where(CandidateInvitation.person_id == _own_person(actor)))
    return [OwnInvitation(*row) for row in rows]


def get_invitation(invitation_id: UUID) -> OwnInvitation:
    """Return an invitation by its id, for somebody who holds its personal link."""
    row = db.session.execute(
        sa.select(CandidateInvitation, Vacancy.title, Employer.name)
        .join(Vacancy, Vacancy.id == CandidateInvitation.vacancy_id)
        .outerjoin(Employer, Employer.id == Vacancy.employer_id)
        .where(CandidateInvitation.id == invitation_id)
    ).first()
    if row is None:
        raise NotFound()
    return OwnInvitation(*row)


def list_applicants(actor: Actor, vacancy_id: UUID) -> Sequence[Applicant]:
    """Return who applied to a vacancy within the actor's reach: those who wait for an answer first, best fit first."""
    shown = vacancies.get_own(actor, vacancy_id)
    if vacancies.is_cut_off(actor, shown):
        return []
    pair = sa.and_(Recommendation.vacancy_id == Application.vacancy_id, Recommendation.person_id == Application.person_id)
    rows = db.session.execute(
        sa.select(Application, Person, District.name, Recommendation)
        .join(Person, Person.id == Application.person_id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .outerjoin(Recommendation, pair)
        .where(Application.vacancy_id == vacancy_id)
        .order_by(
            Application.state.not_in(WAITING), Recommendation.score.desc().nulls_last(), Application.applied_at, Application.id
        )
    ).all()
    ids = [application.person_id for application, *_ in rows]
    skills = texts_by_person(SeekerSkill.person_id, SeekerSkill.text, ids)
    done = texts_by_person(SeekerExperience.person_id, SeekerExperience.title, ids)
    return [
        Applicant(
            application,
            person.full_name,
            person.phone,
            district,
            person.education_level,
            person.education_major,
            skills.get(person.id, []),
            done.get(person.id, []),
            fit_of(recommendation) if recommendation is not None else None,
        )
        for application, person, district, recommendation in rows
    ]


@Count
def count_waiting(actor: Actor) -> CountStatement | None:
    """Return how many applications wait for the actor's employer to answer."""
    if actor.employer_id is None:
        return None
    theirs = sa.select(sa.func.count()).select_from(Application).join(Vacancy, Vacancy.id == Application.vacancy_id)
    return theirs.where(Vacancy.employer_id == actor.employer_id, Application.state.in_(WAITING))


def list_waiting(actor: Actor) -> Sequence[tuple[UUID, str, int]]:
    """Return the own vacancies with applications that wait for an answer, as (id, title, count), the longest waiting first."""
    statement = (
        sa.select(Vacancy.id, Vacancy.title, sa.func.count())
        .join(Application, Application.vacancy_id == Vacancy.id)
        .where(Vacancy.employer_id == actor.employer_id, Application.state.in_(WAITING))
        .group_by(Vacancy.id, Vacancy.title)
        .order_by(sa.func.min(Application.applied_at), Vacancy.id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(statement)] if actor.employer_id is not None else []


@Count
def count_own_invitations(actor: Actor) -> CountStatement | None:
    """Return how many invitations wait for the acting person."""
    if actor.person_id is None:
        return None
    statement = sa.select(sa.func.count()).select_from(CandidateInvitation)
    waiting = (CandidateInvitation.person_id == actor.person_id, CandidateInvitation.state == InvitationState.INVITED)
    return statement.where(*waiting)


def _invitations() -> sa.Select[CandidateInvitation, str, str]:
    return (
        sa.select(CandidateInvitation, Vacancy.title, Employer.name)
        .join(Vacancy, Vacancy.id == CandidateInvitation.vacancy_id)
        .outerjoin(Employer, Employer.id == Vacancy.employer_id)
        .where(CandidateInvitation.state == InvitationState.INVITED)
        .order_by(CandidateInvitation.invited_at.desc(), CandidateInvitation.id)
    )


def _own_person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise NotFound()
    return actor.person_id
