"""A report as it was issued: its content as plain data, its checksum, its number, and what a second issue changes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_tables import PrintedCell, PrintedColumn, PrintedPart, PrintedRow, PrintedTable, Where
from jobmatch.domain.ledger_rules import Flow, Population
from jobmatch.domain.periods import Month, PeriodKind

Content = list[Any]
_PERIOD_SIGNS = {PeriodKind.MONTH: "", PeriodKind.QUARTER: "/TRIWULAN", PeriodKind.SEMESTER: "/SEMESTER"}


@dataclass(frozen=True)
class Difference:
    """One place where a second issue says something else; None stands for "was not there"."""

    place: str
    old: str | None
    new: str | None


def freeze(tables: Iterable[PrintedTable]) -> Content:
    """Return tables as plain data that a database keeps."""
    content: Content = json.loads(json.dumps([asdict(table) for table in tables]))
    return content


def thaw(content: Content) -> tuple[PrintedTable, ...]:
    """Return the tables of a frozen content."""
    return tuple(PrintedTable(table["code"], table["title"], tuple(_part(part) for part in table["parts"])) for table in content)


def _part(part: Mapping[str, Any]) -> PrintedPart:
    columns = tuple(
        PrintedColumn(c["top"], c["sub"], _where(c["where"]), Measure(c["measure"]) if c["measure"] else None)
        for c in part["columns"]
    )
    rows = tuple(_row(row) for row in part["rows"])
    return PrintedPart(part["title"], Population(part["population"]), columns, rows, Flow(**part["whole"]), tuple(part["notes"]))


def _row(row: Mapping[str, Any]) -> PrintedRow:
    cells = tuple(PrintedCell(c["value"], Measure(c["measure"]), _where(c["where"])) for c in row["cells"])
    return PrintedRow(row["number"], row["label"], cells, row["is_sum"], row.get("is_part", False))


def _where(pairs: Iterable[Iterable[str]]) -> Where:
    return tuple((name, code) for name, code in pairs)


def checksum(content: Content) -> str:
    """Return the fingerprint of a content, the same for the same content on any machine."""
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def report_number(kind: PeriodKind, first: Month, issue: int) -> str:
    """Return the number of a report; a second issue says so."""
    return f"IPK/{first}{_PERIOD_SIGNS[kind]}/{issue}"


def find_differences(old: Content, new: Content) -> list[Difference]:
    """Return every title, note and figure that a second issue changes, in the order of the tables."""
    before, after = dict(_places(old)), dict(_places(new))
    places = [*after, *(place for place in before if place not in after)]
    return [Difference(place, before.get(place), after.get(place)) for place in places if before.get(place) != after.get(place)]


def _places(content: Content) -> Iterator[tuple[str, str]]:
    for table in content:
        yield f"{table['code']}, judul", table["title"]
        for part in table["parts"]:
            yield f"{table['code']} {part['title']}, catatan".replace(" ,", ","), " ".join(part["notes"])
            for row in part["rows"]:
                yield from _row_places(table["code"], part, row)


def _row_places(code: str, part: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column, cell in zip(part["columns"], row["cells"], strict=True):
        words = [code, part["title"], row["number"], row["label"], column["top"], column["sub"]]
        yield " · ".join(word for word in words if word), str(cell["value"])
