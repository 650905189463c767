"""Counting a fair's people, and hiding small figures so that they cannot be computed from what is shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.disclosure import SMALLEST_SHOWN, is_small
from jobmatch.domain.fair_results import Group, Kind, Step, Visitor, hidden_values, kind_due, public_groups, tally
from jobmatch.domain.group_words import value_label
from jobmatch.domain.overdue_rules import Pressure, pressure

END = date(2026, 7, 10)


def test_each_person_counts_once_in_every_step_that_she_took():
    people = [
        Visitor(frozenset({Step.REGISTERED, Step.CAME, Step.APPLIED}), {Group.SEX: "P"}, applications=4),
        Visitor(frozenset({Step.REGISTERED}), {Group.SEX: "P"}),
        Visitor(frozenset({Step.REGISTERED, Step.CAME}), {Group.SEX: "L", Group.SECTOR: "G"}),
    ]
    counted = tally(people)
    assert (counted.steps[Step.REGISTERED], counted.steps[Step.CAME], counted.steps[Step.HIRED]) == (3, 2, 0)
    assert {value: row["came"] for value, row in counted.groups[Group.SEX].items()} == {"P": 1, "L": 1}
    assert list(counted.groups[Group.SECTOR]) == ["G"]
    women = counted.groups[Group.SEX]["P"]
    assert (women["applied"], women["applications"]) == (1, 4), "people and applications are counted apart"


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), min_size=1, max_size=8))
def test_no_small_figure_is_shown_nor_follows_from_the_total(column):
    hidden = hidden_values(column)
    assert not any(is_small(count) for value, count in column.items() if value not in hidden)
    if hidden:
        assert len(hidden) > 1 or len(column) == 1
        assert sum(column[value] for value in hidden) >= SMALLEST_SHOWN or hidden >= {v for v, c in column.items() if c}


def test_figures_that_are_large_stay():
    assert public_groups({"sex": {"P": {"came": 12}, "L": {"came": 9}}}) == {"sex": {"P": {"came": 12}, "L": {"came": 9}}}


def test_how_often_few_people_applied_is_hidden_with_them():
    rows = {"P": {"applied": 12, "applications": 30}, "L": {"applied": 2, "applications": 9}}
    assert public_groups({"sex": rows})["sex"] == {value: {"applied": None, "applications": None} for value in rows}


def test_a_small_figure_takes_another_one_with_it():
    rows = {"P": {"came": 12}, "L": {"came": 2}, "": {"came": 30}}
    assert public_groups({"sex": rows})["sex"] == {"P": {"came": None}, "L": {"came": None}, "": {"came": 30}}


@pytest.mark.parametrize(("days", "kind"), [(0, None), (6, None), (7, Kind.INTERIM), (59, Kind.INTERIM), (60, Kind.FINAL)])
def test_interim_and_final(days, kind):
    assert kind_due(END, END + timedelta(days=days)) is kind


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (7, Pressure.NONE),
        (8, Pressure.CALL),
        (20, Pressure.CALL),
        (21, Pressure.LETTER),
        (36, Pressure.LETTER),
        (37, Pressure.HOLD),
    ],
)
def test_what_silence_leads_to(days, due):
    assert pressure(END, END + timedelta(days=days)) is due


@pytest.mark.parametrize(
    ("group", "value", "words"),
    [
        (Group.SEX, "P", "Perempuan"),
        (Group.EDUCATION, "smk", "SMK/MAK"),
        (Group.EDUCATION, "", "Belum diketahui"),
        (Group.DISABILITY, "yes", "Dengan disabilitas"),
        (Group.ORIGIN, "local", "Warga Rejang Lebong"),
        (Group.DISTRICT, "Curup", "Curup"),
        (Group.KIND, "AKAN", "Antar kerja antar negara (AKAN)"),
        (Group.KIND, "apprentice", "Magang"),
    ],
)
def test_words_of_groups(group, value, words):
    assert value_label(group, value) == words
