"""An issued report says the same for ever; its files say what the page says; a second issue lists what it changes."""

import hashlib
import io
import re
import zlib
from datetime import date

import openpyxl
import pypdf
import pytest

from jobmatch.documents.ipk_pdf import figure
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_settings import IpkSettings, Signatory
from jobmatch.domain.issued_reports import checksum, freeze, thaw
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.queries import ipk, issued_reports
from jobmatch.services import ipk_settings
from jobmatch.services import issued_reports as issuing
from tests.factories import ledger as office

OFFICE = "Dinas Contoh"
JUNE, JULY = Month(2026, 6), Month(2026, 7)


@pytest.fixture
def closed_june(db_session):
    people = [office.person() for _ in range(3)]
    with office.at(JUNE.first_day):
        for person_id in people:
            office.register(person_id, JUNE.first_day)
    office.close(JUNE)
    return people


def issue(kind=PeriodKind.MONTH, month=JUNE, reason=""):
    with office.at(date(2026, 7, 5)):
        return issuing.issue_report(office.HEAD, OFFICE, kind, month, reason)


def test_what_was_issued_stays_whatever_happens_later(closed_june):
    report_id = issue()
    before = [issued_reports.get_bytes(report_id, kind) for kind in ("pdf", "xlsx")]
    with office.at(date(2026, 7, 6)):
        office.remove(closed_june[0], date(2026, 6, 30))
    ipk_settings.choose_settings(office.HEAD, IpkSettings(woman_letter="W"))
    assert [issued_reports.get_bytes(report_id, kind) for kind in ("pdf", "xlsx")] == before
    page = issued_reports.get_issue(report_id)
    assert page.head.number == "IPK/2026-06/1"
    assert hashlib.sha256(before[0][1]).hexdigest() == page.pdf_sha256
    assert checksum(freeze(page.tables)) == page.head.checksum
    assert thaw(freeze(page.tables)) == page.tables


def test_the_workbook_read_back_says_what_the_page_says(closed_june):
    report_id = issue()
    book = openpyxl.load_workbook(io.BytesIO(issued_reports.get_bytes(report_id, "xlsx")[1]))
    tables = issued_reports.get_issue(report_id).tables
    assert book.sheetnames == [table.code.replace("/", "-") for table in tables]
    for table in tables:
        sheet = book[table.code.replace("/", "-")]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        read = [list(row) for row in sheet.iter_rows(values_only=True)]
        for row in (row for part in table.parts for row in part.rows):
            line = next(cells for cells in read if cells[1] == row.label and _figures(cells, row) == [c.value for c in row.cells])
            assert (line[0] or "") == row.number
            read.remove(line)


def _figures(cells, row):
    return cells[2 : 2 + len(row.cells)]


def test_the_pdf_is_a_pdf_with_a_sheet_for_each_table(closed_june):
    content = issued_reports.get_bytes(issue(), "pdf")[1]
    assert content.startswith(b"%PDF-")
    assert _page_count(content) >= len(IpkSettings().codes_for(PeriodKind.MONTH))


def test_the_pdf_read_back_says_what_the_page_says(closed_june):
    """Every row of every table stands in the text of the PDF with its figures in order."""
    report_id = issue()
    reader = pypdf.PdfReader(io.BytesIO(issued_reports.get_bytes(report_id, "pdf")[1]))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for table in issued_reports.get_issue(report_id).tables:
        assert f"IPK {table.code}" in text
        for row in (row for part in table.parts for row in part.rows):
            words = re.escape(" ".join(f"{row.number} {row.label}".split())).replace(r"\ ", r"\s*")
            figures = r"\s+".join(re.escape(figure(cell.value)) for cell in row.cells)
            assert re.search(rf"{words}\s*{figures}", text), (table.code, row.label, [cell.value for cell in row.cells])


def _page_count(content):
    """Count the page objects; a PDF keeps them in packed streams."""
    plain = content
    for piece in content.split(b"stream\n")[1::2]:
        try:
            plain += zlib.decompress(piece)
        except zlib.error:
            continue
    return plain.count(b"/Type/Page") + plain.count(b"/Type /Page")


def test_a_month_still_open_is_not_issued(closed_june):
    with pytest.raises(RuleBroken, match="belum ditutup"):
        issue(month=JULY)
    with pytest.raises(RuleBroken, match="belum ditutup"):
        issue(PeriodKind.QUARTER)
    with pytest.raises(NotAllowed):
        issuing.issue_report(office.CLERK, OFFICE, PeriodKind.MONTH, JUNE)


def test_a_second_issue_needs_something_new_and_a_reason_and_lists_what_changed(closed_june):
    issue()
    with pytest.raises(RuleBroken, match="sama persis"):
        issue(reason="lagi")
    ipk_settings.choose_settings(office.HEAD, IpkSettings(titles={"III/1": "IKHTISAR STATISTIK IPK"}))
    with pytest.raises(RuleBroken, match="mengapa"):
        issue()
    page = issued_reports.get_issue(issue(reason="Judul dari provinsi."))
    assert page.head.number == "IPK/2026-06/2"
    assert [(each.place, each.old, each.new) for each in page.differences] == [
        ("III/1, judul", "IKHTISAR STATISTIK ANTAR KERJA", "IKHTISAR STATISTIK IPK")
    ]
    book = openpyxl.load_workbook(io.BytesIO(issued_reports.get_bytes(page.head.id, "xlsx")[1]))
    assert book["Ralat"]["A2"].value == "Judul dari provinsi."
    assert len(issued_reports.list_issues_of(PeriodKind.MONTH, JUNE)) == 2


def test_the_signatory_is_the_one_of_the_day(closed_june):
    for since, name in ((date(2024, 1, 1), "Lama"), (date(2026, 7, 1), "Baru"), (date(2026, 8, 1), "Nanti")):
        ipk_settings.add_signatory(office.HEAD, Signatory(since, name, "1970", "Kepala Dinas"))
    with pytest.raises(RuleBroken, match="mulai pada tanggal"):
        ipk_settings.add_signatory(office.HEAD, Signatory(date(2026, 8, 1), "Lain"))
    assert issued_reports.get_issue(issue()).head.signatory == ["Kepala Dinas", "Baru", "1970"]


def test_settings_decide_titles_letters_and_which_tables_a_period_holds(db_session):
    assert "III/3" not in IpkSettings().codes_for(PeriodKind.MONTH)
    assert "III/3" in IpkSettings().codes_for(PeriodKind.QUARTER)
    monthly = IpkSettings("W", titles={"III/3": "X"}, periods={"III/3": PeriodKind.MONTH})
    ipk_settings.choose_settings(office.HEAD, monthly)
    known = ipk.find_settings()
    assert "III/3" in known.codes_for(PeriodKind.MONTH)
    table = ipk.build_table("III/3", (JUNE,), known, PeriodKind.QUARTER)
    assert table.title == "X"
    assert [column.sub for column in table.parts[0].columns[:2]] == ["L", "W"]
    assert table.parts[0].columns[0].top == "SISA AKHIR TRIWULAN LALU"
    with pytest.raises(RuleBroken, match="P atau W"):
        ipk_settings.choose_settings(office.HEAD, IpkSettings("X"))
    with pytest.raises(NotAllowed):
        ipk_settings.choose_settings(office.CLERK, monthly)
