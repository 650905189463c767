"""Issues a report: its figures, its number and its bytes are fixed and given again for ever."""

import hashlib
from dataclasses import astuple, replace
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.ipk_paper import IpkPaper
from jobmatch.documents.ipk_pdf import write_pdf
from jobmatch.documents.ipk_workbook import write_workbook
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.issued_reports import Difference, checksum, find_differences, freeze, report_number
from jobmatch.domain.periods import MONTH_NAMES, Month, PeriodKind, period_months
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import IssuedReport, LedgerMonth
from jobmatch.queries import ipk
from jobmatch.services import audit, site_facts
from jobmatch.services.ledger import hold_ledger

SIGNERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)
STILL_OPEN = N_("Bulan %(month)s belum ditutup. Laporan diterbitkan dari bulan yang sudah ditutup.")
NEEDS_REASON = N_("Tulis mengapa diterbitkan lagi; alasan ini dicetak di ralat.")
NOTHING_NEW = N_("Isinya sama persis dengan terbitan terakhir. Pakai berkas yang sudah ada.")
PLACE = "Curup"


def draft_paper(office: str, kind: PeriodKind, month: Month) -> IpkPaper:
    """Return the report of a period as it would be issued now, marked as a draft."""
    return _paper(office, kind, month, ipk.find_settings(), None)


def issue_report(actor: Actor, office: str, kind: PeriodKind, month: Month, reason: str = "") -> UUID:
    """Issue the report of a period and return its id.

    Raises:
        RuleBroken: a month is still open, nothing changed since the last issue, or a second issue has no reason.
    """
    if actor.role not in SIGNERS:
        raise NotAllowed
    with transaction():
        hold_ledger(alone=True)
        months = period_months(kind, month)
        _check_closed(months)
        last = _find_last(kind, months[0])
        issue = 1 if last is None else last.issue + 1
        paper = _paper(office, kind, month, ipk.find_settings(), report_number(kind, months[0], issue))
        content = freeze(paper.tables)
        differences = [] if last is None else _changes(last, paper, reason)
        report = _row(actor, kind, months[0], issue, _with_erratum(paper, reason, differences))
        report.content, report.checksum = content, paper.checksum
        report.reason, report.differences = reason.strip() or None, [list(astuple(each)) for each in differences]
        db.session.add(report)
        db.session.flush()
        audit.record(actor, "issue_report", "issued_report", report.id)
        return report.id


def _check_closed(months: tuple[Month, ...]) -> None:
    closed = set(db.session.scalars(sa.select(LedgerMonth.month)))
    for month in months:
        if month.first_day not in closed:
            raise RuleBroken(STILL_OPEN, month=str(month))


def _find_last(kind: PeriodKind, first: Month) -> IssuedReport | None:
    r = IssuedReport
    issues = sa.select(r).where(r.period_kind == kind, r.starts_on == first.first_day).order_by(r.issue.desc())
    return db.session.scalars(issues.limit(1)).one_or_none()


def _changes(last: IssuedReport, paper: IpkPaper, reason: str) -> list[Difference]:
    differences = find_differences(last.content, freeze(paper.tables))
    if last.signatory != list(paper.signatory):
        differences.insert(0, Difference("Penanda tangan", " ".join(last.signatory).strip(), " ".join(paper.signatory).strip()))
    if not differences:
        raise RuleBroken(NOTHING_NEW)
    if not reason.strip():
        raise RuleBroken(NEEDS_REASON, field="reason")
    return differences


def _row(actor: Actor, kind: PeriodKind, first: Month, issue: int, paper: IpkPaper) -> IssuedReport:
    workbook, pdf = write_workbook(paper), write_pdf(paper)
    return IssuedReport(
        number=paper.number,
        period_kind=kind,
        starts_on=first.first_day,
        issue=issue,
        workbook=workbook,
        workbook_sha256=hashlib.sha256(workbook).hexdigest(),
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        signed_by=actor.user_id,
        signatory=list(paper.signatory),
        issued_at=clock.now(),
    )


def _paper(office: str, kind: PeriodKind, month: Month, settings: IpkSettings, number: str | None) -> IpkPaper:
    months, today = period_months(kind, month), clock.today()
    tables = ipk.build_tables(settings.codes_for(kind), months, settings, kind)
    signatory = settings.signatory_on(today)
    return IpkPaper(
        office=office,
        period=period_words(months),
        tables=tables,
        number=number,
        checksum=checksum(freeze(tables)),
        place_and_date=f"{PLACE}, {today.day} {MONTH_NAMES[today.month - 1]} {today.year}",
        signatory=(signatory.position, signatory.name, signatory.nip) if signatory else ("", "", ""),
        is_demo=site_facts.holds_demo(),
    )


def _with_erratum(paper: IpkPaper, reason: str, differences: list[Difference]) -> IpkPaper:
    if not differences:
        return paper
    lines = [f"{each.place}: {each.old or '–'} menjadi {each.new or '–'}" for each in differences]
    return replace(paper, erratum=(reason.strip(), *lines))


def period_words(months: tuple[Month, ...]) -> str:
    """Return the period as papers print it: Oktober 2026, or Oktober – Desember 2026."""
    first, last = months[0], months[-1]
    ends = f"{MONTH_NAMES[last.month - 1]} {last.year}"
    return ends if first == last else f"{MONTH_NAMES[first.month - 1]} – {ends}"
