"""Our reference tables hold what they promise, and agree with the collected sources where these are at hand."""

import csv
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jobmatch.documents import reference_tables as tables
from jobmatch.domain import age_groups, education

REFERENCE = os.environ.get("JOBMATCH_REFERENCE_DATA")
needs_reference = pytest.mark.skipif(
    not REFERENCE, reason="JOBMATCH_REFERENCE_DATA is not set: our tables are not compared with their sources"
)


def source_rows(name):
    with (Path(REFERENCE) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", sorted(tables.DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_every_table_says_what_it_is_and_where_it_comes_from(path):
    table = tables.read_table(path.stem)
    assert {"title", "edition", "source"} <= set(table.about)
    assert table.edition.isdigit()
    assert table.rows
    assert all(None not in row and None not in row.values() for row in table.rows)


def test_fifteen_kecamatan_hold_156_villages():
    codes = {district.code for district in tables.districts()}
    assert len(codes) == len(tables.districts()) == 15
    assert len({village.code for village in tables.villages()}) == len(tables.villages()) == 156
    assert {village.district_code for village in tables.villages()} == codes


def test_kind_of_a_village_stands_in_its_code():
    kinds = {"1": "kelurahan", "2": "desa"}
    assert all(village.kind == kinds[village.code[9]] for village in tables.villages())
    assert sum(village.kind == "kelurahan" for village in tables.villages()) == 34


def test_two_names_occur_twice_so_that_only_codes_identify():
    names = [village.name for village in tables.villages()]
    assert sorted(name for name in set(names) if names.count(name) > 1) == ["Kayu Manis", "Suka Rami"]


@pytest.mark.parametrize(("edition", "counts"), [("2014", [10, 43, 130, 446]), ("2026", [10, 43, 130, 447])])
def test_occupations_form_a_tree_of_four_levels(edition, counts):
    groups = tables.occupations(edition)
    assert [sum(len(code) == level for code in groups) for level in (1, 2, 3, 4)] == counts
    assert all(code[:-1] in groups for code in groups if len(code) > 1)
    assert {group.edition for group in groups.values()} == {edition}


def test_codes_that_changed_meaning_are_bridged():
    old = tables.occupations("2014")
    assert old["4213"].code_2026 == "4212"
    assert old["4214"].code_2026 == "4213"
    assert old["4212"].code_2026 is None
    assert all(group.code_2026 in tables.occupations("2026") for group in old.values() if group.code_2026)


@pytest.mark.parametrize(("edition", "letters", "divisions"), [("2020", 21, 88), ("2025", 22, 87)])
def test_industries_have_sections_and_divisions(edition, letters, divisions):
    rows = tables.industries(edition)
    assert sum(len(code) == 1 for code in rows) == letters
    assert sum(len(code) == 2 for code in rows) == divisions
    assert all(row.section in rows for row in rows.values())


def test_a_letter_means_another_thing_in_the_next_edition():
    assert tables.industries("2020")["K"].title != tables.industries("2025")["K"].title


def test_minimum_wages_are_dated():
    umk = [wage for wage in tables.minimum_wages() if wage.kind == "UMK"]
    assert [(wage.valid_from, wage.amount_idr) for wage in umk] == [
        (date(2025, 1, 1), Decimal("2670039.39")),
        (date(2026, 1, 1), Decimal("2841749.59")),
    ]


def test_handed_over_lists_equal_the_rules():
    ages = [(row["code"], row["since"], row["until"]) for row in tables.read_table("age_groups").rows]
    assert ages == [(group.code, str(group.since), str(group.until or "")) for group in age_groups.III1_GROUPS]
    levels = [(row["code"], row["label"], row["ipk_code"], row["bps_code"]) for row in tables.read_table("education_levels").rows]
    assert levels == [(level.code, level.label, level.ipk, level.bps) for level in education.LEVELS]


@needs_reference
def test_areas_agree_with_their_source():
    theirs = {row["kode_kemendagri"]: (row["nama"], row["kode_bps"]) for row in source_rows("rl_kecamatan.csv")}
    assert {row.code: (row.name, row.bps_code) for row in tables.districts()} == theirs
    theirs = {
        row["kode_kemendagri"]: (row["nama"], row["jenis"], row["kode_bps_2018"], row["kode_pos"])
        for row in source_rows("rl_desa_kelurahan.csv")
    }
    assert {row.code: (row.name, row.kind, row.bps_code, row.postcode) for row in tables.villages()} == theirs


@needs_reference
@pytest.mark.parametrize(
    ("edition", "file", "title", "known_errors"),
    [("2014", "kbji_2014.csv", "judul", {"833"}), ("2026", "kbji_2026_1_4_digit.csv", "judul_tampil", set())],
)
def test_occupations_agree_with_their_source(edition, file, title, known_errors):
    theirs = {row["kode"]: row[title] for row in source_rows(file) if len(row["kode"]) <= 4}
    ours = {code: group.title for code, group in tables.occupations(edition).items()}
    assert {code for code in ours.keys() | theirs.keys() if ours.get(code) != theirs.get(code)} == known_errors


@needs_reference
@pytest.mark.parametrize("edition", tables.KBLI_EDITIONS)
def test_industries_agree_with_their_source(edition):
    theirs = {r["kode"]: r["judul"].strip().casefold() for r in source_rows(f"kbli_{edition}.csv") if len(r["kode"]) <= 2}
    assert {code: row.title.casefold() for code, row in tables.industries(edition).items()} == theirs


@needs_reference
def test_minimum_wage_agrees_with_its_source():
    theirs = {(row["indikator"], row["periode"]): Decimal(row["nilai"]) for row in source_rows("rl_indikator.csv")}
    for wage in tables.minimum_wages():
        name = "UMK" if wage.kind == "UMK" else "UMP_Bengkulu"
        expected = theirs.get((name, str(wage.valid_from.year)), Decimal("2670039.39"))
        assert wage.amount_idr == expected
