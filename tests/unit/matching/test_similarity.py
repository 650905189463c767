"""Similarity: channels of fixed shares, frozen weights, empty texts near nothing."""

import numpy as np
import pytest

from matching.similarity import (
    CHARACTERS_WORDS_PAIRS,
    TextModel,
    products,
    similarities,
    stemmed_words_and_pairs,
    transposed,
)

TEXTS = ["tukang las pagar", "kasir toko baju", "sopir truk sayur"]


def test_a_text_is_wholly_like_itself() -> None:
    rows = TextModel(TEXTS).transform(TEXTS)
    assert np.diag(similarities(rows, rows)) == pytest.approx([1.0, 1.0, 1.0])


def test_an_empty_text_is_like_nothing() -> None:
    model = TextModel(TEXTS)
    assert similarities(model.transform(["", "  !"]), model.transform(TEXTS)).max() == 0.0


def test_weights_are_frozen_so_that_a_new_text_changes_nobody_else() -> None:
    model = TextModel(TEXTS)
    before = similarities(model.transform(["tukang las"]), model.transform(TEXTS))
    after = similarities(model.transform(["tukang las"]), model.transform([*TEXTS, "tukang las las las"]))
    assert np.array_equal(before, after[:, :3])


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    model = TextModel(["tukang las", "tukang kayu", "tukang cat"])
    near = similarities(model.transform(["tukang las"]), model.transform(["las", "tukang"]))[0]
    assert near[0] > near[1]


def test_shares_of_characters_and_words_are_six_to_four() -> None:
    model = TextModel(["abcdef"])
    near = similarities(model.transform(["abcdef"]), model.transform(["abcdefx"]))[0, 0]
    assert 0.0 < near < 0.6


def test_pairs_of_words_are_terms_of_their_own() -> None:
    assert list(stemmed_words_and_pairs(["jaga", "toko", "baju"])) == ["jaga", "toko", "baju", "jaga toko", "toko baju"]
    model = TextModel(TEXTS, CHARACTERS_WORDS_PAIRS)
    assert products(model.transform(TEXTS[:1]), transposed(model.transform(TEXTS[:1])))[0, 0] == pytest.approx(1.0)


def test_words_with_weights_of_their_own_make_a_row_too() -> None:
    model = TextModel(TEXTS)
    rows = model.transform_weighted([{"las": 2.0, "toko": 1.0}, {}])
    near = similarities(rows, model.transform(TEXTS))
    assert near[0, 0] > near[0, 1] > 0
    assert near[1].max() == 0.0
