"""Reads of tickets: as their holders see them, and the word in a ticket's personal address."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RegistrationState
from jobmatch.domain.errors import NotFound
from jobmatch.domain.tickets import ticket_text
from jobmatch.extensions.db import db
from jobmatch.extensions.sealed import keys
from jobmatch.extensions.ticket_seal import sign_code
from jobmatch.models import Fair, FairRegistration, FairSession, Person

TOKEN_LENGTH = 32


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket as its holder sees it; ``qr_text`` is what its picture says."""

    id: UUID
    fair_id: UUID
    fair_name: str
    place: str
    code: str
    queue_number: int
    state: RegistrationState
    needs: list[str]
    offer_until: datetime | None
    person_id: UUID | None
    session_id: UUID | None
    starts_at: datetime | None
    ends_at: datetime | None
    hall: str | None
    door: str | None
    holder: str
    ticket_key: str | None

    @property
    def qr_text(self) -> str:
        """Return code and signature; tickets of fairs that signed nothing say the code alone."""
        return ticket_text(self.code, sign_code(self.ticket_key, self.code) if self.ticket_key else None)

    @property
    def token(self) -> str:
        """Return the word of the ticket's personal address."""
        return ticket_token(self.id, self.code)


def ticket_token(registration_id: UUID, code: str) -> str:
    """Return the word that opens a ticket without signing in; a replaced code ends it."""
    return keys.blind_index(f"{registration_id}:{code}", "fair_ticket")[:TOKEN_LENGTH]


def find_own_ticket(actor: Actor, fair_id: UUID) -> UUID | None:
    """Return the actor's own valid ticket for a fair."""
    return db.session.scalar(
        sa.select(FairRegistration.id).where(
            FairRegistration.fair_id == fair_id,
            FairRegistration.person_id == actor.person_id,
            FairRegistration.state != RegistrationState.CANCELLED,
        )
    )


def get_ticket(actor: Actor, registration_id: UUID) -> TicketRow:
    """Return a ticket to its holder or to staff.

    Raises:
        NotFound: there is none within the actor's reach.
    """
    statement = _tickets().where(FairRegistration.id == registration_id)
    if not actor.is_staff:
        if actor.person_id is None:
            raise NotFound
        statement = statement.where(FairRegistration.person_id == actor.person_id)
    return _first(statement)


def open_ticket(registration_id: UUID, token: str) -> TicketRow:
    """Return the ticket of a personal address.

    Raises:
        NotFound: the address is not ours, or its code was replaced.
    """
    ticket = _first(_tickets().where(FairRegistration.id == registration_id))
    if not secrets.compare_digest(ticket.token.encode(), token.encode()):
        raise NotFound
    return ticket


def find_place_in_line(ticket: TicketRow) -> int | None:
    """Return the visible place on the waiting line, 1 for the next; None for somebody who is not waiting."""
    if ticket.state is not RegistrationState.WAITING:
        return None
    ahead = sa.select(sa.func.count()).where(
        FairRegistration.session_id == ticket.session_id,
        FairRegistration.state == RegistrationState.WAITING,
        FairRegistration.queue_number < ticket.queue_number,
    )
    return 1 + (db.session.scalar(ahead) or 0)


def find_last_needs(person_id: UUID) -> list[str]:
    """Return the needs that somebody named for the last fair, so that they are asked once."""
    r = FairRegistration
    last = sa.select(r.needs).where(r.person_id == person_id).order_by(r.registered_at.desc()).limit(1)
    return db.session.scalar(last) or []


def list_coming_tickets(actor: Actor) -> list[TicketRow]:
    """Return the actor's own tickets for fairs that are not over."""
    if actor.person_id is None:
        return []
    mine = _tickets().where(
        FairRegistration.person_id == actor.person_id,
        FairRegistration.state != RegistrationState.CANCELLED,
        Fair.ends_on >= clock.today(),
    )
    return [TicketRow(*row) for row in db.session.execute(mine)]


def search_tickets(fair_id: UUID, words: str, limit: int = 20) -> list[TicketRow]:
    """Return a fair's tickets by name, code or the end of a phone number, for the desk."""
    wanted = words.strip().lower()
    if len(wanted) < 3:
        return []
    name = sa.func.lower(sa.func.coalesce(Person.full_name, FairRegistration.guest_name, ""))
    digits = wanted.replace(" ", "").removeprefix("0")
    phone = sa.func.coalesce(FairRegistration.guest_phone, Person.phone, "")
    found = sa.or_(name.contains(wanted), FairRegistration.code == wanted.replace(" ", "").upper(), phone.endswith(digits))
    statement = _tickets().where(FairRegistration.fair_id == fair_id, found).order_by(name, FairRegistration.queue_number)
    return [TicketRow(*row) for row in db.session.execute(statement.limit(limit))]


def _first(statement: sa.Select[*tuple[Any, ...]]) -> TicketRow:
    row = db.session.execute(statement).first()
    if row is None:
        raise NotFound
    return TicketRow(*row)


def _tickets() -> sa.Select[*tuple[Any, ...]]:
    r, s = FairRegistration, FairSession
    return (
        sa.select(
            r.id,
            Fair.id,
            Fair.name,
            Fair.place,
            r.code,
            r.queue_number,
            r.state,
            r.needs,
            r.offer_until,
            r.person_id,
            s.id,
            s.starts_at,
            s.ends_at,
            s.hall,
            s.door,
            sa.func.coalesce(Person.full_name, r.guest_name, ""),
            Fair.ticket_key,
        )
        .join(Fair, Fair.id == r.fair_id)
        .outerjoin(s, s.id == r.session_id)
        .outerjoin(Person, Person.id == r.person_id)
    )
