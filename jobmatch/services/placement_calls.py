"""What the office heard by telephone, short reply or visit: kept in the call log, and counted as that side's word."""

from dataclasses import dataclass
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.calls import SAYS, VOICE, Heard, Way, Whom
from jobmatch.domain.enums import PlacementKind, Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db, transaction
from jobmatch.models import FairBooth, PhoneCall, Placement
from jobmatch.services import audit, placements

CALLERS = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
PLACEMENT, BOOTH = "placement", "fair_booth"


@dataclass(frozen=True, slots=True)
class Call:
    """Who was reached, how, and what was heard."""

    whom: Whom
    heard: Heard
    way: Way = Way.CALL
    note: str | None = None


def note_call(actor: Actor, placement_id: UUID, call: Call, terms: placements.Terms | None = None) -> None:
    """Log a call about a placement; a clear yes or no is at once the word of whoever spoke."""
    with transaction():
        if db.session.get(Placement, placement_id) is None:
            raise NotFound
        log_call(actor, PLACEMENT, placement_id, call)
        if call.heard in SAYS:
            placements.answer(actor, placement_id, VOICE[call.whom], SAYS[call.heard], terms)


def note_booth_call(actor: Actor, booth_id: UUID, call: Call) -> None:
    """Log a call to an employer that has not reported what came of its booth."""
    with transaction():
        if db.session.get(FairBooth, booth_id) is None:
            raise NotFound
        log_call(actor, BOOTH, booth_id, call)


def see_contract(actor: Actor, placement_id: UUID, kind: PlacementKind, terms: placements.Terms) -> None:
    """Keep that an officer saw the contract, and what kind of placement it makes this."""
    _require_caller(actor)
    with transaction():
        placement = placements.hold(placement_id)
        if placement.state not in placements.CONFIRMED_STATES:  # afterwards the ledger holds the kind
            placement.kind = kind
        placements.answer(actor, placement_id, Evidence.CONTRACT, True, terms)


def log_call(actor: Actor, subject_type: str, subject_id: UUID, call: Call) -> None:
    """Add a call to the log of what it was about, inside the caller's transaction."""
    _require_caller(actor)
    row = PhoneCall(
        subject_type=subject_type,
        subject_id=subject_id,
        whom=call.whom,
        way=call.way,
        heard=call.heard,
        note=(call.note or "").strip()[:200] or None,
        at=clock.now(),
        by=actor.user_id,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "log_call", subject_type, subject_id, fields=["heard"])


def _require_caller(actor: Actor) -> None:
    if actor.role not in CALLERS:
        raise NotAllowed
