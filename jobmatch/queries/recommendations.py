"""Reads of what the engine stored: candidates of a vacancy (masked), vacancies for a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import InvitationState, JobState, VacancyOrigin, VacancyState
from jobmatch.domain.errors import NotFound
from jobmatch.domain.names import initials
from jobmatch.extensions.db import db
from jobmatch.models import (
    Application,
    CandidateInvitation,
    District,
    Job,
    Person,
    Recommendation,
    Seeker,
    SeekerExperience,
    SeekerSkill,
    Vacancy,
    Village,
)
from jobmatch.queries import vacancies
from jobmatch.queries.listing import may_be_listed
from jobmatch.queries.vacancies import ShownVacancy

PAGE_SIZE = 10
# Below this nothing of the work itself fits: a level of education, some words. Nobody is helped by such a line.
LEAST_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Fit:
    """What the engine said of a pair: points, reasons as stored, and whether it knew enough."""

    score: int
    knowledge: str
    reasons: Sequence[dict[str, Any]]
    engine_version: str
    weights_name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as an employer may see her before she agrees: no name, no address, no age, no sex."""

    person_id: UUID
    initials: str
    district_name: str | None
    education_level: str | None
    education_major: str | None
    skills: Sequence[str]
    experiences: Sequence[str]
    has_applied: bool
    invitation_state: InvitationState | None
    fit: Fit


@dataclass(frozen=True, slots=True)
class RecommendedVacancy:
    """A vacancy with what speaks for it, for the person it is shown to."""

    shown: ShownVacancy
    fit: Fit
    has_applied: bool


def is_being_made(subject_id: UUID) -> bool:
    """Tell whether the worker still has to rank for this vacancy or person."""
    waits = Job.state.in_((JobState.WAITING, JobState.RUNNING))
    asked = Job.key.startswith(f"rank_vacancy:{subject_id}:") | Job.key.startswith(f"rank_person:{subject_id}:")
    return bool(db.session.scalar(sa.select(sa.exists().where(waits, asked))))


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """One page of a vacancy's candidates, with the size of the whole."""

    rows: Sequence[Candidate]
    total: int
    page: int

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // PAGE_SIZE))


def list_candidates(actor: Actor, vacancy_id: UUID, page: int = 1) -> CandidatePage:
    """Return the best people for a vacancy of the actor's reach, masked, best first."""
    vacancies.get_with_people(actor, vacancy_id)
    worth = (Recommendation.vacancy_id == vacancy_id, Recommendation.score >= LEAST_SHOWN)
    total = db.session.scalar(sa.select(sa.func.count()).select_from(_candidates().where(*worth).subquery()))
    statement = _candidates().where(*worth).order_by(Recommendation.score.desc(), Recommendation.rank, Recommendation.person_id)
    rows = db.session.execute(statement.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all()
    ids = [recommendation.person_id for recommendation, *_ in rows]
    skills = texts_by_person(SeekerSkill.person_id, SeekerSkill.text, ids)
    done = texts_by_person(SeekerExperience.person_id, SeekerExperience.title, ids)
    found = [
        Candidate(
            person_id=person.id,
            initials=initials(person.full_name),
            district_name=district,
            education_level=person.education_level,
            education_major=person.education_major,
            skills=skills.get(person.id, []),
            experiences=done.get(person.id, []),
            has_applied=application_id is not None,
            invitation_state=invited,
            fit=fit_of(recommendation),
        )
        for recommendation, person, district, application_id, invited in rows
    ]
    return CandidatePage(found, total or 0, page)


def _candidates() -> sa.Select[Recommendation, Person, str, UUID, InvitationState]:
    applied = sa.and_(Application.vacancy_id == Recommendation.vacancy_id, Application.person_id == Recommendation.person_id)
    invited = sa.and_(
        CandidateInvitation.vacancy_id == Recommendation.vacancy_id,
        CandidateInvitation.person_id == Recommendation.person_id,
    )
    return (
        sa.select(Recommendation, Person, District.name, Application.id, CandidateInvitation.state)
        .join(Person, Person.id == Recommendation.person_id)
        .join(Seeker, Seeker.person_id == Person.id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .outerjoin(Application, applied)
        .outerjoin(CandidateInvitation, invited)
        .where(Person.merged_into_id.is_(None), Person.died_on.is_(None), may_be_listed(clock.today()))
    )


def list_for_person(actor: Actor, limit: int = 20) -> Sequence[RecommendedVacancy]:
    """Return the open vacancies stored for the acting person, best first."""
    if actor.person_id is None:
        raise NotFound()
    statement = (
        sa.select(Recommendation, Application.id)
        .join(Vacancy, Vacancy.id == Recommendation.vacancy_id)
        .outerjoin(
            Application,
            sa.and_(Application.vacancy_id == Recommendation.vacancy_id, Application.person_id == Recommendation.person_id),
        )
        .where(
            Recommendation.person_id == actor.person_id,
            Recommendation.score >= LEAST_SHOWN,
            Vacancy.state == VacancyState.PUBLISHED,
            Vacancy.origin == VacancyOrigin.OFFICE,
            sa.or_(Vacancy.expires_on.is_(None), Vacancy.expires_on >= clock.today()),
        )
        .order_by(Recommendation.score.desc(), Vacancy.published_at.desc(), Vacancy.id)
        .limit(limit)
    )
    rows = db.session.execute(statement).all()
    shown = vacancies.find_many([recommendation.vacancy_id for recommendation, _ in rows])
    return [
        RecommendedVacancy(shown[recommendation.vacancy_id], fit_of(recommendation), application_id is not None)
        for recommendation, application_id in rows
        if recommendation.vacancy_id in shown
    ]


def find_fit(actor: Actor, vacancy_id: UUID) -> Fit | None:
    """Return what was stored of the acting person and a vacancy, if anything."""
    if actor.person_id is None:
        return None
    found = db.session.scalar(
        sa.select(Recommendation).where(Recommendation.vacancy_id == vacancy_id, Recommendation.person_id == actor.person_id)
    )
    return fit_of(found) if found is not None else None


def fit_of(stored: Recommendation) -> Fit:
    """Return a stored recommendation as what pages print."""
    return Fit(stored.score, stored.knowledge, stored.reasons, stored.engine_version, stored.weights_name)


def texts_by_person(
    owner: InstrumentedAttribute[UUID], text: InstrumentedAttribute[str], ids: Sequence[UUID]
) -> dict[UUID, list[str]]:
    """Return the texts of each person, in one read."""
    found: dict[UUID, list[str]] = {}
    for person_id, value in db.session.execute(sa.select(owner, text).where(owner.in_(ids)).order_by(owner, text)):
        found.setdefault(person_id, []).append(value)
    return found
