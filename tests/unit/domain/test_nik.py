"""NIK and KK numbers: what is refused and what only deserves a question. Numbers are samples, not people."""

from datetime import date

import pytest

from jobmatch.domain.enums import Sex
from jobmatch.domain.findings import Priority, has_block
from jobmatch.domain.nik import (
    check_kk,
    check_nik_against_form,
    check_nik_form,
    mask_number,
    normalise_number,
    parse_number,
)

MAN = "3171011708450001"
WOMAN = "3171015708450001"
OF_THE_REGENCY = "1702904107990001"
TODAY = date(2026, 11, 24)


def codes(findings):
    return [finding.code for finding in findings]


def test_day_above_forty_means_a_woman_born_forty_days_lower():
    man, woman = parse_number(MAN), parse_number(WOMAN)
    assert (man.sex, woman.sex) == (Sex.MALE, Sex.FEMALE)
    assert man.likely_date(TODAY) == woman.likely_date(TODAY) == date(1945, 8, 17)


def test_century_is_the_latest_that_is_not_in_the_future():
    assert parse_number("1702900101260001").likely_date(TODAY) == date(2026, 1, 1)
    assert parse_number("1702903112260001").likely_date(TODAY) == date(1926, 12, 31)
    assert parse_number("1702902902000001").dates() == (date(2000, 2, 29),)
    assert parse_number("1702902902010001").likely_date(TODAY) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "nik_not_digits"),
        ("317101170845000", "nik_length"),
        ("31710117084500011", "nik_length"),
        ("317101170845000A", "nik_not_digits"),
        ("３１７１０１１７０８４５０００１", "nik_not_digits"),
        ("3.17101170845E+15", "nik_turned_into_number"),
        ("3,17101E+15", "nik_turned_into_number"),
        ("3171010008450001", "nik_day"),
        ("3171013208450001", "nik_day"),
        ("3171014008450001", "nik_day"),
        ("3171017208450001", "nik_day"),
        ("3171013002450001", "nik_day"),
        ("3171012902010001", "nik_day"),
        ("3171011700450001", "nik_month"),
        ("3171011713450001", "nik_month"),
        ("3171011708450000", "nik_serial"),
    ],
)
def test_impossible_nik_is_refused_with_its_reason(typed, code):
    (finding,) = check_nik_form(typed)
    assert finding.code == code
    assert finding.priority is Priority.BLOCKS
    assert "%(" not in finding.text()


@pytest.mark.parametrize("typed", [MAN, WOMAN, " 3171-0117 0845.0001 ", "'3171011708450001", "3171012902000001"])
def test_possible_nik_is_taken_with_the_marks_people_type(typed):
    assert check_nik_form(typed) == []
    assert len(normalise_number(typed)) == 16


def test_length_is_told_as_counted():
    (finding,) = check_nik_form("12345")
    assert finding.text() == "NIK harus 16 angka; yang diisi 5 angka."


def test_contradictions_to_the_form_are_questions_never_refusals():
    findings = check_nik_against_form(MAN, birth_date=date(1945, 8, 18), sex=Sex.FEMALE)
    assert codes(findings) == ["nik_birth_date_differs", "nik_sex_differs"]
    assert not has_block(findings)


def test_agreement_and_open_questions_find_nothing():
    assert check_nik_against_form(MAN, birth_date=date(1945, 8, 17), sex=Sex.MALE) == []
    assert check_nik_against_form(MAN, birth_date=None, sex=None, kk="1702901708450002") == []


def test_nik_equal_to_the_family_number_is_refused():
    findings = check_nik_against_form(MAN, birth_date=None, sex=None, kk="3171 0117 0845 0001")
    assert codes(findings) == ["nik_equals_kk"]
    assert has_block(findings)


def test_unused_kecamatan_of_this_regency_is_only_mentioned():
    known = {"170206", "170207"}
    (finding,) = check_nik_against_form(OF_THE_REGENCY, birth_date=None, sex=None, known_regions=known)
    assert (finding.code, finding.priority) == ("nik_region_unknown", Priority.INFORMS)
    assert check_nik_against_form(MAN, birth_date=None, sex=None, known_regions=known) == []
    assert check_nik_against_form("1702064107990001", birth_date=None, sex=None, known_regions=known) == []


@pytest.mark.parametrize(
    ("typed", "persons", "expected"),
    [
        ("1702901501120003", 4, []),
        ("1702901501120003", 15, []),
        ("1702901501120003", 16, ["kk_many_persons"]),
        ("1702904501120003", 1, ["kk_date_odd"]),
        ("1702903213120003", 1, ["kk_date_odd"]),
        ("170290150112000", 1, ["kk_length"]),
        ("17029O1501120003", 1, ["kk_not_digits"]),
    ],
)
def test_family_number_is_judged(typed, persons, expected):
    findings = check_kk(typed, persons_on_it=persons, today=TODAY)
    assert codes(findings) == expected
    assert all("%(" not in finding.text() for finding in findings)


def test_mask_shows_four_and_two_digits_at_most():
    assert mask_number(MAN) == "3171••••••••••01"
    assert mask_number("317101") == "•" * 16
