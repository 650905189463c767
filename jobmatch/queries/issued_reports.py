"""Reads of issued reports; the bytes are given as they were kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.errors import NotFound
from jobmatch.domain.ipk_tables import PrintedTable
from jobmatch.domain.issued_reports import Difference, thaw
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.extensions.db import db
from jobmatch.models import IssuedReport


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue as lists show it."""

    id: UUID
    number: str
    kind: PeriodKind
    starts_on: date
    issue: int
    issued_at: datetime
    checksum: str
    reason: str | None
    signatory: list[str]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """An issue with its tables and what it changes."""

    head: IssueRow
    tables: tuple[PrintedTable, ...]
    differences: tuple[Difference, ...]
    workbook_sha256: str
    pdf_sha256: str


def list_issues() -> list[IssueRow]:
    """Return all issues, the newest first."""
    ordered = _heads().order_by(IssuedReport.issued_at.desc(), IssuedReport.id)
    return [IssueRow(*row) for row in db.session.execute(ordered.limit(200))]


def list_issues_of(kind: PeriodKind, first: Month) -> list[IssueRow]:
    """Return the issues of one period, the newest first."""
    r = IssuedReport
    statement = _heads().where(r.period_kind == kind, r.starts_on == first.first_day).order_by(r.issue.desc())
    return [IssueRow(*row) for row in db.session.execute(statement)]


def get_issue(report_id: UUID) -> IssuePage:
    """Return one issue.

    Raises:
        NotFound: there is none.
    """
    row = db.session.execute(_heads().where(IssuedReport.id == report_id)).first()
    if row is None:
        raise NotFound
    r = IssuedReport
    content, differences, workbook, pdf = db.session.execute(
        sa.select(r.content, r.differences, r.workbook_sha256, r.pdf_sha256).where(r.id == report_id)
    ).one()
    return IssuePage(IssueRow(*row), thaw(content), tuple(Difference(*each) for each in differences), workbook, pdf)


def get_bytes(report_id: UUID, kind: str) -> tuple[str, bytes]:
    """Return the number and the kept bytes of an issue: ``pdf`` or ``xlsx``.

    Raises:
        NotFound: there is none.
    """
    column = IssuedReport.pdf if kind == "pdf" else IssuedReport.workbook
    row = db.session.execute(sa.select(IssuedReport.number, column).where(IssuedReport.id == report_id)).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def _heads() -> sa.Select[*tuple[Any, ...]]:
    r = IssuedReport
    return sa.select(r.id, r.number, r.period_kind, r.starts_on, r.issue, r.issued_at, r.checksum, r.reason, r.signatory)
