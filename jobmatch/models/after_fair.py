"""What is heard after a hire: telephone calls, and whether somebody is still at work."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.calls import Heard, Way, Whom
from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.follow_up_rules import Side
from jobmatch.extensions.db import Base, labelled, new_id


class PhoneCall(Base):
    """One call, reply or visit about a placement or a fair's booth; rows are added, never changed."""

    __tablename__ = "phone_calls"
    __table_args__ = (Index("ix_phone_calls_subject", "subject_type", "subject_id", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    subject_type: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[uuid.UUID]
    whom: Mapped[Whom] = mapped_column(labelled(Whom))
    way: Mapped[Way] = mapped_column(labelled(Way))
    heard: Mapped[Heard] = mapped_column(labelled(Heard))
    note: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime]
    by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"))


class PlacementFollowUp(Base):
    """One side's word about one of the days 30, 60, 90, 180; a later word about the same day takes its place."""

    __tablename__ = "placement_follow_ups"
    __table_args__ = (UniqueConstraint("placement_id", "day", "side"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    placement_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("placements.id"))
    day: Mapped[int]
    side: Mapped[Side] = mapped_column(labelled(Side))
    is_still_there: Mapped[bool]
    left_on: Mapped[date | None]
    wage_idr: Mapped[int | None]
    wage_period: Mapped[WagePeriod | None] = mapped_column(labelled(WagePeriod))
    contract: Mapped[str | None] = mapped_column(String(30))
    answered_at: Mapped[datetime]
    answered_by: Mapped[uuid.UUID | None]
