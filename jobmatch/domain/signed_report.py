"""The last signed report as it is copied at go-live: all five figures of each cell, and table III/8.

The closing figures are what is carried on. The other four and III/8 are booked in the same month, so that its tables print as
they were signed. Where a cell does not follow from its movements (groups drifted in the old application), the difference is
booked as a move between groups, never clipped. An office that copies only the closing figures leaves the rest empty.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jobmatch.domain.education import IPK_TITLES
from jobmatch.domain.enums import PlacementKind, Receiver, Sex
from jobmatch.domain.ipk_dimensions import REST
from jobmatch.domain.ipk_layout import SEEKER_HEADINGS, Measure
from jobmatch.domain.ledger_rules import Classes, Population
from jobmatch.domain.opening_stock import Cells, Fault, OpeningTable, Piece, Signed, cut, find_faults, join_pieces, without_named
from jobmatch.domain.texts import N_

MOVEMENTS = (Measure.OPENING, Measure.REGISTERED, Measure.PLACED, Measure.REMOVED)
# Made by quarter in some offices: their movements are then those of three months and are left empty.
QUARTERLY = ("III/3", "III/5", "III/6")
BY_EDUCATION, BY_RECEIVER = "III/8 I", "III/8 II"
_WHOLE = {Population.SEEKERS: "III/1", Population.POSTS: "III/4"}
_SIGNS = {Measure.OPENING: 1, Measure.REGISTERED: 1, Measure.PLACED: -1, Measure.REMOVED: -1}


@dataclass(frozen=True)
class SignedReport:
    """Closing figures by table; the movements by figure and table, and III/8 by part, when they were copied too.

    The office accepts drift when cells that do not follow from their movements were signed so.
    """

    closing: Signed
    movements: Mapping[Measure, Signed] = field(default_factory=dict)
    placements: Signed = field(default_factory=dict)
    accepts_drift: bool = False


@dataclass(frozen=True)
class Bookings:
    """What makes the report come out as signed: pieces by figure, and moves from one group to another."""

    pieces: Mapping[Measure, Sequence[Piece]]
    moves: Sequence[tuple[Piece, Piece]] = ()


def placement_tables() -> tuple[OpeningTable, ...]:
    """Return both parts of III/8; a column is a kind of placement and a sex."""
    columns = tuple((f"{kind.value}|{sex.value}", f"{kind.value} {sex.value}") for kind in PlacementKind for sex in Sex)
    levels = tuple((row.value, title) for row, title in IPK_TITLES.items())
    receivers = tuple((receiver.value, receiver.label.upper()) for receiver in Receiver)
    seekers = Population.SEEKERS
    return (
        OpeningTable(
            BY_EDUCATION, N_("Penempatan menurut pendidikan"), seekers, ("education", "placement_kind"), levels, columns
        ),
        OpeningTable(BY_RECEIVER, N_("Penempatan menurut penerima"), seekers, ("receiver", "placement_kind"), receivers, columns),
    )


def find_report_faults(tables: Sequence[OpeningTable], report: SignedReport) -> list[Fault]:
    """Return where the copied figures contradict each other (L1 in total, L4, L5)."""
    faults = find_faults(tables, report.closing)
    if not report.movements:
        return faults
    for measure in MOVEMENTS:
        known = [table for table in tables if table.code not in _left_empty(report)]
        signed = {code: cells for code, cells in report.movements[measure].items() if code not in _left_empty(report)}
        faults += [replace(fault, table=f"{fault.table}, {SEEKER_HEADINGS[measure]}") for fault in find_faults(known, signed)]
    faults += [fault for code in _WHOLE.values() for fault in _unbalanced(_by_code(tables)[code], report)]
    return faults + _placement_faults(tables, report)


def find_drift(tables: Sequence[OpeningTable], report: SignedReport) -> list[Fault]:
    """Return the cells whose closing does not follow from their movements; an office may have signed them so (L1)."""
    message = N_("%(row)s, %(column)s: dari gerakannya %(expected)d, tertulis %(closing)d.")
    found = []
    for table in (table for table in tables if report.movements and table.code not in _left_empty(report)):
        for row, title in table.rows:
            for column, head in table.columns:
                expected, closing = _expected(report, table.code, (row, column)), report.closing[table.code].get((row, column), 0)
                if expected != closing:
                    params: dict[str, str | int] = {"row": title, "column": head, "expected": expected, "closing": closing}
                    found.append(Fault(table.code, message, params))
    return found


def _expected(report: SignedReport, code: str, key: tuple[str, str]) -> int:
    return sum(sign * report.movements[measure][code].get(key, 0) for measure, sign in _SIGNS.items())


def _unbalanced(table: OpeningTable, report: SignedReport) -> Iterable[Fault]:
    message = N_("Jumlah %(column)s: dari gerakannya %(expected)d, sisa akhirnya %(closing)d. Keduanya harus sama.")
    for column, head in table.columns:
        expected = sum(_expected(report, table.code, (row, column)) for row, _ in table.rows)
        closing = sum(report.closing[table.code].get((row, column), 0) for row, _ in table.rows)
        if expected != closing:
            yield Fault(table.code, message, {"column": head, "expected": expected, "closing": closing})


def _placement_faults(tables: Sequence[OpeningTable], report: SignedReport) -> list[Fault]:
    """L5: part I is the placement column of III/2, part II has the same kinds and sexes."""
    message = N_("%(group)s: di III/8 %(one)d, di %(second)s %(two)d. Keduanya harus sama.")
    first, second = report.placements[BY_EDUCATION], report.placements[BY_RECEIVER]
    placed, levels = report.movements[Measure.PLACED]["III/2"], dict(_by_code(tables)["III/2"].rows)
    faults = []
    for level, title in levels.items():
        for sex in Sex:
            one = sum(count for (row, kind), count in first.items() if row == level and kind.endswith(f"|{sex.value}"))
            if one != (two := placed.get((level, sex.value), 0)):
                params: dict[str, str | int] = {"group": f"{title} {sex.value}", "one": one, "second": "III/2", "two": two}
                faults.append(Fault(BY_EDUCATION, message, params))
    for column, head in placement_tables()[0].columns:
        one, two = (sum(count for (_, kind), count in part.items() if kind == column) for part in (first, second))
        if one != two:
            faults.append(Fault(BY_RECEIVER, message, {"group": head, "one": one, "second": BY_RECEIVER, "two": two}))
    return faults


def plan_bookings(tables: Sequence[OpeningTable], report: SignedReport, named: SignedReport) -> tuple[Bookings, list[Fault]]:
    """Return what is to be booked without names, and where more have a record than were signed."""
    closing, faults = without_named(tables, report.closing, named.closing)
    if not report.movements:
        return Bookings({Measure.CLOSING: () if faults else join_pieces(closing)}), faults
    known = [table for table in tables if table.code not in _left_empty(report)]
    rest: dict[Measure, Signed] = {}
    for measure in MOVEMENTS:
        rest[measure], more = without_named(known, report.movements[measure], named.movements[measure])
        faults += [replace(fault, table=f"{fault.table}, {SEEKER_HEADINGS[measure]}") for fault in more]
    placements, more = without_named(placement_tables(), report.placements, named.placements)
    if faults := faults + more:
        return Bookings({}), faults
    pieces = {measure: join_pieces(_filled(tables, rest[measure])) for measure in MOVEMENTS}
    pieces[Measure.PLACED] = join_pieces(_filled(tables, rest[Measure.PLACED]), placements)
    return Bookings(pieces, _moves(pieces, join_pieces(closing))), []


def _left_empty(report: SignedReport) -> tuple[str, ...]:
    return tuple(
        code
        for code in QUARTERLY
        if not any(count for measure in MOVEMENTS for count in report.movements[measure][code].values())
    )


def _filled(tables: Sequence[OpeningTable], signed: Signed) -> Signed:
    """A table whose movements were left empty counts them under "not known"."""
    missing = [table for table in tables if table.code not in signed]
    whole = {table.code: signed[_WHOLE[table.population]] for table in missing}
    return {**signed, **{code: {(REST, sex): count for sex, count in _by_column(cells).items()} for code, cells in whole.items()}}


def _by_column(cells: Cells) -> Counter[str]:
    sums: Counter[str] = Counter()
    for (_, column), count in cells.items():
        sums[column] += count
    return sums


def _moves(pieces: Mapping[Measure, Sequence[Piece]], closing: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Return the moves that lead from what the movements leave in each group to what was signed."""
    left: dict[Population, Counter[Classes]] = {population: Counter() for population in Population}
    for sign, those in [*((_SIGNS[measure], own) for measure, own in pieces.items()), (-1, closing)]:
        for piece in those:
            left[piece.population][replace(piece.classes, placement_kind=None, receiver=None)] += sign * piece.quantity
    found = []
    for population, counts in left.items():
        out = [(classes, count) for classes, count in counts.items() if count > 0]
        into = [(classes, -count) for classes, count in counts.items() if count < 0]
        found += [(Piece(population, old, count), Piece(population, new, count)) for old, new, count in cut([out, into])]
    return found


def _by_code(tables: Sequence[OpeningTable]) -> dict[str, OpeningTable]:
    return {table.code: table for table in tables}
