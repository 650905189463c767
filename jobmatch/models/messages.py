"""Messages that go out, one per event and recipient, and the personal links inside them."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import MessageState
from jobmatch.extensions.db import Base, labelled, new_id


class OutboxMessage(Base):
    """A message waiting for a person or a gateway to send it."""

    __tablename__ = "outbox_messages"
    __table_args__ = (UniqueConstraint("event_key", "recipient_key"), Index("ix_outbox_messages_state", "state", "created_at"))

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    event_key: Mapped[str] = mapped_column(String(120))
    recipient_key: Mapped[str] = mapped_column(String(80))
    recipient_name: Mapped[str] = mapped_column(String(120), default="")
    channel: Mapped[str] = mapped_column(String(20), default="chat")
    address: Mapped[str | None] = mapped_column(String(120))
    group_key: Mapped[str | None] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(160), default="")
    body: Mapped[str] = mapped_column(Text)
    is_secret: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    state: Mapped[MessageState] = mapped_column(labelled(MessageState), default=MessageState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    sent_by: Mapped[uuid.UUID | None]


class SignedLink(Base):
    """A personal link: only its hash is kept. Opening it changes nothing; a POST with the check digits does."""

    __tablename__ = "signed_links"
    __table_args__ = (Index("ix_signed_links_subject", "purpose", "subject_type", "subject_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(40))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80))
    check_hash: Mapped[str | None] = mapped_column(String(64))
    failed_checks: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
