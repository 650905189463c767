"""A Job Fair: days, sessions with places, booths; and the registration that never sells a place twice."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import FairState, RegistrationState, VisitorNeed
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.texts import N_
from jobmatch.domain.tickets import CODE_ALPHABET, CODE_LENGTH
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.extensions.ticket_seal import new_pair
from jobmatch.models import Fair, FairBooth, FairRegistration, FairSession
from jobmatch.queries.overdue import find_hold
from jobmatch.services import audit

DATES_SWAPPED = N_("Tanggal selesai tidak boleh sebelum tanggal mulai.")
MOST_OF_ONE_PHONE = 5
NEEDS_NAME = N_("Tulis nama lengkap seperti di KTP.")
KNOWN_GUEST = N_("Nama dan nomor ini sudah terdaftar. Tiketnya bisa dibuka lagi di meja pendaftaran dengan menunjukkan KTP.")
TOO_MANY = N_("Nomor ini sudah memegang %(most)s tiket. Pakai nomor lain, atau daftar di tempat.")
STILL_SILENT = N_(
    "Perusahaan ini belum memberi kabar hasil %(fair)s, %(days)s hari lewat batas. Mintai kabarnya dulu, lalu tambahkan stannya."
)
CODE_TAKEN = N_("Stan %(code)s sudah dipakai pemberi kerja lain. Pilih nomor stan lain.")
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
        private, public = new_pair()
        fair = Fair(
            name=name,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            state=FairState.OPEN,
            ticket_key=private,
            ticket_public_key=public,
            created_at=clock.now(),
        )
        db.session.add(fair)
        db.session.flush()
        db.session.add_all(_session_of(fair.id, plan) for plan in sessions)
        audit.record(actor, "plan_fair", "fair", fair.id)
        return fair.id


def add_booth(actor: Actor, fair_id: UUID, employer_id: UUID, code: str, *, hall: str = "") -> UUID:
    """Give an employer a booth; the same employer again keeps the first."""
    with transaction():
        one_at_a_time("fair_booth", fair_id)
        known = db.session.scalar(
            sa.select(FairBooth.id).where(FairBooth.fair_id == fair_id, FairBooth.employer_id == employer_id)
        )
        if known is not None:
            return known
        if (silent := find_hold(employer_id)) is not None:
            raise RuleBroken(STILL_SILENT, field="employer_id", fair=silent.fair_name, days=silent.days)
        if db.session.scalar(sa.select(FairBooth.id).where(FairBooth.fair_id == fair_id, FairBooth.code == code)) is not None:
            raise RuleBroken(CODE_TAKEN, field="code", code=code)
        booth = FairBooth(fair_id=fair_id, employer_id=employer_id, code=code, hall=hall, invited_at=clock.now())
        db.session.add(booth)
        db.session.flush()
        audit.record(actor, "add_booth", "fair_booth", booth.id)
        return booth.id


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account: only what the door and a message need."""

    name: str
    phone: str
    village_code: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for when registering; ``form_id`` makes the same form sent twice one registration."""

    session_id: UUID
    needs: Sequence[str] = field(default_factory=tuple)
    channel: str = "online"
    form_id: str | None = None


def register_for_fair(actor: Actor, fair_id: UUID, session_id: UUID, person_id: UUID, *, channel: str = "online") -> Ticket:
    """Register a person for a session without any needs."""
    return register_person(actor, fair_id, person_id, Wish(session_id, channel=channel))


def register_person(actor: Actor, fair_id: UUID, person_id: UUID, wish: Wish) -> Ticket:
    """Take a place in a session, or a place in line when it is full; registering again returns the first ticket.

    Place and queue number are taken by one guarded UPDATE, so that parallel requests can't share them.
    """
    with transaction():
        one_at_a_time("fair_person", person_id)
        known = _find_registration(fair_id, person_id)
        if known is not None and known.state is not RegistrationState.CANCELLED:
            return _ticket(known)
        _require_open(fair_id)
        if known is not None:
            return _register_again(actor, known, wish)
        return _add_registration(actor, fair_id, wish, {"person_id": person_id})


def register_guest(actor: Actor, fair_id: UUID, guest: Guest, wish: Wish) -> Ticket:
    """Register somebody without an account; the same form sent twice is one registration.

    Raises:
        RuleBroken: the phone is no phone, or this name or phone already holds its tickets.
    """
    phone = normalise_phone(guest.phone)
    name = " ".join(guest.name.split())
    if not name:
        raise RuleBroken(NEEDS_NAME, field="name")
    with transaction():
        one_at_a_time("fair_guest", f"{fair_id}:{phone}")
        theirs = _list_of_phone(fair_id, phone)
        same_form = [one for one in theirs if wish.form_id is not None and one.form_id == wish.form_id]
        if same_form:
            return _ticket(same_form[0])
        _require_open(fair_id)
        _check_guest(theirs, name)
        facts = {"guest_name": name, "guest_phone": phone, "guest_village_code": guest.village_code}
        return _add_registration(actor, fair_id, wish, facts)


def name_needs(actor: Actor, registration_id: UUID, needs: Sequence[str]) -> None:
    """Store what the organiser is to prepare for somebody."""
    with transaction():
        registration = db.session.get(FairRegistration, registration_id)
        if registration is None:
            raise NotFound
        registration.needs = known_needs(needs)
        audit.record(actor, "name_needs", "fair_registration", registration_id, fields=["needs"])


def new_code() -> str:
    """Return a random ticket code without letters that look alike (50 bits)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def _session_of(fair_id: UUID, plan: SessionPlan) -> FairSession:
    return FairSession(
        fair_id=fair_id,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        capacity=plan.capacity,
        hall=plan.hall,
        door=plan.door,
    )


def _require_open(fair_id: UUID) -> None:
    state = db.session.scalar(sa.select(Fair.state).where(Fair.id == fair_id))
    if state is None:
        raise NotFound
    if state not in (FairState.OPEN, FairState.RUNNING):
        raise RuleBroken(NOT_OPEN)


def _check_guest(theirs: Sequence[FairRegistration], name: str) -> None:
    if any(one.guest_name is not None and one.guest_name.casefold() == name.casefold() for one in theirs):
        raise RuleBroken(KNOWN_GUEST, field="phone")
    if len(theirs) >= MOST_OF_ONE_PHONE:
        raise RuleBroken(TOO_MANY, field="phone", most=MOST_OF_ONE_PHONE)


def _list_of_phone(fair_id: UUID, phone: str) -> Sequence[FairRegistration]:
    found = sa.select(FairRegistration).where(
        FairRegistration.fair_id == fair_id,
        FairRegistration.guest_phone == phone,
        FairRegistration.state != RegistrationState.CANCELLED,
    )
    return db.session.scalars(found).all()


def _add_registration(actor: Actor, fair_id: UUID, wish: Wish, who: dict[str, Any]) -> Ticket:
    queue_number, has_place = _take_number(fair_id, wish.session_id)
    registration = FairRegistration(
        fair_id=fair_id,
        session_id=wish.session_id,
        code=new_code(),
        queue_number=queue_number,
        state=RegistrationState.REGISTERED if has_place else RegistrationState.WAITING,
        needs=known_needs(wish.needs),
        channel=wish.channel,
        form_id=wish.form_id,
        registered_at=clock.now(),
        changed_at=clock.now(),
        **who,
    )
    db.session.add(registration)
    db.session.flush()
    audit.record(actor, "register_for_fair", "fair_registration", registration.id)
    return _ticket(registration)


def _register_again(actor: Actor, known: FairRegistration, wish: Wish) -> Ticket:
    """Somebody who had cancelled takes a new place; the old code stays dead."""
    known.queue_number, has_place = _take_number(known.fair_id, wish.session_id)
    known.session_id, known.code = wish.session_id, new_code()
    known.state = RegistrationState.REGISTERED if has_place else RegistrationState.WAITING
    known.offer_until, known.changed_at, known.needs = None, clock.now(), known_needs(wish.needs)
    audit.record(actor, "register_for_fair", "fair_registration", known.id)
    return _ticket(known)


def known_needs(needs: Sequence[str]) -> list[str]:
    """Return the needs that the organiser can prepare for, in the order of the form."""
    return [need.value for need in VisitorNeed if need.value in needs]


def _take_number(fair_id: UUID, session_id: UUID) -> tuple[int, bool]:
    mine = sa.and_(FairSession.id == session_id, FairSession.fair_id == fair_id)
    numbered = sa.update(FairSession).where(mine).values(last_queue_number=FairSession.last_queue_number + 1)
    number = db.session.scalar(numbered.returning(FairSession.last_queue_number))
    if number is None:
        raise NotFound
    return number, take_place(session_id)


def take_place(session_id: UUID) -> bool:
    """Take one free place of a session inside the running transaction, if there is one."""
    free = sa.and_(FairSession.id == session_id, FairSession.taken < FairSession.capacity)
    return count_changed(sa.update(FairSession).where(free).values(taken=FairSession.taken + 1)) == 1


def _find_registration(fair_id: UUID, person_id: UUID) -> FairRegistration | None:
    found = sa.select(FairRegistration).where(FairRegistration.fair_id == fair_id, FairRegistration.person_id == person_id)
    return db.session.scalar(found)


def _ticket(known: FairRegistration) -> Ticket:
    return Ticket(known.id, known.code, known.queue_number, known.state is RegistrationState.WAITING)
