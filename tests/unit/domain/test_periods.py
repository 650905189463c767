"""Months, quarters and semesters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import MONTH_NAMES, Month, PeriodKind, months_between, period_months

months = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))


@pytest.mark.parametrize(
    ("kind", "month", "expected"),
    [
        (PeriodKind.MONTH, Month(2026, 8), ["2026-08"]),
        (PeriodKind.QUARTER, Month(2026, 8), ["2026-07", "2026-08", "2026-09"]),
        (PeriodKind.SEMESTER, Month(2026, 8), ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]),
        (PeriodKind.SEMESTER, Month(2026, 6), ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]),
    ],
)
def test_period_is_a_run_of_whole_months(kind, month, expected):
    assert [str(item) for item in period_months(kind, month)] == expected


@given(months)
def test_month_follows_month(month):
    assert month.following.previous == month
    assert month.previous < month < month.following
    assert Month.of(month.first_day) == Month.of(month.last_day) == month
    assert Month.parse(str(month)) == month


def test_months_between_are_both_ends_included():
    assert [str(m) for m in months_between(Month(2025, 11), Month(2026, 2))] == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert list(months_between(Month(2026, 2), Month(2026, 1))) == []
    assert Month(2024, 2).last_day == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2026-13", "2026", "", "Juli 2026", "2026-7-1"])
def test_other_forms_of_a_month_are_refused(text):
    with pytest.raises(RuleBroken) as caught:
        Month.parse(text)
    assert caught.value.field == "month"


def test_twelve_month_names():
    assert len(set(MONTH_NAMES)) == 12
