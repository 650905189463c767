"""Small cells in public tables: which to hide so that none under five can be computed, not even by subtraction.

The bound of five is the office's own small-number rule (UU 27/2022 asks for protection, not for a number). A zero is
shown: it tells of nobody. Hidden cells all look alike, so a reader cannot tell a small one from one hidden beside it.

How it protects: every small cell is made a corner of a rectangle of hidden cells, rows and columns (totals count as a
row and a column). Moving a number around the rectangle changes no total, so the totals fit several values of the cell.
A reader may also hold two issues of one table and subtract: one village that reported late is then a figure of its own. So
a cell whose change since an earlier issue is small is sheltered like a small one.
Where villages and their kecamatan are both published, a village's rectangle stays within its kecamatan, and a hidden
kecamatan figure hides the figures of all its villages in that column.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

SMALLEST_SHOWN = 5
TOTAL = "total"

Row = TypeVar("Row", bound=Hashable)
Cell = tuple[Hashable, Hashable]


def is_small(count: int) -> bool:
    """Say whether a count must not be published as it is."""
    return 0 < count < SMALLEST_SHOWN


@dataclass(frozen=True)
class _Rectangle:
    """Three cells that would shelter a small one, and what hiding them costs."""

    cells: tuple[Cell, ...]
    width: int
    newly_hidden: int
    value: int

    @property
    def cost(self) -> tuple[bool, int, int]:
        """Return what to keep small: too narrow a shelter first, then cells, then what they count."""
        return self.width < SMALLEST_SHOWN, self.newly_hidden, self.value

    @property
    def is_free(self) -> bool:
        """Say whether nothing better can be found."""
        return self.newly_hidden == 0 and self.width >= SMALLEST_SHOWN


def with_totals(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return the table with its row, column and grand totals under the name `TOTAL`; absent cells are zero."""
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    table: dict[Cell, int] = {cell: counts.get(cell, 0) for cell in product(rows, columns)}
    for row in rows:
        table[row, TOTAL] = sum(table[row, column] for column in columns)
    for column in [*columns, TOTAL]:
        table[TOTAL, column] = sum(table[row, column] for row in rows)
    return table


def cells_to_hide(
    counts: Mapping[Cell, int],
    already_hidden: Collection[Cell] = (),
    exposed: Collection[Cell] = (),
    *,
    without_total_row: bool = False,
) -> frozenset[Cell]:
    """Return the cells of the table with totals that must not be shown.

    `already_hidden` are those of earlier issues of the same table: what was hidden once stays hidden, so that two issues
    held side by side tell no more than one. `exposed` are those whose change since an earlier issue is small.
    `without_total_row` leaves the row of totals to another table.
    """
    table = with_totals(counts)
    if without_total_row:
        table = {cell: count for cell, count in table.items() if cell[0] != TOTAL}
    small = {cell for cell, count in table.items() if is_small(count)} | (set(exposed) & table.keys())
    hidden = small | (set(already_hidden) & table.keys())
    for cell in sorted(small, key=lambda cell: (table[cell], str(cell))):
        hidden |= _shelter(cell, table, hidden)
    return frozenset(hidden)


def cells_to_hide_in_groups(
    groups: Mapping[Hashable, Mapping[Cell, int]],
) -> tuple[frozenset[Cell], dict[Hashable, frozenset[Cell]]]:
    """Return what to hide in a table by kecamatan (with totals) and in the tables of its villages, published together.

    `groups` holds for every kecamatan the counts of its villages; each kecamatan needs at least two.
    """
    sums: dict[Cell, int] = {}
    for group, counts in groups.items():
        for (_, column), count in counts.items():
            sums[group, column] = sums.get((group, column), 0) + count
    above = cells_to_hide(sums)
    within = {
        group: cells_to_hide(counts, _below_hidden(group, counts, above), without_total_row=True)
        for group, counts in groups.items()
    }
    return above, within


def _below_hidden(group: Hashable, counts: Mapping[Cell, int], above: Collection[Cell]) -> set[Cell]:
    hidden_columns = {column for row, column in above if row == group}
    return {(row, column) for row, _ in counts for column in hidden_columns}


def _shelter(cell: Cell, table: Mapping[Cell, int], hidden: Collection[Cell]) -> set[Cell]:
    """Return the other corners of the cheapest rectangle around a cell; the whole table where there is none."""
    best: _Rectangle | None = None
    for rectangle in _rectangles(cell, table, hidden):
        if best is None or rectangle.cost < best.cost:
            best = rectangle
        if best.is_free:
            break
    return set(table) if best is None else set(best.cells)


def _rectangles(cell: Cell, table: Mapping[Cell, int], hidden: Collection[Cell]) -> Iterator[_Rectangle]:
    row, column = cell
    rows = dict.fromkeys(other for other, _ in table if other != row)
    columns = dict.fromkeys(other for _, other in table if other != column)
    # Rows that already hide something in this column come first: there a shelter costs least.
    for other_row in sorted(rows, key=lambda other: (other, column) not in hidden):
        for other_column in columns:
            cells: tuple[Cell, ...] = ((row, other_column), (other_row, column), (other_row, other_column))
            width = _width(cell, (other_row, other_column), table)
            if width:
                new = [corner for corner in cells if corner not in hidden]
                yield _Rectangle(cells, width, len(new), sum(table[corner] for corner in new))


def _width(cell: Cell, opposite: Cell, table: Mapping[Cell, int]) -> int:
    """Return by how much the cell can move while every total stays: up as far as the falling corners allow, and down."""
    (row, column), (other_row, other_column) = cell, opposite
    signs = {
        cell: 1,
        (row, other_column): -1 if TOTAL not in (column, other_column) else 1,
        (other_row, column): -1 if TOTAL not in (row, other_row) else 1,
    }
    signs[opposite] = signs[row, other_column] * signs[other_row, column]
    up = min((table[corner] for corner, sign in signs.items() if sign < 0), default=SMALLEST_SHOWN)
    down = min(table[corner] for corner, sign in signs.items() if sign > 0)
    return up + down
