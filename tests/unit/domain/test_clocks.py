"""Working days and the answer clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.answer_clock import Asked, ClockSettings, ClockStep, answer_rate, clock_step
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.working_days import add_working_days, is_working_day, moves_on_to_office, working_days_after

FRIDAY = date(2026, 8, 14)
HOLIDAY = date(2026, 8, 17)
DEFAULT = ClockSettings()
DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("day", "expected"), [(FRIDAY, True), (date(2026, 8, 15), False), (date(2026, 8, 16), False), (HOLIDAY, False)]
)
def test_weekends_and_holidays_are_not_working_days(day, expected):
    assert is_working_day(day, {HOLIDAY}) is expected


def test_working_days_jump_over_weekend_and_holiday():
    assert add_working_days(FRIDAY, 1, {HOLIDAY}) == date(2026, 8, 18)
    assert add_working_days(FRIDAY, 3, {HOLIDAY}) == date(2026, 8, 20)
    assert add_working_days(FRIDAY, 0, ()) == FRIDAY
    assert working_days_after(FRIDAY, date(2026, 8, 20), {HOLIDAY}) == 3


def test_month_moves_on_after_three_whole_office_days():
    assert not moves_on_to_office(FRIDAY, date(2026, 8, 20), {HOLIDAY})
    assert moves_on_to_office(FRIDAY, date(2026, 8, 21), {HOLIDAY})


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30), st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1))))
def test_counting_undoes_adding(start, count, holidays):
    end = add_working_days(start, count, holidays)
    assert working_days_after(start, end, holidays) == count
    assert count == 0 or is_working_day(end, holidays)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (0, ClockStep.WAIT),
        (6, ClockStep.WAIT),
        (7, ClockStep.REMIND),
        (20, ClockStep.REMIND),
        (21, ClockStep.CLOSE),
        (99, ClockStep.CLOSE),
    ],
)
def test_clock_reminds_after_seven_and_closes_after_twenty_one_days(days, step):
    today = DAY + timedelta(days=days)
    assert clock_step(Asked(DAY), today, DEFAULT) is step
    assert clock_step(Asked(DAY, answered_on=DAY), today, DEFAULT) is ClockStep.DONE
    assert clock_step(Asked(None), today, DEFAULT) is ClockStep.WAIT


@pytest.mark.parametrize(("remind", "close"), [(0, 21), (21, 21), (30, 21), (-1, 5)])
def test_settings_out_of_order_are_refused(remind, close):
    with pytest.raises(RuleBroken):
        ClockSettings(remind, close)


def answered(days):
    return Asked(DAY, DAY + timedelta(days=days))


def test_rate_counts_answers_in_time_among_those_due():
    today = DAY + timedelta(days=21)
    cases = [answered(1), answered(20), answered(21), Asked(DAY), answered(2)]
    found = answer_rate(cases, today, DEFAULT)
    assert (found.count, found.base) == (3, 5)


def test_rate_leaves_out_what_has_time_or_never_went_out_and_is_silent_below_five():
    today = DAY + timedelta(days=20)
    waiting = [Asked(DAY), Asked(None), answered(1)]
    assert answer_rate([answered(1)] * 4 + waiting[:2], today, DEFAULT) is None
    found = answer_rate([answered(1)] * 4 + waiting, today, DEFAULT)
    assert (found.count, found.base) == (5, 5)
