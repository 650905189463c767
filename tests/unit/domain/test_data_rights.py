"""The clock of UU 27/2022, consents that stand for one purpose each, and what a card holder's answer says about work."""

from datetime import UTC, datetime

import pytest

from jobmatch.domain.ak1_answers import BY_DIGIT, STATUS_OF, ReportAnswer
from jobmatch.domain.consent_rules import MEANINGS, Purpose
from jobmatch.domain.data_rights import due_at
from jobmatch.domain.enums import LabourStatus


def test_request_is_answered_within_three_times_twenty_four_hours() -> None:
    assert due_at(datetime(2026, 11, 24, 9, 30, tzinfo=UTC)) == datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_says_what_is_seen(purpose: Purpose) -> None:
    assert MEANINGS[purpose].endswith(".")


@pytest.mark.parametrize("answer", list(ReportAnswer))
def test_every_answer_says_something_about_work(answer: ReportAnswer) -> None:
    assert STATUS_OF[answer] is not LabourStatus.UNKNOWN


def test_digits_stand_for_the_answers_that_people_are_told() -> None:
    assert [BY_DIGIT[digit].value for digit in "123"] == ["seeking", "working", "training"]
