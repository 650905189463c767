"""The last signed tables as forms that are laid out like the paper: one input a cell, named after what it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobmatch.domain.enums import PlacementKind
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.ipk_layout import III1_SEEKER_LINES, POST_HEADINGS, SEEKER_HEADINGS, Measure
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.opening_stock import OpeningTable
from jobmatch.domain.signed_report import MOVEMENTS, SignedReport, placement_tables
from jobmatch.domain.texts import N_
from jobmatch.queries import nameless

Typed = Mapping[str, str]
FIGURES = (*MOVEMENTS, Measure.CLOSING)
AGES_TABLE = "III/1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: group headings with how many columns they span, column headings, and rows of input names."""

    code: str
    title: str
    groups: Sequence[tuple[str, int]]
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]

    def column(self, place: int) -> str:
        """Return both headings of a column, for who hears the page."""
        tops = [heading for heading, span in self.groups for _ in range(span)]
        return f"{tops[place]} {self.heads[place]}"


def list_sheets() -> list[Sheet]:
    """Return the sheets in the order of the paper."""
    sheets = [_ages(table) if table.code == AGES_TABLE else _figures(table) for table in nameless.tables()]
    return sorted([*sheets, *(_placements(table) for table in placement_tables())], key=lambda sheet: sheet.code)


def read_report(typed: Typed, *, accepts_drift: bool) -> SignedReport:
    """Return what was typed; movements that were all left empty are not known, rather than zero.

    Raises:
        RuleBroken: something typed is no number.
    """
    tables = nameless.tables()
    figures = {measure: {table.code: _read(table, typed, measure) for table in tables} for measure in FIGURES}
    placements = {table.code: _read(table, typed, Measure.CLOSING) for table in placement_tables()}
    closing = figures.pop(Measure.CLOSING)
    parts = [cells for part in (*figures.values(), placements) for cells in part.values()]
    has_movements = any(count for cells in parts for count in cells.values())
    return SignedReport(closing, figures if has_movements else {}, placements, accepts_drift)


def _name(table: OpeningTable, row: str, column: str, measure: Measure = Measure.CLOSING) -> str:
    name = f"{table.code}:{row}:{column}"
    return name if measure is Measure.CLOSING else f"{name}:{measure.value}"


def _ages(table: OpeningTable) -> Sheet:
    """III/1 has its figures below each other and the ages beside each other."""
    lines = [line for line in III1_SEEKER_LINES if not line.is_sum]
    rows = [
        (
            f"{line.number} {line.label}",
            [_name(table, age, sex, line.measure) for age, _ in table.rows for sex, _ in table.columns],
        )
        for line in lines
    ]
    groups = [(label, len(table.columns)) for _, label in table.rows]
    return Sheet(table.code, table.title, groups, [head for _ in table.rows for _, head in table.columns], rows)


def _figures(table: OpeningTable) -> Sheet:
    headings = POST_HEADINGS if table.population is Population.POSTS else SEEKER_HEADINGS
    groups = [(headings[measure], len(table.columns)) for measure in FIGURES]
    rows = [
        (title, [_name(table, row, column, measure) for measure in FIGURES for column, _ in table.columns])
        for row, title in table.rows
    ]
    return Sheet(table.code, table.title, groups, [head for _ in FIGURES for _, head in table.columns], rows)


def _placements(table: OpeningTable) -> Sheet:
    groups = [(kind.value, 2) for kind in PlacementKind]
    rows = [(title, [_name(table, row, column) for column, _ in table.columns]) for row, title in table.rows]
    return Sheet(table.code, table.title, groups, [head.split()[1] for _, head in table.columns], rows)


def _read(table: OpeningTable, typed: Typed, measure: Measure) -> dict[tuple[str, str], int]:
    """Return the cells of one figure; an empty one is zero, as on the paper."""
    return {
        (row, column): _count(table.code, typed.get(_name(table, row, column, measure), ""))
        for row, _ in table.rows
        for column, _ in table.columns
    }


def _count(code: str, typed: str) -> int:
    text = typed.strip().replace(".", "")
    if not text:
        return 0
    if not text.isdigit():
        raise RuleBroken(N_("%(code)s: “%(typed)s” bukan angka."), code=code, typed=typed[:20])
    return int(text)
