"""A hire as both sides tell it: proposed, answered, confirmed or disputed, with every consequence in one transaction."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ObservationSource, PlacementKind, PlacementSource, PlacementState, WagePeriod
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.placement_rules import Consequence, Evidence, RegistryEffect, consequence, is_plausible_start, reach_of
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import PLACEMENT, next_state
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Placement, PlacementEvent
from jobmatch.services import audit, placement_consequences

CONFIRMED_STATES = (PlacementState.CONFIRMED, PlacementState.STARTED)
ODD_START = N_("Tanggal mulai %(start)s terlalu jauh. Periksa tahunnya.")
HAS_ENDED = N_("Pekerjaan ini sudah dicatat selesai. Batalkan dulu catatan selesainya, lalu perbaiki jawabannya.")


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
    contract: str | None = None


TERMS = ("start_on", "wage_idr", "wage_period", "contract")


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
        note(actor, placement, "proposed", hire.origin_key)
        audit.record(actor, "propose_placement", "placement", placement.id)
        return placement.id


def answer(actor: Actor, placement_id: UUID, evidence: Evidence, says: bool, terms: Terms | None = None) -> PlacementState:
    """Store what one side says of the hire and let the rules table decide; return the state it leads to.

    The same answer again changes nothing; a changed answer takes earlier consequences back by reversing entries.
    """
    with transaction():
        placement = hold(placement_id)
        if placement.state is PlacementState.ENDED:
            raise RuleBroken(HAS_ENDED)
        _store_answer(placement, evidence, says)
        set_terms(placement, terms or Terms())
        _move(actor, placement)
        audit.record(actor, "answer_placement", "placement", placement_id, fields=[f"{evidence.value}_says"])
        return placement.state


def withdraw(actor: Actor, placement_id: UUID) -> None:
    """Take a placement back that was noted by mistake, with all that it brought; it can be opened again."""
    with transaction():
        placement = hold(placement_id)
        if placement.state in CONFIRMED_STATES:
            placement_consequences.take_back(actor, placement)
        placement.state = next_state(PLACEMENT, placement.state, "withdraw")
        note(actor, placement, "withdraw")
        audit.record(actor, "withdraw_placement", "placement", placement_id, fields=["state"])


def reopen(actor: Actor, placement_id: UUID) -> None:
    """Open a withdrawn placement again: what both sides said so far decides where it stands."""
    with transaction():
        placement = hold(placement_id)
        placement.state = next_state(PLACEMENT, placement.state, "reopen")
        note(actor, placement, "reopen")
        _move(actor, placement)
        audit.record(actor, "reopen_placement", "placement", placement_id, fields=["state"])


def hold(placement_id: UUID) -> Placement:
    """Return a placement for a change inside the running transaction.

    Raises:
        NotFound: there is none.
    """
    placement = db.session.get(Placement, placement_id, with_for_update=True)
    if placement is None:
        raise NotFound
    return placement


def set_terms(placement: Placement, terms: Terms) -> None:
    """Keep what is newly known of a job; what was not said stays as it was."""
    if terms.start_on is not None and not is_plausible_start(terms.start_on, clock.today()):
        raise RuleBroken(ODD_START, field="start_on", start=f"{terms.start_on:%d-%m-%Y}")
    for name in TERMS:
        if (value := getattr(terms, name)) is not None:
            setattr(placement, name, value)


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


def consequence_of(placement: Placement) -> Consequence:
    """Look up what all that is known of a placement leads to."""
    reach = reach_of(placement.kind, has_employer=placement.employer_id is not None)
    return consequence(placement.source, _answers(placement), reach)


def _move(actor: Actor, placement: Placement) -> None:
    result, was_confirmed = consequence_of(placement), placement.state in CONFIRMED_STATES
    if result.event is not None and not (was_confirmed and result.event == "confirm"):
        if was_confirmed:
            placement_consequences.take_back(actor, placement)
            note(actor, placement, "take_back")
        placement.state = next_state(PLACEMENT, placement.state, result.event)
        note(actor, placement, result.event)
    if placement.state is PlacementState.CONFIRMED and not was_confirmed:
        placement_consequences.confirm(actor, placement, result)
    elif result.registry is RegistryEffect.WORKING_BY_OWN_WORD:
        placement_consequences.observe(actor, placement, ObservationSource.SELF_REPORT)


def note(actor: Actor, placement: Placement, kind: str, source_key: str | None = None) -> None:
    """Add to what happened to a placement; without a source of its own each time counts."""
    db.session.add(
        PlacementEvent(
            placement_id=placement.id,
            kind=kind,
            source_key=(source_key or secrets.token_hex(12))[:80],
            on_date=placement.start_on,
            recorded_at=clock.now(),
            recorded_by=actor.user_id,
        )
    )
    db.session.flush()
