"""Any portal's CSV through a mapping file: what is read, and that nothing unreadable is lost silently."""

from datetime import date

import pytest

from jobmatch.documents.advert_file import read_adverts
from jobmatch.documents.advert_map import read_advert_map
from jobmatch.domain.enums import EmploymentKind, PlacementKind, WagePeriod
from jobmatch.domain.errors import RuleBroken

MAP = """
source = "contoh"
[columns]
key = "no"
title = "judul"
wage_min_idr = "gaji"
posts = "orang"
min_education = "sekolah"
welcome_skills = "bisa"
employment_kind = "jenis"
experience_years = "tahun"
posted_on = "tanggal"
[lists]
separator = "|"
[no_experience_if]
baru = "ya"
[fixed]
placement_kind = "AKAD"
wage_period = "month"
[values.min_education]
"SLTA" = "sma"
"Diploma" = "d1"
[values.employment_kind]
"Kontrak" = "contract"
"Penuh" = ""
"""
HEADER = "no,judul,gaji,orang,sekolah,bisa,jenis,tahun,baru,tanggal\n"
HOW = read_advert_map(MAP.encode())


def read(*lines, header=HEADER):
    return read_adverts((header + "\n".join(lines)).encode(), HOW)


def test_whole_row_is_read_into_our_fields():
    (advert,) = read("7,Kasir,3 jt,2,Diploma | SLTA,Excel | kasir | Excel,Kontrak,1,tidak,03-07-2025").adverts
    assert advert.key == "7"
    assert advert.values == {
        "title": "Kasir",
        "wage_min_idr": 3_000_000,
        "posts": 2,
        "min_education": "sma",
        "welcome_skills": ("Excel", "kasir"),
        "employment_kind": EmploymentKind.CONTRACT,
        "experience_months": 12,
        "posted_on": date(2025, 7, 3),
        "placement_kind": PlacementKind.INTER_REGION,
        "wage_period": WagePeriod.MONTH,
    }


def test_newcomers_welcome_outweighs_the_years_beside_it():
    (advert,) = read("7,Kasir,,,,,,3,ya,").adverts
    assert advert.values["experience_months"] == 0


@pytest.mark.parametrize(
    ("row", "column", "read_as"),
    [
        ("7,Kasir,nego,,,,,,,", "gaji", "nego"),
        ("7,Kasir,,0,,,,,,", "orang", "0"),
        ("7,Kasir,,dua,,,,,,", "orang", "dua"),
        ("7,Kasir,,,SD kali,,,,,", "sekolah", "SD kali"),
        ("7,Kasir,,,,,Musiman?,,,", "jenis", "Musiman?"),
        ("7,Kasir,,,,,,satu setengah,,", "tahun", "satu setengah"),
        ("7,Kasir,,,,,,,,kemarin", "tanggal", "kemarin"),
    ],
)
def test_unreadable_cell_is_listed_and_the_advert_still_comes_in(row, column, read_as):
    found = read(row)
    assert [advert.key for advert in found.adverts] == ["7"]
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.read) == (2, column, read_as)
    assert problem.problem
    assert problem.fix


@pytest.mark.parametrize(("row", "column"), [(",Kasir,,,,,,,,", "no"), ("7,,,,,,,,,", "judul")])
def test_row_without_number_or_title_stays_out_and_is_listed(row, column):
    found = read(row)
    assert found.adverts == []
    assert [problem.column for problem in found.problems] == [column]


def test_second_row_of_the_same_number_is_listed():
    found = read("7,Kasir,,,,,,,,", "7,Sopir,,,,,,,,")
    assert [advert.values["title"] for advert in found.adverts] == ["Kasir"]
    assert [problem.row for problem in found.problems] == [3]


def test_semicolons_and_an_old_windows_file_are_read():
    content = (HEADER.replace(",", ";") + "7;Pelayan kaf\xe9;;;;;;;;").encode("cp1252")
    (advert,) = read_adverts(content, HOW).adverts
    assert advert.values["title"] == "Pelayan kafé"


def test_missing_column_is_named():
    with pytest.raises(RuleBroken) as broken:
        read("7", header="no\n")
    assert "judul" in broken.value.facts["names"]


@pytest.mark.parametrize(
    "text",
    [
        "not toml =",
        "[columns]\nkey='a'\ntitle='b'",
        "source='x'\n[columns]\nkey='a'",
        "source='x'\n[columns]\nkey='a'\ntitle='b'\nsex='c'",
    ],
)
def test_mapping_that_cannot_be_right_is_refused(text):
    with pytest.raises(RuleBroken):
        read_advert_map(text.encode())


def test_empty_file_says_which_columns_are_missing():
    with pytest.raises(RuleBroken):
        read_adverts(b"", HOW)
