"""A CSV of person records in, CSV lines of likely doubles out: the work of `matching.evaluation duplicates`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from matching.duplicates.columns import COLUMNS, Table
from matching.duplicates.finder import find_in_table

HEADER = "id_a,id_b,probability"


def read_table(path: str | Path) -> Table:
    """Read the columns of a CSV file; a column that is absent is unknown for everybody."""
    with Path(path).open(encoding="utf-8-sig", newline="") as source:
        rows = [row for row in csv.reader(source) if row]
    header = [name.strip().lower() for name in rows[0]] if rows else []
    width = len(header)
    if any(len(row) != width for row in rows):
        rows = [(row + [""] * width)[:width] for row in rows]
    columns = list(zip(*rows[1:], strict=True))
    read = dict(zip(header, columns, strict=True)) if columns else {}
    count = max(len(rows) - 1, 0)
    table = {column: read.get(column, ("",) * count) for column in COLUMNS}
    return {**table, "id": [text.strip() or str(number) for number, text in enumerate(table["id"], start=1)]}


def run_duplicates(path: str | Path) -> Iterator[str]:
    """Give the lines `id_a,id_b,probability`, header first, the likeliest pair first."""
    yield HEADER
    for pair in find_in_table(read_table(path)):
        yield f"{pair.id_a},{pair.id_b},{pair.probability:.6f}"
