"""Who did or saw what, and what the section head thinks of it. Rows hold ids and field names, never values."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import ReviewVerdict
from jobmatch.extensions.db import Base, labelled


class AuditEvent(Base):
    """One act or one read. Its place in the chain stays empty until the worker has sealed it; then nothing changes any more."""

    __tablename__ = "audit_events"
    __table_args__ = (Index("ix_audit_events_subject", "subject_type", "subject_id", "at"),)

    sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    account_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    role: Mapped[str] = mapped_column(String(30))
    action: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80))
    fields: Mapped[list[str]] = mapped_column(default=list)
    reason: Mapped[str | None] = mapped_column(String(60))
    chain_hash: Mapped[str | None] = mapped_column(String(64))
    chain_position: Mapped[int | None] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), unique=True)


class RevealReview(Base):
    """What the section head found when asking why a number was opened."""

    __tablename__ = "reveal_reviews"

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), ForeignKey("audit_events.sequence"), primary_key=True, autoincrement=False
    )
    verdict: Mapped[ReviewVerdict] = mapped_column(labelled(ReviewVerdict))
    note: Mapped[str] = mapped_column(String(300), default="")
    reviewed_by: Mapped[uuid.UUID | None]
    reviewed_at: Mapped[datetime]
