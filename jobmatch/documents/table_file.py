"""The one way in for tables that people upload: XLSX or CSV becomes plain rows, and whatever it is, it cannot hurt.

XLSX is measured before it is opened (see xlsx_bounds); CSV may be UTF-8, UTF-16 or what old Windows wrote, with commas,
semicolons or tabs. What a cell means is for the caller; ``text_of`` gives its words without a spreadsheet's tricks.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import python_calamine

from jobmatch.documents.xlsx_bounds import DAMAGED, OTHER_FORMAT, SheetShape, measure
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

MEGABYTE = 1 << 20
MOST_BYTES = 32 * MEGABYTE
SMALL = 2 * MEGABYTE
"""What a page reads while somebody waits; larger files are for the worker or the command line."""
MOST_GROWTH = 8
MOST_ROWS = 250_000
MOST_LINES_IN_A_CELL = 20
HEAD_ROWS = 20
SEPARATORS = ",;\t|"
TOO_LARGE = N_(
    "Berkas ini %(size)s MB; paling besar %(most)s MB. Biasanya ada gambar di dalamnya: salin daftarnya saja ke berkas baru."
)
EMPTY_FILE = N_("Berkas ini kosong. Pilih berkas yang sudah diisi.")
NOT_A_TABLE = N_("Berkas ini bukan Excel (.xlsx) dan bukan CSV. Simpan sebagai salah satunya, lalu unggah lagi.")
TOO_MANY_ROWS = N_("Berkas ini lebih dari %(most)s baris. Bagi menjadi beberapa berkas.")
MERGED_CELL = N_("Sel ini digabung dengan yang lain. Di Excel pilih Pisahkan Sel (Unmerge), lalu isi setiap baris.")
FORMULA_CELL = N_("Sel ini berisi rumus. Salin, lalu tempel sebagai nilai (Paste Special, Values).")
OPEN_QUOTE = N_('Di sekitar baris %(row)s ada tanda kutip (") yang tidak ditutup. Hapus tanda kutip itu, lalu unggah lagi.')
NO_SHAPE = SheetShape()
Row = Sequence[Any]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that could not be read: where, what stands there, and in words how to mend it (a source text with facts)."""

    row: int
    column: str
    read: str
    problem: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or a CSV; ``rows[0]`` is the first line of the sheet, empty or not."""

    name: str
    rows: Sequence[Row]
    shape: SheetShape = NO_SHAPE

    def problem_at(self, row: int, column: int) -> str | None:
        """Return why a cell (counted from zero) says nothing of its own, or None."""
        if (row, column) in self.shape.formulas:
            return FORMULA_CELL
        for (top, left), (bottom, right) in self.shape.merged:
            if top <= row <= bottom and left <= column <= right:
                return MERGED_CELL
        return None

    @property
    def has_odd_cells(self) -> bool:
        """Tell whether any cell is merged or a formula."""
        return bool(self.shape.merged or self.shape.formulas)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a table's headings stand: their line, and the column of each name."""

    line: int
    places: Mapping[str, int]


def read_tables(content: bytes, most_bytes: int = MOST_BYTES) -> list[Table]:
    """Return the sheets of a workbook, or the one table of a CSV; a workbook may grow to eight times the largest file.

    Raises:
        RuleBroken: it is neither, is damaged, or is larger than a list can be; in words that say what to do.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise RuleBroken(EMPTY_FILE, field="file")
    if len(content) > most_bytes:
        raise RuleBroken(TOO_LARGE, field="file", size=-(-len(content) // MEGABYTE), most=most_bytes // MEGABYTE)
    if content.startswith(b"PK"):
        return _workbook(content, most_bytes * MOST_GROWTH)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RuleBroken(OTHER_FORMAT, field="file")
    return [Table("", _bounded(list(islice(read_csv(content), MOST_ROWS + 1))))]


def find_head(rows: Sequence[Row], words: Mapping[str, str], needed: Iterable[str]) -> Head | None:
    """Return the headings among the first lines; ``words`` gives the column's name for each heading in small letters."""
    wanted = set(needed)
    for line, row in enumerate(rows[:HEAD_ROWS]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = words.get(text_of(cell).casefold())
            if name is not None:
                places.setdefault(name, place)
        if places.keys() >= wanted:
            return Head(line, places)
    return None


def text_of(cell: Any) -> str:
    """Return a cell's words: whole numbers without a point, spaces made one, a leading apostrophe or ="…" taken off."""
    if type(cell) is str:
        if cell.isalnum() or not cell:
            return cell
        text = cell
    elif isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    elif isinstance(cell, bool):
        text = "ya" if cell else "tidak"
    else:
        text = "" if cell is None else str(cell)
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.lstrip("'’`").split()) if text else ""


def safe_text(text: str) -> str:
    """Return a text for a file that is handed out: one that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _workbook(content: bytes, most_inflated: int) -> list[Table]:
    shapes = measure(content, most_inflated)
    opened = _with_calamine(lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)))
    tables = []
    for name in opened.sheet_names:
        rows = _with_calamine(partial(_sheet_rows, opened, name))
        tables.append(Table(name, _bounded(rows), shapes.get(name, NO_SHAPE)))
    return tables


def _sheet_rows(opened: python_calamine.CalamineWorkbook, name: str) -> list[Row]:
    kind = next(meta.typ for meta in opened.sheets_metadata if meta.name == name)
    if kind != python_calamine.SheetTypeEnum.WorkSheet:
        return []
    return list(opened.get_sheet_by_name(name).to_python(skip_empty_area=False))


def _with_calamine(act: Callable[[], Found]) -> Found:
    """Run the library, which panics on some damaged files with an exception of its own outside of Exception."""
    try:
        return act()
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError):
        raise RuleBroken(DAMAGED, field="file") from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise RuleBroken(DAMAGED, field="file") from None


def _bounded(rows: list[Row]) -> list[Row]:
    if len(rows) > MOST_ROWS:
        raise RuleBroken(TOO_MANY_ROWS, field="file", most=MOST_ROWS)
    return rows


def read_csv(content: bytes) -> Iterator[list[str]]:
    """Yield the lines of a CSV, whatever separates its cells.

    Raises:
        RuleBroken: it is no text, or a quotation mark is not closed and swallows what follows.
    """
    text = _decoded(content)
    if "\0" in text:
        raise RuleBroken(NOT_A_TABLE, field="file")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = next((line for line in text[:20_000].split("\n") if line.strip()), "")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count))
    number = 1
    try:
        for row in lines:
            if any(cell.count("\n") > MOST_LINES_IN_A_CELL for cell in row if "\n" in cell):
                raise RuleBroken(OPEN_QUOTE, field="file", row=number)
            yield row
            number = lines.line_num + 1
    except csv.Error:
        raise RuleBroken(OPEN_QUOTE, field="file", row=number) from None


def _decoded(content: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                raise RuleBroken(NOT_A_TABLE, field="file") from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
