"""Reads the office's AK-1 book from a workbook: plain rows, and every cell that could not be read. Stores nothing."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from jobmatch.documents.advert_file import CellProblem
from jobmatch.documents.table_file import find_head, read_tables, text_of
from jobmatch.domain.dates import read_cell
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import Sex
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

# Each column with its heading in our own empty book first; then the words other offices use.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("Nomor kartu", "no kartu", "no. pendaftaran", "nomor pendaftaran", "no ak1", "no ak-1"),
    "registered_on": ("Tanggal daftar", "tanggal pendaftaran", "tgl daftar", "tanggal"),
    "full_name": ("Nama lengkap", "nama", "nama pencari kerja"),
    "sex": ("L/P", "jenis kelamin", "jk", "l/w"),
    "birth_date": ("Tanggal lahir", "tgl lahir"),
    "birth_place": ("Tempat lahir",),
    "nik": ("NIK", "no ktp", "nomor ktp"),
    "village": ("Desa/kelurahan", "desa", "kelurahan", "kode desa"),
    "education": ("Pendidikan", "pendidikan terakhir"),
    "major": ("Jurusan",),
    "graduation_year": ("Tahun lulus", "lulus"),
    "kbji": ("Jabatan (kode KBJI)", "kode kbji", "kbji"),
    "phone": ("Telepon", "no hp", "hp", "nomor telepon"),
}
NEEDED = ("number", "registered_on", "full_name", "sex", "birth_date")
MOST_ROWS = 50_000
EXAMPLE = (
    "00001/AK1/01/2026",
    "05-01-2026",
    "Nama Contoh",
    "P",
    "17-08-2001",
    "Curup",
    "",
    "17.02.09.1012",
    "SMA/MA",
    "IPS",
    "2019",
    "5",
    "",
)
_SEXES = {
    "l": Sex.MALE,
    "laki-laki": Sex.MALE,
    "pria": Sex.MALE,
    "p": Sex.FEMALE,
    "perempuan": Sex.FEMALE,
    "w": Sex.FEMALE,
    "wanita": Sex.FEMALE,
}
_SCHOOLS = {
    "sltp": "smp",
    "smp": "smp",
    "mts": "smp",
    "slta": "sma",
    "sma": "sma",
    "ma": "sma",
    "stm": "smk",
    "smk": "smk",
    "smea": "smk",
    "sd": "sd",
    "diii": "d3",
    "d-3": "d3",
    "div": "d4",
    "d-4": "d4",
    "s-1": "s1",
    "sarjana": "s1",
    "s-2": "s2",
    "s-3": "s3",
}


@dataclass(frozen=True)
class BookRow:
    """One registration; what was not readable is None and stands in the problems."""

    row: int
    number: str
    registered_on: date
    full_name: str
    sex: Sex
    birth_date: date
    birth_place: str | None = None
    nik: str | None = None
    village: str | None = None
    education: str | None = None
    major: str | None = None
    graduation_year: int | None = None
    kbji: str | None = None
    phone: str | None = None


@dataclass
class Book:
    """What a workbook held."""

    rows: list[BookRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    row_count: int = 0


def read_book(content: bytes) -> Book:
    """Read the first sheet that has the columns.

    Raises:
        RuleBroken: it is no workbook, or a needed column is not there.
    """
    words = {each.casefold(): name for name, known in COLUMNS.items() for each in known}
    found = [(table.rows, head) for table in read_tables(content) if (head := find_head(table.rows, words, NEEDED))]
    if not found:
        names = ", ".join(COLUMNS[name][0] for name in NEEDED)
        raise RuleBroken(N_("Judul kolom tidak ditemukan. Yang harus ada: %(names)s."), field="file", names=names)
    sheet, head = found[0]
    book, numbers = Book(), dict[str, int]()
    for number, cells in enumerate(sheet[head.line + 1 : head.line + 1 + MOST_ROWS], head.line + 2):
        if any(map(text_of, cells)):
            book.row_count += 1
            _read_row(number, {name: cells[place] for name, place in head.places.items() if place < len(cells)}, book, numbers)
    return book


def empty_book() -> bytes:
    """Return an empty workbook with the headings and one example row to be written over."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet, bold = workbook.add_worksheet("Buku AK-1"), workbook.add_format({"bold": True, "bg_color": "#ECE8E1"})
    sheet.write_row(0, 0, [words[0] for words in COLUMNS.values()], bold)
    sheet.write_row(1, 0, EXAMPLE)
    sheet.set_column(0, len(COLUMNS), 20)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return buffer.getvalue()


def _read_row(number: int, cells: Mapping[str, Any], book: Book, numbers: dict[str, int]) -> None:
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        typed = text_of(cell)
        if not typed:
            continue
        try:
            reader: Callable[[Any], Any] = _READERS.get(name, _text)
            values[name] = reader(cell)
        except ValueError:
            problem, fix = _ADVICE.get(name, (N_("tidak terbaca"), N_("perbaiki isinya")))
            book.problems.append(CellProblem(number, COLUMNS[name][0], _shown(name, typed), problem, fix))
    missing = [name for name in NEEDED if name not in values]
    for name in missing:
        if not text_of(cells.get(name, "")):
            book.problems.append(
                CellProblem(number, COLUMNS[name][0], "", N_("kosong, baris tidak dimasukkan"), N_("isi dari buku"))
            )
    if missing:
        return
    if (first := numbers.setdefault(values["number"], number)) != number:
        fix = N_("hapus salah satu")
        book.problems.append(
            CellProblem(number, COLUMNS["number"][0], values["number"], f"{N_('sudah ada di baris')} {first}", fix)
        )
        return
    book.rows.append(BookRow(row=number, **values))


def _shown(name: str, typed: str) -> str:
    """A NIK is never repeated in a list of problems."""
    return f"{typed[:4]}…" if name == "nik" else typed[:80]


def _text(cell: Any) -> str:
    return text_of(cell)[:120]


def _day(cell: Any) -> date:
    try:
        found = read_cell(text_of(cell) if isinstance(cell, str) else cell)
    except RuleBroken as broken:
        raise ValueError(cell) from broken
    if found is None:
        raise ValueError(cell)
    return found


def _sex(cell: Any) -> Sex:
    found = _SEXES.get(text_of(cell).casefold())
    if found is None:
        raise ValueError(cell)
    return found


def _education(cell: Any) -> str:
    typed = text_of(cell).casefold()
    titles = {level.label.casefold(): level.code for level in LEVELS} | {level.code: level.code for level in LEVELS} | _SCHOOLS
    if typed not in titles:
        raise ValueError(cell)
    return titles[typed]


def _digits(cell: Any) -> str:
    typed = "".join(text_of(cell).split())
    if not typed.isdigit():
        raise ValueError(cell)
    return typed


def _nik(cell: Any) -> str:
    if isinstance(cell, float) or len(typed := _digits(cell)) != 16:
        raise ValueError(cell)
    return typed


def _kbji(cell: Any) -> str:
    if len(typed := _digits(cell)) > 4:
        raise ValueError(cell)
    return typed


def _year(cell: Any) -> int:
    year = int(_digits(cell))
    if not 1940 <= year <= 2100:
        raise ValueError(cell)
    return year


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "registered_on": _day,
    "birth_date": _day,
    "sex": _sex,
    "nik": _nik,
    "education": _education,
    "graduation_year": _year,
    "kbji": _kbji,
}
_DAY_ADVICE = (N_("bukan tanggal"), N_("tulis seperti 17-08-2001"))
_ADVICE: Mapping[str, tuple[str, str]] = {
    "registered_on": _DAY_ADVICE,
    "birth_date": _DAY_ADVICE,
    "sex": (N_("bukan L atau P"), N_("tulis L atau P")),
    "nik": (N_("bukan 16 angka"), N_("jadikan kolomnya teks, supaya angkanya utuh; atau kosongkan")),
    "education": (N_("jenjang tidak dikenal"), N_("tulis seperti SD, SMP, SMA, SMK, D3, S1")),
    "graduation_year": (N_("bukan tahun"), N_("tulis empat angka, contoh 2019")),
    "kbji": (N_("bukan kode KBJI"), N_("tulis satu sampai empat angka")),
}
