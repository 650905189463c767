"""What a village's answer says about work, and who falls due for asking."""

from datetime import date

import pytest

from jobmatch.domain.enums import LabourStatus, OtherAnswer, RowAnswer
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import CARRIED_STATUSES, falls_due, is_sampled, is_timely, row_neet, row_status


@pytest.mark.parametrize("carried", [LabourStatus.UNEMPLOYED, LabourStatus.UNDEREMPLOYED, LabourStatus.NOT_IN_FORCE])
def test_still_not_working_keeps_what_was_known(carried: LabourStatus) -> None:
    assert row_status(RowAnswer.STILL_NOT_WORKING, None, carried) == (carried, None)


@pytest.mark.parametrize("carried", [LabourStatus.UNKNOWN, LabourStatus.EMPLOYED, LabourStatus.PART_TIME])
def test_not_working_of_somebody_unknown_or_once_at_work_is_unemployed(carried: LabourStatus) -> None:
    assert row_status(RowAnswer.STILL_NOT_WORKING, None, carried) == (LabourStatus.UNEMPLOYED, None)


def test_somebody_new_who_is_still_not_working_counts_as_out_of_work() -> None:
    assert row_status(RowAnswer.STILL_NOT_WORKING, None, None) == (LabourStatus.UNEMPLOYED, None)


def test_working_now_is_employed_whatever_was_known() -> None:
    assert row_status(RowAnswer.NOW_WORKING, None, LabourStatus.UNEMPLOYED) == (LabourStatus.EMPLOYED, None)


@pytest.mark.parametrize(
    ("other", "status"),
    [
        (OtherAnswer.SCHOOL, LabourStatus.NOT_IN_FORCE),
        (OtherAnswer.NOT_SEEKING, LabourStatus.NOT_IN_FORCE),
        (OtherAnswer.DIED, LabourStatus.NOT_IN_FORCE),
        (OtherAnswer.MOVED, LabourStatus.UNKNOWN),
        (OtherAnswer.NOT_FOUND, LabourStatus.UNKNOWN),
    ],
)
def test_other_answer_says_why_and_what_follows(other: OtherAnswer, status: LabourStatus) -> None:
    assert row_status(RowAnswer.OTHER, other, LabourStatus.UNEMPLOYED) == (status, other.value)


def test_other_answer_without_its_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="needs its kind"):
        row_status(RowAnswer.OTHER, None, None)


def test_part_time_stays_part_time_when_said_to_work() -> None:
    assert row_status(RowAnswer.NOW_WORKING, None, LabourStatus.PART_TIME) == (LabourStatus.PART_TIME, None)


def test_nobody_known_to_work_is_carried_forward() -> None:
    assert LabourStatus.EMPLOYED not in CARRIED_STATUSES
    assert LabourStatus.UNKNOWN in CARRIED_STATUSES


@pytest.mark.parametrize(
    ("answer", "other", "carried", "age", "neet"),
    [
        (RowAnswer.STILL_NOT_WORKING, None, True, 20, True),
        (RowAnswer.STILL_NOT_WORKING, None, None, 20, None),
        (RowAnswer.STILL_NOT_WORKING, None, True, None, True),
        (RowAnswer.STILL_NOT_WORKING, None, True, 25, False),
        (RowAnswer.STILL_NOT_WORKING, None, True, 14, False),
        (RowAnswer.NOW_WORKING, None, True, 20, False),
        (RowAnswer.OTHER, OtherAnswer.SCHOOL, True, 20, False),
        (RowAnswer.OTHER, OtherAnswer.DIED, True, 20, False),
        (RowAnswer.OTHER, OtherAnswer.NOT_SEEKING, None, 24, True),
        (RowAnswer.OTHER, OtherAnswer.NOT_SEEKING, None, None, None),
        (RowAnswer.OTHER, OtherAnswer.MOVED, True, 20, None),
    ],
)
def test_neet_is_said_of_the_young_only_and_stays_open_where_nobody_knows(
    answer: RowAnswer, other: OtherAnswer | None, carried: bool | None, age: int | None, neet: bool | None
) -> None:
    assert row_neet(answer, other, carried, age) is neet


@pytest.mark.parametrize(
    ("number", "last_asked", "is_due"),
    [
        (0, None, True),
        (0, date(2026, 8, 31), False),
        (1, date(2026, 8, 31), False),
        (2, date(2026, 8, 31), True),
        (0, date(2026, 7, 1), True),
    ],
)
def test_each_third_of_a_list_falls_due_in_turn_and_who_was_missed_stays_due(
    number: int, last_asked: date | None, is_due: bool
) -> None:
    assert falls_due(number, Month(2026, 11), last_asked) is is_due


def test_everybody_falls_due_within_three_months() -> None:
    months = (Month(2026, 10), Month(2026, 11), Month(2026, 12))
    for number in range(7):
        assert sum(falls_due(number, month, date(2026, 9, 1)) for month in months) >= 1


def test_one_month_in_twenty_is_read_all_the_same() -> None:
    assert sum(is_sampled(number) for number in range(100)) == 5


@pytest.mark.parametrize(
    ("sent_on", "timely"), [(date(2026, 12, 7), True), (date(2026, 12, 8), False), (date(2026, 11, 30), True)]
)
def test_month_is_in_time_until_the_seventh_of_the_next(sent_on: date, timely: bool) -> None:
    assert is_timely(sent_on, Month(2026, 11)) is timely
