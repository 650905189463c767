"""A fair's results on paper: PDF and XLSX with the same figures in the same order. Bytes out, no tables, no request."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import typst
import xlsxwriter

from jobmatch.documents.marks import Mark

_PAPER = """
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, date: none)
#set page(paper: "a4", margin: (x: 18mm, y: 18mm), footer: [#text(8pt)[#paper.foot]])
#set text(font: "Libertinus Serif", size: 10pt, lang: "id")
#text(12pt, weight: "bold")[#paper.office]
#line(length: 100%, stroke: 1.2pt + rgb("#1b5e3f"))
#text(16pt, weight: "bold")[#paper.title]\\
#text(10pt)[#paper.subtitle]
#let drawn(each, rest) = {
  v(8pt)
  block(breakable: false, below: 4pt, strong(each.title))
  table(columns: (1fr, ..each.columns.slice(1).map(_ => rest)), stroke: 0.4pt + rgb("#8d867b"), inset: 4pt,
    align: (x, y) => if x > 0 { right } else { left }, fill: (x, y) => if y == 0 { rgb("#ece8e1") },
    table.header(..each.columns.map(it => strong(it))), ..each.rows.flatten())
}
#for each in paper.tables.filter(it => it.columns.len() <= 6) { drawn(each, auto) }
#for note in paper.notes [#v(4pt) #text(8.5pt)[#note]]
#let wide = paper.tables.filter(it => it.columns.len() > 6)
#if wide.len() > 0 {
  set page(flipped: true)
  set text(8pt)
  set par(justify: false)
  for each in wide { drawn(each, 20mm) }
}
"""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table whose first column names the row; None is "not known"."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class FairPaper:
    """All that is printed, in the order in which it is printed."""

    office: str
    title: str
    subtitle: str
    tables: tuple[PaperTable, ...]
    notes: tuple[str, ...]
    foot: str
    unknown: str


def write_pdf(paper: FairPaper, mark: Mark) -> bytes:
    """Return the PDF's bytes."""
    facts = {**asdict(paper), "tables": [_printed(table, paper.unknown) for table in paper.tables]}
    facts["title"] = mark.title(paper.title)
    made = typst.compile(
        (mark.typst() + _PAPER).encode(), format="pdf", sys_inputs={"paper": json.dumps(facts)}, ignore_system_fonts=True
    )
    return bytes(made)


def write_workbook(paper: FairPaper, mark: Mark) -> bytes:
    """Return the workbook's bytes: one sheet, a table under the other as on paper."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Hasil")
    mark.mark_workbook(book, [sheet])
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 12, 14)
    lines: list[Sequence[str | int | None]] = [(paper.office,), (mark.title(paper.title),), (paper.subtitle,), ()]
    heads = {0, 1}
    for table in paper.tables:
        heads |= {len(lines), len(lines) + 1}
        lines += [(table.title,), table.columns, *table.rows, ()]
    for line, values in enumerate([*lines, *((note,) for note in paper.notes), (paper.foot,)]):
        for place, value in enumerate(values):
            if isinstance(value, int):
                sheet.write_number(line, place, value)
            else:
                sheet.write_string(line, place, paper.unknown if value is None else value, bold if line in heads else None)
    book.close()
    return buffer.getvalue()


def _printed(table: PaperTable, unknown: str) -> dict[str, object]:
    rows = [[unknown if value is None else str(value) for value in row] for row in table.rows]
    return {"title": table.title, "columns": list(table.columns), "rows": rows}
