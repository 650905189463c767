"""Reads Dukcapil's answers out of the list that was sent: one word a field, tied back by the record's code. Stores nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from jobmatch.documents.table_file import SMALL, CellProblem, find_head, read_tables, text_of
from jobmatch.domain.dukcapil_check import ANSWER_COLUMNS, CODE, COLUMNS, DIFFERENT, FOUND
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

NO_HEAD = N_("Kolom kode dan hasil_nik tidak ditemukan. Pakai daftar yang dikirim ke Dukcapil.")
NOT_A_CODE = N_("Kode ini berubah. Salin dari daftar yang dikirim.")
NOT_A_WORD = N_("Bukan jawaban yang dikenal. Pilih: %(words)s.")
WORDS = {name.replace("_", space): name for name in COLUMNS for space in ("_", " ")}


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One answered row."""

    row: int
    code: UUID
    nik: str
    is_found: bool
    differs: tuple[str, ...]
    note: str


@dataclass
class Checked:
    """What a result held."""

    rows: list[CheckedRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def read_result(content: bytes) -> Checked:
    """Read the rows that were answered; empty ones are left waiting.

    Raises:
        RuleBroken: this is no such list.
    """
    for table in read_tables(content, SMALL):
        head = find_head(table.rows, WORDS, (CODE, "hasil_nik"))
        if head is not None:
            found = Checked()
            for number, row in enumerate(table.rows[head.line + 1 :], head.line + 2):
                cells = {name: text_of(row[place]) for name, place in head.places.items() if place < len(row)}
                if cells.get(CODE) and cells.get("hasil_nik"):
                    _read_row(number, cells, found)
            return found
    raise RuleBroken(NO_HEAD, field="file")


def _read_row(number: int, cells: Mapping[str, str], found: Checked) -> None:
    problems = []
    for name, words in ANSWER_COLUMNS.items():
        typed = cells.get(name, "").casefold()
        if words and typed and typed not in words:
            problems.append(CellProblem(number, name, typed[:40], NOT_A_WORD, {"words": ", ".join(words)}))
    try:
        code: Any = UUID(cells[CODE])
    except ValueError:
        problems.append(CellProblem(number, CODE, cells[CODE][:12], NOT_A_CODE))
    if problems:
        found.problems += problems
        return
    is_found = cells["hasil_nik"].casefold() == FOUND
    differs = tuple(name.removeprefix("hasil_") for name in ANSWER_COLUMNS if cells.get(name, "").casefold() == DIFFERENT)
    found.rows.append(CheckedRow(number, code, cells.get("nik", ""), is_found, differs, cells.get("catatan", "")[:200]))
