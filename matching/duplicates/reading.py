"""A CSV of person records in, CSV lines of likely doubles out: the work of `matching.evaluation duplicates`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from matching.duplicates.finder import find_duplicates
from matching.duplicates.records import PersonRecord

COLUMNS = tuple(field.name for field in fields(PersonRecord))
HEADER = "id_a,id_b,probability"


def read_records(path: str | Path) -> list[PersonRecord]:
    """Read the records of a CSV file; a column that is absent is unknown for everybody."""
    with Path(path).open(encoding="utf-8-sig", newline="") as source:
        return list(_records(csv.DictReader(source)))


def _records(rows: Iterable[dict[str, str | None]]) -> Iterator[PersonRecord]:
    for number, row in enumerate(rows, start=1):
        values = {column: (row.get(column) or "").strip() for column in COLUMNS}
        values["id"] = values["id"] or str(number)
        yield PersonRecord(**values)


def run_duplicates(path: str | Path) -> Iterator[str]:
    """Give the lines `id_a,id_b,probability`, header first, the likeliest pair first."""
    yield HEADER
    for pair in find_duplicates(read_records(path)):
        yield f"{pair.id_a},{pair.id_b},{pair.probability:.6f}"
