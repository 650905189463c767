"""Fellegi-Sunter with several kinds of pairs, fitted by EM without labels; what is unknown in a record is no evidence.

Twins and kin share a household, namesakes a name: were all who are not one person taken as strangers, a shared
address, card and birth date would count three times. Kinds of pairs keep them apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.duplicates.levels import FIELDS, SIZES
from matching.duplicates.priors import BELIEFS, KINDS, MATCHES, STRANGER, TIES

Floats = NDArray[np.float64]
Levels = NDArray[np.int8]
ROUNDS = 60
SETTLED = 1e-5
OFFSETS = np.concatenate([[0], np.cumsum(SIZES)[:-1]])
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Patterns:
    """The distinct rows of levels, how many pairs show each, and which one each pair shows."""

    levels: Levels
    counts: Floats
    of_pair: NDArray[np.int64]
    shown: sparse.csr_array
    """A row per pattern with a 1 at each of its levels."""

    @classmethod
    def of(cls, levels: Levels) -> Patterns:
        """Count the distinct rows; thousands of patterns stand for millions of pairs."""
        codes = np.zeros(len(levels), dtype=np.int64)
        for field, size in enumerate(SIZES):
            codes = codes * size + levels[:, field]
        _, first, of_pair, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
        places = OFFSETS + levels[first]
        ends = np.arange(0, places.size + 1, len(SIZES))
        shown = sparse.csr_array((np.ones(places.size), places.ravel(), ends), shape=(len(first), sum(SIZES)))
        return cls(levels[first], counts.astype(np.float64), of_pair, shown)


@dataclass(frozen=True, slots=True)
class Model:
    """Pairs of each kind among all pairs of the file, and the chance of each level in each kind."""

    shares: Floats
    chances: Floats

    def logs(self) -> Floats:
        """log2 of the chances, a row per kind; the unknown levels say nothing."""
        logs = np.log2(self.chances)
        logs[:, OFFSETS] = 0.0
        return logs

    def evidence(self, levels: Levels) -> Floats:
        """log2 of the chance of each level, by kind and field, of one pattern."""
        return np.asarray(self.logs()[:, OFFSETS + levels])

    def posteriors(self, shown: sparse.csr_array) -> Floats:
        """The probability of each kind, by pattern; `shown` has a 1 at each level of the pattern."""
        logs = np.log2(self.shares + TINY)[None, :] + shown @ self.logs().T
        weights = np.exp2(logs - logs.max(axis=1, keepdims=True))
        return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def believed(record_count: int) -> Model:
    """The model before a file is seen."""
    pairs = max(record_count * (record_count - 1) / 2, 1.0)
    shares = np.array([belief.per_record * record_count / pairs for belief in BELIEFS])
    shares = np.minimum(shares, 0.5 / len(KINDS))
    shares[STRANGER] = 1.0 - shares[:STRANGER].sum()
    return Model(shares, _normalised(_belief_counts()))


def fit(patterns: Patterns, record_count: int, others: Floats) -> Model:
    """Fit by EM: `others` counts the levels of the pairs that blocking left out, all of them strangers."""
    model = believed(record_count)
    pairs = max(record_count * (record_count - 1) / 2, patterns.counts.sum())
    prior = _belief_counts()
    for _ in range(ROUNDS):
        weights = model.posteriors(patterns.shown) * patterns.counts[:, None]
        moved = _maximised(weights, patterns, prior, others, pairs)
        change = float(np.abs(moved.chances - model.chances).max())
        model = moved
        if change < SETTLED:
            break
    return model


def _maximised(weights: Floats, patterns: Patterns, prior: Floats, others: Floats, pairs: float) -> Model:
    counts = prior + (patterns.shown.T @ weights).T
    counts[STRANGER] += others
    _tie(counts)
    shares = weights.sum(axis=0)
    shares[:STRANGER] += 1.0
    shares[STRANGER] += pairs - patterns.counts.sum()
    return Model(shares / shares.sum(), _normalised(counts))


def _tie(counts: Floats) -> None:
    """Kinds that cannot differ in a field share its counts: having moved does not change how a name is misspelt."""
    for groups, offset, size in zip(TIES.values(), OFFSETS, SIZES, strict=True):
        for group in groups:
            shared = counts[list(group), offset : offset + size].sum(axis=0)
            counts[list(group), offset : offset + size] = shared


def _normalised(counts: Floats) -> Floats:
    """Shares within each field, the unknown left out."""
    result = np.full_like(counts, TINY)
    for offset, size in zip(OFFSETS, SIZES, strict=True):
        known = counts[:, offset + 1 : offset + size]
        result[:, offset + 1 : offset + size] = np.maximum(known / known.sum(axis=1, keepdims=True), TINY)
    return result


def _belief_counts() -> Floats:
    counts = np.zeros((len(KINDS), sum(SIZES)))
    for kind, belief in enumerate(BELIEFS):
        for field, offset, size in zip(FIELDS, OFFSETS, SIZES, strict=True):
            shares = np.array(belief.shares[field])
            counts[kind, offset + 1 : offset + size] = belief.weight * shares / shares.sum()
    return counts


def match_probability(posteriors: Floats) -> Floats:
    """The probability that both records describe one person."""
    return np.asarray(posteriors[:, list(MATCHES)].sum(axis=1))
