"""Ages, education levels and years since graduation, as the IPK tables need them."""

from datetime import date

import pytest

from jobmatch.domain import age_groups, education, graduation
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.graduation import GraduationBand

DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2000, 7, 1), DAY, 26),
        (date(2000, 7, 2), DAY, 25),
        (date(2000, 6, 30), DAY, 26),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
    ],
)
def test_age_is_counted_in_completed_years(born, day, age):
    assert age_groups.age_on(born, day) == age


@pytest.mark.parametrize(
    ("age", "group"),
    [
        (15, "15-19"),
        (19, "15-19"),
        (20, "20-29"),
        (29, "20-29"),
        (30, "30-44"),
        (44, "30-44"),
        (45, "45-54"),
        (54, "45-54"),
        (55, "55+"),
        (99, "55+"),
    ],
)
def test_every_working_age_has_one_group_of_table_iii_1(age, group):
    assert age_groups.age_group(date(2026 - age, 7, 1), DAY).code == group
    assert sum(candidate.has(age) for candidate in age_groups.III1_GROUPS) == 1


@pytest.mark.parametrize("born", [None, date(2011, 7, 2), date(2027, 1, 1), date(1900, 1, 1)])
def test_nobody_without_a_plausible_working_age_is_registered(born):
    with pytest.raises(RuleBroken) as caught:
        age_groups.age_group(born, DAY)
    assert caught.value.field == "birth_date"


def test_groups_are_labelled_as_printed():
    assert [group.label for group in age_groups.III1_GROUPS] == ["15–19", "20–29", "30–44", "45–54", "55+"]


def test_birth_year_alone_gives_a_span_of_ages():
    assert age_groups.age_span(2000, DAY) == (25, 26)
    assert age_groups.age_span(2000, date(2026, 12, 31)) == (26, 26)


@pytest.mark.parametrize(("age", "expected"), [(14, False), (15, True), (17, True), (18, False)])
def test_guardian_is_needed_from_fifteen_to_seventeen(age, expected):
    assert age_groups.needs_guardian(date(2026 - age, 7, 1), DAY) is expected


def test_codes_of_education_are_unique_and_every_ipk_row_is_reached():
    codes = [level.code for level in education.LEVELS]
    assert len(set(codes)) == len(codes)
    assert {level.ipk for level in education.LEVELS} == set(education.IpkEducation)
    assert {level.bps for level in education.LEVELS} == set(education.BpsEducation)
    assert set(education.IPK_TITLES) == set(education.IpkEducation)
    assert set(education.BPS_TITLES) == set(education.BpsEducation)


@pytest.mark.parametrize(
    ("code", "ipk", "bps"),
    [
        ("none", "1", "never_school"),
        ("sd_unfinished", "1", "primary_unfinished"),
        ("paket_c", "4", "general_upper"),
        ("smk", "4", "vocational_upper"),
        ("d3", "7", "diploma"),
        ("d4", "8", "university"),
        ("s1", "11", "university"),
        ("s3", "13", "university"),
    ],
)
def test_level_is_counted_in_its_official_rows(code, ipk, bps):
    assert (education.ipk_row(code), education.bps_row(code)) == (ipk, bps)


def test_equal_rank_is_enough_for_a_minimum():
    assert education.is_at_least("paket_c", "smk")
    assert education.is_at_least("s1", "smp")
    assert not education.is_at_least("smp", "sma")
    assert education.find_level("kursus") is None


@pytest.mark.parametrize(
    ("level", "year", "band"),
    [
        ("sma", 2026, GraduationBand.UP_TO_2),
        ("sma", 2024, GraduationBand.UP_TO_2),
        ("sma", 2023, GraduationBand.FROM_3_TO_5),
        ("sma", 2021, GraduationBand.FROM_3_TO_5),
        ("sma", 2020, GraduationBand.FROM_6),
        ("sma", None, GraduationBand.UNKNOWN),
        ("kursus", 2020, GraduationBand.UNKNOWN),
        ("sd_unfinished", None, GraduationBand.NO_DIPLOMA),
    ],
)
def test_years_since_graduation_fall_into_their_column(level, year, band):
    assert graduation.graduation_band(level, year, DAY) is band


def test_every_band_has_a_title():
    assert set(graduation.BAND_TITLES) == set(GraduationBand)


@pytest.mark.parametrize(("year", "born"), [(2027, None), (1939, None), (2004, date(2000, 1, 1))])
def test_impossible_graduation_year_is_refused(year, born):
    with pytest.raises(RuleBroken) as caught:
        graduation.check_graduation_year(year, born, DAY)
    assert caught.value.facts == {"year": year}


def test_possible_graduation_year_is_kept():
    assert graduation.check_graduation_year(2012, date(2000, 1, 1), DAY) == 2012
    assert graduation.check_graduation_year(2012, None, DAY) == 2012
