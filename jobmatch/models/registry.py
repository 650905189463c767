"""A village's month and its list. A reopened month is a new version beside the old one.

``figures`` are the counts as last sent; ``answers_before`` the answers (by person) that were given back or reopened;
a row's ``observation_id`` is what it recorded when it was last sent.
"""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import HowKnown, MonthState, OtherAnswer, RowAnswer
from jobmatch.extensions.db import Base, labelled, new_id


class VillageMonth(Base):
    """One version of one village's report for one month (``month`` is its first day)."""

    __tablename__ = "village_months"
    __table_args__ = (
        UniqueConstraint("village_code", "month", "version"),
        Index("ix_village_months_month_state", "month", "state"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    village_code: Mapped[str] = mapped_column(ForeignKey("villages.code"))
    month: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    is_latest: Mapped[bool] = mapped_column(default=True)
    state: Mapped[MonthState] = mapped_column(labelled(MonthState), default=MonthState.NOT_STARTED)
    opened_at: Mapped[datetime]
    first_submitted_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[uuid.UUID | None]
    accepted_at: Mapped[datetime | None]
    accepted_by: Mapped[uuid.UUID | None]
    nil_statement: Mapped[str | None] = mapped_column(Text)
    return_reason: Mapped[str | None] = mapped_column(Text)
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[uuid.UUID | None]
    reopen_reason: Mapped[str | None] = mapped_column(Text)
    reopened_by: Mapped[uuid.UUID | None]
    moved_on_at: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]
    default_how_known: Mapped[HowKnown | None] = mapped_column(labelled(HowKnown))
    figures: Mapped[dict[str, Any] | None]
    answers_before: Mapped[dict[str, Any] | None]
    entered_from: Mapped[str] = mapped_column(String(20), default="screen")
    row_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": row_version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class VillageMonthRow(Base):
    """One person in a village's month: carried forward from before, or new."""

    __tablename__ = "village_month_rows"
    __table_args__ = (UniqueConstraint("village_month_id", "person_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    village_month_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("village_months.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    number: Mapped[int]
    is_new: Mapped[bool] = mapped_column(default=False)
    is_due: Mapped[bool] = mapped_column(default=False)
    carried_observation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("labour_observations.id"))
    observation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("labour_observations.id"))
    answer: Mapped[RowAnswer | None] = mapped_column(labelled(RowAnswer))
    other: Mapped[OtherAnswer | None] = mapped_column(labelled(OtherAnswer))
    how_known: Mapped[HowKnown | None] = mapped_column(labelled(HowKnown))
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[uuid.UUID | None]
    client_id: Mapped[str | None] = mapped_column(String(40))


class MonthFinding(Base):
    """What a check found when the month was sent, with what an officer says about it."""

    __tablename__ = "village_month_findings"
    __table_args__ = (UniqueConstraint("village_month_id", "key"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    village_month_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("village_months.id"))
    key: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(40))
    priority: Mapped[str] = mapped_column(String(10))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_gone: Mapped[bool] = mapped_column(default=False)
    village_comment: Mapped[str | None] = mapped_column(String(300))
    comment: Mapped[str | None] = mapped_column(String(300))
    needs_follow_up: Mapped[bool] = mapped_column(default=False)
    found_at: Mapped[datetime]
    commented_at: Mapped[datetime | None]
    commented_by: Mapped[uuid.UUID | None]
