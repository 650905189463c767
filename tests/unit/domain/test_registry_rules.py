"""What a village's answer says about work."""

import pytest

from jobmatch.domain.enums import LabourStatus, OtherAnswer, RowAnswer
from jobmatch.domain.registry_rules import CARRIED_STATUSES, row_status


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
