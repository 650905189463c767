"""The AK-1 card: validity, reports every six months, numbering."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.ak1_rules import (
    Card,
    CardState,
    add_months,
    card_number,
    card_state,
    check_number_pattern,
    first_free_number,
    missed_reports,
    next_report_due,
    report_due_dates,
    valid_until,
)
from jobmatch.domain.errors import RuleBroken

ISSUED = date(2025, 1, 10)


def test_card_lasts_two_years_with_three_reports_between():
    assert report_due_dates(ISSUED) == (date(2025, 7, 10), date(2026, 1, 10), date(2026, 7, 10))
    assert valid_until(ISSUED) == date(2027, 1, 10)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_months_are_added_to_the_end_of_a_shorter_month(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("reports", "today", "state", "due"),
    [
        ((), date(2025, 7, 10), CardState.VALID, date(2025, 7, 10)),
        ((), date(2025, 7, 24), CardState.VALID, date(2025, 7, 10)),
        ((), date(2025, 7, 25), CardState.OVERDUE, date(2025, 7, 10)),
        ((date(2025, 6, 10),), date(2025, 12, 1), CardState.VALID, date(2026, 1, 10)),
        ((date(2025, 6, 9),), date(2025, 8, 1), CardState.OVERDUE, date(2025, 7, 10)),
        ((date(2025, 9, 1),), date(2025, 9, 2), CardState.VALID, date(2026, 1, 10)),
        ((date(2026, 7, 1),), date(2026, 8, 1), CardState.VALID, None),
        ((), date(2027, 1, 10), CardState.OVERDUE, date(2025, 7, 10)),
        ((), date(2027, 1, 11), CardState.EXPIRED, date(2025, 7, 10)),
    ],
)
def test_state_and_next_report_follow_from_the_dates(reports, today, state, due):
    card = Card(ISSUED, reports)
    assert card_state(card, today) is state
    assert next_report_due(card) == due


def test_revoked_card_stays_revoked_from_its_day_on():
    card = Card(ISSUED, revoked_on=date(2025, 3, 1))
    assert card_state(card, date(2025, 2, 28)) is CardState.VALID
    assert card_state(card, date(2025, 3, 1)) is CardState.REVOKED
    assert card_state(card, date(2028, 3, 1)) is CardState.REVOKED


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 800))
def test_a_report_today_leaves_nothing_missed(issued, days):
    today = issued + timedelta(days=days)
    assert missed_reports(Card(issued, (today,)), today) == 0


def test_two_silences_are_counted():
    assert missed_reports(Card(ISSUED), date(2026, 2, 1)) == 2


@pytest.mark.parametrize("pattern", ["{number:05d}/AK1/{year}", "{area}.{year}.{number}", "{number}{month:02d}{year}"])
def test_pattern_with_number_and_year_is_taken(pattern):
    assert check_number_pattern(pattern) == pattern


@pytest.mark.parametrize(
    "pattern",
    ["AK1", "{number}", "{year}", "{number}/{year}/{secret}", "{number}/{year}/{}", "{number/{year}",
     "{number.real}/{year}", "{number.x}/{year}/{number}", "{number:09999d}/{year}", "{number:q}{year}"],
)  # fmt: skip
def test_other_patterns_are_refused(pattern):
    with pytest.raises(RuleBroken) as caught:
        check_number_pattern(pattern)
    assert caught.value.field == "number_pattern"


def test_number_is_printed_by_the_pattern():
    assert card_number("{number:05d}/{area}/{month:02d}/{year}", 7, ISSUED, area="1702") == "00007/1702/01/2025"


def test_next_number_is_above_every_used_one():
    assert first_free_number([]) == 1
    assert first_free_number([1, 3]) == 4
