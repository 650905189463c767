"""Each invariant of the ledger is found broken when it is, with its rows; whole histories stand in test_ledger_rules."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from jobmatch.domain import ledger_checks as checks
from jobmatch.domain.enums import LedgerKind as Kind
from jobmatch.domain.ledger_rules import Classes, Entry, Flow
from jobmatch.domain.periods import Month

JUNE, JULY = Month(2026, 6), Month(2026, 7)
WOMAN = Classes(sex="P", age_group="20-29", education="sma")


def row(number, kind, month=JUNE, **facts):
    return Entry(number, kind, month, facts.pop("true_on", month.first_day), **({"subject": "p", "classes": WOMAN} | facts))


def rules(violations):
    assert all("%(" not in violation.text() for violation in violations)
    return [violation.rule for violation in violations]


def test_l1_names_a_closing_that_does_not_follow():
    flows = {"good": Flow(70, 20, 12, 11, 0, 67), "bad": Flow(70, 20, 12, 11, 0, 66)}
    (violation,) = checks.check_balance(flows)
    assert (violation.rule, violation.place) == ("L1", "bad")
    assert violation.params == {"closing": 66, "expected": 67}


def test_l1_names_negative_stock_at_either_end():
    assert rules(checks.check_balance({"a": Flow(opening=-1, registered=1)})) == ["L1"]
    assert rules(checks.check_balance({"a": Flow(placed=1, closing=-1)})) == ["L1"]


def test_l2_compares_with_what_was_issued():
    flows = {"L": Flow(opening=5, closing=5), "P": Flow(opening=4, closing=4), "new": Flow(registered=1, closing=1)}
    assert checks.check_carry_over({"L": 5, "P": 4, "empty": 0}, flows) == []
    found = checks.check_carry_over({"L": 5, "P": 3, "gone": 1}, flows)
    assert rules(found) == ["L2", "L2"]
    assert [violation.place for violation in found] == ["P", "gone"]


def test_l3_wants_parts_to_add_up_and_nobody_without_a_group():
    assert checks.check_parts("row 2", 35, {"L": 20, "P": 15}) == []
    assert rules(checks.check_parts("row 2", 36, {"L": 20, "P": 15})) == ["L3"]
    nameless = row("e1", Kind.REGISTERED, classes=Classes(sex="P"))
    (violation,) = checks.check_classes([nameless, row("e2", Kind.REGISTERED), row("e3", Kind.POST_FILLED, classes=Classes())])
    assert violation.entries == ("e1",)
    assert "age_group" in violation.text()
    taken_back = row("e4", Kind.REGISTERED, classes=Classes(sex="P"), quantity=-1, reverses="e1")
    unschooled = row("e5", Kind.REGISTERED, classes=Classes(sex="P", age_group="20-29"))
    assert checks.check_classes([nameless, taken_back, unschooled]) == []


def test_l4_names_the_table_that_stands_out():
    flow = Flow(10, 1, 1, 0, 0, 10)
    assert checks.check_tables_agree({"III/1": flow, "III/2": flow, "III/3": flow}) == []
    assert checks.check_tables_agree({}) == []
    (violation,) = checks.check_tables_agree({"III/1": flow, "III/2": flow, "III/3": Flow(10, 1, 0, 0, 0, 11)})
    assert (violation.rule, violation.place) == ("L4", "III/3")


@pytest.mark.parametrize(("first", "second", "placed", "found"), [(7, 7, 7, []), (7, 6, 7, ["L5"]), (7, 7, 8, ["L5"])])
def test_l5_ties_both_parts_of_iii_8_to_row_three(first, second, placed, found):
    assert rules(checks.check_placement_table(first, second, placed)) == found


@pytest.mark.parametrize(
    "kinds",
    [
        [Kind.PLACED],
        [Kind.REMOVED],
        [Kind.REGISTERED, Kind.REGISTERED],
        [Kind.REGISTERED, Kind.PLACED, Kind.REMOVED],
    ],
)
def test_l6_finds_who_is_in_stock_twice_or_leaves_without_being_there(kinds):
    found = checks.check_single_stock([row(f"e{number}", kind) for number, kind in enumerate(kinds)])
    assert rules(found) == ["L6"]
    assert found[0].entries == (f"e{len(kinds) - 1}",)


def test_l6_lets_people_come_again_and_be_reclassified():
    kinds = [Kind.REGISTERED, Kind.RECLASSIFIED_IN, Kind.RECLASSIFIED_OUT, Kind.PLACED, Kind.REGISTERED, Kind.REMOVED]
    assert checks.check_single_stock([row(f"e{number}", kind) for number, kind in enumerate(kinds)]) == []


def test_l6_reads_months_in_order_and_leaves_opening_stock_without_names_alone():
    rows = [row("e2", Kind.PLACED, JULY), row("e1", Kind.REGISTERED, JUNE), row("e0", Kind.REMOVED, subject=None)]
    assert checks.check_single_stock(rows) == []


def test_l7_wants_a_walk_in_registered_and_placed_in_one_month():
    came, hired = row("e1", Kind.REGISTERED, source="placement:1"), row("e2", Kind.PLACED, source="placement:1")
    assert checks.check_walk_ins([came, hired, row("e3", Kind.PLACED, JULY, source="placement:2")]) == []
    (violation,) = checks.check_walk_ins([came, replace(hired, month=JULY)])
    assert (violation.rule, violation.entries) == ("L7", ("e1", "e2"))


def test_l8_finds_more_posts_filled_than_there_were():
    rows = [row("e1", Kind.POST_REGISTERED, quantity=10), row("e2", Kind.POST_FILLED, quantity=4), row("e3", Kind.POST_REMOVED)]
    assert checks.check_posts(rows) == []
    (violation,) = checks.check_posts([*rows, row("e4", Kind.POST_FILLED, quantity=6)])
    assert (violation.rule, violation.params, violation.entries) == ("L8", {"count": 1}, ("e4",))


def test_l9_finds_bookings_made_after_the_month_was_closed():
    closed = {JUNE: datetime(2026, 7, 3, tzinfo=UTC)}
    late = row("e1", Kind.PLACED, recorded_at=datetime(2026, 7, 4, tzinfo=UTC))
    fine = [row("e2", Kind.PLACED, recorded_at=datetime(2026, 7, 2, tzinfo=UTC)), row("e3", Kind.PLACED)]
    fine.append(row("e4", Kind.PLACED, JULY, recorded_at=datetime(2026, 7, 4, tzinfo=UTC)))
    assert [violation.entries for violation in checks.check_closed_months([late, *fine], closed)] == [("e1",)]


ORIGINAL = row("e1", Kind.PLACED)
GOOD = replace(ORIGINAL, id="e2", quantity=-1, reverses="e1", reason="salah orang", recorded_by="clerk")


@pytest.mark.parametrize(
    "rows",
    [
        [ORIGINAL, GOOD],
        [ORIGINAL, replace(GOOD, month=JULY, true_on=date(2026, 7, 1))],
    ],
)
def test_l9_takes_a_correction_that_mirrors_its_booking(rows):
    assert checks.check_reversals(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        [GOOD],
        [ORIGINAL, replace(GOOD, quantity=-2)],
        [ORIGINAL, replace(GOOD, subject="q")],
        [ORIGINAL, replace(GOOD, classes=Classes())],
        [ORIGINAL, replace(GOOD, month=Month(2026, 5))],
        [ORIGINAL, replace(GOOD, reason=None)],
        [ORIGINAL, replace(GOOD, recorded_by=None)],
        [replace(ORIGINAL, quantity=-1)],
    ],
)
def test_l9_refuses_other_corrections(rows):
    assert rules(checks.check_reversals(rows)) == ["L9"]


def test_l9_finds_a_booking_corrected_twice():
    assert rules(checks.check_reversals([ORIGINAL, GOOD, replace(GOOD, id="e3")])) == ["L9", "L9"]


def test_half_a_reclassification_is_found():
    half = row("e1", Kind.RECLASSIFIED_OUT)
    (violation,) = checks.check_reclassifications([half, row("e2", Kind.REGISTERED)])
    assert (violation.entries, violation.params) == (("e1",), {"net": -1})
    assert checks.check_reclassifications([half, row("e2", Kind.RECLASSIFIED_IN)]) == []
    assert rules(checks.check_reclassifications([half, row("e2", Kind.RECLASSIFIED_IN, JULY)])) == ["L1", "L1"]


def test_l10_lists_cells_that_were_issued_otherwise():
    issued = {"L": Flow(closing=1), "P": Flow(closing=2), "empty": Flow()}
    assert checks.check_reissue(issued, dict(issued)) == []
    found = checks.check_reissue(issued, {"L": Flow(closing=1), "P": Flow(closing=3)})
    assert [(violation.rule, violation.place) for violation in found] == [("L10", "P")]
