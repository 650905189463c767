"""Sessions, tries to sign in, the codes that replace a lost phone, and those sent to one."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base, new_id


class AccountSession(Base):
    """One sign-in until it ends; a request whose cookie names an ended one is a visitor's."""

    __tablename__ = "account_sessions"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    device_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("devices.id"))
    epoch: Mapped[int]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """A failed try to sign in, kept to slow down the next ones."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index("ix_sign_in_attempts_key_at", "key_hash", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    key_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class RecoveryCode(Base):
    """A code that stands in once for the phone with the code app; only its keyed hash is kept."""

    __tablename__ = "recovery_codes"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_index: Mapped[str] = mapped_column(String(64), unique=True)
    used_at: Mapped[datetime | None]


class SentCode(Base):
    """A one-time code on its way to a phone; only its keyed hash is kept. Nobody's when the name was unknown."""

    __tablename__ = "sent_codes"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_index: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    failed_tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
