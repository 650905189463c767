"""Reports as issued: content, checksum and the bytes that are given again for ever."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.periods import PeriodKind
from jobmatch.extensions.db import Base, labelled, new_id


class IssuedReport(Base):
    """One issue of a period's tables; rows are added, never changed. ``differences`` says what a later issue changes."""

    __tablename__ = "issued_reports"
    __table_args__ = (UniqueConstraint("period_kind", "starts_on", "issue"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    period_kind: Mapped[PeriodKind] = mapped_column(labelled(PeriodKind))
    starts_on: Mapped[date]
    issue: Mapped[int]
    content: Mapped[list[Any]]
    checksum: Mapped[str] = mapped_column(String(64))
    workbook: Mapped[bytes] = mapped_column(deferred=True)
    workbook_sha256: Mapped[str] = mapped_column(String(64))
    pdf: Mapped[bytes] = mapped_column(deferred=True)
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    signed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"))
    signatory: Mapped[list[str]]
    reason: Mapped[str | None] = mapped_column(Text)
    differences: Mapped[list[Any]]
    issued_at: Mapped[datetime]
