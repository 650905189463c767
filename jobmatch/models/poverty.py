"""Poverty data: files that came in, what each said of a household and when, and the lines that belong to nobody here."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.poverty import ImportState, PovertySource, WhyUnlinked
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import SealedBytes


class PovertyImport(Base):
    """A file of P3KE or DTSEN; ``content`` is kept sealed only until it is stored or dropped."""

    __tablename__ = "poverty_imports"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    source: Mapped[PovertySource] = mapped_column(labelled(PovertySource))
    as_of: Mapped[date]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes | None] = mapped_column(SealedBytes("poverty_imports.content"), deferred=True)
    state: Mapped[ImportState] = mapped_column(labelled(ImportState), default=ImportState.WAITING)
    summary: Mapped[dict[str, Any]] = mapped_column(default=dict)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[uuid.UUID | None]
    stored_at: Mapped[datetime | None]


class PovertyLeftover(Base):
    """A line that could not be tied to a person, and why. The NIK of a stranger is not kept."""

    __tablename__ = "poverty_leftovers"
    __table_args__ = (Index("ix_poverty_leftovers_import_id_why", "import_id", "why"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    import_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("poverty_imports.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    village: Mapped[str] = mapped_column(String(120))
    village_code: Mapped[str | None] = mapped_column(String(20))
    why: Mapped[WhyUnlinked] = mapped_column(labelled(WhyUnlinked))
    other_number: Mapped[int | None]


class PovertyRating(Base):
    """What one file said of one household: decile, house and aid on a day. Rows are added, never changed."""

    __tablename__ = "poverty_ratings"
    __table_args__ = (UniqueConstraint("family_id", "source", "rated_on"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    family_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("families.id"))
    import_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("poverty_imports.id"))
    source: Mapped[PovertySource] = mapped_column(labelled(PovertySource))
    rated_on: Mapped[date]
    decile: Mapped[int | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    aids: Mapped[list[str]] = mapped_column(default=list)
    head_count: Mapped[int]


class FamilyCare(Base):
    """Who looks after whom, as somebody said on a day; ended, never deleted."""

    __tablename__ = "family_cares"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    family_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("families.id"), index=True)
    carer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    cared_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    said_on: Mapped[date]
    recorded_by: Mapped[uuid.UUID | None]
    ended_on: Mapped[date | None]
