"""Reads of what the worker found out for a person: near vacancies with a step each, and what one more skill opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState
from jobmatch.domain.errors import NotFound
from jobmatch.domain.fit_rules import Fitting, fitting_of
from jobmatch.domain.job_kinds import WHY_NOT
from jobmatch.extensions.db import db
from jobmatch.models import Application, Job, PairExplanation, SeekerOutlook, ShownPair, Vacancy
from jobmatch.queries import vacancies
from jobmatch.queries.vacancies import ShownVacancy

MOST_NEAR = 10
SHOWN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands between a person and a vacancy, in the engine's codes and facts."""

    pair: PairExplanation

    @property
    def fitting(self) -> Fitting:
        """Return the word for it."""
        after = max((int(step["after"]) for step in self.pair.steps), default=None)
        return fitting_of(self.pair.score, [gate["code"] for gate in self.pair.gates], after)


@dataclass(frozen=True, slots=True)
class NearVacancy:
    """A vacancy that is one step away."""

    shown: ShownVacancy
    explained: Explained


@dataclass(frozen=True, slots=True)
class Opener:
    """One more skill, certificate or school level, and how many vacancies it would make fitting."""

    code: str
    subject: str
    count: int


def find_explained(actor: Actor, vacancy_ids: Sequence[UUID]) -> Mapping[UUID, Explained]:
    """Return what is kept of the acting person and these vacancies."""
    if actor.person_id is None:
        raise NotFound
    mine = sa.select(PairExplanation).where(
        PairExplanation.person_id == actor.person_id, PairExplanation.vacancy_id.in_(vacancy_ids)
    )
    return {pair.vacancy_id: Explained(pair) for pair in db.session.scalars(mine)}


def list_near(actor: Actor, but: Sequence[UUID]) -> Sequence[NearVacancy]:
    """Return open vacancies one certificate away from the acting person, the best first; those in ``but`` left out."""
    applied = sa.exists().where(
        Application.vacancy_id == PairExplanation.vacancy_id, Application.person_id == PairExplanation.person_id
    )
    statement = (
        sa.select(PairExplanation)
        .join(Vacancy, Vacancy.id == PairExplanation.vacancy_id)
        .where(PairExplanation.person_id == actor.person_id, *vacancies.is_public(), ~applied)
        .order_by(PairExplanation.score.desc(), PairExplanation.vacancy_id)
    )
    found = [Explained(pair) for pair in db.session.scalars(statement) if pair.vacancy_id not in set(but)]
    near = [row for row in found if row.fitting is Fitting.NEARLY][:MOST_NEAR]
    shown = vacancies.find_many([row.pair.vacancy_id for row in near])
    return [NearVacancy(shown[row.pair.vacancy_id], row) for row in near]


def list_openers(actor: Actor) -> Sequence[Opener]:
    """Return what one more skill or certificate would open for the acting person, most vacancies first."""
    if actor.person_id is None:
        return []
    stored: Sequence[Mapping[str, Any]] | None = db.session.scalar(
        sa.select(SeekerOutlook.openers).where(SeekerOutlook.person_id == actor.person_id)
    )
    return [Opener(row["code"], row["subject"], row["count"]) for row in stored or ()]


def is_being_answered(actor: Actor, vacancy_id: UUID) -> bool:
    """Tell whether the worker still has to say why."""
    waits = Job.state.in_((JobState.WAITING, JobState.RUNNING))
    asked = Job.key.startswith(f"{WHY_NOT}:{vacancy_id}:{actor.person_id}:")
    return bool(db.session.scalar(sa.select(sa.exists().where(waits, asked))))


def count_shown(person_id: UUID, today: date) -> int:
    """Return in how many vacancies' lists the person stood, without a name, within the last thirty days."""
    recent = ShownPair.last_shown_on >= today - timedelta(days=SHOWN_DAYS)
    return db.session.scalar(sa.select(sa.func.count()).where(ShownPair.person_id == person_id, recent)) or 0
