"""Dates as people and spreadsheets write them."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.dates import from_serial, has_month_first, parse_date, read_cell
from jobmatch.domain.errors import RuleBroken

BIRTH = date(1990, 8, 17)


@pytest.mark.parametrize(
    "typed",
    [
        "17 Agustus 1990",
        "17 agustus 1990",
        "17 Agt 1990",
        "17-Aug-1990",
        "17Agustus1990",
        "Jumat, 17 Agustus 1990",
        "17/08/1990",
        "17/8/1990",
        "17-08-1990",
        "17.08.1990",
        "17 08 1990",
        " 17 / 08 / 1990 ",
        "1990-08-17",
        "1990-08-17 00:00:00",
        "1990-8-17T00:00:00",
    ],
)
def test_usual_writings_mean_the_same_day(typed):
    assert parse_date(typed) == BIRTH


def test_day_stands_before_the_month():
    assert parse_date("03/04/1990") == date(1990, 4, 3)
    assert parse_date("1 Pebruari 2001") == date(2001, 2, 1)
    assert parse_date("30 Nopember 2001") == date(2001, 11, 30)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("08/17/1990", "Bulan ke-17 tidak ada"),
        ("17/08/90", "1990 atau 2090"),
        ("17 Agustus 90", "1990 atau 2090"),
        ("31/02/1990", "tidak ada di kalender"),
        ("32/13/1990", "tidak ada di kalender"),
        ("17 Agostus 1990", "Nama bulan"),
        ("1990", "tidak dikenal"),
        ("kemarin", "tidak dikenal"),
        ("", "tidak dikenal"),
        ("17/08/19900", "tidak dikenal"),
        ("0/0/0000", "tidak ada di kalender"),
    ],
)
def test_what_can_mean_two_days_or_none_is_refused_in_words(typed, words):
    with pytest.raises(RuleBroken) as caught:
        parse_date(typed, field="birth_date")
    assert words in caught.value.message % caught.value.facts
    assert caught.value.field == "birth_date"


def test_column_with_a_month_first_date_is_not_to_be_trusted():
    assert has_month_first(["01/02/1990", "08/17/1990"])
    assert not has_month_first(["01/02/1990", "17/08/1990", "17 Agustus 1990", "", "32/13/1990"])


def test_serial_of_a_spreadsheet_is_a_day():
    assert from_serial(33102) == BIRTH
    assert from_serial(33102.75) == BIRTH
    assert from_serial(61) == date(1900, 3, 1)
    assert from_serial(73415) == date(2100, 12, 31)


@pytest.mark.parametrize("number", [0, 60, 73416, -5, 1702061708900001])
def test_other_numbers_are_no_day(number):
    with pytest.raises(RuleBroken):
        from_serial(number)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (BIRTH, BIRTH),
        (datetime(1990, 8, 17, 7, tzinfo=UTC), BIRTH),
        (33102, BIRTH),
        (33102.0, BIRTH),
        ("17/08/1990", BIRTH),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_cell_of_any_type_is_read(value, expected):
    assert read_cell(value) == expected


@pytest.mark.parametrize("value", [True, "ya", 5])
def test_cell_that_is_no_date_is_refused(value):
    with pytest.raises(RuleBroken):
        read_cell(value, field="birth_date")


@given(st.dates(date(1900, 3, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_in_every_form(day):
    assert parse_date(day.strftime("%d/%m/%Y")) == day
    assert parse_date(day.isoformat()) == day
    assert from_serial((day - date(1899, 12, 30)).days) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text):
    with suppress(RuleBroken):
        assert parse_date(text).year >= 1
