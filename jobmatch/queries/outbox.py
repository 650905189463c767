"""Reads of messages that wait for a person or a gateway, by kecamatan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import MessageState, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.messages import BY_GATEWAY, Channel, chat_link, group_link
from jobmatch.extensions.db import db
from jobmatch.models import Account, District, OutboxMessage, Person, Village
from jobmatch.queries.counting import Count, CountStatement

READERS = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
PAGE_SIZE = 40
OPEN = (MessageState.WAITING, MessageState.FAILED)
OPENLY = OutboxMessage.is_secret.is_(False)


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as its sender sees it."""

    id: UUID
    recipient_name: str
    address: str | None
    channel: Channel
    subject: str
    body: str
    state: MessageState
    created_at: datetime
    sent_at: datetime | None
    sender_name: str | None
    district_name: str | None
    recipient_key: str
    place: str | None = None
    """Where a letter goes: neighbourhood and village, looked up for letters only."""

    @property
    def link(self) -> str | None:
        """Return the address that opens the chat with the text filled in."""
        if self.channel is Channel.GROUP:
            return group_link(self.body)
        return chat_link(self.address, self.body) if self.channel is Channel.CHAT and self.address else None

    @property
    def is_by_hand(self) -> bool:
        """Tell whether a person sends it."""
        return self.channel not in BY_GATEWAY


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One page of a list, with the size of the whole."""

    rows: Sequence[MessageRow]
    total: int
    page: int

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // PAGE_SIZE))


def list_messages(actor: Actor, channels: Sequence[Channel], states: Sequence[MessageState], page: int = 1) -> MessagePage:
    """Return messages by kecamatan: those that failed first, then the longest waiting; sent ones newest first."""
    _require_reader(actor)
    chosen = (OutboxMessage.channel.in_([channel.value for channel in channels]), OutboxMessage.state.in_(states), OPENLY)
    total = db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMessage).where(*chosen)) or 0
    is_open = MessageState.WAITING in states
    order = (
        (OutboxMessage.state, District.name.is_(None), District.name, OutboxMessage.created_at, OutboxMessage.id)
        if is_open
        else (OutboxMessage.sent_at.desc(), OutboxMessage.id)
    )
    statement = _rows().where(*chosen).order_by(*order).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return MessagePage(_read(statement), total, page)


def list_letters(actor: Actor) -> Sequence[MessageRow]:
    """Return every letter that waits to be printed, by kecamatan."""
    _require_reader(actor)
    waiting = (OutboxMessage.channel == Channel.LETTER.value, OutboxMessage.state == MessageState.WAITING)
    rows = _read(_rows().where(*waiting).order_by(District.name.is_(None), District.name, OutboxMessage.recipient_name))
    places = _places([UUID(row.recipient_key.removeprefix("person:")) for row in rows if row.recipient_key.startswith("person:")])
    return [replace(row, place=places.get(row.recipient_key)) for row in rows]


def _places(person_ids: Sequence[UUID]) -> dict[str, str]:
    statement = (
        sa.select(Person.id, Person.address, Village.name, District.name)
        .join(Village, Village.code == Person.village_code)
        .join(District, District.code == Village.district_code)
        .where(Person.id.in_(person_ids))
    )
    return {
        f"person:{person_id}": ", ".join(part for part in (address, village, district) if part)
        for person_id, address, village, district in db.session.execute(statement)
    }


def find_message(actor: Actor, message_id: UUID) -> MessageRow | None:
    """Return one message."""
    _require_reader(actor)
    return next(iter(_read(_rows().where(OutboxMessage.id == message_id, OPENLY))), None)


def count_open(actor: Actor) -> dict[Channel, int]:
    """Return how many messages of each channel have not been sent."""
    _require_reader(actor)
    statement = (
        sa.select(OutboxMessage.channel, sa.func.count())
        .where(OutboxMessage.state.in_(OPEN), OPENLY)
        .group_by(OutboxMessage.channel)
    )
    return {Channel(channel): count for channel, count in db.session.execute(statement)}


@Count
def count_by_hand(actor: Actor) -> CountStatement:
    """Return how many messages wait for a person: to be sent by hand, or because their gateway did not take them."""
    _require_reader(actor)
    by_hand = sa.and_(
        OutboxMessage.state == MessageState.WAITING, OutboxMessage.channel.not_in([channel.value for channel in BY_GATEWAY])
    )
    wanted = sa.or_(by_hand, OutboxMessage.state == MessageState.FAILED)
    return sa.select(sa.func.count()).select_from(OutboxMessage).where(wanted, OPENLY)


def _rows() -> sa.Select[*tuple[Any, ...]]:
    m = OutboxMessage
    return (
        sa.select(
            m.id,
            m.recipient_name,
            m.address,
            m.channel,
            m.subject,
            m.body,
            m.state,
            m.created_at,
            m.sent_at,
            Account.display_name,
            District.name,
            m.recipient_key,
        )
        .outerjoin(Account, Account.id == m.sent_by)
        .outerjoin(District, District.code == m.group_key)
    )


def _read(statement: sa.Select[*tuple[Any, ...]]) -> list[MessageRow]:
    return [
        MessageRow(row.id, row.recipient_name, row.address, Channel(row.channel), *tuple(row)[4:])
        for row in db.session.execute(statement)
    ]


def _require_reader(actor: Actor) -> None:
    if actor.role not in READERS:
        raise NotAllowed
