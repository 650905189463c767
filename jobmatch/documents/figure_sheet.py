"""Printed figures from a CSV or workbook: a line each, read cell by cell. Stores nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jobmatch.documents.table_file import SMALL, CellProblem, Head, find_head, read_tables, text_of
from jobmatch.domain.dates import parse_date
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.figure_series import Series, check_printed_year, read_value
from jobmatch.domain.texts import N_

COLUMNS = ("angka", "tahun", "nilai", "sumber", "tanggal_terbit", "resmi", "catatan")
NEEDED = COLUMNS[:4]
MOST_ROWS = 1000
NO_HEAD = N_("Judul kolom tidak ditemukan. Baris pertama berisi: %(names)s.")
TOO_MANY = N_("Satu berkas paling banyak %(most)s angka. Bagi menjadi beberapa berkas.")
NO_SERIES = N_("Angka ini tidak dikenal. Pakai salah satu: %(names)s.")
NO_YEAR = N_("Tahun ditulis dengan empat angka. Contoh: 2024.")
NO_SOURCE = N_("Sumbernya kosong. Tulis siapa yang mencetak, dan di mana.")
EXAMPLE = "angka;tahun;nilai;sumber;tanggal_terbit;resmi;catatan\ntpt;2024;2,43;BPS Rejang Lebong, Berita Resmi;05-11-2024;ya;\n"
YES = frozenset({"ya", "y", "1", "resmi"})


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """One line of the file."""

    series: Series
    year: int
    value: Decimal
    source: str
    published_on: date | None
    is_official: bool
    remark: str


def read_figures(content: bytes, this_year: int) -> tuple[list[SheetFigure], list[CellProblem]]:
    """Return the figures of a file and what could not be read in it.

    Raises:
        RuleBroken: it is no table, has no headings, or is too long.
    """
    rows = read_tables(content, SMALL)[0].rows
    head = find_head(rows, {name: name for name in COLUMNS}, NEEDED)
    if head is None:
        raise RuleBroken(NO_HEAD, field="file", names=", ".join(NEEDED))
    lines = [(number, row) for number, row in enumerate(rows, start=1) if number > head.line + 1 and any(map(text_of, row))]
    if len(lines) > MOST_ROWS:
        raise RuleBroken(TOO_MANY, field="file", most=MOST_ROWS)
    found: list[SheetFigure] = []
    problems: list[CellProblem] = []
    for number, row in lines:
        line = _Line(number, row, head, problems)
        figure = line.figure(this_year)
        if figure is not None:
            found.append(figure)
    return found, problems


class _Line:
    def __init__(self, number: int, row: Any, head: Head, problems: list[CellProblem]) -> None:
        self._number, self._row, self._head, self._problems = number, row, head, problems

    def figure(self, this_year: int) -> SheetFigure | None:
        """Return the figure of the line; None when any of its cells is wrong, each of which is noted."""
        before = len(self._problems)
        series = self._read("angka", _series)
        year = self._read("tahun", lambda text: _year(text, this_year))
        value = self._read("nilai", lambda text: read_value(series or Series.TPT, text)) if series else None
        source = self._read("sumber", _source)
        day = self._read("tanggal_terbit", _day)
        if len(self._problems) > before or series is None or year is None or value is None or source is None:
            return None
        return SheetFigure(series, year, value, source, day, self._text("resmi").casefold() in YES, self._text("catatan")[:200])

    def _text(self, name: str) -> str:
        place = self._head.places.get(name)
        if place is None or place >= len(self._row):
            return ""
        cell = self._row[place]
        if isinstance(cell, float) and not cell.is_integer():
            return str(cell).replace(".", ",")
        return cell.strftime("%d-%m-%Y") if isinstance(cell, date | datetime) else text_of(cell)

    def _read(self, name: str, reader: Callable[[str], Any]) -> Any:
        text = self._text(name)
        try:
            return reader(text)
        except RuleBroken as broken:
            self._problems.append(CellProblem(self._number, name, text, broken.message, broken.facts))
            return None


def _series(text: str) -> Series:
    wanted = text.casefold()
    for series in Series:
        if wanted in (series.value, series.label.casefold()):
            return series
    raise RuleBroken(NO_SERIES, names=", ".join(series.value for series in Series))


def _year(text: str, this_year: int) -> int:
    if not (text.isdigit() and len(text) == 4):
        raise RuleBroken(NO_YEAR)
    return check_printed_year(int(text), this_year)


def _source(text: str) -> str:
    if not text:
        raise RuleBroken(NO_SOURCE)
    return text[:200]


def _day(text: str) -> date | None:
    return parse_date(text) if text else None
