"""When an employer may say that it answered elsewhere."""

from datetime import date

import pytest

from jobmatch.domain.answer_corrections import check_correction
from jobmatch.domain.errors import RuleBroken

APPLIED, TODAY = date(2026, 10, 1), date(2026, 11, 1)
WORDS = "Saya telepon orangnya."


@pytest.mark.parametrize("day", [APPLIED, TODAY])
def test_a_day_between_application_and_today_holds(day):
    check_correction(day, WORDS, APPLIED, TODAY)


@pytest.mark.parametrize(
    ("day", "words", "field"),
    [
        (date(2026, 9, 30), WORDS, "answered_on"),
        (date(2026, 11, 2), WORDS, "answered_on"),
        (TODAY, "  ya, ok  ", "explanation"),
    ],
)
def test_what_cannot_be_is_refused(day, words, field):
    with pytest.raises(RuleBroken) as refused:
        check_correction(day, words, APPLIED, TODAY)
    assert refused.value.field == field
