"""The workbook that Dukcapil gets: one person a row, columns to answer in with their choices. Locked before it leaves."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from jobmatch.documents.marks import Mark
from jobmatch.domain.dukcapil_check import ANSWER_COLUMNS, COLUMNS, SENT_COLUMNS, PersonToCheck

HEAD_ROW = 3  # counted from zero: three lines of words stand above the names of the columns
WIDTHS = {"kode": 14, "nik": 20, "nama": 30, "tempat_lahir": 18, "catatan": 30}
USUAL_WIDTH = 20


def write_list(people: Sequence[PersonToCheck], number: str, valid_until: date, mark: Mark) -> bytes:
    """Return the workbook's bytes, not locked yet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Periksa NIK")
    bold = book.add_format({"bold": True})
    text, open_cell = book.add_format({"num_format": "@"}), book.add_format({"locked": False, "bg_color": "#FDF0CF"})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#ECE8E1"})
    for line, words in enumerate(_words(number, valid_until, mark)):
        sheet.write_string(line, 0, words, bold)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, WIDTHS.get(name, USUAL_WIDTH))
        sheet.write_string(HEAD_ROW, column, name, head)
    for line, person in enumerate(people, start=HEAD_ROW + 1):
        for column, cell in enumerate(person.cells()):
            sheet.write_string(line, column, cell, text)
        for column in range(len(SENT_COLUMNS), len(COLUMNS)):
            sheet.write_blank(line, column, None, open_cell)
    for column, choices in enumerate(ANSWER_COLUMNS.values(), start=len(SENT_COLUMNS)):
        if choices:
            last = HEAD_ROW + max(1, len(people))
            sheet.data_validation(HEAD_ROW + 1, column, last, column, {"validate": "list", "source": list(choices)})
    sheet.freeze_panes(HEAD_ROW + 1, 3)
    sheet.protect("", {"format_columns": True, "autofilter": True})
    mark.mark_workbook(book, [sheet])
    book.close()
    return buffer.getvalue()


def _words(number: str, valid_until: date, mark: Mark) -> tuple[str, ...]:
    return (
        mark.title(f"{number}: pencocokan NIK, untuk Dukcapil"),
        f"Isi kolom kuning, simpan dengan kata sandi yang sama, kirim kembali paling lambat {valid_until:%d-%m-%Y}. "
        "Sesudah itu hapus berkas ini.",
        "Kolom kode jangan diubah: lewat kode itu jawaban kembali ke catatannya. Dasar: kerja sama (PKS) pemanfaatan data.",
    )
