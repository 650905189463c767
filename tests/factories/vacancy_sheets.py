"""Workbooks of vacancies as employers send them."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from jobmatch.documents.vacancy_sheet import COLUMNS

GOOD = ("Kasir", 2, "Pasar Atas", "3jt", "", "per bulan", "08.00–16.00", "Tidak ada syarat khusus", "melayani pembeli", "", "")


def row(**changes: Any) -> list[Any]:
    """A good row, but for what is named by column."""
    cells = dict(zip(COLUMNS, GOOD, strict=True))
    return list((cells | changes).values())


def workbook(*rows: Sequence[Any], head: Sequence[str] = tuple(title for title, _ in COLUMNS.values())) -> bytes:
    """A workbook with the headings and these rows."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, cells in enumerate((head, *rows)):
        sheet.write_row(number, 0, cells)
    book.close()
    return buffer.getvalue()
