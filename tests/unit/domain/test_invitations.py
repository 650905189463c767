"""One working day of silence, and straight-line distance."""

from datetime import UTC, date, datetime

import pytest

from jobmatch.domain.invitation_rules import silent_since
from jobmatch.domain.nearness import kilometres


@pytest.mark.parametrize(
    ("now", "holidays", "since"),
    [
        (datetime(2026, 6, 2, 10, tzinfo=UTC), (), datetime(2026, 6, 1, 10, tzinfo=UTC)),  # Tuesday: Monday
        (datetime(2026, 6, 1, 10, tzinfo=UTC), (), datetime(2026, 5, 29, 10, tzinfo=UTC)),  # Monday: Friday
        (datetime(2026, 6, 6, 10, tzinfo=UTC), (), datetime(2026, 6, 4, 10, tzinfo=UTC)),  # Saturday: Thursday
        (datetime(2026, 6, 2, 10, tzinfo=UTC), (date(2026, 6, 1),), datetime(2026, 5, 29, 10, tzinfo=UTC)),
    ],
)
def test_silent_since(now, holidays, since):
    assert silent_since(now, holidays) == since


def test_distance_between_two_villages():
    curup, padang_ulak_tanding = (-3.47, 102.52), (-3.39, 102.75)
    assert kilometres(curup, padang_ulak_tanding) == pytest.approx(27, abs=1)
    assert kilometres(curup, curup) == 0
