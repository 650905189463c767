"""What card holders tell every six months, and what the office tried to reach those who do not."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.ak1_answers import ReportAnswer
from jobmatch.extensions.db import Base, labelled, new_id


class Ak1Report(Base):
    """One answer on one day; a second tap the same day is the same report."""

    __tablename__ = "ak1_reports"
    __table_args__ = (UniqueConstraint("card_id", "answered_on"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    card_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ak1_cards.id"), index=True)
    answered_on: Mapped[date]
    answer: Mapped[ReportAnswer] = mapped_column(labelled(ReportAnswer))
    work_place: Mapped[str | None] = mapped_column(String(120))
    since_on: Mapped[date | None]
    channel: Mapped[str] = mapped_column(String(20))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None]


class Ak1Contact(Base):
    """A try to reach a silent holder; three of them come before a removal is proposed."""

    __tablename__ = "ak1_contacts"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    card_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ak1_cards.id"), index=True)
    tried_at: Mapped[datetime]
    tried_by: Mapped[uuid.UUID | None]
    note: Mapped[str] = mapped_column(String(120))
