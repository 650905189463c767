"""Who may sign in, and from which device."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import Role
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import Sealed


class Account(Base):
    """A sign-in with one role and its scope. Raising ``session_epoch`` ends every session of it.

    An account is one person in one office: a successor gets a new one that ``replaces_id`` the old, so that the
    history keeps naming who it was.
    """

    __tablename__ = "accounts"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    role: Mapped[Role] = mapped_column(labelled(Role))
    login: Mapped[str | None] = mapped_column(String(120), unique=True)
    display_name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(160))
    totp_secret: Mapped[str | None] = mapped_column(Sealed("accounts.totp_secret"))
    totp_enabled_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(20))
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"))
    district_code: Mapped[str | None] = mapped_column(ForeignKey("districts.code"))
    agency: Mapped[str | None] = mapped_column(String(30))
    nip: Mapped[str | None] = mapped_column(String(30))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"), unique=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    session_epoch: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime]
    last_sign_in_at: Mapped[datetime | None]


class Device(Base):
    """A phone that a village officer's link was opened on, bound by a secret and a PIN.

    ``failed_pins`` counts wrong PINs in a row.
    """

    __tablename__ = "devices"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    pin_hash: Mapped[str] = mapped_column(String(160))
    label: Mapped[str] = mapped_column(String(80), default="")
    bound_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    failed_pins: Mapped[int] = mapped_column(default=0, server_default="0")
