"""Counts at night which skills and licences people lack for the work on offer, by kecamatan."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import transaction
from jobmatch.queries import match_facts, profiles
from jobmatch.services import audit, jobs, match_weights, site_facts
from matching import Explainer, Ranker, SeekerProfile, VacancyProfile, training_demand

NEAREST = 30
"""So many people nearest to each vacancy; one who lacks only the licence is among them."""


def sum_training(job: jobs.Running) -> dict[str, Any]:
    """Do the worker's job."""
    return {"needs": count_needs(job.actor)}


def count_needs(actor: Actor) -> int:
    """Count anew and keep the table; return how many needs it has."""
    ranker = Ranker(match_weights.find_current())
    pairs = list(_near_pairs(ranker))
    needs = training_demand(Explainer(ranker), pairs)
    rows = [
        {
            "district": need.district,
            "code": need.code,
            "subject": need.subject,
            "seekers": need.seeker_count,
            "vacancies": need.vacancy_count,
            "opened": need.opened_count,
        }
        for need in needs
    ]
    with transaction():
        site_facts.set_fact(match_facts.TRAINING, {"counted_at": clock.now().isoformat(), "needs": rows})
        audit.record(actor, "count_training", "site_fact", match_facts.TRAINING)
    return len(rows)


def _near_pairs(ranker: Ranker) -> Iterator[tuple[SeekerProfile, VacancyProfile]]:
    people = {person.id: person for person in profiles.list_seeker_profiles()}
    ranker.fit(people.values())
    for vacancy in profiles.list_open_vacancy_profiles():
        for match in ranker.rank(replace(vacancy, licences=()), NEAREST):
            yield people[match.id], vacancy
