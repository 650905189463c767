"""The notebook's rows as printed in the press: the checker finds each of the faults that stood in the papers."""

from decimal import Decimal

import pytest

from jobmatch.documents.reference_tables import known_figures
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.figure_series import DEFINITIONS, Printed, Series, check_printed_year, read_value, years_of
from jobmatch.domain.published_figures import PublishedYear, check_years


def found_in_print():
    rows = [Printed(Series(row.series), row.year, row.value, row.source) for row in known_figures()]
    return {(fault.year, fault.code) for fault in check_years(years_of(rows))}


@pytest.mark.parametrize(
    ("year", "code"),
    [
        (2019, "tpt_twice"),
        (2020, "tpt_twice"),
        (2023, "tpt_twice"),
        (2023, "labour_force_parts"),
        (2023, "tpt_rate"),
        (2024, "change"),
        (2024, "implied_base"),
    ],
)
def test_each_fault_of_the_papers_is_found(year, code):
    assert (year, code) in found_in_print()


def test_what_was_said_of_2024_fits_the_rate_that_adds_up_and_not_the_headline():
    rows = [Printed(Series(row.series), row.year, row.value, row.source) for row in known_figures()]
    said = [fault.text() for fault in check_years(years_of(rows)) if fault.year == 2024 and fault.code == "change"]
    assert any("dari 2.92 ke 2.43 adalah -0.49" in text for text in said)
    assert not any("dari 2.94" in text for text in said)
    assert (2024, "implied_base") not in found_without("unemployed")


def found_without(series):
    rows = [Printed(Series(row.series), row.year, row.value, row.source) for row in known_figures() if row.series != series]
    return {(fault.year, fault.code) for fault in check_years(years_of(rows))}


def test_the_year_that_adds_up_has_no_fault():
    assert not [code for year, code in found_in_print() if year == 2022]


def test_one_source_printing_two_values_gives_two_rows():
    rows = [Printed(Series.TPT, 2023, Decimal(value), "koran") for value in ("2.92", "2.9")]
    assert [year.tpt for year in years_of(rows)] == [Decimal("2.9"), Decimal("2.92")]


@pytest.mark.parametrize(
    ("series", "typed", "value"),
    [
        (Series.TPT, "2,43 %", "2.43"),
        (Series.TPT, "2.43", "2.43"),
        (Series.LABOUR_FORCE, "170.298", "170298"),
        (Series.CHANGE, "-0,51", "-0.51"),
    ],
)
def test_values_are_read_as_people_write_them(series, typed, value):
    assert read_value(series, typed) == Decimal(value)


@pytest.mark.parametrize(
    ("series", "typed"), [(Series.TPT, "banyak"), (Series.TPT, "101"), (Series.EMPLOYED, "-5"), (Series.EMPLOYED, "NaN")]
)
def test_impossible_values_are_refused(series, typed):
    with pytest.raises(RuleBroken):
        read_value(series, typed)


@pytest.mark.parametrize("year", [1979, 2027])
def test_a_year_without_figures_is_refused(year):
    with pytest.raises(RuleBroken):
        check_printed_year(year, 2026)


def test_every_series_is_defined():
    assert check_printed_year(2026, 2026) == 2026
    assert set(Series) == DEFINITIONS.keys()


@pytest.mark.parametrize(("series", "unit"), [(Series.TPT, "%"), (Series.CHANGE, "poin"), (Series.POPULATION, "")])
def test_what_stands_behind_a_value(series, unit):
    assert series.unit == unit


def test_a_count_that_fits_its_rate_and_the_labour_force_before_is_no_fault():
    before, fitting = PublishedYear(2024, labour_force=170_000), PublishedYear(2025, tpt=Decimal("3.00"), unemployed=5_100)
    assert check_years([before, fitting]) == []
