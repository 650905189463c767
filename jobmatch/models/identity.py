"""Suspected doubles, merges that can be undone, moves and deaths, and what Dukcapil answered."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.identity_rules import DoubleState, DoubleZone, MoveKind
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import SealedBytes


class SuspectedDouble(Base):
    """Two records that may be one human, as the last search found them; a decision stays when it is searched again."""

    __tablename__ = "suspected_doubles"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    first_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    second_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    probability: Mapped[float]
    zone: Mapped[DoubleZone] = mapped_column(labelled(DoubleZone))
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    found_at: Mapped[datetime]
    state: Mapped[DoubleState] = mapped_column(labelled(DoubleState), default=DoubleState.OPEN)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[uuid.UUID | None]


class PersonMerge(Base):
    """One merge: which rows moved, and both records as they were (sealed, for they hold NIK), so that it can be undone."""

    __tablename__ = "person_merges"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    kept_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    merged_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    moved: Mapped[dict[str, Any]] = mapped_column(default=dict)
    before: Mapped[bytes] = mapped_column(SealedBytes("person_merges.before"))
    merged_at: Mapped[datetime]
    merged_by: Mapped[uuid.UUID | None]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[uuid.UUID | None]


class PersonMove(Base):
    """Where somebody went and when, or that she died; undone by a date, never deleted."""

    __tablename__ = "person_moves"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[MoveKind] = mapped_column(labelled(MoveKind))
    happened_on: Mapped[date]
    from_village: Mapped[str | None] = mapped_column(ForeignKey("villages.code"))
    to_village: Mapped[str | None] = mapped_column(ForeignKey("villages.code"))
    note: Mapped[str | None] = mapped_column(String(160))
    ended_stays: Mapped[list[str]] = mapped_column(default=list)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]
    undone_at: Mapped[datetime | None]


class DukcapilAnswer(Base):
    """What Dukcapil said of one NIK: found or not, and which fields differ. Never the data themselves."""

    __tablename__ = "dukcapil_answers"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    is_found: Mapped[bool]
    differs: Mapped[list[str]] = mapped_column(default=list)
    note: Mapped[str | None] = mapped_column(String(200))
    answered_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]
