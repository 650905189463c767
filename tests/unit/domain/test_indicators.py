"""Rates, coverage and changes; faults of the figures printed for Rejang Lebong."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.indicators import (
    Coverage,
    open_unemployment_rate,
    participation_rate,
    rate,
    split_change,
    sum_reported,
)
from jobmatch.domain.published_figures import PublishedYear, check_year, check_years, has_swapped_digits


def test_published_rates_of_2022_and_2023_are_reproduced():
    assert open_unemployment_rate(3880, 158557).percent() == Decimal("2.45")
    assert open_unemployment_rate(5001, 165297 + 5001).percent() == Decimal("2.94")
    assert participation_rate(170298, 218721).percent() == Decimal("77.86")


@pytest.mark.parametrize(("count", "base", "percent"), [(1, 8, "12.5"), (1, 800, "0.1"), (5, 1000, "0.5"), (25, 10000, "0.3")])
def test_rounding_is_half_up(count, base, percent):
    assert rate(count, base).percent(decimals=1) == Decimal(percent)


@pytest.mark.parametrize("base", [None, 0])
def test_no_rate_without_a_base(base):
    assert rate(5, base) is None


def test_coverage_stands_in_words():
    assert Coverage(85, 156).text() == "dari 85 dari 156 desa/kelurahan yang melapor"
    assert not Coverage(85, 156).is_complete
    assert Coverage(156, 156).is_complete


def test_silent_village_is_unknown_never_zero():
    assert sum_reported({"a": 3, "b": None, "c": 0}) == (3, Coverage(2, 3))
    assert sum_reported({"a": None}) == (None, Coverage(0, 1))


counts = st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.integers(0, 50))


@given(counts, counts)
def test_change_is_explained_by_its_three_parts(before, now):
    change = split_change(before, now)
    plain = sum(count or 0 for count in now.values()) - sum(count or 0 for count in before.values())
    assert change.total == plain
    reporting = {code for code, count in now.items() if count is not None}
    assert change.same_villages + change.newly_reporting == len(reporting)


def test_newly_reporting_villages_are_not_a_rise():
    change = split_change({"a": 10, "b": None, "c": 4}, {"a": 9, "b": 30})
    assert (change.in_same_villages, change.from_newly_reporting, change.lost_with_now_silent) == (-1, 30, 4)
    assert (change.same_villages, change.newly_reporting, change.now_silent) == (1, 1, 1)


SEXES_2022 = {"unemployed_men": 2339, "unemployed_women": 1541, "labour_force_men": 90225, "labour_force_women": 68332}
Y2022 = PublishedYear(2022, labour_force=158557, unemployed=3880, tpt=Decimal("2.45"), **SEXES_2022)
Y2023 = PublishedYear(
    2023, working_age=218721, labour_force=170289, employed=165297, unemployed=5001, tpt=Decimal("2.94"), tpak=Decimal("77.86")
)
Y2023_SAID = PublishedYear(2023, tpt=Decimal("2.92"))
Y2024 = PublishedYear(2024, tpt=Decimal("2.43"), change_said=Decimal("-0.51"))


def codes(faults):
    assert all("%(" not in fault.text() for fault in faults)
    return [fault.code for fault in faults]


def test_year_that_adds_up_has_no_fault():
    assert check_year(Y2022) == []
    assert check_year(PublishedYear(2021)) == []


def test_swapped_digits_of_2023_are_found_and_named():
    (fault,) = check_year(Y2023)
    assert fault.code == "labour_force_parts"
    assert fault.params == {"added": 170298, "whole": 170289}
    assert "tertukar" in fault.text()


@pytest.mark.parametrize(
    ("unemployed", "labour_force", "printed"),
    [(5000, 150000, "2.9"), (4350, 150000, "2.92"), (5000, 171000, "2.43"), (5001, 170289, "2.92")],
)
def test_rates_that_do_not_fit_their_counts_are_found(unemployed, labour_force, printed):
    row = PublishedYear(2023, unemployed=unemployed, labour_force=labour_force, tpt=Decimal(printed))
    assert codes(check_year(row)) == ["tpt_rate"]


def test_rate_printed_with_one_decimal_is_compared_with_one():
    row = PublishedYear(2023, unemployed=4350, labour_force=150000, tpt=Decimal("2.9"))
    assert check_year(row) == []


def test_parts_by_sex_are_checked():
    row = PublishedYear(2022, unemployed=3880, unemployed_men=2339, unemployed_women=1540)
    assert codes(check_year(row)) == ["unemployed_sex_parts"]


def test_stated_fall_fits_2_94_and_not_2_92():
    assert check_years([Y2022, Y2024]) == []
    assert codes(check_years([Y2023, Y2024])) == ["labour_force_parts"]
    assert codes(check_years([Y2023_SAID, Y2024])) == ["change"]
    assert "tpt_twice" in codes(check_years([Y2023, Y2023_SAID]))


def test_rise_called_a_fall_is_found():
    called_falling = PublishedYear(2023, tpt=Decimal("2.94"), fell_said=True)
    assert codes(check_years([Y2022, called_falling])) == ["direction"]
    assert check_years([Y2022, PublishedYear(2023, tpt=Decimal("2.94"), fell_said=False)]) == []


def test_participation_that_leaps_is_asked_about():
    rows = [PublishedYear(2018, tpak=Decimal("86.56")), PublishedYear(2019, tpak=Decimal("71.92"))]
    assert codes(check_years([*rows, PublishedYear(2020, tpak=Decimal("87.60"))])) == ["tpak_leap", "tpak_leap"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(170298, 170289, True), (170298, 170290, False), (12, 21, True), (12, 12, False), (12, 121, False), (1234, 4321, False)],
)
def test_swapped_digits_are_two_that_changed_places(first, second, expected):
    assert has_swapped_digits(first, second) is expected
