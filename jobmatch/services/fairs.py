"""A Job Fair: days, sessions with places, booths; and the registration that never sells a place twice."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import FairState, RegistrationState
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.models import Fair, FairBooth, FairRegistration, FairSession
from jobmatch.services import audit

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 10
DATES_SWAPPED = N_("Tanggal selesai tidak boleh sebelum tanggal mulai.")
NOT_OPEN = N_("Pendaftaran untuk Job Fair ini belum dibuka atau sudah ditutup.")


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A timed entry: aware moments and the number of places."""

    starts_at: datetime
    ends_at: datetime
    capacity: int
    hall: str = ""
    door: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What somebody holds after registering."""

    registration_id: UUID
    code: str
    queue_number: int
    is_waiting: bool


def plan_fair(actor: Actor, name: str, place: str, starts_on: date, ends_on: date, sessions: tuple[SessionPlan, ...]) -> UUID:
    """Make a fair with its sessions, open for registration, and return its id."""
    if ends_on < starts_on:
        raise RuleBroken(DATES_SWAPPED, field="ends_on")
    with transaction():
        fair = Fair(name=name, place=place, starts_on=starts_on, ends_on=ends_on, state=FairState.OPEN, created_at=clock.now())
        db.session.add(fair)
        db.session.flush()
        db.session.add_all(
            FairSession(
                fair_id=fair.id,
                starts_at=plan.starts_at,
                ends_at=plan.ends_at,
                capacity=plan.capacity,
                hall=plan.hall,
                door=plan.door,
            )
            for plan in sessions
        )
        audit.record(actor, "plan_fair", "fair", fair.id)
        return fair.id


def add_booth(actor: Actor, fair_id: UUID, employer_id: UUID, code: str) -> UUID:
    """Give an employer a booth; the same employer again keeps the first."""
    with transaction():
        one_at_a_time("fair_booth", fair_id)
        known = db.session.scalar(
            sa.select(FairBooth.id).where(FairBooth.fair_id == fair_id, FairBooth.employer_id == employer_id)
        )
        if known is not None:
            return known
        booth = FairBooth(fair_id=fair_id, employer_id=employer_id, code=code, invited_at=clock.now())
        db.session.add(booth)
        db.session.flush()
        audit.record(actor, "add_booth", "fair_booth", booth.id)
        return booth.id


def register_for_fair(actor: Actor, fair_id: UUID, session_id: UUID, person_id: UUID, *, channel: str = "online") -> Ticket:
    """Take a place in a session, or a place in line when it is full; registering again returns the first ticket.

    Place and queue number are taken by one guarded UPDATE, so that parallel requests can't share them.
    """
    with transaction():
        one_at_a_time("fair_person", person_id)
        if (known := _find_ticket(fair_id, person_id)) is not None:
            return known
        fair = db.session.get(Fair, fair_id)
        if fair is None:
            raise NotFound
        if fair.state not in (FairState.OPEN, FairState.RUNNING):
            raise RuleBroken(NOT_OPEN)
        queue_number, has_place = _take_number(fair_id, session_id)
        registration = FairRegistration(
            fair_id=fair_id,
            session_id=session_id,
            person_id=person_id,
            code=new_code(),
            queue_number=queue_number,
            state=RegistrationState.REGISTERED if has_place else RegistrationState.WAITING,
            channel=channel,
            registered_at=clock.now(),
        )
        db.session.add(registration)
        db.session.flush()
        audit.record(actor, "register_for_fair", "fair_registration", registration.id)
        return Ticket(registration.id, registration.code, queue_number, not has_place)


def new_code() -> str:
    """Return a random ticket code without letters that look alike (50 bits)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def _take_number(fair_id: UUID, session_id: UUID) -> tuple[int, bool]:
    mine = sa.and_(FairSession.id == session_id, FairSession.fair_id == fair_id)
    numbered = sa.update(FairSession).where(mine).values(last_queue_number=FairSession.last_queue_number + 1)
    if count_changed(numbered) == 0:
        raise NotFound
    taken = sa.update(FairSession).where(mine, FairSession.taken < FairSession.capacity).values(taken=FairSession.taken + 1)
    has_place = count_changed(taken) == 1
    number = db.session.scalar(sa.select(FairSession.last_queue_number).where(mine)) or 0
    return number, has_place


def _find_ticket(fair_id: UUID, person_id: UUID) -> Ticket | None:
    known = db.session.scalar(
        sa.select(FairRegistration).where(FairRegistration.fair_id == fair_id, FairRegistration.person_id == person_id)
    )
    if known is None or known.state is RegistrationState.CANCELLED:
        return None
    return Ticket(known.id, known.code, known.queue_number, known.state is RegistrationState.WAITING)
