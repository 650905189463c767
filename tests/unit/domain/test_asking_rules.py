"""When both sides are asked after a fair, and when a silent booth is over its time."""

from datetime import date, timedelta

import pytest

from jobmatch.domain.asking_rules import OVERDUE_AFTER_DAYS, days_overdue, due_rounds

LAST_DAY = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (-1, ()),
        (0, ("evening",)),
        (6, ("evening",)),
        (7, ("day-7",)),
        (29, ("day-7",)),
        (30, ("day-30",)),
        (37, ("day-30",)),
        (38, ()),
    ],
)
def test_only_the_latest_round_whose_day_has_come_is_due(days: int, due: tuple[str, ...]) -> None:
    assert due_rounds(LAST_DAY, LAST_DAY + timedelta(days=days)) == due


@pytest.mark.parametrize(("days", "overdue"), [(0, 0), (OVERDUE_AFTER_DAYS, 0), (OVERDUE_AFTER_DAYS + 1, 1), (20, 13)])
def test_silent_booth_is_overdue_a_week_after_the_fair(days: int, overdue: int) -> None:
    assert days_overdue(LAST_DAY, LAST_DAY + timedelta(days=days)) == overdue
