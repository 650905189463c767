"""The weights of the matching: learned from what happened, proposed, and in force only when a person accepts them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import Conflict, NotAllowed
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import one_at_a_time, transaction
from jobmatch.queries import match_facts, treatments
from jobmatch.queries.treatments import PastPair
from jobmatch.services import audit, site_facts
from matching import Weights
from matching.learning import Outcome, Proposal, propose

DECIDERS = (Role.SECTION_HEAD, Role.SYSTEM)
RIPE_AFTER = timedelta(days=21)
"""An application is closed after 21 days; only then is silence an answer."""


def find_current() -> Weights:
    """Return the weights in force: those last accepted, or the first ones."""
    stored = match_facts.find_fact(match_facts.WEIGHTS)
    return Weights.from_mapping(stored["name"], stored["points"]) if stored else Weights()


def learn() -> tuple[Proposal, dict[str, str]]:
    """Return what the outcomes so far teach, and the titles of the vacancies in it; nothing is kept."""
    pairs = treatments.list_past_pairs(clock.today() - RIPE_AFTER)
    name = f"belajar-{clock.today():%Y-%m-%d}"
    return propose([_outcome(pair) for pair in pairs], find_current(), name), {
        str(pair.vacancy_id): pair.vacancy_title for pair in pairs
    }


def propose_weights(actor: Actor) -> Proposal:
    """Learn, and keep a proposal for a person to accept; without one, an older proposal stays as it is."""
    proposal, titles = learn()
    if proposal.weights is not None:
        with transaction():
            site_facts.set_fact(match_facts.PROPOSAL, _stored(proposal, titles))
            audit.record(actor, "propose_weights", "site_fact", match_facts.PROPOSAL)
    return proposal


def find_proposal() -> Mapping[str, Any] | None:
    """Return the proposal that waits, its people by initials, or None."""
    stored = match_facts.find_fact(match_facts.PROPOSAL)
    if stored is None:
        return None
    names = match_facts.initials_of([UUID(mover["person_id"]) for mover in stored["moved"]])
    moved = [{**mover, "initials": names.get(UUID(mover["person_id"]), "–")} for mover in stored["moved"]]
    return {**stored, "moved": moved}


def accept_proposal(actor: Actor, name: str) -> None:
    """Put the proposal in force from the next ranking on; lists stored before keep the name they were made with."""
    with transaction():
        proposal = _take(actor, name)
        points = proposal["points"]
        Weights.from_mapping(name, points)
        fact = {"name": name, "points": points, "accepted_at": clock.now().isoformat(), "before": asdict(find_current())}
        site_facts.set_fact(match_facts.WEIGHTS, fact)
        audit.record(actor, "accept_weights", "site_fact", name)


def refuse_proposal(actor: Actor, name: str) -> None:
    """Put the proposal away; the weights stay as they are."""
    with transaction():
        _take(actor, name)
        audit.record(actor, "refuse_weights", "site_fact", name)


def _take(actor: Actor, name: str) -> Mapping[str, Any]:
    if actor.role not in DECIDERS:
        raise NotAllowed
    one_at_a_time("match_weights", match_facts.PROPOSAL)
    proposal = match_facts.find_fact(match_facts.PROPOSAL)
    if proposal is None or proposal["name"] != name:
        raise Conflict(N_("Usulan ini sudah diputuskan atau diganti. Buka lagi halamannya."))
    site_facts.set_fact(match_facts.PROPOSAL, {})
    return proposal


def _outcome(pair: PastPair) -> Outcome:
    return Outcome(
        shares=pair.shares,
        place=pair.place,
        day=pair.shown_on.toordinal(),
        led_on=pair.led_on,
        person_id=str(pair.person_id),
        vacancy_id=str(pair.vacancy_id),
    )


def _stored(proposal: Proposal, titles: Mapping[str, str]) -> dict[str, Any]:
    weights = proposal.weights
    assert weights is not None
    movers = Counter(vacancy for vacancy, *_ in proposal.moved)
    return {
        "name": weights.name,
        "points": dict(weights.as_mapping()),
        "made_at": clock.now().isoformat(),
        "outcome_count": proposal.outcome_count,
        "auc_now": proposal.auc_now,
        "auc_learned": proposal.auc_learned,
        "gain_low": proposal.gain_low,
        "moved": [
            {"vacancy": titles[vacancy], "vacancy_id": vacancy, "person_id": person, "now": now, "then": then}
            for vacancy, person, now, then in proposal.moved
        ],
        "vacancy_count": len(movers),
    }
