"""Looks for a person at the vacancies near her, one step at a time: runs in the worker, pages read what it kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.domain.fit_rules import FITS_FROM, MOST_OPENERS, STEPS_KEPT, opens
from jobmatch.domain.job_kinds import WHY_NOT
from jobmatch.domain.local_work import next_distance
from jobmatch.extensions.db import db, transaction
from jobmatch.models import PairExplanation, SeekerOutlook
from jobmatch.queries import profiles, vacancies
from jobmatch.services import audit, jobs, match_weights
from matching import Explainer, Match, Ranker, SeekerProfile, VacancyProfile
from matching.explanation import Explanation
from matching.results import Facts

NEAREST = 40
"""So many vacancies nearest by the work itself are explained to a person."""
ALL_STEPS = 99
ASK_AGAIN_AFTER = timedelta(minutes=10)
TEACHES = {"step.skill": "skill", "step.licence": "licence", "step.education": "level"}
PORTION = 50


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What was found out for one person."""

    pairs: Sequence[dict[str, Any]]
    openers: Sequence[dict[str, Any]]


def look_ahead(person_id: UUID) -> int:
    """Explain the nearest open vacancies to one person; return how many. The ranking before it is on record."""
    person = profiles.find_seeker_profile(person_id)
    people = [person] if person is not None else []
    return _look(people, [person_id])


def look_ahead_all(job: jobs.Running) -> dict[str, Any]:
    """Do the worker's nightly job: everybody who looks for work."""
    people = profiles.list_seeker_profiles()
    count = 0
    for start in range(0, len(people), PORTION):
        portion = people[start : start + PORTION]
        job.report(start, len(people), "")
        count += _look(portion, [UUID(person.id) for person in portion])
    audit.record_act(job.actor, "look_ahead", "person", "-")
    return {"explained": count}


def ask_why_not(actor: Actor, vacancy_id: UUID) -> None:
    """Let the worker explain one vacancy to the acting person; asked again within minutes, it is the same question."""
    if actor.role is not Role.SEEKER or actor.person_id is None:
        raise NotFound
    vacancies.get_public(vacancy_id)
    span = int(clock.now().timestamp() // ASK_AGAIN_AFTER.total_seconds())
    payload = {"vacancy": str(vacancy_id), "person": str(actor.person_id)}
    jobs.enqueue(actor, WHY_NOT, f"{WHY_NOT}:{vacancy_id}:{actor.person_id}:{span}", payload)


def answer_why_not(job: jobs.Running) -> dict[str, Any]:
    """Do the worker's job for one person and one vacancy: gates, steps, and how many stand before her."""
    vacancy_id, person_id = UUID(job.payload["vacancy"]), UUID(job.payload["person"])
    vacancy, person = profiles.find_vacancy_profile(vacancy_id), profiles.find_seeker_profile(person_id)
    if vacancy is None or person is None:
        return {"answered": 0}
    ranker = Ranker(match_weights.find_current()).fit(profiles.list_seeker_profiles())
    place = ranker.why_not(vacancy, person.id).place
    moment = clock.now()
    row = _pair(person, vacancy, Explainer(ranker).explain(person, vacancy, ALL_STEPS), moment)
    row |= {"better_count": place - 1 if place else None, "asked_at": moment}
    with transaction():
        mine = sa.and_(PairExplanation.person_id == person_id, PairExplanation.vacancy_id == vacancy_id)
        db.session.execute(sa.delete(PairExplanation).where(mine))
        db.session.execute(sa.insert(PairExplanation), [row])
        audit.record(job.actor, "explain_vacancy", "person", person_id)
    return {"answered": 1}


def _look(people: Sequence[SeekerProfile], person_ids: Sequence[UUID]) -> int:
    found = {UUID(person.id): outlook for person, outlook in _outlooks(people)}
    pairs = [pair for outlook in found.values() for pair in outlook.pairs]
    moment = clock.now()
    rows = [{"person_id": key, "openers": list(outlook.openers), "computed_at": moment} for key, outlook in found.items()]
    with transaction():
        for table in (PairExplanation, SeekerOutlook):
            db.session.execute(sa.delete(table).where(table.person_id.in_(person_ids)))
        for table, values in ((PairExplanation, pairs), (SeekerOutlook, rows)):
            if values:
                db.session.execute(sa.insert(table), values)
    return len(pairs)


def _outlooks(people: Iterable[SeekerProfile]) -> Iterator[tuple[SeekerProfile, _Outlook]]:
    offers = {vacancy.id: vacancy for vacancy in profiles.list_open_vacancy_profiles()}
    ranker = Ranker(match_weights.find_current()).fit(_ungated(vacancy) for vacancy in offers.values())
    explainer, everybody = Explainer(ranker), list(people)
    for person, matches in zip(everybody, ranker.rank_all(map(_unbound, everybody), NEAREST), strict=True):
        yield person, _outlook(explainer, person, [offers[match.id] for match in matches])


def _ungated(vacancy: VacancyProfile) -> VacancyProfile:
    """Leave out what training can give, so that work one certificate away is found at all."""
    return replace(vacancy, licences=(), is_education_justified=False)


def _unbound(person: SeekerProfile) -> SeekerProfile:
    """Leave out where and when she wants to work, so that she learns what a wider wish would bring."""
    return replace(person, max_distance_km=None, reach=(), availability=())


def _outlook(explainer: Explainer, person: SeekerProfile, offers: Sequence[VacancyProfile]) -> _Outlook:
    moment, pairs = clock.now(), []
    tallies: dict[tuple[str, str], dict[str, Any]] = {}
    for vacancy in offers:
        explained = explainer.explain(person, vacancy, ALL_STEPS)
        pairs.append(_pair(person, vacancy, explained, moment))
        for code, key, subject in [*_opening_steps(explained), *_opening_wishes(explained)]:
            tallies.setdefault((code, key), {"code": code, "subject": subject, "count": 0})["count"] += 1
    best = sorted(tallies.items(), key=lambda item: (-item[1]["count"], item[0]))
    return _Outlook(pairs, [tally for _, tally in best[:MOST_OPENERS]])


def _opening_steps(explained: Explanation) -> list[tuple[str, str, str]]:
    """Return (code, id, name) of each skill, licence or school level that alone would make this vacancy fit."""
    closed, found = len(explained.closed_gates), []
    for step in explained.steps:
        if step.code in TEACHES and opens(explained.match.score, closed, step.score_after, step.opens_gate):
            name = TEACHES[step.code]
            found.append((step.code, str(step.facts.get(f"{name}_id", step.facts[name])), str(step.facts[name])))
    return found


def _opening_wishes(explained: Explanation) -> list[tuple[str, str, str]]:
    """Return (code, id, name) of the one wish that alone keeps this vacancy away."""
    if len(explained.closed_gates) != 1 or explained.match.score < FITS_FROM:
        return []
    gate = explained.closed_gates[0]
    if gate.code == "gate.place":
        far = str(next_distance(float(str(gate.facts["km"]))))
        return [("wish.place", far, far)]
    if gate.code == "gate.reach":
        return [("wish.reach", str(gate.facts["needed"]), str(gate.facts["needed"]))]
    times = gate.facts["needed"] if gate.code == "gate.time" else ()
    return [("wish.time", time, time) for time in times] if isinstance(times, tuple) else []


def _pair(person: SeekerProfile, vacancy: VacancyProfile, explained: Explanation, moment: datetime) -> dict[str, Any]:
    helpful = [step for step in explained.steps if step.opens_gate or explained.match.score < FITS_FROM or step.gain > 0]
    return {
        "vacancy_id": UUID(vacancy.id),
        "person_id": UUID(person.id),
        "score": explained.match.score,
        "gates": [{"code": gate.code, "facts": _plain(gate.facts)} for gate in explained.closed_gates],
        "reasons": _reasons(explained.match),
        "steps": [
            {"code": step.code, "facts": _plain(step.facts), "after": step.score_after, "opens": step.opens_gate}
            for step in helpful[:STEPS_KEPT]
        ],
        "better_count": None,
        "asked_at": None,
        "computed_at": moment,
    }


def _reasons(match: Match) -> list[dict[str, Any]]:
    return [
        {"code": reason.code, "points": reason.points, "kind": reason.kind, "facts": _plain(reason.facts)}
        for reason in match.reasons
    ]


def _plain(facts: Facts) -> dict[str, Any]:
    return {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in facts.items()}
