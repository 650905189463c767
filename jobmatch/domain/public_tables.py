"""Tables for everybody: small cells hidden for good, with the notes that make a figure honest. No rates, no villages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobmatch.domain.disclosure import TOTAL, Cell, cells_to_hide, is_small, with_totals

Names = tuple[tuple[str, str], ...]
TOTAL_NAME = "Jumlah"


@dataclass(frozen=True)
class PublicSource:
    """Counts that are to be made public, with the words of DOMAIN 9: concept, definition, classification, measure, unit."""

    code: str
    title: str
    concept: str
    definition: str
    source: str
    row_name: str
    rows: Names
    columns: Names
    counts: Mapping[Cell, int]
    note: str = ""

    @property
    def full_counts(self) -> dict[Cell, int]:
        """Return the count of every cell; one that nobody stands in is zero."""
        return {(row, column): self.counts.get((row, column), 0) for row, _ in self.rows for column, _ in self.columns}


@dataclass(frozen=True)
class PublicTable:
    """A table as everybody sees it; None is a hidden figure, and nothing else."""

    code: str
    title: str
    concept: str
    definition: str
    source: str
    row_name: str
    columns: Names
    rows: tuple[tuple[str, str, tuple[int | None, ...]], ...]
    note: str = ""

    @property
    def shown(self) -> dict[Cell, int]:
        """Return the figures that everybody sees, by row and column."""
        codes = [column for column, _ in self.columns]
        cells = (((row, column), value) for row, _, values in self.rows for column, value in zip(codes, values, strict=True))
        return {cell: value for cell, value in cells if value is not None}

    @property
    def hidden_count(self) -> int:
        """Return how many figures are hidden."""
        return sum(value is None for _, _, values in self.rows for value in values)


def is_too_near(of: PublicSource, earlier: Sequence[PublicTable]) -> bool:
    """Say whether the whole table counts hardly more or fewer people than an issue that everybody has: it must wait."""
    now = sum(of.full_counts.values())
    ends = (table.rows[-1][2][-1] for table in earlier)
    return any(end is not None and is_small(abs(now - end)) for end in ends)


def make_public(
    of: PublicSource, hidden_before: Collection[Cell], earlier: Sequence[PublicTable] = ()
) -> tuple[PublicTable, frozenset[Cell]]:
    """Return the public form of a table and its hidden cells, safe to be held beside all earlier issues of it."""
    table = with_totals(of.full_counts)
    exposed = {cell for old in earlier for cell, value in old.shown.items() if is_small(abs(table.get(cell, value) - value))}
    hidden = cells_to_hide(of.full_counts, hidden_before, exposed)
    columns = of.columns if len(of.columns) == 1 else (*of.columns, (TOTAL, TOTAL_NAME))
    rows = tuple(
        (row, name, tuple(None if (row, column) in hidden else table[row, column] for column, _ in columns))
        for row, name in (*of.rows, (TOTAL, TOTAL_NAME))
    )
    public = PublicTable(of.code, of.title, of.concept, of.definition, of.source, of.row_name, columns, rows, of.note)
    return public, hidden


def frozen_table(table: PublicTable) -> dict[str, Any]:
    """Return plain data that a database keeps."""
    return {
        **{name: getattr(table, name) for name in ("code", "title", "concept", "definition", "source", "row_name", "note")},
        "columns": [list(column) for column in table.columns],
        "rows": [[code, name, list(values)] for code, name, values in table.rows],
    }


def thawed_table(stored: Mapping[str, Any]) -> PublicTable:
    """Return the table of a frozen content."""
    columns = tuple((code, name) for code, name in stored["columns"])
    rows = tuple((code, name, tuple(values)) for code, name, values in stored["rows"])
    return PublicTable(**{**stored, "columns": columns, "rows": rows})
