"""What was known of somebody's work, when, and from whom. Rows are added, never changed."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import HowKnown, LabourStatus, ObservationSource
from jobmatch.extensions.db import Base, labelled, new_id


class LabourObservation(Base):
    """Status on ``valid_on`` as recorded at ``recorded_at``; "as known at K" filters on the latter.

    ``reverses_id`` takes an earlier observation back (a withdrawn placement) without touching it.
    """

    __tablename__ = "labour_observations"
    __table_args__ = (
        UniqueConstraint("source", "source_id", "person_id"),
        Index("ix_labour_observations_person_valid", "person_id", "valid_on", "recorded_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    valid_on: Mapped[date]
    recorded_at: Mapped[datetime]
    status: Mapped[LabourStatus] = mapped_column(labelled(LabourStatus))
    detail: Mapped[str | None] = mapped_column(String(40))
    is_neet: Mapped[bool | None]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    how_known: Mapped[HowKnown | None] = mapped_column(labelled(HowKnown))
    source: Mapped[ObservationSource] = mapped_column(labelled(ObservationSource))
    source_id: Mapped[str] = mapped_column(String(80))
    recorded_by: Mapped[uuid.UUID | None]
    reverses_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("labour_observations.id"))
