"""How two records compare in words, and what the kept one takes."""

import pytest

from jobmatch.domain.identity_rules import FILLED, NEAR, OTHER, SAME, fill, words_of_level


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("same", SAME),
        ("same_number", SAME),
        ("same_district", NEAR),
        ("near", NEAR),
        ("swapped", NEAR),
        ("different", OTHER),
        ("other_district", OTHER),
        ("first_differs", OTHER),
    ],
)
def test_levels_of_likeness_are_said_in_one_word(level: str, words: str) -> None:
    assert words_of_level(level) == words


def test_only_what_is_missing_is_taken_from_the_other_record() -> None:
    kept = dict.fromkeys(FILLED) | {FILLED[0]: "punya sendiri"}
    other = dict.fromkeys(FILLED) | {FILLED[0]: "lain", FILLED[1]: "dari yang lain"}
    assert fill(kept, other) == {FILLED[1]: "dari yang lain"}
