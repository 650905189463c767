"""The day of a fair: phones at doors and booths, what they saw, whom people want to meet, and codes that no longer hold."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import DeviceKind
from jobmatch.extensions.db import Base, labelled, new_id


class FairDevice(Base):
    """A phone that serves a door, a booth or the registration desk; ``number`` gives it its block of walk-in numbers."""

    __tablename__ = "fair_devices"
    __table_args__ = (UniqueConstraint("fair_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"))
    kind: Mapped[DeviceKind] = mapped_column(labelled(DeviceKind))
    booth_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fair_booths.id"))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(60))
    door: Mapped[str] = mapped_column(String(30), default="")
    secret_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    created_by: Mapped[uuid.UUID | None]
    expires_at: Mapped[datetime]
    bound_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    unsent_count: Mapped[int | None]
    revoked_at: Mapped[datetime | None]


class FairScan(Base):
    """One thing that a phone tells, kept as it was told: what the guard saw and did, and what the office answered first."""

    __tablename__ = "fair_scans"
    __table_args__ = (
        UniqueConstraint("client_id"),
        Index("ix_fair_scans_fair_received", "fair_id", "received_at"),
        Index("ix_fair_scans_registration", "registration_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"))
    device_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fair_devices.id"))
    client_id: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[str | None] = mapped_column(String(24))
    registration_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fair_registrations.id"))
    booth_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fair_booths.id"))
    door: Mapped[str] = mapped_column(String(30), default="")
    seen_at: Mapped[datetime]
    received_at: Mapped[datetime]
    guard_verdict: Mapped[str | None] = mapped_column(String(20))
    was_let_in: Mapped[bool] = mapped_column(default=True)
    server_verdict: Mapped[str] = mapped_column(String(20))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    help_reason: Mapped[str | None] = mapped_column(String(40))
    helped_at: Mapped[datetime | None]
    helped_by: Mapped[uuid.UUID | None]


class FairChoice(Base):
    """Somebody with a ticket who wants to meet a booth, with a turn in its order of interviews."""

    __tablename__ = "fair_choices"
    __table_args__ = (UniqueConstraint("registration_id", "booth_id"), Index("ix_fair_choices_booth", "booth_id", "turn_number"))

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    registration_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fair_registrations.id"))
    booth_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fair_booths.id"))
    turn_number: Mapped[int]
    chosen_at: Mapped[datetime]


class FairRevokedCode(Base):
    """A ticket code that was replaced at the door because its owner came with her KTP."""

    __tablename__ = "fair_revoked_codes"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"), index=True)
    registration_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fair_registrations.id"))
    code: Mapped[str] = mapped_column(String(24), unique=True)
    revoked_at: Mapped[datetime]
    revoked_by: Mapped[uuid.UUID | None]
