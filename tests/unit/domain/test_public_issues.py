"""All issues of a public table held side by side: no cell under five, and no change under five, can be worked out from them."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.domain.disclosure import is_small, with_totals
from jobmatch.domain.public_tables import PublicSource, is_too_near, make_public
from tests.unit.domain.test_disclosure import possible_span

SEXES = (("L", "Laki-laki"), ("P", "Perempuan"))


def source(rows, columns, values):
    names = tuple((f"r{row}", f"Baris {row}") for row in range(rows))
    cells = product([code for code, _ in names], [code for code, _ in SEXES[:columns]])
    return PublicSource("t", "T", "K", "D", "S", "Baris", names, SEXES[:columns], dict(zip(cells, values, strict=True)))


@st.composite
def months(draw):
    """Counts as they stand at each issue; late reports change a few cells by a few."""
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(1, 2))
    values = draw(st.lists(st.integers(0, 8) | st.integers(0, 60), min_size=rows * columns, max_size=rows * columns))
    found = [values]
    for _ in range(draw(st.integers(1, 2))):
        changes = st.sampled_from((0, 0, 0, 1, 2, 4, 7, 20, -1, -3, -6))
        found.append([max(0, value + draw(changes)) for value in found[-1]])
    return [source(rows, columns, each) for each in found]


def issued(sources):
    """Yield the counts, the table and the hidden cells of each issue, as the service makes them one after the other."""
    earlier, hidden = [], frozenset()
    for of in sources:
        if is_too_near(of, earlier):
            continue
        table, hidden = make_public(of, hidden, earlier)
        earlier.append(table)
        yield with_totals(of.full_counts), table.shown, hidden


@settings(max_examples=40, deadline=None)
@given(months())
def test_neither_a_small_cell_nor_a_small_change_can_be_worked_out(sources):
    issues = list(issued(sources))
    for counts, shown, hidden in issues:
        for cell, count in counts.items():
            if is_small(count):
                assert cell not in shown
                low, high = possible_span(counts, hidden, cell)
                assert high - low >= 1
    for (before, shown_before, hidden_before), (after, shown, hidden) in combinations(issues, 2):
        assert hidden_before <= hidden
        for cell in shown_before:
            if is_small(abs(after[cell] - before[cell])):
                assert cell not in shown
                low, high = possible_span(after, hidden, cell)
                assert high - low >= 1


def test_one_village_that_reported_late_is_not_told_apart():
    first, late = source(3, 1, [20, 30, 40]), source(3, 1, [23, 30, 40])
    table, hidden = make_public(first, frozenset())
    assert len(table.shown) == 4
    assert is_too_near(late, [table])
    more, _ = make_public(source(3, 1, [23, 30, 52]), hidden, [table])
    assert ("r0", "L") not in more.shown
    assert more.shown[("total", "L")] == 105
