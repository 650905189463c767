"""The hand-written occupation tables: every row whole, every code once, every cell clean."""

import csv
import re
from collections import Counter
from importlib import resources
from itertools import chain

import pytest

from matching.vocabulary import Vocabulary

HEADER = ["kbji_2026", "kbji_2014", "name", "titles", "english", "sayings", "skills"]
LISTS = ("titles", "english", "sayings", "skills")
LEAST = {"titles": 5, "english": 3, "sayings": 5, "skills": 3}
MOST_GROUPS_PER_TITLE = 3
CODE = re.compile(r"[0-9]{4}")

FILES = sorted(
    entry.name
    for entry in (resources.files("matching") / "data").iterdir()
    if re.fullmatch(r"occupations_[0-9]\.csv", entry.name)
)


def rows_of(name: str) -> list[dict[str, str]]:
    text = (resources.files("matching") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def all_rows() -> list[dict[str, str]]:
    return list(chain.from_iterable(rows_of(name) for name in FILES))


def codes(edition: str) -> list[str]:
    return [row[edition] for row in all_rows() if row[edition]]


def test_all_ten_major_groups_have_their_table() -> None:
    assert [f"occupations_{group}.csv" for group in range(10)] == FILES


@pytest.mark.parametrize("name", FILES)
def test_each_row_holds_every_column_and_a_code_of_its_major_group(name: str) -> None:
    rows = rows_of(name)
    assert rows
    for row in rows:
        assert list(row) == HEADER
        assert None not in row.values()
        found = [row[edition] for edition in ("kbji_2026", "kbji_2014") if row[edition]]
        assert found, row["name"]
        for code in found:
            assert CODE.fullmatch(code), code
            assert code[0] == name[-5], code


@pytest.mark.parametrize("name", FILES)
def test_each_cell_holds_enough_strings_and_none_is_blank_padded_or_repeated(name: str) -> None:
    for row in rows_of(name):
        assert row["name"] == row["name"].strip() != ""
        for column in LISTS:
            parts = row[column].split("|")
            assert len(parts) >= LEAST[column], (row["name"], column)
            assert all(part and part == " ".join(part.split()) for part in parts), row["name"]
            folded = Counter(part.casefold() for part in parts)
            assert max(folded.values()) == 1, (row["name"], folded.most_common(1))


@pytest.mark.parametrize("edition", ["kbji_2026", "kbji_2014"])
def test_no_code_stands_twice_in_an_edition(edition: str) -> None:
    assert [code for code, times in Counter(codes(edition)).items() if times > 1] == []


def test_the_2026_edition_is_there_with_its_447_unit_groups() -> None:
    assert len(codes("kbji_2026")) == 447


def test_the_2014_edition_is_there_with_its_446_unit_groups() -> None:
    assert len(codes("kbji_2014")) == 446


def test_a_title_speaks_for_few_groups_only() -> None:
    owners = Counter(title.casefold() for row in all_rows() for title in set(row["titles"].split("|")))
    assert [title for title, groups in owners.items() if groups > MOST_GROUPS_PER_TITLE] == []


@pytest.mark.parametrize(
    ("edition", "code"),
    [("2026", "4212"), ("2014", "4213")],
    ids=["2026", "2014"],
)
def test_codes_that_changed_meaning_follow_the_edition_asked_for(edition: str, code: str) -> None:
    found = Vocabulary.load().suggest_occupations("minjemin uang ke orang dengan bunga", 10, edition)
    assert found[0].code == code


def test_a_group_only_the_old_edition_has_is_not_suggested_for_the_new_one() -> None:
    found = Vocabulary.load().suggest_occupations("jadi bandar taruhan", 10, "2026")
    assert all("taruh" not in item.name for item in found)
    old = Vocabulary.load().suggest_occupations("jadi bandar taruhan", 10, "2014")
    assert old[0].code == "4212"
