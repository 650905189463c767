"""A Job Fair with its timed sessions and its booths."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import FairState
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import Sealed


class Fair(Base):
    """One Job Fair."""

    __tablename__ = "fairs"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120))
    place: Mapped[str] = mapped_column(String(160))
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    state: Mapped[FairState] = mapped_column(labelled(FairState), default=FairState.PLANNED)
    about: Mapped[str | None] = mapped_column(Text)
    ticket_key: Mapped[str | None] = mapped_column(Sealed("fairs.ticket_key"))
    ticket_public_key: Mapped[str | None] = mapped_column(String(100))
    created_at: Mapped[datetime]


class FairSession(Base):
    """A timed entry with a number of places; ``taken`` and ``last_queue_number`` move only by one guarded UPDATE."""

    __tablename__ = "fair_sessions"
    __table_args__ = (CheckConstraint("taken >= 0 AND taken <= capacity", name="taken_within_capacity"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    hall: Mapped[str] = mapped_column(String(60), default="")
    door: Mapped[str] = mapped_column(String(30), default="")
    capacity: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    last_queue_number: Mapped[int] = mapped_column(default=0)


class FairBooth(Base):
    """A table of one employer at a fair. ``last_turn`` moves by guarded UPDATE; ``day_reports`` holds the days told in full."""

    __tablename__ = "fair_booths"
    __table_args__ = (UniqueConstraint("fair_id", "employer_id"), UniqueConstraint("fair_id", "code"))

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"))
    employer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("employers.id"), index=True)
    code: Mapped[str] = mapped_column(String(10))
    hall: Mapped[str] = mapped_column(String(60), default="", server_default="")
    contact_name: Mapped[str | None] = mapped_column(String(120))
    invited_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]
    last_turn: Mapped[int] = mapped_column(default=0, server_default="0")
    day_reports: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    walked_at: Mapped[datetime | None]
    walked_note: Mapped[str | None] = mapped_column(String(200))
