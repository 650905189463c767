"""Opening stock from signed tables: every table comes out as signed, contradictions are named, nothing is invented."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.graduation import GraduationBand
from jobmatch.domain.ipk_dimensions import REST, build_dimensions
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.opening_stock import find_faults, join_pieces, opening_tables, without_named

DIMENSIONS = build_dimensions(
    [("1", "Manajer"), ("5", "Jasa"), ("9", "Kasar")], [("A", "Tani"), ("G", "Dagang")], {"A": "A", "G": "G"}
)
TABLES = opening_tables(DIMENSIONS)
BY_CODE = {table.code: table for table in TABLES}


def zeros():
    return {table.code: {(row, column): 0 for row, _ in table.rows for column, _ in table.columns} for table in TABLES}


def signed_from(seekers, posts):
    """The tables that an office would have signed for these people and posts."""
    signed = zeros()
    for sex, age, level, kbji, band in seekers:
        for code, key in (("III/1", (age, sex)), ("III/2", (level, sex)), ("III/3", (kbji, sex)), ("III/7", (level, band))):
            signed[code][key] += 1
    for sex, level, kbji, kbli in posts:
        for code, key in (("III/4", (level, sex)), ("III/5", (kbji, sex)), ("III/6", (kbli, sex))):
            signed[code][key] += 1
    return signed


def of(code, side):
    return st.sampled_from([key for key, _ in (BY_CODE[code].columns if side else BY_CODE[code].rows)])


BANDS = st.sampled_from([band.value for band in GraduationBand])
SEEKERS = st.lists(st.tuples(of("III/1", 1), of("III/1", 0), of("III/2", 0), of("III/3", 0), BANDS), max_size=40)
POSTS = st.lists(st.tuples(of("III/4", 1), of("III/4", 0), of("III/5", 0), of("III/6", 0)), max_size=20)


@given(seekers=SEEKERS, posts=POSTS)
def test_pieces_add_up_to_every_signed_cell(seekers, posts):
    signed = signed_from(seekers, posts)
    assert find_faults(TABLES, signed) == []
    pieces = join_pieces(signed)
    assert sum(piece.quantity for piece in pieces) == len(seekers) + len(posts)
    for table in TABLES:
        counted = Counter()
        for piece in pieces:
            if piece.population is table.population:
                key = tuple(DIMENSIONS[name].value_in(piece.classes) for name in table.classes)
                counted[key] += piece.quantity
        assert {key: value for key, value in signed[table.code].items() if value} == dict(counted)


def test_tables_that_contradict_each_other_are_named():
    signed = signed_from([("L", "20-29", "4", "5", "0-2")], [(REST, REST, "9", "A")])
    signed["III/2"]["4", "L"] = 2
    signed["III/6"]["A", REST] = 0
    faults = find_faults(TABLES, signed)
    assert [(fault.table, fault.params["group"]) for fault in faults] == [("III/2", "L"), ("III/6", "L/P"), ("III/7", "SLTA")]
    assert faults[0].message % faults[0].params == "L: di III/1 1, di III/2 2. Keduanya harus sama."


@pytest.mark.parametrize("value", [-1, 2_000_000])
def test_an_impossible_figure_is_named(value):
    signed = zeros()
    signed["III/1"]["55+", "P"] = value
    assert find_faults(TABLES, signed)[0].table == "III/1"


def test_those_with_a_record_are_taken_off_and_too_many_are_named():
    signed = signed_from([("L", "20-29", "4", "5", "0-2")] * 3, [])
    rest, faults = without_named(TABLES, signed, {"III/1": {("20-29", "L"): 1}})
    assert (rest["III/1"]["20-29", "L"], faults) == (2, [])
    _, faults = without_named(TABLES, signed, {"III/1": {("20-29", "L"): 4}, "III/3": {("zz", "L"): 1}})
    assert [fault.params for fault in faults] == [
        {"row": "20–29", "named": 4, "signed": 3},
        {"row": "zz", "named": 1, "signed": 0},
    ]


def test_post_tables_and_seeker_tables_are_apart():
    assert {table.population for table in TABLES} == set(Population)


@pytest.mark.parametrize(("written", "group"), [(" akuntansi \n komputer", "AKUNTANSI KOMPUTER"), ("", REST), (None, REST)])
def test_a_major_is_a_group_in_one_spelling(written, group):
    assert DIMENSIONS["education_major"].group_of(written) == group
