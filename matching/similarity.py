"""How alike texts are: sparse rows whose products are weighted sums of TF-IDF cosines.

A row holds several channels side by side (characters, words, …), each of unit length times the
root of its share, so one product gives the whole. Term weights are fitted once and then frozen:
a new text changes nobody else's score.
"""

from collections import Counter
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


@lru_cache(maxsize=200_000)
def _word_grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[start : start + size] for size in (3, 4, 5) for start in range(max(1, len(padded) - size + 1)))


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
        counted: list[Counter[int]] = [Counter() for _ in channels]
        total = 0
        for text in texts:
            total += 1
            for frequency, terms in zip(counted, self._counts(text), strict=True):
                frequency.update(terms.keys())
        self._rarest = 1.0 + float(np.log(1 + total))
        self._weights = [{column: self._weight(total, count) for column, count in frequency.items()} for frequency in counted]

    @staticmethod
    def _weight(total: int, count: int) -> float:
        return 1.0 + float(np.log((1 + total) / (1 + count)))

    def _counts(self, text: str) -> list[Counter[int]]:
        split = self._split(text)
        return [Counter(map(_column, channel.terms(split))) for channel in self._channels]

    def transform(self, texts: Iterable[str]) -> sparse.csr_array:
        """One row per text; an empty text is an empty row."""
        return self._rows(
            [{column: _damped(count) for column, count in terms.items()} for terms in self._counts(text)] for text in texts
        )

    def transform_weighted(self, texts: Iterable[Mapping[str, float]]) -> sparse.csr_array:
        """One row per set of words that carry weights of their own."""
        return self._rows([self._spread(channel, weighted) for channel in self._channels] for weighted in texts)

    @staticmethod
    def _spread(channel: Channel, weighted: Mapping[str, float]) -> Mapping[int, float]:
        found: dict[int, float] = {}
        for word, weight in weighted.items():
            for term in channel.terms([word]):
                column = _column(term)
                found[column] = found.get(column, 0.0) + weight
        return found

    def _rows(self, texts: Iterable[Sequence[Mapping[int, float]]]) -> sparse.csr_array:
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for channels in texts:
            for number, terms in enumerate(channels):
                values += self._values(number, terms)
                columns += (number * BUCKETS + column for column in terms)
            ends.append(len(columns))
        data = np.array(values, dtype=np.float64)
        indices = np.array(columns, dtype=np.int32)
        shape = (len(ends) - 1, len(self._channels) * BUCKETS)
        rows = sparse.csr_array((data, indices, np.array(ends, dtype=np.int32)), shape=shape)
        rows.sort_indices()
        return rows

    def _values(self, number: int, terms: Mapping[int, float]) -> list[float]:
        known, rarest = self._weights[number], self._rarest
        weighted = [
            (1.0 + float(np.log(count)) if count > 1 else 1.0) * known.get(column, rarest) for column, count in terms.items()
        ]
        length = sum(value * value for value in weighted) ** 0.5
        scale = self._channels[number].share ** 0.5 / length if length else 0.0
        return [value * scale for value in weighted]


def _damped(count: int) -> float:
    return 1.0 + float(np.log(count)) if count > 1 else 1.0


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
