"""Places that come free: given to the next in line with a deadline, taken up, left, or given back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain import fair_rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RegistrationState
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Fair, FairRegistration, FairSession, Person
from jobmatch.queries.fair_tickets import ticket_token
from jobmatch.services import audit
from jobmatch.services.fairs import take_place
from jobmatch.services.outbox import Letter, queue_message

HOLDS_PLACE = (RegistrationState.REGISTERED, RegistrationState.OFFERED)
NO_PLACE = N_("Tempat di sesi ini sudah terisi lagi. Anda tetap di daftar tunggu.")
TOO_FEW = N_("%(taken)s tempat sudah terisi, jadi tempatnya tidak bisa kurang dari itu.")
OFFER_TEXT = N_(
    "%(fair)s: ada tempat untuk Anda. Ambil sebelum %(until)s di %(link)s. Setelah itu tempatnya ditawarkan ke orang lain."
)


def cancel_registration(actor: Actor, registration_id: UUID, base_url: str) -> None:
    """Give a ticket back; its place goes to the next in line in the same act. Again changes nothing."""
    with transaction():
        registration = _get(registration_id)
        if registration.state is RegistrationState.CANCELLED:
            return
        held = registration.state in HOLDS_PLACE
        _set_state(registration, RegistrationState.CANCELLED)
        audit.record(actor, "cancel_registration", "fair_registration", registration_id)
        if held and registration.session_id is not None:
            _pass_on(actor, db.session.get_one(FairSession, registration.session_id), base_url)


def take_offer(actor: Actor, registration_id: UUID) -> None:
    """Take the place that was offered, or one that is free although the offer has run out.

    Raises:
        RuleBroken: no place is left.
    """
    with transaction():
        registration = _get(registration_id)
        if registration.state is RegistrationState.WAITING:
            if registration.session_id is None or not take_place(registration.session_id):
                raise RuleBroken(NO_PLACE)
        elif registration.state is not RegistrationState.OFFERED:
            return
        _set_state(registration, RegistrationState.REGISTERED)
        audit.record(actor, "take_offer", "fair_registration", registration_id)


def offer_places(actor: Actor, base_url: str) -> int:
    """Let offers lapse that nobody took, and offer every free place to the line; return how many were offered."""
    coming = sa.select(FairSession.id).where(FairSession.starts_at > clock.now()).order_by(FairSession.starts_at)
    return sum(_offer_session(actor, session_id, base_url) for session_id in db.session.scalars(coming).all())


def change_capacity(actor: Actor, session_id: UUID, capacity: int, base_url: str) -> None:
    """Change how many places a session has; more places go to the line at once.

    Raises:
        RuleBroken: fewer than are taken.
    """
    with transaction():
        session = db.session.get(FairSession, session_id, with_for_update=True)
        if session is None:
            raise NotFound
        if capacity < session.taken:
            raise RuleBroken(TOO_FEW, field="capacity", taken=session.taken)
        session.capacity = capacity
        db.session.flush()
        audit.record(actor, "change_session", "fair_session", session_id, fields=["capacity"])
        _offer_session(actor, session_id, base_url)


def _offer_session(actor: Actor, session_id: UUID, base_url: str) -> int:
    with transaction():
        one_at_a_time("fair_line", session_id)
        session = db.session.get_one(FairSession, session_id)
        for registration in _lapsed(session_id):
            _set_state(registration, RegistrationState.WAITING)
            audit.record(actor, "lapse_offer", "fair_registration", registration.id)
            _pass_on(actor, session, base_url)
        offered = 0
        while (waiting := _next_in_line(session)) is not None and take_place(session_id):
            _offer(actor, session, waiting, base_url)
            offered += 1
        return offered


def _pass_on(actor: Actor, session: FairSession, base_url: str) -> None:
    one_at_a_time("fair_line", session.id)
    waiting = _next_in_line(session)
    if waiting is not None:
        _offer(actor, session, waiting, base_url)
        return
    db.session.execute(sa.update(FairSession).where(FairSession.id == session.id).values(taken=FairSession.taken - 1))


def _next_in_line(session: FairSession) -> FairRegistration | None:
    """Return who is asked next; nobody when the session is too near, for whoever stands at the door takes the place."""
    if fair_rules.offer_until(clock.now(), session.starts_at) is None:
        return None
    found = sa.select(FairRegistration).where(
        FairRegistration.session_id == session.id,
        FairRegistration.state == RegistrationState.WAITING,
        FairRegistration.offer_until.is_(None),
    )
    return db.session.scalar(found.order_by(FairRegistration.queue_number, FairRegistration.id).limit(1))


def _lapsed(session_id: UUID) -> Sequence[FairRegistration]:
    found = sa.select(FairRegistration).where(
        FairRegistration.session_id == session_id,
        FairRegistration.state == RegistrationState.OFFERED,
        FairRegistration.offer_until <= clock.now(),
    )
    return db.session.scalars(found.order_by(FairRegistration.queue_number)).all()


def _offer(actor: Actor, session: FairSession, registration: FairRegistration, base_url: str) -> None:
    until = fair_rules.offer_until(clock.now(), session.starts_at)
    registration.offer_until = until
    _set_state(registration, RegistrationState.OFFERED)
    audit.record(actor, "offer_place", "fair_registration", registration.id)
    if until is not None:
        _tell(registration, until, base_url)


def _tell(registration: FairRegistration, until: datetime, base_url: str) -> None:
    fair_name = db.session.scalar(sa.select(Fair.name).where(Fair.id == registration.fair_id)) or ""
    person = db.session.get(Person, registration.person_id) if registration.person_id else None
    link = f"{base_url}/tiket/{registration.id}/{ticket_token(registration.id, registration.code)}"
    body = OFFER_TEXT % {"fair": fair_name, "until": f"{clock.local(until):%d-%m-%Y %H.%M} WIB", "link": link}
    recipient = f"person:{person.id}" if person else f"fair_registration:{registration.id}"
    name = person.full_name if person else registration.guest_name or ""
    phone = person.phone if person else registration.guest_phone
    queue_message(Letter(f"fair_offer:{registration.id}:{until:%Y%m%d%H%M}", recipient, body, name, fair_name, address=phone))


def _set_state(registration: FairRegistration, state: RegistrationState) -> None:
    registration.state, registration.changed_at = state, clock.now()
    db.session.flush()


def _get(registration_id: UUID) -> FairRegistration:
    found = db.session.get(FairRegistration, registration_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found
