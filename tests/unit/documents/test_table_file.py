"""The one reader of uploads: it reads what people send, refuses the rest in words, and nothing that is sent can hurt it."""

import io
import struct
import zipfile
from datetime import date

import pytest
import xlsxwriter

from jobmatch.documents.table_file import SMALL, find_head, read_tables, safe_text, text_of
from jobmatch.domain.errors import RuleBroken

LINES = "Nama;Kerja\nSiti;\u201cjahit\u201d\n"


def book(fill) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        fill(made, made.add_worksheet("Daftar"))
    return buffer.getvalue()


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for other in source.namelist():
            if other != name:
                target.writestr(other, source.read(other))
        target.writestr(name, text)
    return buffer.getvalue()


SIMPLE = book(lambda made, sheet: sheet.write_row(0, 0, ["Nama", "Lahir", 7]))
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
CORNERS = [
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    b"<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c s='0' r='XFD1048576'><v>1</v></c></row>",
    b'<row r="1048576"><c r="A1048576"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>',
    b'<row r="1"><c r="A1"><v>1</v></c><!-- --><c\nr="XFD1048576"><v>1</v></c></row>',
]


@pytest.mark.parametrize("cells", CORNERS)
def test_two_cells_in_opposite_corners_are_refused_before_they_fill_the_memory(cells):
    with pytest.raises(RuleBroken, match="sangat jauh"):
        read_tables(with_part(SIMPLE, SHEET, HEAD + cells + TAIL))


def test_prefixed_and_lower_case_cells_cannot_pass_unmeasured():
    prefixed = HEAD.replace(b"xmlns=", b"xmlns:x=").replace(b"<", b"<x:") + b'<x:row><x:c r="XFD1048576"/></x:row>'
    with pytest.raises(RuleBroken, match="sangat jauh"):
        read_tables(with_part(SIMPLE, SHEET, prefixed + TAIL.replace(b"</", b"</x:")))
    with pytest.raises(RuleBroken, match="rusak"):
        read_tables(with_part(SIMPLE, SHEET, HEAD + b'<row><c r="xfd1048576"><v>1</v></c></row>' + TAIL))
    with pytest.raises(RuleBroken, match="rusak"):
        read_tables(with_part(SIMPLE, SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD + TAIL))


def test_a_bomb_is_bounded_whether_or_not_it_tells_its_size():
    bomb = with_part(SIMPLE, "xl/media/image1.bin", bytes(9 * SMALL))
    assert len(bomb) < 100_000
    with pytest.raises(RuleBroken, match="jauh lebih besar"):
        read_tables(bomb, SMALL)
    honest = struct.pack("<L", 9 * SMALL)
    with pytest.raises(RuleBroken, match="jauh lebih besar"):
        read_tables(bomb.replace(honest, struct.pack("<L", 10)), SMALL)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"\n\r\n", "kosong"),
        (b"x" * (SMALL + 1), "3 MB; paling besar 2 MB"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "bukan .xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bukan CSV"),
        (b"PK\x03\x04", "rusak"),
        (SIMPLE[:-40], "rusak"),
        (with_part(SIMPLE, "xl/workbook.xml", b"<workbook"), "rusak"),
        (LINES.encode("utf-16")[:-1], "bukan CSV"),
        (b'Nama;Kerja\n"Siti;jahit\n' + b"Budi;las\n" * 30, "baris 2 ada tanda kutip"),
    ],
    ids=["nothing", "blank", "too large", "old Excel", "picture", "stub", "cut off", "half XML", "half UTF-16", "open quote"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, words):
    with pytest.raises(RuleBroken) as refused:
        read_tables(content, SMALL)
    assert words in refused.value.message % refused.value.facts
    assert refused.value.field == "file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_however_it_was_saved(encoding, separator, end):
    content = LINES.replace(";", separator).replace("\n", end).encode(encoding)
    assert [list(row) for row in read_tables(content)[0].rows] == [["Nama", "Kerja"], ["Siti", "“jahit”"]]


def test_merged_cells_and_formulas_are_known_and_the_last_rows_may_be_empty():
    def fill(made, sheet):
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(2, 0, ["Nama", "Lahir"])
        sheet.write(3, 0, "Siti")
        sheet.write_number(3, 1, 33102, day)
        sheet.write_formula(4, 0, "=A4")
        sheet.merge_range(5, 0, 6, 0, "berdua")
        sheet.write_blank(9000, 3, None, day)

    [table] = read_tables(book(fill))
    head = find_head(table.rows, {"nama": "name", "lahir": "born"}, ["name", "born"])
    assert (head.line, dict(head.places), len(table.rows)) == (2, {"name": 0, "born": 1}, 6)
    assert table.rows[3] == ["Siti", date(1990, 8, 17)]
    odd = [(row, "gabung" if "digabung" in why else "rumus") for row in range(8) if (why := table.problem_at(row, 0))]
    assert odd == [(4, "rumus"), (5, "gabung"), (6, "gabung")]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  a\n b ", "a b"),
        (1990.0, "1990"),
        (1.5, "1.5"),
        (True, "ya"),
        ("'0812", "0812"),
        ('="0012"', "0012"),
        (False, "tidak"),
    ],
)
def test_text_of_a_cell_is_free_of_a_spreadsheets_tricks(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "\tx", "\rx", "Siti", ""])
def test_text_handed_out_is_never_a_formula(text):
    made = safe_text(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert text_of(made) == text_of(text)
