"""Messages that go out: one row per event and recipient, written in the transaction of what they tell.

Without a gateway people send them by hand from the list; with one the worker delivers after the commit.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.consent_rules import Purpose
from jobmatch.domain.enums import MessageState, Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.job_kinds import DELIVER
from jobmatch.domain.messages import BY_GATEWAY, Channel, choose_channel
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.extensions.gateways import GatewayFailed, gateways
from jobmatch.models import Consent, Employer, OutboxMessage, Person, Village
from jobmatch.services import audit, jobs

SENDERS = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
OPEN = (MessageState.WAITING, MessageState.FAILED)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it is queued; ``event_key`` and ``recipient_key`` together exist once.

    ``channel`` "chat" stands for the person's own way: a gateway that is set, else chat by hand, else paper.
    ``group_key`` is the kecamatan whose people are sent to together; it is looked up when it is not said.
    """

    event_key: str
    recipient_key: str
    body: str
    recipient_name: str = ""
    subject: str = ""
    channel: str = Channel.CHAT.value
    address: str | None = None
    group_key: str | None = None
    email: str | None = None
    is_secret: bool = False
    """For its recipient only: never in a list of the office, and forgotten once it is sent or has failed."""


def queue_message(letter: Letter) -> bool:
    """Queue a message and tell whether it is new; the same event for the same recipient is queued once."""
    with transaction():
        one_at_a_time("message", f"{letter.event_key}:{letter.recipient_key}")
        if is_queued(letter.event_key, letter.recipient_key) or (not letter.is_secret and _wants_none(letter.recipient_key)):
            return False
        channel, address = Channel(letter.channel), letter.address
        if channel is Channel.CHAT:
            channel, address = choose_channel(letter.address, letter.email, gateways.channels)
        message = OutboxMessage(
            event_key=letter.event_key,
            recipient_key=letter.recipient_key,
            recipient_name=letter.recipient_name,
            channel=channel.value,
            address=address,
            group_key=letter.group_key or _district_of(letter.recipient_key),
            subject=letter.subject,
            body=letter.body,
            created_at=clock.now(),
            is_secret=letter.is_secret,
        )
        db.session.add(message)
        db.session.flush()
        if channel in BY_GATEWAY:
            _ask_for_delivery(Actor.system(), message)
        return True


def is_queued(event_key: str, recipient_key: str) -> bool:
    """Tell whether this event was already told to this recipient, sent or not."""
    known = sa.select(OutboxMessage.id).where(OutboxMessage.event_key == event_key, OutboxMessage.recipient_key == recipient_key)
    return db.session.scalar(known) is not None


def _wants_none(recipient_key: str) -> bool:
    """Tell whether a person has taken back the consent to messages; codes that somebody just asked for still come."""
    kind, _, key = recipient_key.partition(":")
    if kind != "person":
        return False
    mine = sa.and_(Consent.person_id == _uuid(key), Consent.purpose == Purpose.MESSAGES.value)
    running = sa.exists().where(mine, Consent.withdrawn_at.is_(None))
    withdrawn = sa.exists().where(mine, Consent.withdrawn_at.is_not(None))
    return bool(db.session.scalar(sa.select(sa.and_(withdrawn, sa.not_(running)))))


def deliver(job: jobs.Running) -> dict[str, Any]:
    """Hand one message to its gateway; a message that was sent in the meantime is left alone.

    Raises:
        GatewayFailed: the worker tries again; after the last try the message waits for a person.
    """
    message = db.session.get_one(OutboxMessage, UUID(job.payload["id"]))
    if message.state is not MessageState.WAITING or message.address is None:
        return {"sent": False}
    message_id, address, subject, body = message.id, message.address, message.subject, message.body
    channel = Channel(message.channel)
    try:
        gateways.of(channel).send(address, subject, body, str(message_id))
    except GatewayFailed as failure:
        _note_failure(message_id, str(failure), is_last=job.attempts >= jobs.MOST_ATTEMPTS)
        raise
    _set_sent(message_id, None)
    return {"sent": True}


def mark_sent(actor: Actor, message_id: UUID) -> None:
    """Note that a person has sent a message by hand; a second time changes nothing."""
    _require_sender(actor)
    with transaction():
        if _set_sent(message_id, actor.user_id):
            audit.record(actor, "send_message", "outbox_message", message_id, fields=["state"])
        elif db.session.get(OutboxMessage, message_id) is None:
            raise NotFound


def undo_sent(actor: Actor, message_id: UUID) -> None:
    """Let a message that was marked by mistake wait again; what a gateway has sent stays sent."""
    _require_sender(actor)
    by_hand = sa.and_(OutboxMessage.id == message_id, OutboxMessage.sent_by.is_not(None))
    undone = sa.update(OutboxMessage).where(by_hand, OutboxMessage.state == MessageState.SENT)
    with transaction():
        if count_changed(undone.values(state=MessageState.WAITING, sent_at=None, sent_by=None)):
            audit.record(actor, "undo_send_message", "outbox_message", message_id, fields=["state"])
        elif db.session.get(OutboxMessage, message_id) is None:
            raise NotFound


def try_again(actor: Actor, message_id: UUID) -> None:
    """Let the worker try a message again that its gateway did not take."""
    _require_sender(actor)
    with transaction():
        message = db.session.get(OutboxMessage, message_id)
        if message is None:
            raise NotFound
        if message.state is MessageState.FAILED:
            message.state, message.error = MessageState.WAITING, None
            _ask_for_delivery(actor, message)
            audit.record(actor, "retry_message", "outbox_message", message_id, fields=["state"])


def _ask_for_delivery(actor: Actor, message: OutboxMessage) -> None:
    jobs.enqueue(actor, DELIVER, f"{DELIVER}:{message.id}:{message.attempts}", {"id": str(message.id)})


def _set_sent(message_id: UUID, by: UUID | None) -> bool:
    waiting = sa.update(OutboxMessage).where(OutboxMessage.id == message_id, OutboxMessage.state.in_(OPEN))
    body = sa.case((OutboxMessage.is_secret, ""), else_=OutboxMessage.body)
    with transaction():
        return count_changed(waiting.values(state=MessageState.SENT, sent_at=clock.now(), sent_by=by, error=None, body=body)) == 1


def _note_failure(message_id: UUID, error: str, *, is_last: bool) -> None:
    with transaction():
        message = db.session.get_one(OutboxMessage, message_id)
        message.attempts += 1
        message.error = error[:200]
        message.state = MessageState.FAILED if is_last else MessageState.WAITING
        if is_last and message.is_secret:
            message.body = ""


def _district_of(recipient_key: str) -> str | None:
    """Return the kecamatan of a person, an employer or a village named by a key such as ``person:<id>``."""
    kind, _, key = recipient_key.partition(":")
    if kind == "village":
        return key[:8]
    villages = {
        "person": sa.select(Person.village_code).where(Person.id == _uuid(key)),
        "employer": sa.select(Employer.village_code).where(Employer.id == _uuid(key)),
    }
    if kind not in villages:
        return key if kind == "district" else None
    return db.session.scalar(sa.select(Village.district_code).where(Village.code.in_(villages[kind])))


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _require_sender(actor: Actor) -> None:
    if actor.role not in SENDERS:
        raise NotAllowed
