"""How alike texts are: sparse rows whose products are weighted sums of TF-IDF cosines.

A row holds several channels side by side (characters, words, …), each of unit length times the
root of its share, so one product gives the whole. Term weights are fitted once and then frozen:
a new text changes nobody else's score.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.normalisation import words
from matching.stemming import stem

CHARACTER_SHARE = 0.6
WORD_SHARE = 0.4
BUCKETS = 1 << 20
"""Terms are hashed to so many columns a channel."""

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Channel:
    """One way of looking at the words of a text, and its share in the similarity."""

    share: float
    terms: Callable[[Sequence[str]], Iterable[str]]


LETTERS_OF_SOUNDS, SIGNS_OF_WORDS = (3, 4, 5), (1, 2, 3)
"""Lengths of the runs looked at: of letters, and of signs that are each about a word (Chinese, Japanese)."""


@lru_cache(maxsize=200_000)
def _word_grams(word: str) -> tuple[str, ...]:
    if any(_is_sign(char) for char in word):
        return tuple(word[start : start + size] for size in SIGNS_OF_WORDS for start in range(len(word) - size + 1))
    padded = f" {word} "
    return tuple(padded[start : start + size] for size in LETTERS_OF_SOUNDS for start in range(max(1, len(padded) - size + 1)))


def _is_sign(char: str) -> bool:
    """Chinese characters and the two Japanese syllabaries, which put no space between words."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"


def character_grams(text: Sequence[str]) -> Iterable[str]:
    """Runs of 3 to 5 characters within each word."""
    return (gram for word in text for gram in _word_grams(word))


def stemmed_words(text: Sequence[str]) -> Iterable[str]:
    """The stem of each word."""
    return (stem(word) for word in text)


def stemmed_words_and_pairs(text: Sequence[str]) -> Iterable[str]:
    """The stem of each word, and each two that follow one another."""
    found = [stem(word) for word in text]
    return [*found, *(f"{one} {two}" for one, two in pairwise(found))]


CHARACTERS_AND_WORDS = (
    Channel(CHARACTER_SHARE, character_grams),
    Channel(WORD_SHARE, stemmed_words),
)
CHARACTERS_WORDS_PAIRS = (
    Channel(CHARACTER_SHARE, character_grams),
    Channel(WORD_SHARE, stemmed_words_and_pairs),
)


@lru_cache(maxsize=500_000)
def _column(term: str) -> int:
    return crc32(term.encode()) % BUCKETS


class TextModel:
    """Frozen term weights of some channels; turns texts into comparable rows."""

    def __init__(
        self,
        texts: Iterable[str],
        channels: Sequence[Channel] = CHARACTERS_AND_WORDS,
        split: Callable[[str], Sequence[str]] = words,
    ) -> None:
        self._channels = channels
        self._split = split
        counts = self._counts(texts)
        total, width = counts.shape
        found = np.bincount(counts.indices, minlength=width)
        self._weights: npt.NDArray[np.float64] = 1.0 + np.log((1 + total) / (1 + found))

    @property
    def channels(self) -> Sequence[Channel]:
        """The ways this model looks at a text."""
        return self._channels

    @property
    def split(self) -> Callable[[str], Sequence[str]]:
        """How a text is cut into words."""
        return self._split

    def word_columns(self, word: str) -> list[list[int]]:
        """Columns of one word's terms, by channel, each counted from the channel's own start."""
        return [[_column(term) for term in channel.terms([word])] for channel in self._channels]

    def weight(self, channel: int, column: int) -> float:
        """How rare a term is."""
        return float(self._weights[channel * BUCKETS + column])

    def transform(self, texts: Iterable[str]) -> sparse.csr_array:
        """One row per text; an empty text is an empty row."""
        return self._weighed(self._counts(texts))

    def transform_weighted(self, texts: Iterable[Mapping[str, float]]) -> sparse.csr_array:
        """One row per set of words that carry weights of their own."""
        return self._weighed(self._gather(self._spread(weighted) for weighted in texts))

    def _counts(self, texts: Iterable[str]) -> sparse.csr_array:
        return self._gather(self._terms(self._split(text)) for text in texts)

    def _terms(self, text: Sequence[str]) -> tuple[list[int], list[float]]:
        columns = [
            number * BUCKETS + _column(term) for number, channel in enumerate(self._channels) for term in channel.terms(text)
        ]
        return columns, [1.0] * len(columns)

    def _spread(self, weighted: Mapping[str, float]) -> tuple[list[int], list[float]]:
        columns: list[int] = []
        values: list[float] = []
        for word, weight in weighted.items():
            terms, ones = self._terms([word])
            columns += terms
            values += [weight] * len(ones)
        return columns, values

    def _gather(self, texts: Iterable[tuple[list[int], list[float]]]) -> sparse.csr_array:
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for own_columns, own_values in texts:
            columns += own_columns
            values += own_values
            ends.append(len(columns))
        shape = (len(ends) - 1, len(self._channels) * BUCKETS)
        indices, starts = np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32)
        rows = sparse.csr_array((np.array(values, dtype=np.float64), indices, starts), shape=shape)
        rows.sum_duplicates()
        return rows

    def _weighed(self, rows: sparse.csr_array) -> sparse.csr_array:
        """Each channel of each row at unit length times the root of the channel's share."""
        values = _damped(rows.data) * self._weights[rows.indices]
        owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
        parts = owners * len(self._channels) + rows.indices // BUCKETS
        shares = np.sqrt([channel.share for channel in self._channels])
        lengths = np.sqrt(np.bincount(parts, values * values))
        rows.data = values * shares[rows.indices // BUCKETS] / lengths[parts]
        return rows


def _damped(counts: Scores) -> Scores:
    """A term that is there ten times counts little more than twice as much as one that is there once."""
    damped: Scores = 1.0 + np.log(np.maximum(counts, 1.0))
    return np.minimum(counts, damped)


def transposed(rows: sparse.csr_array) -> sparse.csr_array:
    """Rows turned into columns, laid out so that a product touches only the terms of the left."""
    return sparse.csr_array(rows.T)


def products(left: sparse.csr_array, columns: sparse.csr_array) -> Scores:
    """Similarity of each left row with each of the columns made by `transposed`."""
    product: Scores = (left @ columns).toarray()
    return np.minimum(product, 1.0)


def similarities(left: sparse.csr_array, right: sparse.csr_array) -> Scores:
    """Similarity of each left row with each right row."""
    return products(left, transposed(right))
