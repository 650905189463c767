from datetime import date

import pytest

from jobmatch.domain.recheck_rules import is_recheck_due


@pytest.mark.parametrize(
    ("looked_at", "is_due"),
    [(None, True), (date(2026, 3, 1), True), (date(2026, 3, 2), False), (date(2026, 5, 10), False)],
)
def test_a_look_counts_for_sixty_days(looked_at: date | None, is_due: bool) -> None:
    assert is_recheck_due(looked_at, date(2026, 5, 1)) is is_due
