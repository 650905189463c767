"""From records to scored pairs: the one entry point of the search for double entries."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from matching.duplicates.blocking import candidate_pairs
from matching.duplicates.columns import Columns, Table, columns_of, table_of
from matching.duplicates.comparison import compare
from matching.duplicates.levels import FIELDS, SIZES, level
from matching.duplicates.model import OFFSETS, Model, Patterns, fit, match_probability
from matching.duplicates.priors import MATCHES
from matching.duplicates.records import DuplicatePair, DuplicateReason, PersonRecord, Zone
from matching.duplicates.shortlist import worth_comparing
from matching.duplicates.spelling import Spelling, spelling_of
from matching.duplicates.texts import Ints

AT_LEAST = 0.05
MERGE_FROM = 0.99
REVIEW_FROM = 0.2
SAMPLE = 40_000
SEED = 13
_DOUBTFUL = {
    "name": ("alike", "first_same", "first_differs", "weak", "different"),
    "nik": ("serial_slip", "same_district", "other_district", "different"),
}


def find_duplicates(records: Iterable[PersonRecord], at_least: float = AT_LEAST) -> list[DuplicatePair]:
    """Find the pairs of records that probably describe one person, the likeliest first."""
    return find_in_table(table_of(tuple(records)), at_least)


def find_in_table(table: Table, at_least: float = AT_LEAST) -> list[DuplicatePair]:
    """The same for columns of texts, as a file gives them."""
    if len(table["id"]) < 2:
        return []
    columns = columns_of(table)
    spelling = spelling_of(columns.vocabulary, columns.words)
    left, right = worth_comparing(columns, spelling, *candidate_pairs(columns, spelling))
    if not len(left):
        return []
    patterns = Patterns.of(compare(columns, spelling, left, right))
    model = fit(patterns, len(columns), _strangers(columns, spelling, left * len(columns) + right))
    posteriors = model.posteriors(patterns.shown)
    probability = match_probability(posteriors)[patterns.of_pair]
    rows = np.flatnonzero(probability >= at_least)
    explained = _Explained(model, patterns, posteriors)
    pairs = [
        explained.pair(columns.ids[left[row]], columns.ids[right[row]], int(patterns.of_pair[row]), float(probability[row]))
        for row in rows.tolist()
    ]
    return sorted(pairs, key=lambda pair: (-pair.probability, pair.id_a, pair.id_b))


def _strangers(columns: Columns, spelling: Spelling, candidates: Ints) -> NDArray[np.float64]:
    """Levels among all pairs that blocking left out, from a sample drawn the same way every time."""
    count = len(columns)
    drawn = np.random.default_rng(SEED).integers(0, count, (2, SAMPLE))
    left, right = drawn.min(axis=0), drawn.max(axis=0)
    is_left_out = (left != right) & ~_is_in(left * count + right, candidates)
    left, right = left[is_left_out], right[is_left_out]
    counts = np.zeros(sum(SIZES))
    levels = compare(columns, spelling, left, right)
    for field, offset in enumerate(OFFSETS.tolist()):
        counts += np.bincount(offset + levels[:, field], minlength=len(counts))
    left_out = max(count * (count - 1) / 2 - len(candidates), 0)
    return np.asarray(counts * left_out / max(len(left), 1))


def _is_in(codes: Ints, ascending: Ints) -> NDArray[np.bool_]:
    places = np.minimum(np.searchsorted(ascending, codes), len(ascending) - 1)
    return np.asarray(ascending[places] == codes)


class _Explained:
    """Turns a pattern of levels into a pair with reasons and zone; every pattern is explained once."""

    def __init__(self, model: Model, patterns: Patterns, posteriors: NDArray[np.float64]) -> None:
        self.levels = patterns.levels
        self.model = model
        self.posteriors = posteriors
        self.known: dict[int, tuple[DuplicateReason, ...]] = {}

    def pair(self, id_a: str, id_b: str, pattern: int, probability: float) -> DuplicatePair:
        reasons = self.known.get(pattern)
        if reasons is None:
            reasons = self.known[pattern] = self._reasons(pattern)
        first, second = (id_a, id_b) if id_a <= id_b else (id_b, id_a)
        return DuplicatePair(first, second, probability, reasons, self._zone(pattern, probability))

    def _reasons(self, pattern: int) -> tuple[DuplicateReason, ...]:
        """log2 of how much likelier a level is in one person's two records than in two people's, the strongest first."""
        is_match = np.isin(np.arange(self.posteriors.shape[1]), MATCHES)
        chances = np.exp2(self.model.evidence(self.levels[pattern]))
        weights = self.posteriors[pattern][:, None] + np.finfo(float).tiny
        for_one = (chances * weights)[is_match].sum(axis=0) / weights[is_match].sum()
        for_two = (chances * weights)[~is_match].sum(axis=0) / weights[~is_match].sum()
        bits = np.log2(for_one / for_two)
        reasons = [
            DuplicateReason(field, codes[self.levels[pattern, place]], round(float(bits[place]), 2))
            for place, (field, codes) in enumerate(FIELDS.items())
            if self.levels[pattern, place]
        ]
        return tuple(sorted(reasons, key=lambda reason: -abs(reason.bits)))

    def _zone(self, pattern: int, probability: float) -> Zone:
        levels = dict(zip(FIELDS, self.levels[pattern].tolist(), strict=True))
        is_doubtful = any(levels[field] in {level(field, code) for code in codes} for field, codes in _DOUBTFUL.items())
        if probability >= MERGE_FROM and not is_doubtful:
            return Zone.MERGE
        return Zone.REVIEW if probability >= REVIEW_FROM else Zone.DISTINCT
