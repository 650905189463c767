"""A hire as both sides tell it, and each thing that happened to it."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import PlacementKind, PlacementSource, PlacementState, WagePeriod
from jobmatch.extensions.db import Base, labelled, new_id


class Placement(Base):
    """A person in a job: answers of employer and seeker side by side. None is "no answer yet", never "no"."""

    __tablename__ = "placements"
    __table_args__ = (UniqueConstraint("person_id", "origin_key"), Index("ix_placements_state", "state", "created_at"))

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    origin_key: Mapped[str] = mapped_column(String(80))
    employer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("employers.id"), index=True)
    employer_name: Mapped[str | None] = mapped_column(String(120))
    vacancy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("vacancies.id"), index=True)
    application_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("applications.id"))
    fair_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fairs.id"), index=True)
    source: Mapped[PlacementSource] = mapped_column(labelled(PlacementSource))
    kind: Mapped[PlacementKind] = mapped_column(labelled(PlacementKind), default=PlacementKind.LOCAL)
    state: Mapped[PlacementState] = mapped_column(labelled(PlacementState), default=PlacementState.PROPOSED)
    job_title: Mapped[str] = mapped_column(String(160))
    kbji: Mapped[str | None] = mapped_column(String(4))
    employer_says: Mapped[bool | None]
    employer_answered_at: Mapped[datetime | None]
    seeker_says: Mapped[bool | None]
    seeker_answered_at: Mapped[datetime | None]
    evidence: Mapped[list[Any]] = mapped_column(default=list)
    start_on: Mapped[date | None]
    end_on: Mapped[date | None]
    wage_idr: Mapped[int | None]
    wage_period: Mapped[WagePeriod | None] = mapped_column(labelled(WagePeriod))
    contract: Mapped[str | None] = mapped_column(String(30))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class PlacementEvent(Base):
    """Something that happened to a placement; unique by its source, so that a repeat adds nothing."""

    __tablename__ = "placement_events"
    __table_args__ = (UniqueConstraint("placement_id", "kind", "source_key"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    placement_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("placements.id"))
    kind: Mapped[str] = mapped_column(String(30))
    source_key: Mapped[str] = mapped_column(String(80))
    on_date: Mapped[date | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]
