"""Messages by hand: answered once, in time, while they stand."""

from datetime import date

import pytest

from jobmatch.domain.errand_rules import ErrandAnswer, ErrandState, check_answerable
from jobmatch.domain.errors import RuleBroken

DUE = date(2026, 11, 24)


def test_an_open_slip_is_answered_until_its_last_day() -> None:
    check_answerable(ErrandState.OPEN, DUE, DUE, None)


@pytest.mark.parametrize(
    ("state", "today", "said", "words"),
    [
        (ErrandState.DONE, DUE, ErrandAnswer.YES, "sudah dijawab: Ya, mau"),
        (ErrandState.DONE, DUE, None, "sudah dijawab"),
        (ErrandState.OPEN, date(2026, 11, 25), None, "lewat tenggat (24-11-2026)"),
        (ErrandState.CANCELLED, DUE, None, "lewat tenggat"),
    ],
)
def test_what_is_past_taken_back_or_answered_is_refused(
    state: ErrandState, today: date, said: ErrandAnswer | None, words: str
) -> None:
    with pytest.raises(RuleBroken) as found:
        check_answerable(state, DUE, today, said)
    assert words in found.value.message % found.value.facts
