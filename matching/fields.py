"""Fields of study: which field a programme's name belongs to, and which words its work uses."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from scipy import sparse

from matching.entries import Field, read_learned_field_words
from matching.normalisation import key, stems
from matching.similarity import TextModel, products, transposed

IS_A_PROGRAMME = 0.6
"""Similarity to a programme's name from which on a short text is taken for one."""
AS_GOOD_AS_BEST = 0.7
FIELDS_AT_MOST = 3
LONGEST_PROGRAMME = 9
"""Words in the longest text that is looked at as the name of a programme."""
LEARNED_SHARE = 2.0
"""Weight of the strongest learned word beside a word written down by hand."""


class FieldIndex:
    """Finds the fields of study that a short text names."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = list(fields)
        names = [(field.name, *field.programmes) for field in self._fields]
        self._starts = np.cumsum([0, *map(len, names)])[:-1]
        self._names = [name for group in names for name in group]

    @cached_property
    def _model(self) -> TextModel:
        return TextModel(self._names)

    @cached_property
    def _columns(self) -> sparse.csr_array:
        return transposed(self._model.transform(self._names))

    def named_by(self, text: str, enough: float = IS_A_PROGRAMME) -> list[tuple[str, float]]:
        """Fields the text names, nearest first, with how near (0 to 1)."""
        length = len(key(text).split())
        if not self._fields or not 0 < length <= LONGEST_PROGRAMME:
            return []
        near = products(self._model.transform([text]), self._columns)[0]
        best = np.maximum.reduceat(near, self._starts)
        order = np.argsort(-best, kind="stable")[:FIELDS_AT_MOST]
        floor = max(enough, AS_GOOD_AS_BEST * float(best[order[0]]))
        return [(self._fields[n].id, float(best[n])) for n in order if best[n] >= floor]

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, float]]:
        """For each field the stems its vacancies use: by hand, and learned from what was accepted."""
        learned = read_learned_field_words()
        return {field.id: _weighted(field, learned.get(field.id, {})) for field in self._fields}


def _weighted(field: Field, learned: Mapping[str, float]) -> Mapping[str, float]:
    weights = {stemmed: 1.0 for word in field.words for stemmed in stems(word)}
    for stemmed, share in learned.items():
        weights[stemmed] = weights.get(stemmed, 0.0) + LEARNED_SHARE * share
    return weights
