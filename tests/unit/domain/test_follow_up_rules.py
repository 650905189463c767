"""Who is asked on which day whether a job goes on, and what is known of a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.follow_up_rules import Side, Stay, asked_day, due_day, due_windows, read_stay, stay_on

START = date(2026, 3, 1)


@given(st.integers(0, 400), st.sampled_from(Side))
def test_the_windows_that_the_database_is_asked_with_hold_exactly_whom_the_rule_names(days: int, side: Side) -> None:
    today = START + timedelta(days=days)
    found = [day for day, first, last in due_windows(today, side) if first <= START <= last]
    expected = due_day(START, today, side)
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("heard", "end_after", "known"),
    [
        ({30: Stay.LEFT}, None, Stay.LEFT),
        ({}, None, Stay.UNKNOWN),
        ({60: Stay.STILL}, None, Stay.STILL),
        ({60: Stay.LEFT}, None, Stay.UNKNOWN),
        ({30: Stay.DIFFER, 60: Stay.STILL}, None, Stay.DIFFER),
        ({}, 10, Stay.LEFT),
        ({}, 30, Stay.STILL),
        ({30: Stay.STILL}, 10, Stay.STILL),
    ],
)
def test_what_is_known_of_the_thirtieth_day(heard: dict[int, Stay], end_after: int | None, known: Stay) -> None:
    end_on = None if end_after is None else START + timedelta(days=end_after)
    assert stay_on(30, heard, START, end_on) is known


def test_silence_is_never_a_word() -> None:
    assert read_stay(None, None) is Stay.UNKNOWN
    assert read_stay(True, None) is Stay.STILL
    assert read_stay(True, False) is Stay.DIFFER


@pytest.mark.parametrize(("days", "asked"), [(10, None), (30, 30), (59, 30), (61, 60), (95, 90), (400, 180)])
def test_the_day_that_anybody_may_be_asked_for_is_the_latest_that_came(days: int, asked: int | None) -> None:
    start = date(2026, 3, 2)
    assert asked_day(start, start + timedelta(days=days)) == asked
