"""The jump rule: what it compares, how often it cries wolf, and what it catches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.jump_rule import SMALLEST_JUMP, expected_range
from tests.unit.domain.jump_worlds import WORLDS, caught, false_alarm_rate

STEADY = [32, 30, 33, 31, 32, 34, 33, 32]


def test_village_that_never_reported_is_not_judged():
    assert expected_range([]) is None
    assert expected_range([None, None]) is None


def test_first_report_is_judged_by_villages_alike():
    alone = expected_range([32])
    among_quiet = expected_range([32], similar=[STEADY, STEADY])
    assert (alone.own_months, among_quiet.similar_villages) == (0, 2)
    assert among_quiet.high < alone.high


def test_own_restless_history_widens_the_range():
    restless = [20, 45, 18, 40, 22, 44, 20, 32]
    assert expected_range(restless).high > expected_range(STEADY).high


def test_small_differences_are_never_a_jump():
    quiet = expected_range([2, 2, 2, 2, 2, 2])
    assert quiet.has(2 + SMALLEST_JUMP)
    assert quiet.low == 0
    assert not quiet.has(40)


def test_months_without_a_report_widen_the_range():
    assert expected_range([*STEADY, None, None]).high > expected_range(STEADY).high


def test_harvest_that_moves_all_villages_is_no_jump_of_one():
    alone = expected_range(STEADY)
    together = expected_range(STEADY, similar_now=[(30, 20), (33, 21), (40, 28), (20, 13), (25, 17), (0, 4)])
    assert not alone.has(17)
    assert together.has(17)
    assert expected_range(STEADY, similar_now=[(30, 20)] * 4) == alone


counts = st.lists(st.none() | st.integers(0, 200), max_size=14)


@given(counts, st.lists(counts, max_size=4))
def test_last_number_again_is_never_a_jump(own, similar):
    found = expected_range(own, similar)
    if found is not None:
        assert 0 <= found.low <= found.last <= found.high
        assert found.has(found.last)


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_honest_months_are_seldom_called_a_jump(world, capsys):
    rate = false_alarm_rate(world)
    with capsys.disabled():
        print(f"\njump rule, false alarms in the world “{world.name}”: {rate:.2%}")
    assert rate <= 0.05


@pytest.mark.parametrize(
    ("name", "spoil", "at_least"),
    [
        ("doubled", lambda count: 2 * count, 0.95),
        ("a zero typed behind", lambda count: 10 * count, 0.99),
        ("nobody left", lambda count: 0, 0.99),
        ("halved", lambda count: count // 2, 0.9),
    ],
)
def test_spoilt_months_are_caught(name, spoil, at_least, capsys):
    share = caught(WORLDS[0], spoil)
    with capsys.disabled():
        print(f"\njump rule, caught when {name}: {share:.1%}")
    assert share >= at_least
