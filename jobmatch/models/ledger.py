"""The IPK ledger: dated events booked in months that close for good."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import LedgerKind, PlacementKind, Sex
from jobmatch.extensions.db import Base, labelled, new_id


class LedgerEvent(Base):
    """One booking. Classes are those fixed at registration; ``quantity`` is 1 for a person, posts for a vacancy.

    ``booked_month`` (its first day) is the month it counts in, ``true_on`` the day it happened. A correction is a
    row with ``reverses_id`` and the negative quantity.
    """

    __tablename__ = "ledger_events"
    __table_args__ = (
        UniqueConstraint("source_type", "source_id", "kind"),
        Index("ix_ledger_events_month_kind", "booked_month", "kind"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[LedgerKind] = mapped_column(labelled(LedgerKind))
    booked_month: Mapped[date]
    true_on: Mapped[date]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    vacancy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("vacancies.id"), index=True)
    quantity: Mapped[int] = mapped_column(default=1)
    sex: Mapped[Sex | None] = mapped_column(labelled(Sex))
    age_group: Mapped[str | None] = mapped_column(String(10))
    education: Mapped[str | None] = mapped_column(String(20))
    education_major: Mapped[str | None] = mapped_column(String(120))
    kbji: Mapped[str | None] = mapped_column(String(4))
    kbli: Mapped[str | None] = mapped_column(String(5))
    graduation_band: Mapped[str | None] = mapped_column(String(10))
    placement_kind: Mapped[PlacementKind | None] = mapped_column(labelled(PlacementKind))
    receiver: Mapped[str | None] = mapped_column(String(20))
    reason_code: Mapped[str | None] = mapped_column(String(40))
    source_type: Mapped[str] = mapped_column(String(30))
    source_id: Mapped[str] = mapped_column(String(80))
    reverses_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ledger_events.id"))
    note: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]


class LedgerMonth(Base):
    """A month that was closed; one without a row is open. ``content`` holds its tables as they were then."""

    __tablename__ = "ledger_months"

    month: Mapped[date] = mapped_column(primary_key=True)
    closed_at: Mapped[datetime]
    closed_by: Mapped[uuid.UUID | None]
    content: Mapped[list[Any] | None]
    checksum: Mapped[str | None] = mapped_column(String(64))
