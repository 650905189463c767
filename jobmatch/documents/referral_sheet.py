"""The workbook of a monthly pack: proposals with columns for the agency's reply, and the same workbook read back."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

from jobmatch.documents.marks import Mark
from jobmatch.documents.table_file import SMALL, CellProblem, find_head, read_tables, safe_text, text_of
from jobmatch.domain.dates import parse_date
from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.referral_rules import Answer, AnswerKind, RefuseReason
from jobmatch.domain.texts import N_

HEAD = ("Kode", "Keluarga", "Alamat", "Jumlah orang", "Bantuan", "Untuk", "Alasan usulan", "Kabar kerja (disetujui orangnya)")
REPLY = ("Jawaban", "Alasan penolakan", "Tanggal disalurkan", "Hasil", "Catatan")
WORDS = {
    "kode": "code",
    "jawaban": "answer",
    "alasan penolakan": "reason",
    "tanggal disalurkan": "delivered_on",
    "hasil": "result",
    "catatan": "note",
}
NEEDED = ("code", "answer")
NO_HEAD = N_("Kolom Kode dan Jawaban tidak ditemukan. Pakai berkas dari paket bulanannya.")
NO_REPLY = N_("Belum ada jawaban yang diisi di berkas ini.")
NOT_ONE_OF = N_("Pilih salah satu: %(words)s.")
NOT_A_DAY = N_("Bukan tanggal. Tulis seperti 24-11-2026.")
TWICE = N_("Kode ini sudah ada di baris %(other)s. Hapus salah satu.")
PRIVACY = (
    "Kabar kerja hanya tertulis bila orangnya menyetujuinya. Berkas ini memuat data pribadi: simpan dan hapus menurut aturan."
)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One proposal as printed."""

    code: str
    family: str
    address: str
    head_count: int
    kind: str
    person: str
    why: str
    work: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answered row."""

    row: int
    code: str
    answer: Answer


@dataclass
class Replies:
    """What a reply held."""

    rows: list[Reply] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def write_sheet(title: str, lines: Sequence[SheetLine], mark: Mark) -> bytes:
    """Return the workbook; answers and reasons are lists to choose from."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the same pack gives the same bytes
    sheet = book.add_worksheet("Rujukan")
    mark.mark_workbook(book, [sheet])
    bold, grey = book.add_format({"bold": True}), book.add_format({"bold": True, "bg_color": "#ECE8E1", "text_wrap": True})
    wrap, reply = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bg_color": "#FDF0CF", "valign": "top"})
    sheet.write(0, 0, mark.title(title), bold)
    sheet.write(1, 0, PRIVACY)
    sheet.write_row(3, 0, (*HEAD, *REPLY), grey)
    for number, line in enumerate(lines, 4):
        values = (line.code, line.family, line.address, line.head_count, line.kind, line.person, line.why, line.work)
        sheet.write_row(number, 0, [safe_text(v) if isinstance(v, str) else v for v in values], wrap)
        for place in range(len(HEAD), len(HEAD) + len(REPLY)):
            sheet.write_blank(number, place, None, reply)
    last = 4 + max(len(lines), 1) - 1
    for place, kind in ((len(HEAD), AnswerKind), (len(HEAD) + 1, RefuseReason)):
        sheet.data_validation(4, place, last, place, {"validate": "list", "source": [str(each.label) for each in kind]})
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, len(HEAD) + len(REPLY) - 1, 22)
    sheet.freeze_panes(4, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def read_replies(content: bytes) -> Replies:
    """Read the answered rows; rows without an answer are left as they are.

    Raises:
        RuleBroken: no such table, or nothing answered.
    """
    for table in read_tables(content, SMALL):
        head = find_head(table.rows, WORDS, NEEDED)
        if head is None:
            continue
        found, seen = Replies(), dict[str, int]()
        for number, row in enumerate(table.rows[head.line + 1 :], head.line + 2):
            cells = {name: row[place] for name, place in head.places.items() if place < len(row)}
            if text_of(cells.get("code")) and text_of(cells.get("answer")):
                _read_row(number, cells, found, seen)
        if not found.rows and not found.problems:
            raise RuleBroken(NO_REPLY, field="file")
        return found
    raise RuleBroken(NO_HEAD, field="file")


def _read_row(number: int, cells: dict[str, Any], found: Replies, seen: dict[str, int]) -> None:
    code, problems = text_of(cells["code"]), list[CellProblem]()
    if code in seen:
        found.problems.append(CellProblem(number, "Kode", code, TWICE, {"other": seen[code]}))
        return
    seen[code] = number
    kind = _one_of(number, REPLY[0], cells.get("answer"), AnswerKind, problems)
    reason = _one_of(number, REPLY[1], cells.get("reason"), RefuseReason, problems)
    day = _day(number, cells.get("delivered_on"), problems)
    if problems:
        found.problems += problems
    elif isinstance(kind, AnswerKind):
        note, result = text_of(cells.get("note"))[:500], text_of(cells.get("result"))[:300]
        answer = Answer(kind, reason if isinstance(reason, RefuseReason) else None, note, day, result)
        found.rows.append(Reply(number, code, answer))


def _one_of(number: int, column: str, cell: Any, kind: type[Labelled], problems: list[CellProblem]) -> Labelled | None:
    typed = text_of(cell)
    if not typed:
        return None
    for member in kind:
        if typed.casefold() in (str(member.label).casefold(), member.value):
            return member
    words = ", ".join(str(member.label) for member in kind)
    problems.append(CellProblem(number, column, typed[:40], NOT_ONE_OF, {"words": words}))
    return None


def _day(number: int, cell: Any, problems: list[CellProblem]) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    typed = text_of(cell)
    if not typed:
        return None
    try:
        return parse_date(typed)
    except RuleBroken:
        problems.append(CellProblem(number, REPLY[2], typed[:40], NOT_A_DAY))
        return None
