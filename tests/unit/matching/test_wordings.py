"""A text finds its entry exactly, by stems, as a nearly equal string, or inside it; never by chance."""

import pytest

from matching import Vocabulary

SKILLS = ("skill", "tool", "licence", "language")


@pytest.mark.parametrize(
    ("text", "kinds", "found", "method"),
    [
        ("Excel", SKILLS, "excel", "exact"),
        ("melayani para pembeli", SKILLS, "melayani", "stem"),
        ("melayni pembeli", SKILLS, "melayani", "near"),
        ("mahir microsoft excel dan lainnya", SKILLS, "excel", "part"),
        ("penyadap karet", ("occupation",), "6112", "exact"),
        ("lulusan kampus Akuntansi Keuangan", ("field",), "akuntansi", "part"),
    ],
)
def test_ways_to_find(small_vocabulary: Vocabulary, text: str, kinds: tuple[str, ...], found: str, method: str) -> None:
    best = small_vocabulary.resolve(text, kinds)[0]
    assert (best.id, best.method) == (found, method)


@pytest.mark.parametrize("text", ["", " ! ", "berkuda", "zzz"])
def test_unknown_texts_find_nothing(small_vocabulary: Vocabulary, text: str) -> None:
    assert small_vocabulary.resolve(text, SKILLS) == []


def test_a_wording_of_another_kind_does_not_hide_a_near_one(small_vocabulary: Vocabulary) -> None:
    assert small_vocabulary.resolve("kasir", SKILLS) == []
    assert small_vocabulary.resolve("kasir", ("occupation",))[0].id == "5230"


def test_each_entry_is_named_once_and_no_more_than_asked(small_vocabulary: Vocabulary) -> None:
    found = small_vocabulary.resolve("sopir punya sim a dan sim b1", ())
    assert [resolution.id for resolution in found] == ["sim-a", "sim-b1"]
    assert len(small_vocabulary.resolve("sopir punya sim a dan sim b1", (), limit=1)) == 1


def test_nearest_entries_are_for_a_person_to_look_at(small_vocabulary: Vocabulary) -> None:
    nearest = small_vocabulary.nearest("melayani tamu", ("skill",), limit=1)
    assert [resolution.id for resolution in nearest] == ["melayani"]


def test_an_empty_vocabulary_finds_nothing() -> None:
    empty = Vocabulary()
    assert empty.resolve("kasir") == []
    assert empty.nearest("kasir") == []
    assert empty.suggest_occupations("kasir") == []
    assert empty.field_index.named_by("akuntansi") == []
