"""Small cells stay hidden even from somebody who solves the table: tried with an integer solver's relaxation."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from jobmatch.domain.disclosure import TOTAL, cells_to_hide, cells_to_hide_in_groups, is_small, with_totals


def possible_span(table, hidden, cell):
    """Return the smallest and largest value that the shown cells leave for a hidden one."""
    unknown = sorted(hidden, key=str)
    rows = {row for row, _ in table}
    columns = {column for _, column in table}
    lines = [[(row, column) for column in columns] for row in rows] + [[(row, column) for row in rows] for column in columns]
    equations, sides = [], []
    for line in lines:
        sign = {place: -1 if TOTAL in (place[0], place[1]) and is_line_total(place, line) else 1 for place in line}
        equations.append([sign.get(place, 0) if place in line else 0 for place in unknown])
        sides.append(-sum(sign[place] * table[place] for place in line if place not in hidden))
    goal = np.array([place == cell for place in unknown], dtype=float)
    ends = []
    for direction in (1, -1):
        solved = linprog(direction * goal, A_eq=np.array(equations), b_eq=np.array(sides), bounds=(0, 10_000))
        assert solved.status == 0
        ends.append(round(direction * solved.fun, 6))
    return tuple(ends)


def is_line_total(place, line):
    along_row = len({row for row, _ in line}) == 1
    return place[1] == TOTAL if along_row else place[0] == TOTAL


tables = st.integers(1, 5).flatmap(
    lambda rows: st.integers(1, 5).flatmap(
        lambda columns: st.lists(st.integers(0, 9) | st.integers(0, 40), min_size=rows * columns, max_size=rows * columns).map(
            lambda values: dict(zip(itertools.product(range(rows), range(columns)), values, strict=True))
        )
    )
)


@settings(max_examples=50, deadline=None)
@given(tables)
def test_no_small_cell_can_be_computed(counts):
    table = with_totals(counts)
    hidden = cells_to_hide(counts)
    for cell, count in table.items():
        if is_small(count):
            assert cell in hidden
            low, high = possible_span(table, hidden, cell)
            assert high - low >= 1


@given(tables)
def test_table_without_small_cells_is_shown_whole(counts):
    grown = {cell: count * 5 for cell, count in counts.items()}
    assert cells_to_hide(grown) == frozenset()


def test_one_small_cell_takes_three_others_along():
    counts = {("a", "L"): 3, ("a", "P"): 20, ("b", "L"): 30, ("b", "P"): 40}
    assert cells_to_hide(counts) == {("a", "L"), ("a", "P"), ("b", "L"), ("b", "P")}


def test_zero_is_shown():
    counts = {("a", "L"): 0, ("a", "P"): 20, ("b", "L"): 30, ("b", "P"): 40}
    assert cells_to_hide(counts) == frozenset()


def test_what_was_hidden_in_an_earlier_issue_stays_hidden():
    first = {("a", "L"): 3, ("a", "P"): 20, ("b", "L"): 30, ("b", "P"): 40, ("c", "L"): 50, ("c", "P"): 60}
    second = first | {("a", "L"): 8}
    hidden = cells_to_hide(first)
    assert cells_to_hide(second) == frozenset()
    assert cells_to_hide(second, already_hidden=hidden) == hidden
    assert cells_to_hide(second, already_hidden={("gone", "L")}) == frozenset()


def test_lone_cell_hides_everything():
    assert cells_to_hide({("a", "L"): 2}) == {("a", "L"), ("a", TOTAL), (TOTAL, "L"), (TOTAL, TOTAL)}


@pytest.mark.parametrize(("count", "expected"), [(0, False), (1, True), (4, True), (5, False)])
def test_under_five_is_small(count, expected):
    assert is_small(count) is expected


def shown_lines(groups, above, within):
    """Yield, for every shown figure of both levels, which village cells it adds up."""
    columns = [*dict.fromkeys(column for counts in groups.values() for _, column in counts), TOTAL]
    for group, counts in groups.items():
        for village, column in itertools.product(dict.fromkeys(row for row, _ in counts), columns):
            if (village, column) not in within[group]:
                yield lambda g, v, c, village=village, column=column: v == village and column in (c, TOTAL)
    for group, column in itertools.product([*groups, TOTAL], columns):
        if (group, column) not in above:
            yield lambda g, v, c, group=group, column=column: group in (g, TOTAL) and column in (c, TOTAL)


def village_span(groups, above, within, cell_of):
    """Return the span that all shown figures of both levels leave for a sum of village cells."""
    cells = [(group, village, column) for group, counts in groups.items() for village, column in counts]
    value = np.array([groups[group][village, column] for group, village, column in cells])
    known = np.array([[float(adds(*cell)) for cell in cells] for adds in shown_lines(groups, above, within)])
    known = known.reshape(-1, len(cells))
    goal = np.array([float(cell_of(*cell)) for cell in cells])
    ends = []
    for direction in (1, -1):
        solved = linprog(direction * goal, A_eq=known, b_eq=known @ value, bounds=(0, 10_000))
        assert solved.status == 0
        ends.append(round(direction * solved.fun, 6))
    return tuple(ends)


@st.composite
def village_tables(draw):
    columns = range(draw(st.integers(1, 3)))
    small_or_not = st.integers(0, 7) | st.integers(0, 30)
    return {
        group: {
            (f"{group}{village}", column): draw(small_or_not) for village in range(draw(st.integers(2, 3))) for column in columns
        }
        for group in "ABC"[: draw(st.integers(1, 3))]
    }


@settings(max_examples=40, deadline=None)
@given(village_tables())
def test_villages_and_their_kecamatan_published_together_hide_small_cells(groups):
    above, within = cells_to_hide_in_groups(groups)
    for group, counts in groups.items():
        for (village, column), count in counts.items():
            if is_small(count):
                low, high = village_span(groups, above, within, lambda g, v, c, w=village, k=column: (v, c) == (w, k))
                assert high - low >= 1
        for column in {column for _, column in counts}:
            if is_small(sum(count for (_, c), count in counts.items() if c == column)):
                low, high = village_span(groups, above, within, lambda g, v, c, w=group, k=column: (g, c) == (w, k))
                assert high - low >= 1
