"""AK-1 cards, numbered in a yearly series."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base, new_id


class Ak1Card(Base):
    """A card, or a spoilt print voided in the series. ``code`` is what its QR opens."""

    __tablename__ = "ak1_cards"
    __table_args__ = (UniqueConstraint("series_year", "series_number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    series_year: Mapped[int]
    series_number: Mapped[int]
    number: Mapped[str] = mapped_column(String(40), unique=True)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    issued_on: Mapped[date]
    valid_until: Mapped[date]
    report_due_on: Mapped[date]
    reported_count: Mapped[int] = mapped_column(default=0)
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str | None] = mapped_column(String(120))
    issued_by: Mapped[uuid.UUID | None]
    revoked_on: Mapped[date | None]
    revoke_reason: Mapped[str | None] = mapped_column(String(40))


class Ak1Series(Base):
    """The last number given out in a year; taken by one guarded UPDATE, so that no two cards share one."""

    __tablename__ = "ak1_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int] = mapped_column(default=0)


class Ak1Block(Base):
    """Numbers set aside for writing by hand while power or network fails; each is entered later or voided."""

    __tablename__ = "ak1_blocks"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    series_year: Mapped[int]
    first_number: Mapped[int]
    last_number: Mapped[int]
    note: Mapped[str] = mapped_column(String(120))
    reserved_at: Mapped[datetime]
    reserved_by: Mapped[uuid.UUID | None]
    closed_at: Mapped[datetime | None]
