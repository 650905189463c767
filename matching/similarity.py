"""How alike two texts are: 0.6 character 3-5-grams and 0.4 stemmed words, TF-IDF cosines.

Both parts lie in one sparse vector, so one product gives the weighted sum. The weights of terms
are fitted once and then frozen: a new text changes nobody else's score.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.normalisation import stems, without_protected, words

CHARACTER_SHARE = 0.6
WORD_SHARE = 0.4
BUCKETS = 1 << 20
"""Terms are hashed to a fixed number of columns, characters below, words above."""


@lru_cache(maxsize=200_000)
def _word_grams(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    grams = [
        padded[start : start + size]
        for size in (3, 4, 5)
        for start in range(max(1, len(padded) - size + 1))
    ]
    return tuple(crc32(gram.encode()) % BUCKETS for gram in grams)


@lru_cache(maxsize=200_000)
def _word_column(stemmed: str) -> int:
    return BUCKETS + crc32(stemmed.encode()) % BUCKETS


def terms_of(text: str) -> tuple[Counter[int], Counter[int]]:
    """Columns of the character grams and of the stemmed words of an allowed text."""
    allowed = without_protected(text)
    grams = Counter(gram for word in words(allowed) for gram in _word_grams(word))
    return grams, Counter(_word_column(stemmed) for stemmed in stems(allowed))


class TextModel:
    """Frozen term weights; turns texts into rows whose products are similarities of 0 to 1."""

    def __init__(self, document_count: int, document_frequency: Counter[int]) -> None:
        self._rarest = 1.0 + float(np.log(1 + document_count))
        self._weights = {
            column: 1.0 + float(np.log((1 + document_count) / (1 + count)))
            for column, count in document_frequency.items()
        }

    @classmethod
    def fit(cls, texts: Iterable[str]) -> "TextModel":
        """Learn from these texts how rare each term is."""
        frequency: Counter[int] = Counter()
        count = 0
        for text in texts:
            count += 1
            for part in terms_of(text):
                frequency.update(part.keys())
        return cls(count, frequency)

    def transform(self, texts: Sequence[str]) -> sparse.csr_array:
        """One row per text; an empty text is an empty row."""
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for text in texts:
            for part, share in zip(terms_of(text), (CHARACTER_SHARE, WORD_SHARE), strict=True):
                self._append(part, share, columns, values)
            ends.append(len(columns))
        shape = (len(texts), 2 * BUCKETS)
        matrix = sparse.csr_array(
            (np.array(values, dtype=np.float64), np.array(columns, dtype=np.int32), ends),
            shape=shape,
        )
        matrix.sort_indices()
        return matrix

    def _append(
        self, part: Counter[int], share: float, columns: list[int], values: list[float]
    ) -> None:
        weighted = [
            (1.0 + np.log(count)) * self._weights.get(column, self._rarest)
            for column, count in part.items()
        ]
        length = float(np.sqrt(sum(value * value for value in weighted)))
        scale = float(np.sqrt(share)) / length if length else 0.0
        columns.extend(part)
        values.extend(value * scale for value in weighted)


def similarities(left: sparse.csr_array, right: sparse.csr_array) -> npt.NDArray[np.float64]:
    """Similarity of each left row with each right row."""
    product: npt.NDArray[np.float64] = (left @ right.T).toarray()
    return np.minimum(np.maximum(product, 0.0), 1.0)
