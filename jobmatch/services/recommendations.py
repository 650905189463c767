"""Runs the engine over stored profiles and keeps what it said, with reasons and versions, until the next run."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound
from jobmatch.domain.job_kinds import RANK_PERSON, RANK_VACANCY
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Recommendation, Vacancy
from jobmatch.queries import profiles
from jobmatch.services import audit, jobs, match_weights, outlooks
from jobmatch.services.shown_pairs import keep_shown
from matching import Match, Ranker

PER_VACANCY = 50
PER_PERSON = 30


def ask_for_vacancy(actor: Actor, vacancy_id: UUID) -> None:
    """Let the worker rank people for a vacancy; the request that asks does not wait for it."""
    _ask(actor, RANK_VACANCY, vacancy_id)


def ask_for_person(actor: Actor, person_id: UUID) -> None:
    """Let the worker rank the open vacancies for a person."""
    _ask(actor, RANK_PERSON, person_id)


def _ask(actor: Actor, kind: str, subject_id: UUID) -> None:
    jobs.enqueue(actor, kind, f"{kind}:{subject_id}:{clock.now().isoformat()}", {"id": str(subject_id)})


def rank_vacancy(job: jobs.Running) -> dict[str, Any]:
    """Do the worker's job for a vacancy."""
    return {"stored": refresh(job.actor, UUID(job.payload["id"]))}


def rank_person(job: jobs.Running) -> dict[str, Any]:
    """Do the worker's job for a person."""
    person_id = UUID(job.payload["id"])
    return {"stored": refresh_for_person(job.actor, person_id), "explained": outlooks.look_ahead(person_id)}


def refresh(actor: Actor, vacancy_id: UUID) -> int:
    """Rank everybody who looks for work for one vacancy and store the best; return how many."""
    vacancy = profiles.find_vacancy_profile(vacancy_id)
    if vacancy is None:
        raise NotFound()
    return _keep(actor, vacancy_id, _ranker().fit(profiles.list_seeker_profiles()).rank(vacancy, PER_VACANCY))


def refresh_all(actor: Actor, report: Callable[[int, int | None, str], None]) -> int:
    """Rank everybody for every open vacancy, fitting once, and so answer who asked before; return how many vacancies."""
    since = clock.now()
    vacancies = profiles.list_open_vacancy_profiles()
    ranker = _ranker().fit(profiles.list_seeker_profiles())
    for done, (vacancy, matches) in enumerate(zip(vacancies, ranker.rank_all(vacancies, PER_VACANCY), strict=True)):
        report(done, len(vacancies), vacancy.title)
        _keep(actor, UUID(vacancy.id), matches)
    jobs.settle(RANK_VACANCY, since)
    report(len(vacancies), len(vacancies), "")
    return len(vacancies)


def _keep(actor: Actor, vacancy_id: UUID, matches: Sequence[Match]) -> int:
    """Put these people in the place of the vacancy's list so far."""
    with transaction():
        _lock([vacancy_id])
        db.session.execute(sa.delete(Recommendation).where(Recommendation.vacancy_id == vacancy_id))
        _store((_row(vacancy_id, UUID(match.id), rank, match) for rank, match in enumerate(matches, 1)))
        audit.record(actor, "refresh_recommendations", "vacancy", vacancy_id)
    return len(matches)


def refresh_for_person(actor: Actor, person_id: UUID) -> int:
    """Rank the open vacancies for one person and store the best; return how many."""
    person = profiles.find_seeker_profile(person_id)
    matches: Sequence[Match] = ()
    if person is not None:
        matches = _ranker().fit(profiles.list_open_vacancy_profiles()).rank(person, PER_PERSON)
    with transaction():
        _lock([UUID(match.id) for match in matches])
        db.session.execute(sa.delete(Recommendation).where(Recommendation.person_id == person_id))
        better = _count_better(matches)
        _store(_row(UUID(match.id), person_id, better[match.id] + 1, match) for match in matches)
        audit.record(actor, "refresh_recommendations", "person", person_id)
    return len(matches)


def _lock(vacancy_ids: Sequence[UUID]) -> None:
    """Let one run at a time write a vacancy's list; always in the order of ids, so that two never wait for each other."""
    statement = sa.select(Vacancy.id).where(Vacancy.id.in_(vacancy_ids)).order_by(Vacancy.id)
    db.session.scalars(statement.with_for_update()).all()


def _ranker() -> Ranker:
    year, week, _ = clock.today().isocalendar()
    return Ranker(match_weights.find_current(), week=year * 100 + week)


def _count_better(matches: Iterable[Match]) -> dict[str, int]:
    """Return for each vacancy how many stored people stand above this score (the place in its list)."""
    scores = {UUID(match.id): match.score for match in matches}
    better = {str(vacancy_id): 0 for vacancy_id in scores}
    rows = db.session.execute(
        sa.select(Recommendation.vacancy_id, Recommendation.score).where(Recommendation.vacancy_id.in_(scores))
    )
    for vacancy_id, score in rows:
        better[str(vacancy_id)] += score > scores[vacancy_id]
    return better


def _store(rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        db.session.execute(sa.insert(Recommendation), values)
        keep_shown(values)


def _row(vacancy_id: UUID, person_id: UUID, rank: int, match: Match) -> dict[str, Any]:
    return {
        "vacancy_id": vacancy_id,
        "person_id": person_id,
        "score": match.score,
        "rank": rank,
        "knowledge": match.knowledge,
        "reasons": [
            {
                "code": reason.code,
                "points": reason.points,
                "max_points": reason.max_points,
                "kind": reason.kind,
                "facts": {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in reason.facts.items()},
            }
            for reason in match.reasons
        ],
        "engine_version": match.engine_version,
        "weights_name": match.weights_name,
        "computed_at": clock.now(),
    }
