"""Words compared by threes."""

import pytest

from jobmatch.domain.search_words import LONGEST_KEY, least_matches, query_threes, search_key


def is_found(query: str, text: str) -> bool:
    key = search_key(text)
    words = query_threes(query)
    return bool(words) and all(sum(three in key for three in threes) >= least_matches(threes) for threes in words)


@pytest.mark.parametrize("query", ["kasir", "kasri", "kasirr", "kair", "KASIR!", "lowongan kasir", "kasir dan toko"])
def test_slips_still_find(query):
    assert is_found(query, "Kasir toko bangunan")


@pytest.mark.parametrize("query", ["sopir", "perawat", "penjahit", "toko obat"])
def test_other_words_do_not(query):
    assert not is_found(query, "Kasir toko bangunan")


def test_old_spelling_finds_the_new():
    assert is_found("Tjurup", "Curup Timur")
    assert is_found("soeroja", "Suroya")


def test_key_has_each_word_once_and_keeps_its_bound():
    assert search_key("Kopi kopi", None, "KOPI Talang") == " kopi talang "
    assert len(search_key(" ".join(f"kata{number}" for number in range(500)))) == LONGEST_KEY


def test_query_of_fillers_only_still_asks_for_something():
    assert query_threes("yang dan") != []
    assert query_threes("  ?!") == []
