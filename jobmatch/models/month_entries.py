"""Answers as devices sent them, each with an id that the device gave it; a second arrival of the same one adds nothing."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.extensions.db import Base, labelled


class MonthEntry(Base):
    """One answer about one row. ``after`` are the entries it replaces; ``said_at`` is the device's own clock."""

    __tablename__ = "village_month_entries"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    village_month_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("village_months.id"), index=True)
    row_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("village_month_rows.id"), index=True)
    after: Mapped[list[str]] = mapped_column(default=list)
    answer: Mapped[RowAnswer | None] = mapped_column(labelled(RowAnswer))
    other: Mapped[OtherAnswer | None] = mapped_column(labelled(OtherAnswer))
    how_known: Mapped[HowKnown] = mapped_column(labelled(HowKnown))
    job: Mapped[str] = mapped_column(String(120), default="")
    device: Mapped[str] = mapped_column(String(20), default="")
    said_at: Mapped[datetime | None]
    said_by: Mapped[uuid.UUID | None]
    received_at: Mapped[datetime]
