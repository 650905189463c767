"""A hire as both sides tell it: proposed, answered, confirmed or disputed, with every consequence in one transaction."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ObservationSource, PlacementKind, PlacementSource, PlacementState, WagePeriod
from jobmatch.domain.errors import NotFound
from jobmatch.domain.placement_rules import Consequence, Evidence, RegistryEffect, consequence
from jobmatch.domain.transitions import PLACEMENT, next_state
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Placement, PlacementEvent
from jobmatch.services import audit, placement_consequences

CONFIRMED_STATES = (PlacementState.CONFIRMED, PlacementState.STARTED)


@dataclass(frozen=True, slots=True)
class Hire:
    """What is said of a hire; ``origin_key`` (visit, application, …) makes the same hire arrive only once."""

    person_id: UUID
    origin_key: str
    source: PlacementSource
    job_title: str
    employer_id: UUID | None = None
    employer_name: str | None = None
    vacancy_id: UUID | None = None
    application_id: UUID | None = None
    fair_id: UUID | None = None
    kind: PlacementKind = PlacementKind.LOCAL
    kbji: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """When and for how much somebody starts; each may still be unknown."""

    start_on: date | None = None
    wage_idr: int | None = None
    wage_period: WagePeriod | None = None


def propose(actor: Actor, hire: Hire) -> UUID:
    """Note a hire that waits for both sides' word, and return its id; the same origin again returns the first."""
    with transaction():
        one_at_a_time("placement_of", hire.person_id)
        known = db.session.scalar(
            sa.select(Placement.id).where(Placement.person_id == hire.person_id, Placement.origin_key == hire.origin_key)
        )
        if known is not None:
            return known
        placement = Placement(**{name: getattr(hire, name) for name in hire.__dataclass_fields__}, created_at=clock.now())
        db.session.add(placement)
        db.session.flush()
        _note(actor, placement, "proposed", hire.origin_key)
        audit.record(actor, "propose_placement", "placement", placement.id)
        return placement.id


def answer(actor: Actor, placement_id: UUID, evidence: Evidence, says: bool, terms: Terms | None = None) -> PlacementState:
    """Store what one side says of the hire and let the rules table decide; return the state it leads to.

    The same answer again changes nothing; a changed answer takes earlier consequences back by reversing entries.
    """
    with transaction():
        placement = db.session.get(Placement, placement_id, with_for_update=True)
        if placement is None:
            raise NotFound
        _store_answer(placement, evidence, says)
        for name in ("start_on", "wage_idr", "wage_period"):
            if terms is not None and (value := getattr(terms, name)) is not None:
                setattr(placement, name, value)
        result = consequence(placement.source, _answers(placement))
        _move(actor, placement, result)
        audit.record(actor, "answer_placement", "placement", placement_id, fields=[f"{evidence.value}_says"])
        return placement.state


def _store_answer(placement: Placement, evidence: Evidence, says: bool) -> None:
    if evidence is Evidence.EMPLOYER:
        placement.employer_says, placement.employer_answered_at = says, clock.now()
    elif evidence is Evidence.SEEKER:
        placement.seeker_says, placement.seeker_answered_at = says, clock.now()
    else:
        others = [item for item in placement.evidence if item["kind"] != evidence.value]
        placement.evidence = [*others, {"kind": evidence.value, "says": says, "at": clock.now().isoformat()}]


def _answers(placement: Placement) -> list[tuple[Evidence, bool | None]]:
    return [
        (Evidence.EMPLOYER, placement.employer_says),
        (Evidence.SEEKER, placement.seeker_says),
        *((Evidence(item["kind"]), item["says"]) for item in placement.evidence),
    ]


def _move(actor: Actor, placement: Placement, result: Consequence) -> None:
    was_confirmed = placement.state in CONFIRMED_STATES
    if result.event is not None and not (was_confirmed and result.event == "confirm"):
        if was_confirmed:
            placement_consequences.take_back(actor, placement)
        placement.state = next_state(PLACEMENT, placement.state, result.event)
        _note(actor, placement, result.event, f"{len(_answers(placement))}:{clock.now().timestamp():.6f}")
    if placement.state is PlacementState.CONFIRMED and not was_confirmed:
        placement_consequences.confirm(actor, placement, result)
    elif result.registry is RegistryEffect.WORKING_BY_OWN_WORD:
        placement_consequences.observe(actor, placement, ObservationSource.SELF_REPORT)


def _note(actor: Actor, placement: Placement, kind: str, source_key: str) -> None:
    db.session.add(
        PlacementEvent(
            placement_id=placement.id,
            kind=kind,
            source_key=source_key[:80],
            on_date=placement.start_on,
            recorded_at=clock.now(),
            recorded_by=actor.user_id,
        )
    )
    db.session.flush()
