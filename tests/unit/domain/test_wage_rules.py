"""Wages a month by labelled assumption, and the minimum wage of the day."""

from datetime import date
from decimal import Decimal

import pytest

from jobmatch.documents.reference_tables import MinimumWage, minimum_wages
from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.findings import Priority
from jobmatch.domain.wage_rules import MonthlyWage, check_against_minimum, minimum_on, monthly_wage

REGENCY = "17.02"


def test_monthly_wage_needs_no_assumption():
    assert monthly_wage(2_500_000, WagePeriod.MONTH) == MonthlyWage(2_500_000)


def test_daily_wage_is_multiplied_and_says_so():
    wage = monthly_wage(100_000, WagePeriod.DAY)
    assert wage.amount_idr == 2_500_000
    assert wage.assumption % wage.params == "perkiraan: 25 hari kerja sebulan"
    assert monthly_wage(100_000, WagePeriod.DAY, days_a_month=12).amount_idr == 1_200_000


def test_harvest_wage_needs_the_number_of_harvests():
    assert monthly_wage(3_000_000, WagePeriod.HARVEST) is None
    wage = monthly_wage(1_000_000, WagePeriod.HARVEST, harvests_a_year=2)
    assert (wage.amount_idr, wage.params) == (166_667, {"harvests": 2})


@pytest.mark.parametrize(
    ("day", "kind", "amount"),
    [
        (date(2025, 12, 31), "UMK", "2670039.39"),
        (date(2026, 1, 1), "UMK", "2841749.59"),
        (date(2030, 1, 1), "UMK", "2841749.59"),
    ],
)
def test_minimum_is_that_of_the_day(day, kind, amount):
    found = minimum_on(minimum_wages(), REGENCY, day)
    assert (found.kind, found.amount_idr) == (kind, Decimal(amount))


def test_province_stands_in_where_the_regency_has_none():
    rows = [row for row in minimum_wages() if row.kind == "UMP"]
    assert minimum_on(rows, REGENCY, date(2026, 5, 1)).amount_idr == Decimal("2827250.90")
    assert minimum_on(minimum_wages(), REGENCY, date(2024, 12, 31)) is None
    assert minimum_on(minimum_wages(), "16.02", date(2026, 5, 1)) is None


UMK = MinimumWage(REGENCY, "UMK", date(2026, 1, 1), Decimal("2841749.59"), "")


@pytest.mark.parametrize("wage", [MonthlyWage(2_841_750), None])
def test_enough_or_unknown_wage_is_not_questioned(wage):
    assert check_against_minimum(wage, UMK) == []
    assert check_against_minimum(MonthlyWage(1), None) == []


def test_low_wage_is_questioned_never_refused():
    (finding,) = check_against_minimum(MonthlyWage(2_841_749), UMK)
    assert finding.priority is Priority.WARNS
    assert "UMK yang berlaku sejak 01-01-2026 (Rp2.841.750 sebulan)" in finding.text()
