"""The engine's own comparison of two texts, in any language it knows words of.

Kinds of evidence lie side by side in one sparse row: the words as typed (characters and stems),
the same in English, the occupations the text may mean, and,
where a short text names a field of study, the words of work that field leads to. Evidence is
added, never replaced.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from matching.normalisation import meant_words, raw_words, stop_words, without_protected
from matching.similarity import BUCKETS, Channel, Scores, TextModel, character_grams, transposed
from matching.stemming import stem
from matching.translation import in_english, with_equals
from matching.vocabulary import Vocabulary

AS_TYPED_SHARE, ENGLISH_SHARE = 0.5, 0.5
OCCUPATION_SHARE = 0.2
FIELD_SHARE = 1.0
"""Each of the two ways (as typed, English) in which a field's words are looked for."""
WHOLE = AS_TYPED_SHARE + ENGLISH_SHARE + OCCUPATION_SHARE

NEIGHBOURS, NEIGHBOUR_SHARE = 3, 0.35
"""The nearest texts say in part what else is near: they may use words that the query does not."""

FIRST_WORDS = 60
"""So many words of a long text say which occupation it means."""


def _stems_of(text: Sequence[str]) -> list[str]:
    return [stem(word) for word in meant_words(text)]


def _typed_grams(text: Sequence[str]) -> list[str]:
    return list(character_grams(meant_words(text)))


def _english(text: Sequence[str]) -> list[str]:
    stops = stop_words()
    return in_english([word for word in text if word not in stops] or text)


def _english_grams(text: Sequence[str]) -> list[str]:
    return list(character_grams(_english(text)))


def _english_words(text: Sequence[str]) -> list[str]:
    return with_equals(_english(text))


TEXT_CHANNELS = (
    Channel(0.6 * AS_TYPED_SHARE, _typed_grams),
    Channel(0.4 * AS_TYPED_SHARE, _stems_of),
    Channel(0.6 * ENGLISH_SHARE, _english_grams),
    Channel(0.4 * ENGLISH_SHARE, _english_words),
)
FIELD_CHANNELS = (Channel(FIELD_SHARE, _stems_of), Channel(FIELD_SHARE, _english))


def _allowed_words(text: str) -> list[str]:
    return raw_words(without_protected(text))


class Comparison:
    """Compares texts with a corpus whose term weights it learned once."""

    def __init__(self, corpus: Sequence[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._texts = TextModel(corpus, TEXT_CHANNELS, _allowed_words)
        self._fields = TextModel(corpus, FIELD_CHANNELS, _allowed_words)
        self._rows = self._corpus_rows(corpus)
        self._columns = transposed(self._rows)

    def scores(self, queries: Sequence[str]) -> Scores:
        """Similarity of each query with each text of the corpus, 0 to 1."""
        near: Scores = (self._query_rows(queries) @ self._columns).toarray() / WHOLE
        return np.minimum(near, 1.0)

    def widened_scores(self, queries: Sequence[str]) -> Scores:
        """The same, and in part what is near to the nearest texts of each query."""
        scores = self.scores(queries)
        nearest = np.argsort(-scores, axis=1, kind="stable")[:, :NEIGHBOURS]
        weights = np.take_along_axis(scores, nearest, axis=1)
        totals = weights.sum(axis=1, keepdims=True)
        shares = np.divide(weights, totals, out=np.zeros_like(weights), where=totals > 0)
        owners = np.repeat(np.arange(len(scores)), nearest.shape[1])
        chosen = sparse.csr_array((shares.ravel(), (owners, nearest.ravel())), shape=scores.shape)
        around: Scores = ((chosen @ self._own_words) @ self._columns).toarray() / WHOLE
        return (1 - NEIGHBOUR_SHARE) * scores + NEIGHBOUR_SHARE * around

    def pairwise(self, left: Sequence[str], right: Sequence[str]) -> Scores:
        """Similarity of each left text with the right one at the same place, the same both ways."""
        there = self._query_rows(left).multiply(self._corpus_rows(right)).sum(axis=1)
        back = self._query_rows(right).multiply(self._corpus_rows(left)).sum(axis=1)
        near: Scores = (np.asarray(there) + np.asarray(back)).ravel() / (2 * WHOLE)
        return np.minimum(near, 1.0)

    def _corpus_rows(self, texts: Sequence[str]) -> sparse.csr_array:
        parts = [*self._both_sides(texts), self._fields.transform(texts)]
        return sparse.csr_array(sparse.hstack(parts))

    def _query_rows(self, texts: Sequence[str]) -> sparse.csr_array:
        named = self._fields.transform_weighted([self._field_words(text) for text in texts])
        return sparse.csr_array(sparse.hstack([*self._both_sides(texts), named]))

    def _both_sides(self, texts: Sequence[str]) -> list[sparse.csr_array]:
        return [self._texts.transform(texts), self._occupation_rows(texts)]

    @property
    def _own_words(self) -> sparse.csr_array:
        """The corpus as queries that name no field of study."""
        width = self._rows.shape[1] - len(FIELD_CHANNELS) * BUCKETS
        plain = sparse.csr_array(self._rows[:, :width])
        return sparse.csr_array((plain.data, plain.indices, plain.indptr), shape=self._rows.shape)

    def _field_words(self, text: str) -> Mapping[str, float]:
        index = self._vocabulary.field_index
        found: dict[str, float] = {}
        for field, near in index.named_by(without_protected(text)):
            for stemmed, weight in index.words[field].items():
                found[stemmed] = found.get(stemmed, 0.0) + near * weight
        return found

    def _occupation_rows(self, texts: Sequence[str]) -> sparse.csr_array:
        beginnings = [" ".join(_allowed_words(text)[:FIRST_WORDS]) for text in texts]
        rows = self._vocabulary.occupation_index.evidence(beginnings)
        return sparse.csr_array(rows * OCCUPATION_SHARE**0.5)
