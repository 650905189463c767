"""A fair's results as issued, and what is known of fairs from before this system."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.fair_results import Kind
from jobmatch.extensions.db import Base, labelled, new_id


class FairResult(Base):
    """One issue of a fair's results; its bytes are given again for ever. Publishing is a decision of its own."""

    __tablename__ = "fair_results"
    __table_args__ = (UniqueConstraint("fair_id", "kind", "issue"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"))
    kind: Mapped[Kind] = mapped_column(labelled(Kind))
    issue: Mapped[int]
    content: Mapped[dict[str, Any]]
    workbook: Mapped[bytes] = mapped_column(deferred=True)
    pdf: Mapped[bytes] = mapped_column(deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    issued_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"))
    published_at: Mapped[datetime | None]
    published_by: Mapped[uuid.UUID | None]


class PastFair(Base):
    """Figures of a fair from before this system, as its source gives them; None is "the source does not say"."""

    __tablename__ = "past_fairs"

    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"), primary_key=True)
    source: Mapped[str] = mapped_column(String(200))
    companies: Mapped[int | None]
    posts: Mapped[int | None]
    came: Mapped[int | None]
    applied: Mapped[int | None]
    hired: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(String(300))
    entered_at: Mapped[datetime]
    entered_by: Mapped[uuid.UUID | None]
