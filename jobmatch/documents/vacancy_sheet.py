"""A workbook with many vacancies, one a row: read cell by cell, and an empty one to fill in. Stores nothing."""

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from jobmatch.documents.table_file import SMALL, CellProblem, Table, find_head, read_tables, text_of
from jobmatch.domain.dates import read_cell
from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.offers import VacancyDraft
from jobmatch.domain.texts import N_
from jobmatch.domain.wages import read_rupiah

MOST_ROWS = 500
NO_HEAD = N_("Judul kolom tidak ditemukan. Pakai berkas contoh; yang harus ada: %(names)s.")
TOO_MANY = N_("Satu berkas paling banyak %(most)s lowongan. Bagi menjadi beberapa berkas.")
EMPTY = N_("Berkas ini belum berisi lowongan. Isi mulai baris di bawah judul kolom.")
NO_COUNT = N_("Tulis jumlah orang dengan angka, contoh: 2.")
NO_PERIOD = N_("Pilih salah satu: per bulan, per hari, per panen.")
EXAMPLE = (
    "Pembantu roaster kopi",
    2,
    "Belakang Pasar Atas, Curup",
    "2.850.000",
    "",
    "per bulan",
    "Senin–Sabtu, 08.00–16.00",
    "Tidak ada syarat khusus",
    "menyangrai kopi, mengemas",
    "Membantu menyangrai, menyortir, dan mengemas.",
    "",
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One vacancy with its row number and a key that is the same whenever the same row is sent again."""

    row: int
    key: str
    draft: VacancyDraft


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workbook held."""

    rows: Sequence[SheetRow] = ()
    problems: Sequence[CellProblem] = ()


def _count(cell: Any) -> int:
    text = text_of(cell)
    if not text.isdecimal():
        raise RuleBroken(NO_COUNT)
    return int(text)


def _period(cell: Any) -> WagePeriod:
    text = text_of(cell).lower().removeprefix("per").strip()
    known = {str(period.label).removeprefix("per").strip(): period for period in WagePeriod}
    if text not in known:
        raise RuleBroken(NO_PERIOD)
    return known[text]


def _items(cell: Any) -> tuple[str, ...]:
    return tuple(item.strip() for item in text_of(cell).replace(";", ",").split(",") if item.strip())


COLUMNS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "title": ("Pekerjaan", text_of),
    "posts": ("Jumlah orang", _count),
    "place_text": ("Tempat kerja", text_of),
    "wage_min_idr": ("Upah", lambda cell: read_rupiah(text_of(cell))),
    "wage_max_idr": ("Upah sampai", lambda cell: read_rupiah(text_of(cell))),
    "wage_period": ("Dibayar", _period),
    "hours_text": ("Hari dan jam kerja", text_of),
    "conditions": ("Syarat", text_of),
    "required_skills": ("Keterampilan", _items),
    "description": ("Yang dikerjakan", text_of),
    "expires_on": ("Ditutup tanggal", read_cell),
}
NEEDED = ("title", "posts", "place_text", "wage_min_idr", "wage_period", "hours_text", "conditions")


def read_vacancies(content: bytes) -> Sheet:
    """Read the first sheet: a draft for each row that could be read, and every cell that could not.

    Raises:
        RuleBroken: it is no workbook, a needed column is missing, it is empty, or it holds too many rows.
    """
    table = read_tables(content, SMALL)[0]
    head = find_head(table.rows, {title.casefold(): name for name, (title, _) in COLUMNS.items()}, NEEDED)
    if head is None:
        raise RuleBroken(NO_HEAD, field="file", names=", ".join(COLUMNS[name][0] for name in NEEDED))
    below = enumerate(table.rows[head.line + 1 :], head.line + 2)
    filled = [(number, row) for number, row in below if any(map(text_of, row))]
    if not filled:
        raise RuleBroken(EMPTY, field="file")
    if len(filled) > MOST_ROWS:
        raise RuleBroken(TOO_MANY, field="file", most=MOST_ROWS)
    return _read_rows(filled, head.places, table)


def empty_sheet() -> bytes:
    """Return a workbook with the headings, a list for the wage period, and one example row to be written over."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet, bold = workbook.add_worksheet("Lowongan"), workbook.add_format({"bold": True, "bg_color": "#ECE8E1"})
    sheet.write_row(0, 0, [title for title, _ in COLUMNS.values()], bold)
    sheet.write_row(1, 0, EXAMPLE)
    periods = [str(period.label) for period in WagePeriod]
    sheet.data_validation(1, list(COLUMNS).index("wage_period"), MOST_ROWS, 5, {"validate": "list", "source": periods})
    sheet.set_column(0, len(COLUMNS), 22)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return buffer.getvalue()


def _read_rows(filled: Sequence[tuple[int, Sequence[Any]]], places: Mapping[str, int], table: Table) -> Sheet:
    rows: list[SheetRow] = []
    problems: list[CellProblem] = []
    seen = Counter[str]()
    for number, row in filled:
        cells = {name: row[place] for name, place in places.items() if place < len(row)}
        values, wrong = _read_cells(number, cells)
        odd = ((COLUMNS[name][0], table.problem_at(number - 1, place)) for name, place in places.items())
        wrong += [CellProblem(number, title, "", problem) for title, problem in odd if problem]
        problems += wrong
        if not wrong:
            word = hashlib.sha256("\x1f".join(f"{n}={text_of(c)}" for n, c in sorted(cells.items())).encode()).hexdigest()[:32]
            seen[word] += 1
            rows.append(SheetRow(number, f"xlsx:{word}:{seen[word]}", VacancyDraft(**values)))
    return Sheet(rows, problems)


def _read_cells(number: int, cells: Mapping[str, Any]) -> tuple[dict[str, Any], list[CellProblem]]:
    values: dict[str, Any] = {}
    problems = []
    for name, cell in cells.items():
        title, reader = COLUMNS[name]
        try:
            values[name] = reader(cell)
        except RuleBroken as error:
            problems.append(CellProblem(number, title, text_of(cell), error.message, error.facts))
    return values, problems
