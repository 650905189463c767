"""The door and the booths of a fair: seen once however often it is scanned; a hire becomes a placement at once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, PlacementSource, RegistrationState, VisitKind, WagePeriod
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.domain.tickets import read_ticket
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import FairBooth, FairRegistration, FairRevokedCode, FairVisit, Placement, Vacancy
from jobmatch.services import audit, placements

UNKNOWN_CODE = N_("Kode tiket ini tidak dikenal untuk Job Fair ini. Cari dengan nama, atau daftarkan di tempat.")
REPLACED = N_("Kode ini sudah diganti: pemiliknya datang dengan KTP. Arahkan ke meja pendaftaran.")
CANCELLED = N_("Tiket ini sudah dibatalkan. Daftarkan lagi di meja pendaftaran.")
NEEDS_PERSON = N_("Lengkapi dulu data orang ini di meja AK-1, lalu catat hasilnya.")
GATE_KEY = "gate"


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan as the device tells it; ``client_id`` is its own word for it, so that a repeat is recognised."""

    code: str
    client_id: str
    seen_at: datetime
    device: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard is told: the first scan lets in, later ones say since when."""

    registration_id: UUID
    is_first: bool
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out at a booth; start and wage only for a hire."""

    result: BoothResult
    vacancy_id: UUID | None = None
    start_on: date | None = None
    wage_idr: int | None = None
    wage_period: WagePeriod | None = None
    reason_code: str | None = None


def check_in(actor: Actor, fair_id: UUID, scan: Scan) -> Verdict:
    """Let a ticket in. The same scan again gets its first answer; another scan of the same ticket is "already in"."""
    with transaction():
        registration = _registration(fair_id, scan.code)
        known = db.session.scalar(
            sa.select(FairVisit).where(FairVisit.registration_id == registration.id, FairVisit.place_key == GATE_KEY)
        )
        if known is not None:
            return Verdict(registration.id, known.client_id == scan.client_id, known.seen_at)
        _add_visit(actor, registration, scan, VisitKind.GATE, GATE_KEY)
        audit.record(actor, "check_in", "fair_registration", registration.id)
        return Verdict(registration.id, True, scan.seen_at)


def record_outcome(actor: Actor, fair_id: UUID, booth_id: UUID, scan: Scan, outcome: Outcome) -> UUID:
    """Store what came out at a booth for a ticket; a hire proposes the placement with the employer's word."""
    with transaction():
        registration = _registration(fair_id, scan.code)
        booth = db.session.get(FairBooth, booth_id)
        if booth is None or booth.fair_id != fair_id:
            raise NotFound
        place_key = f"booth:{booth_id.hex}"
        visit = db.session.scalar(
            sa.select(FairVisit).where(FairVisit.registration_id == registration.id, FairVisit.place_key == place_key)
        ) or _add_visit(actor, registration, scan, VisitKind.BOOTH, place_key)
        visit.booth_id = booth_id
        set_result(actor, booth, visit, outcome)
        return visit.id


def set_result(actor: Actor, booth: FairBooth, visit: FairVisit, outcome: Outcome) -> None:
    """Store what came of a visit inside a running transaction; a hire proposes the placement with the employer's word."""
    visit.vacancy_id = outcome.vacancy_id
    visit.result, visit.result_at, visit.recorded_by = outcome.result, clock.now(), actor.user_id
    visit.result_facts = {"reason": outcome.reason_code} if outcome.reason_code else {}
    db.session.flush()
    audit.record(actor, "record_outcome", "fair_visit", visit.id, fields=["result"])
    if outcome.result is BoothResult.HIRED:
        registration = db.session.get_one(FairRegistration, visit.registration_id)
        if registration.person_id is None:
            raise RuleBroken(NEEDS_PERSON)
        placement_id = propose_hire(actor, registration.person_id, booth, visit)
        terms = placements.Terms(outcome.start_on, outcome.wage_idr, outcome.wage_period)
        placements.answer(actor, placement_id, Evidence.EMPLOYER, True, terms)


def note_guest_hired(actor: Actor, visit: FairVisit) -> None:
    """Keep an employer's yes about somebody without a record: the desk ties her record, and then the placement is proposed."""
    visit.result, visit.result_at, visit.recorded_by = BoothResult.HIRED, clock.now(), actor.user_id
    db.session.flush()
    audit.record(actor, "record_outcome", "fair_visit", visit.id, fields=["result"])


def change_result(actor: Actor, booth: FairBooth, visit: FairVisit, outcome: Outcome) -> None:
    """Store a later word of a booth; where it takes a hire back, the employer's word is taken back too."""
    placement_id = find_placement(visit.id)
    set_result(actor, booth, visit, outcome)
    if placement_id is not None and outcome.result is not BoothResult.HIRED:
        placements.answer(actor, placement_id, Evidence.EMPLOYER, False)


def find_placement(visit_id: UUID) -> UUID | None:
    """Return the placement that a visit led to, if any."""
    return db.session.scalar(sa.select(Placement.id).where(Placement.origin_key == f"visit:{visit_id}"))


def propose_hire(actor: Actor, person_id: UUID, booth: FairBooth, visit: FairVisit) -> UUID:
    """Propose the placement that a visit speaks of, with what both sides said of the visit before; once per visit."""
    if (known := find_placement(visit.id)) is not None:
        return known
    vacancy = db.session.get(Vacancy, visit.vacancy_id) if visit.vacancy_id else None
    hire = placements.Hire(
        person_id=person_id,
        origin_key=f"visit:{visit.id}",
        source=PlacementSource.FAIR,
        job_title=vacancy.title if vacancy else "",
        employer_id=booth.employer_id,
        vacancy_id=visit.vacancy_id,
        fair_id=visit.fair_id,
        kbji=vacancy.kbji if vacancy else None,
    )
    placement_id = placements.propose(actor, hire)
    if visit.result is BoothResult.REFUSED:
        placements.answer(actor, placement_id, Evidence.EMPLOYER, False)
    if visit.seeker_says is not None:
        placements.answer(actor, placement_id, Evidence.SEEKER, visit.seeker_says)
    return placement_id


def _registration(fair_id: UUID, text: str) -> FairRegistration:
    shown = read_ticket(text)
    code = shown.code if shown else text.strip().upper()
    registration = db.session.scalar(
        sa.select(FairRegistration).where(FairRegistration.code == code, FairRegistration.fair_id == fair_id)
    )
    one_at_a_time("ticket", code)
    if registration is None:
        replaced = db.session.scalar(sa.select(FairRevokedCode.id).where(FairRevokedCode.code == code))
        raise RuleBroken(REPLACED if replaced else UNKNOWN_CODE, field="code")
    if registration.state is RegistrationState.CANCELLED:
        raise RuleBroken(CANCELLED, field="code")
    return registration


def _add_visit(actor: Actor, registration: FairRegistration, scan: Scan, kind: VisitKind, place_key: str) -> FairVisit:
    visit = FairVisit(
        fair_id=registration.fair_id,
        registration_id=registration.id,
        kind=kind,
        place_key=place_key,
        client_id=scan.client_id,
        device=scan.device,
        seen_at=scan.seen_at,
        received_at=clock.now(),
        recorded_by=actor.user_id,
    )
    db.session.add(visit)
    db.session.flush()
    return visit
