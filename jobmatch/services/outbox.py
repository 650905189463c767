"""Messages that go out: one row per event and recipient, written in the transaction of what they tell."""

from dataclasses import dataclass

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import OutboxMessage


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it is queued; ``event_key`` and ``recipient_key`` together exist once."""

    event_key: str
    recipient_key: str
    body: str
    recipient_name: str = ""
    subject: str = ""
    channel: str = "chat"
    address: str | None = None
    group_key: str | None = None


def queue_message(letter: Letter) -> bool:
    """Queue a message and tell whether it is new; the same event for the same recipient is queued once."""
    with transaction():
        one_at_a_time("message", f"{letter.event_key}:{letter.recipient_key}")
        if is_queued(letter.event_key, letter.recipient_key):
            return False
        values = {name: getattr(letter, name) for name in letter.__dataclass_fields__}
        db.session.add(OutboxMessage(**values, created_at=clock.now()))
        return True


def is_queued(event_key: str, recipient_key: str) -> bool:
    """Tell whether this event was already told to this recipient, sent or not."""
    known = sa.select(OutboxMessage.id).where(OutboxMessage.event_key == event_key, OutboxMessage.recipient_key == recipient_key)
    return db.session.scalar(known) is not None
