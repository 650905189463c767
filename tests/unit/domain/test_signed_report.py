"""The last signed report before it is booked: contradictions, drift, and pieces that add up to each copied figure."""

from collections import Counter
from dataclasses import replace

import pytest

from jobmatch.domain.ipk_dimensions import build_dimensions
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.opening_stock import opening_tables
from jobmatch.domain.signed_report import (
    BY_EDUCATION,
    BY_RECEIVER,
    MOVEMENTS,
    SignedReport,
    find_drift,
    find_report_faults,
    placement_tables,
    plan_bookings,
)
from tests.factories.signed_reports import SEEKERS, signed_report

DIMENSIONS = build_dimensions([("5", "Jasa"), ("9", "Kasar")], [("A", "Tani")], {"A": "A"})
TABLES = opening_tables(DIMENSIONS)
EMPTY = {table.code: {} for table in TABLES}
NOBODY = SignedReport(EMPTY, dict.fromkeys(MOVEMENTS, EMPTY), {BY_EDUCATION: {}, BY_RECEIVER: {}})


@pytest.fixture
def report() -> SignedReport:
    return signed_report()


def said(faults):
    return [fault.message % fault.params for fault in faults]


def counted(pieces, population):
    """How many pieces lie in each cell of each table of a population."""
    found = {table.code: Counter() for table in TABLES if table.population is population}
    for piece in (piece for piece in pieces if piece.population is population):
        for table in (table for table in TABLES if table.population is population):
            key = tuple(DIMENSIONS[name].value_in(piece.classes) for name in table.classes)
            found[table.code][key] += piece.quantity
    return found


def test_a_report_that_adds_up_has_neither_fault_nor_drift(report):
    assert find_report_faults(TABLES, report) == []
    assert find_drift(TABLES, report) == []


def test_only_the_end_may_be_copied(report):
    end = SignedReport(report.closing)
    assert find_report_faults(TABLES, end) == []
    assert find_drift(TABLES, end) == []
    bookings, faults = plan_bookings(TABLES, end, NOBODY)
    assert (faults, list(bookings.pieces), list(bookings.moves)) == ([], [Measure.CLOSING], [])
    assert sum(piece.quantity for piece in bookings.pieces[Measure.CLOSING] if piece.population is Population.SEEKERS) == 115


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            lambda r: r.placements[BY_EDUCATION].update({("4", "AKL|L"): 1}),
            "SLTA L: di III/8 1, di III/2 8. Keduanya harus sama.",
        ),
        (lambda r: r.placements[BY_RECEIVER].update({("private", "AKL|P"): 9}), "AKL P: di III/8 10, di III/8 II 9."),
        (lambda r: r.movements[Measure.REMOVED]["III/2"].update({("4", "P"): 9}), "di III/1 7, di III/2 12"),
        (lambda r: r.closing["III/1"].update({("20-29", "L"): 99}), "Jumlah L: dari gerakannya 67, sisa akhirnya"),
    ],
)
def test_contradictions_are_named(report, spoil, words):
    spoil(report)
    assert any(words in sentence for sentence in said(find_report_faults(TABLES, report)))


@pytest.mark.parametrize("measure", MOVEMENTS)
def test_pieces_add_up_to_each_copied_figure(report, measure):
    bookings, faults = plan_bookings(TABLES, report, NOBODY)
    assert faults == []
    assert list(bookings.moves) == []
    for population in Population:
        for code, cells in counted(bookings.pieces[measure], population).items():
            assert dict(cells) == {key: count for key, count in report.movements[measure][code].items() if count}


def test_placements_say_their_kind_and_receiver(report):
    bookings, _ = plan_bookings(TABLES, report, NOBODY)
    placed = [piece for piece in bookings.pieces[Measure.PLACED] if piece.population is Population.SEEKERS]
    assert {(piece.classes.placement_kind, piece.classes.receiver) for piece in placed} == {("AKL", "private")}
    assert sum(piece.quantity for piece in placed) == sum(SEEKERS[Measure.PLACED])


def test_quarterly_tables_without_movements_are_no_drift_and_counted_as_not_known(report):
    quarterly = ("III/3", "III/5", "III/6")
    movements = {measure: {**own, **{code: {} for code in quarterly}} for measure, own in report.movements.items()}
    monthly = replace(report, movements=movements)
    assert find_report_faults(TABLES, monthly) == []
    assert find_drift(TABLES, monthly) == []
    bookings, _ = plan_bookings(TABLES, monthly, NOBODY)
    assert {key[0] for key in counted(bookings.pieces[Measure.OPENING], Population.SEEKERS)["III/3"]} == {"-"}
    moved = [(old.classes.kbji, new.classes.kbji) for old, new in bookings.moves if old.population is Population.SEEKERS]
    assert {new for _, new in moved} == {"5", "9"}, "the end says which groups they stand in"


def test_a_cell_that_drifted_is_named_and_becomes_a_move_of_as_many(report):
    drifted = dict(report.closing["III/1"])
    drifted["20-29", "L"] -= 3
    drifted["30-44", "L"] = 3
    signed = replace(report, closing={**report.closing, "III/1": drifted})
    assert [fault.params["closing"] - fault.params["expected"] for fault in find_drift(TABLES, signed)] == [-3, 3]
    bookings, faults = plan_bookings(TABLES, signed, NOBODY)
    assert faults == []
    net = Counter()
    for old, new in bookings.moves:
        assert (old.quantity, old.population) == (new.quantity, Population.SEEKERS)
        for piece, sign in ((old, -1), (new, 1)):
            net.update(
                {(name, getattr(piece.classes, name)): sign * piece.quantity for name in ("age_group", "education", "kbji")}
            )
    assert {group: count for group, count in net.items() if count} == {("age_group", "20-29"): -3, ("age_group", "30-44"): 3}


@pytest.mark.parametrize(
    ("named", "table"),
    [
        (replace(NOBODY, closing={**EMPTY, "III/1": {("55+", "L"): 1}}), "III/1"),
        (replace(NOBODY, movements={**NOBODY.movements, Measure.PLACED: {**EMPTY, "III/1": {("55+", "L"): 1}}}), "III/1, "),
        (replace(NOBODY, placements={**NOBODY.placements, BY_RECEIVER: {("government", "AKAD|L"): 1}}), BY_RECEIVER),
    ],
)
def test_more_with_a_record_than_were_signed_are_named_and_nothing_is_planned(report, named, table):
    bookings, faults = plan_bookings(TABLES, report, named)
    assert bookings.pieces == {}
    assert faults[0].table.startswith(table)


def test_both_parts_of_iii_8_have_a_column_for_each_kind_and_sex():
    by_education, by_receiver = placement_tables()
    assert by_education.columns == by_receiver.columns
    assert ("AKL|P", "AKL P") in by_education.columns
