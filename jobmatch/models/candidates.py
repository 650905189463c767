"""People an employer or an officer noted for a vacancy, invited to it, or telephoned about it."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import CallResult, InvitationState
from jobmatch.extensions.db import Base, labelled, new_id


class CandidateInvitation(Base):
    """One person noted for one vacancy. Name and number stay hidden from the employer until she accepts."""

    __tablename__ = "candidate_invitations"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "person_id"),
        Index("ix_candidate_invitations_state", "state", "invited_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    vacancy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vacancies.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[InvitationState] = mapped_column(labelled(InvitationState))
    noted_at: Mapped[datetime]
    invited_at: Mapped[datetime | None]
    invited_by: Mapped[uuid.UUID | None]
    answered_at: Mapped[datetime | None]
    called_at: Mapped[datetime | None]
    called_by: Mapped[uuid.UUID | None]
    call_result: Mapped[CallResult | None] = mapped_column(labelled(CallResult))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class AnswerCorrection(Base):
    """An employer says that it did answer an application; staff decide, and the shown answer rate follows."""

    __tablename__ = "answer_corrections"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    application_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("applications.id"), unique=True)
    answered_on: Mapped[date]
    explanation: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    asked_by: Mapped[uuid.UUID | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[uuid.UUID | None]
    is_accepted: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(String(200))
