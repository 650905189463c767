"""Writes the prefilled workbook of village months: the list, an empty sheet for new people, and how to fill them in."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from jobmatch.documents.marks import Mark
from jobmatch.documents.month_sheet import CHOICES, LISTED, NEW
from jobmatch.documents.table_file import Row, safe_text
from jobmatch.domain.month_file import RowCode, Said, file_mark, words_of

NEW_ROWS = 30
WIDTHS = {"code": 20, "name": 30, "full_name": 30, "answer": 24, "how": 24, "job": 26, "nik": 20, "looking": 30, "activity": 24}
HELP = (
    "Cara mengisi",
    "1. Lembar “Daftar”: pilih satu jawaban di kolom Jawaban untuk tiap orang, lalu dari mana Anda tahu.",
    "2. Tidak sempat bertanya? Pilih “Belum ditanya”. Jangan menebak. Yang dibiarkan kosong tidak diubah.",
    "3. Orang baru ditulis di lembar “Orang baru”, satu baris satu orang. Tahun lahir saja juga boleh.",
    "4. NIK diketik lengkap 16 angka dari KTP. Kolomnya sudah Teks; jangan diubah, supaya angkanya tidak hilang.",
    "5. Jangan mengubah kode baris dan tanda berkas, dan jangan menggabung sel.",
    "6. Simpan, lalu unggah di halaman bulan desa. Isinya diperiksa dahulu; belum ada yang berubah sebelum Anda menekan Simpan.",
    "Berkas ini berisi data orang. Jangan diteruskan ke grup; hapus dari HP setelah diunggah.",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as the file shows her; nothing of poverty, disability, phone or applications."""

    code: RowCode
    name: str
    birth_year: int | None
    last_digits: str
    said: Said
    standing: frozenset[str]


def month_workbook(title: str, people: Iterable[Listed], villages: Sequence[str], mark: Mark) -> bytes:
    """Return the workbook; ``villages`` are the codes of the villages it is for, written down for new people if only one."""
    buffer = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, plain) as book:
        writer = _Writer(book)
        sheets = [
            writer.sheet("Daftar", mark.title(title), LISTED, [_row(person) for person in people]),
            writer.sheet("Orang baru", mark.title(f"Orang baru, {title}"), NEW, _new_rows(villages)),
            writer.help("Petunjuk", mark.title(title)),
        ]
        mark.mark_workbook(book, sheets)
    return buffer.getvalue()


def _row(person: Listed) -> Row:
    answer, how, job = words_of(person.said)
    year = "" if person.birth_year is None else person.birth_year
    texts = (
        safe_text(person.name),
        year,
        person.last_digits,
        answer,
        how,
        safe_text(job),
        file_mark(person.said, person.standing),
    )
    return (str(person.code), *texts)


def _new_rows(villages: Sequence[str]) -> list[Row]:
    return [(villages[0],)] * NEW_ROWS if len(villages) == 1 else []


class _Writer:
    """Writes sheets with one look: a title line, bold headings that stay in sight, lists to choose from, text as text."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format({"bold": True, "bg_color": "#ECE8E1", "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"num_format": "@"})

    def sheet(self, name: str, title: str, columns: Mapping[str, tuple[str, ...]], rows: Sequence[Row]) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.write_string(0, 0, title, self._title)
        for place, (column, words) in enumerate(columns.items()):
            is_hidden = {"hidden": True} if column == "mark" else {}
            sheet.set_column(place, place, WIDTHS.get(column, 14), self._text, is_hidden)
            sheet.write_string(1, place, words[0], self._head)
            if column in CHOICES:
                choice = {"validate": "list", "source": list(CHOICES[column]), "error_title": "Pilih dari daftar"}
                sheet.data_validation(2, place, 2 + max(len(rows), NEW_ROWS), place, choice)
        for number, row in enumerate(rows, 2):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(2, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def help(self, name: str, title: str) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, title, self._title)
        for number, line in enumerate(HELP, 2):
            sheet.write_string(number, 0, line)
        return sheet


def file_name(village: str, month: date) -> str:
    """Return the name of a file: the place and the month, never a person's."""
    words = "-".join("".join(letter if letter.isalnum() else " " for letter in village.lower()).split())
    return f"bulan-desa-{words}-{month:%Y-%m}.xlsx"
