"""The IPK tables as an XLSX workbook: a sheet each, set up for printing on A4 across."""

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jobmatch.documents.ipk_paper import CLASSES_NOTE, IpkPaper, head_groups
from jobmatch.domain.ipk_tables import PrintedPart, PrintedRow, PrintedTable

A4 = 9
LABEL_WIDTH = 46
FIGURE_WIDTH = 8
FIRST_FIGURE = 2


def write_workbook(paper: IpkPaper) -> bytes:
    """Return the workbook's bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": f"IPK {paper.period}", "author": paper.office, "comments": paper.foot})
    for table in paper.tables:
        _Sheet(book, paper, table).write()
    if paper.erratum:
        _write_erratum(book, paper)
    book.close()
    return buffer.getvalue()


class _Sheet:
    def __init__(self, book: xlsxwriter.Workbook, paper: IpkPaper, table: PrintedTable) -> None:
        self._paper, self._table, self._line = paper, table, 0
        self._sheet: Worksheet = book.add_worksheet(table.code.replace("/", "-"))
        self._bold: Format = book.add_format({"bold": True})
        self._title: Format = book.add_format({"bold": True, "font_size": 13, "align": "center"})
        self._mark: Format = book.add_format({"bold": True, "font_color": "#8B1A1A"})
        self._small: Format = book.add_format({"font_size": 8, "text_wrap": True})
        edge = {"border": 1, "valign": "vcenter"}
        self._head: Format = book.add_format(edge | {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#ECE8E1"})
        self._label: Format = book.add_format(edge | {"text_wrap": True})
        self._part_label: Format = book.add_format(edge | {"text_wrap": True, "indent": 2, "italic": True})
        self._figure: Format = book.add_format(edge | {"num_format": "#,##0"})
        self._sum_label: Format = book.add_format(edge | {"bold": True})
        self._sum: Format = book.add_format(edge | {"bold": True, "num_format": "#,##0"})

    def write(self) -> None:
        self._set_up()
        width = FIRST_FIGURE + max(len(part.columns) for part in self._table.parts) - 1
        self._sheet.merge_range(0, 0, 0, width, f"IPK {self._table.code}", self._title)
        self._sheet.merge_range(1, 0, 1, width, self._table.title, self._title)
        self._sheet.merge_range(2, 0, 2, width, f"{self._paper.office}, {self._paper.period}", self._bold)
        self._sheet.write(3, 0, self._paper.mark, self._mark)
        self._line = 4
        for part in self._table.parts:
            self._write_part(part)
        self._write_foot()

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        mark = f"&L&8{self._paper.mark}" if self._paper.mark else ""
        sheet.set_footer(f"{mark}&C&8{self._paper.foot}&R&8&P / &N")
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, LABEL_WIDTH)
        sheet.set_column(FIRST_FIGURE, FIRST_FIGURE + 30, FIGURE_WIDTH)

    def _write_part(self, part: PrintedPart) -> None:
        if part.title:
            self._sheet.write(self._line, 0, part.title, self._bold)
            self._line += 1
        self._write_head(part)
        for row in part.rows:
            self._write_row(row)
        for note in part.notes:
            self._sheet.write(self._line, 1, note, self._small)
            self._line += 1
        self._line += 1

    def _write_head(self, part: PrintedPart) -> None:
        top, sub = self._line, self._line + 1
        self._sheet.merge_range(top, 0, sub, 0, "No.", self._head)
        self._sheet.merge_range(top, 1, sub, 1, "Uraian", self._head)
        for heading, first, count in head_groups([column.top for column in part.columns]):
            start = FIRST_FIGURE + first
            if count == 1:
                self._sheet.write(top, start, heading, self._head)
            else:
                self._sheet.merge_range(top, start, top, start + count - 1, heading, self._head)
        self._sheet.write_row(sub, FIRST_FIGURE, [column.sub for column in part.columns], self._head)
        self._line += 2

    def _write_row(self, row: PrintedRow) -> None:
        label, figure = (self._sum_label, self._sum) if row.is_sum else (self._label, self._figure)
        label = self._part_label if row.is_part else label
        self._sheet.write_string(self._line, 0, row.number, label)
        self._sheet.write_string(self._line, 1, row.label, label)
        for place, cell in enumerate(row.cells, start=FIRST_FIGURE):
            self._sheet.write_number(self._line, place, cell.value, figure)
        self._line += 1

    def _write_foot(self) -> None:
        self._sheet.write(self._line, 1, CLASSES_NOTE, self._small)
        position, name, nip = self._paper.signatory
        lines = [self._paper.place_and_date, position, "", "", name, f"NIP {nip}" if nip else ""]
        for step, text in enumerate(lines, start=1):
            self._sheet.write(self._line + step, FIRST_FIGURE + 4, text, self._bold if text == name else None)


def _write_erratum(book: xlsxwriter.Workbook, paper: IpkPaper) -> None:
    sheet = book.add_worksheet("Ralat")
    sheet.set_column(0, 0, 120)
    for line, text in enumerate(("Ralat: yang berubah dari terbitan sebelumnya", *paper.erratum)):
        sheet.write_string(line, 0, text)
