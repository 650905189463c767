"""Numbers of a busy day: times that follow desks and pace, and the middle of what people needed."""

from datetime import UTC, datetime, timedelta

import pytest

from jobmatch.domain.clock_words import read_time
from jobmatch.domain.desk_days import MOST_SLIPS, check_plan, median_seconds, slot_of
from jobmatch.domain.errors import RuleBroken

EIGHT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(("number", "minutes"), [(1, 0), (2, 0), (3, 15), (5, 30), (20, 135)])
def test_two_desks_at_fifteen_minutes_each(number, minutes):
    assert slot_of(number, EIGHT, 2, 900, EIGHT) == EIGHT + timedelta(minutes=minutes)


def test_quick_day_keeps_to_quarters_of_an_hour():
    assert {slot_of(number, EIGHT, 3, 90, EIGHT) for number in range(1, 31)} == {EIGHT}
    assert slot_of(31, EIGHT, 3, 90, EIGHT) == EIGHT + timedelta(minutes=15)


def test_number_taken_late_is_never_called_in_the_past():
    late = EIGHT + timedelta(hours=3)
    assert slot_of(1, EIGHT, 3, 90, late) == late


def test_numbers_end():
    with pytest.raises(RuleBroken, match="habis"):
        slot_of(MOST_SLIPS + 1, EIGHT, 3, 90, EIGHT)


@pytest.mark.parametrize(("desks", "seconds"), [(0, 90), (21, 90), (3, 29), (3, 901)])
def test_plan_that_no_day_can_have_is_refused(desks, seconds):
    with pytest.raises(RuleBroken):
        check_plan(desks, seconds)


def test_middle_of_the_times():
    assert median_seconds([]) is None
    assert median_seconds(timedelta(seconds=value) for value in (200, 40, 45)) == 45


@pytest.mark.parametrize(("text", "hour", "minute"), [("8", 8, 0), ("08.00", 8, 0), (" 13:15 ", 13, 15)])
def test_times_as_people_type_them(text, hour, minute):
    found = read_time(text)
    assert (found.hour, found.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["", "pagi", "25.00", "8.75", "8.0"])
def test_what_is_no_time(text):
    with pytest.raises(RuleBroken):
        read_time(text)


def test_plan_of_a_usual_day_is_taken():
    check_plan(3, 90)
