"""Messages that a village or the counter brings to somebody without a telephone, with the answer that comes back."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.errand_rules import ErrandAnswer, ErrandKind, ErrandState
from jobmatch.extensions.db import Base, labelled, new_id


class Errand(Base):
    """One slip: who is told what until when, what she answered, and whether she signed."""

    __tablename__ = "errands"
    __table_args__ = (Index("ix_errands_village_code_state", "village_code", "state", "due_on"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"))
    kind: Mapped[ErrandKind] = mapped_column(labelled(ErrandKind))
    subject_id: Mapped[uuid.UUID | None]
    words: Mapped[str] = mapped_column(String(400))
    asks_consent: Mapped[str | None] = mapped_column(String(40))
    due_on: Mapped[date]
    state: Mapped[ErrandState] = mapped_column(labelled(ErrandState), default=ErrandState.OPEN)
    answer: Mapped[ErrandAnswer | None] = mapped_column(labelled(ErrandAnswer))
    note: Mapped[str | None] = mapped_column(String(300))
    consent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("consents.id"))
    created_at: Mapped[datetime]
    created_by: Mapped[uuid.UUID | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[uuid.UUID | None]
