"""What phones tell, taken in once each: whatever the order, the loss or the repetition, one state comes out of it.

The row of a scan keeps what the guard saw; what the office makes of it stands beside it. A scan sent again gets its first
answer again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, RegistrationState, Role, VisitKind
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.fair_rules import GateVerdict
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.tickets import read_ticket
from jobmatch.extensions.db import count_changed, db, new_id, one_at_a_time, transaction
from jobmatch.models import FairBooth, FairRegistration, FairRevokedCode, FairScan, FairVisit
from jobmatch.services import checkins, fair_devices
from jobmatch.services.fair_devices import Phone

GATE, BOOTH, RESULT, WALK_IN = "gate", "booth", "result", "walk_in"
KINDS = (GATE, BOOTH, RESULT, WALK_IN)
NOTED = "noted"
BY_PHONE = Actor(role=Role.SYSTEM)
REFUSED = {RegistrationState.CANCELLED: GateVerdict.CANCELLED, RegistrationState.WAITING: GateVerdict.WAITING}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a phone tells; ``client_id`` is the phone's own word for it."""

    client_id: str
    kind: str
    code: str
    seen_at: datetime
    guard_verdict: str | None = None
    was_let_in: bool = True
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the office says of it; with ``help_reason`` a person has to look."""

    client_id: str
    verdict: str
    help_reason: str | None = None


def take_in(phone: Phone, told: Sequence[Told], unsent: int = 0) -> list[Answer]:
    """Take in what a phone tells, each thing in a transaction of its own, and note that it was heard."""
    with transaction():
        fair_devices.note_contact(phone, unsent)
        if len(told) == 1:
            return [_take(phone, told[0])]
    return [take_one(phone, one) for one in told]


def take_one(phone: Phone, told: Told) -> Answer:
    """Take in one thing; the same thing again gets its first answer."""
    with transaction():
        return _take(phone, told)


def _take(phone: Phone, told: Told) -> Answer:
    known = db.session.execute(
        sa.select(FairScan.server_verdict, FairScan.help_reason).where(FairScan.client_id == told.client_id)
    ).first()
    if known is not None:
        return Answer(told.client_id, known[0], known[1])
    scan = _scan_row(phone, told)
    if told.kind == WALK_IN:
        _add_walk_in(phone, told)
    registration = _find(phone.fair_id, told.code)
    if registration is None:
        return _keep(scan, GateVerdict.UNKNOWN.value, _why_unknown(told.code))
    scan["registration_id"] = registration.id
    if told.kind in (GATE, WALK_IN):
        return _at_gate(phone, told, registration, scan)
    return _at_booth(phone, told, registration, scan)


def _at_gate(phone: Phone, told: Told, registration: "_Found", scan: dict[str, Any]) -> Answer:
    refused = REFUSED.get(registration.state)
    is_first = _visit(phone, told, registration.id, VisitKind.GATE, checkins.GATE_KEY) if told.was_let_in else False
    if refused is not None:
        return _keep(scan, refused.value, refused.value)
    if is_first or not told.was_let_in:
        return _keep(scan, GateVerdict.FIRST.value if is_first else NOTED, None)
    door = db.session.scalar(
        sa.select(FairScan.door)
        .where(FairScan.registration_id == registration.id, FairScan.kind.in_((GATE, WALK_IN)))
        .order_by(FairScan.received_at, FairScan.id)
        .limit(1)
    )
    verdict = GateVerdict.REPEATED if door in (None, phone.door) else GateVerdict.OTHER_DOOR
    return _keep(scan, verdict.value, None)


def _at_booth(phone: Phone, told: Told, registration: "_Found", scan: dict[str, Any]) -> Answer:
    booth = db.session.get(FairBooth, phone.booth_id) if phone.booth_id else None
    if booth is None:
        return _keep(scan, NOTED, "no_booth")
    scan["booth_id"] = booth.id
    one_at_a_time("fair_visit", f"{registration.id}:{booth.id}")
    place_key = f"booth:{booth.id.hex}"
    _visit(phone, told, registration.id, VisitKind.BOOTH, place_key)
    if told.kind != RESULT:
        return _keep(scan, NOTED, None)
    visit = db.session.scalars(
        sa.select(FairVisit).where(FairVisit.registration_id == registration.id, FairVisit.place_key == place_key)
    ).one()
    visit.booth_id = booth.id
    return _keep(scan, NOTED, _store_result(booth, visit, told, has_person=registration.person_id is not None))


def _store_result(booth: FairBooth, visit: FairVisit, told: Told, *, has_person: bool) -> str | None:
    """Store a result unless a later one is known already; return why somebody has to look, if so."""
    outcome = _outcome(told.facts)
    if outcome is None:
        return "no_result"
    stamp = [told.seen_at.isoformat(), told.client_id]
    if visit.result is not None and visit.result_facts.get("told", ["", ""]) >= stamp:
        return None
    needs_person = outcome.result is BoothResult.HIRED and not has_person
    if needs_person:
        visit.result, visit.result_at = BoothResult.HIRED, clock.now()
    else:
        checkins.change_result(BY_PHONE, booth, visit, outcome)
    visit.result_facts = {**visit.result_facts, "told": stamp}
    return "needs_person" if needs_person else None


def _outcome(facts: dict[str, Any]) -> checkins.Outcome | None:
    try:
        return checkins.Outcome(
            BoothResult(str(facts.get("result"))),
            UUID(facts["vacancy_id"]) if facts.get("vacancy_id") else None,
            date.fromisoformat(facts["start_on"]) if facts.get("start_on") else None,
            int(facts["wage_idr"]) if facts.get("wage_idr") else None,
            reason_code=str(facts["reason"])[:40] if facts.get("reason") else None,
        )
    except (ValueError, TypeError):
        return None


def _visit(phone: Phone, told: Told, registration_id: UUID, kind: VisitKind, place_key: str) -> bool:
    """Add a visit, or let an earlier sight of it stand first; tell whether it is new."""
    row = {
        "id": new_id(),
        "fair_id": phone.fair_id,
        "registration_id": registration_id,
        "kind": kind,
        "place_key": place_key,
        "booth_id": phone.booth_id,
        "client_id": told.client_id,
        "device": phone.label[:40],
        "seen_at": told.seen_at,
        "received_at": clock.now(),
        "result_facts": {},
    }
    added = _insert(FairVisit).values(**row).on_conflict_do_nothing(index_elements=["registration_id", "place_key"])
    if db.session.scalar(added.returning(FairVisit.__table__.c.id)) is not None:
        return True
    of_ticket = sa.and_(FairVisit.registration_id == registration_id, FairVisit.place_key == place_key)
    later = sa.or_(
        FairVisit.seen_at > told.seen_at, sa.and_(FairVisit.seen_at == told.seen_at, FairVisit.client_id > told.client_id)
    )
    earlier = {"seen_at": told.seen_at, "client_id": told.client_id, "device": phone.label[:40]}
    count_changed(sa.update(FairVisit).where(of_ticket, later).values(**earlier))
    return False


def _insert(table: type[FairVisit]) -> Any:
    """Return an INSERT that may pass over a row that is there, in this database's own words."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    return dialect.insert(cast(sa.Table, table.__table__))


def _add_walk_in(phone: Phone, told: Told) -> None:
    shown, number = read_ticket(told.code), told.facts.get("number")
    name = " ".join(str(told.facts.get("name", "")).split())[:120]
    if shown is None or not isinstance(number, int) or not name or _find(phone.fair_id, shown.code) is not None:
        return
    db.session.add(
        FairRegistration(
            fair_id=phone.fair_id,
            code=shown.code,
            queue_number=number,
            guest_name=name,
            guest_phone=_phone_number(str(told.facts.get("phone", ""))),
            channel="walk_in",
            form_id=told.client_id,
            registered_at=told.seen_at,
            changed_at=clock.now(),
        )
    )
    db.session.flush()


def _phone_number(typed: str) -> str | None:
    try:
        return normalise_phone(typed) if typed.strip() else None
    except RuleBroken:
        return None


@dataclass(frozen=True, slots=True)
class _Found:
    id: UUID
    state: RegistrationState
    person_id: UUID | None


def _find(fair_id: UUID, text: str) -> _Found | None:
    shown = read_ticket(text)
    if shown is None:
        return None
    r = FairRegistration
    row = db.session.execute(sa.select(r.id, r.state, r.person_id).where(r.code == shown.code, r.fair_id == fair_id)).first()
    return _Found(*row) if row else None


def _why_unknown(text: str) -> str:
    shown = read_ticket(text)
    code = shown.code if shown else ""
    replaced = db.session.scalar(sa.select(FairRevokedCode.id).where(FairRevokedCode.code == code))
    return "replaced" if replaced else "unknown"


def _scan_row(phone: Phone, told: Told) -> dict[str, Any]:
    shown = read_ticket(told.code)
    return {
        "id": new_id(),
        "fair_id": phone.fair_id,
        "device_id": phone.id,
        "client_id": told.client_id,
        "kind": told.kind,
        "code": shown.code if shown else told.code[:24],
        "booth_id": phone.booth_id,
        "door": phone.door,
        "seen_at": told.seen_at,
        "received_at": clock.now(),
        "guard_verdict": told.guard_verdict,
        "was_let_in": told.was_let_in,
        "facts": {name: value for name, value in told.facts.items() if name not in ("name", "phone")},
    }


def _keep(scan: dict[str, Any], verdict: str, help_reason: str | None) -> Answer:
    row = {**scan, "server_verdict": verdict, "help_reason": help_reason}
    db.session.execute(sa.insert(cast(sa.Table, FairScan.__table__)).values(**row))
    return Answer(scan["client_id"], verdict, help_reason)
