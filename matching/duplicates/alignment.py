"""Words of two names laid side by side: which agree, which are slips of each other, which stay alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matching.duplicates.columns import WORDS_KEPT, Columns
from matching.duplicates.spelling import Spelling
from matching.duplicates.texts import UNKNOWN, Codes, Flags, Floats, Ints, Levels

NONE, INITIAL, SLIP, VOWEL, ALIKE = range(5)
LONG_WORD = 7
SHORT_WORD = 4
ESTABLISHED = 3
VOWELS = frozenset("aeiou")
ESTABLISHED_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class Alignment:
    """Per pair: bits of the words that agree, how the others relate, and how many stay alone on each side."""

    bits: Floats
    matched: Levels
    kinds: Levels
    alone_left: Levels
    alone_right: Levels
    first_agrees: Flags
    same_initial: Flags

    @property
    def is_open(self) -> Flags:
        """Pairs with words left alone on both sides: something contradicts."""
        return (self.alone_left > 0) & (self.alone_right > 0)


def align(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> Alignment:
    """Align the names of each pair of rows, whatever the order of the words."""
    a, b = _by_place(columns.words, left), _by_place(columns.words, right)
    met_a, met_b = _met(spelling.sounds[a], spelling.sounds[b])
    met_a &= a != UNKNOWN
    met_b &= b != UNKNOWN
    alone_a, alone_b = (a != UNKNOWN) & ~met_a, (b != UNKNOWN) & ~met_b
    kinds = _relate(columns, spelling, (a, b), (alone_a, alone_b))
    return Alignment(
        bits=np.minimum(_sum(np.where(met_a, spelling.bits[a], 0.0)), _sum(np.where(met_b, spelling.bits[b], 0.0))),
        matched=np.minimum(_count(met_a), _count(met_b)),
        kinds=kinds,
        alone_left=_count(alone_a),
        alone_right=_count(alone_b),
        first_agrees=met_a[0] & met_b[0],
        same_initial=spelling.initials[a[0]] == spelling.initials[b[0]],
    )


def _by_place(words: Codes, rows: Ints) -> Codes:
    """A row per place in the name and a column per pair."""
    return np.stack([np.ascontiguousarray(words[:, place])[rows] for place in range(WORDS_KEPT)])


def _met(a: Codes, b: Codes) -> tuple[Flags, Flags]:
    met_a, met_b = np.zeros(a.shape, dtype=bool), np.zeros(b.shape, dtype=bool)
    for i in range(WORDS_KEPT):
        for j in range(WORDS_KEPT):
            is_same = a[i] == b[j]
            met_a[i] |= is_same
            met_b[j] |= is_same
    return met_a, met_b


def _sum(rows: Floats) -> Floats:
    total: Floats = rows[0].copy()
    for row in rows[1:]:
        total += row
    return total


def _count(rows: Flags) -> Levels:
    total: Levels = rows[0].astype(np.int8)
    for row in rows[1:]:
        total += row
    return total


def _relate(columns: Columns, spelling: Spelling, words: tuple[Codes, Codes], alone: tuple[Flags, Flags]) -> Levels:
    """Relate the words left alone on both sides; what is related is no longer alone."""
    places, pairs = [], []
    for i in range(WORDS_KEPT):
        for j in range(WORDS_KEPT):
            found = np.flatnonzero(alone[0][i] & alone[1][j])
            pairs.append(found)
            places.append(np.full(len(found), i * WORDS_KEPT + j))
    pair, place = np.concatenate(pairs), np.concatenate(places)
    at_left, at_right = place // WORDS_KEPT, place % WORDS_KEPT
    size = np.int64(len(columns.vocabulary))
    codes, inverse = np.unique(words[0][at_left, pair] * size + words[1][at_right, pair], return_inverse=True)
    kind = _word_kinds(columns, spelling, codes // size, codes % size)[inverse]
    is_related = kind != NONE
    pair, kind = pair[is_related], kind[is_related]
    alone[0][at_left[is_related], pair] = False
    alone[1][at_right[is_related], pair] = False
    kinds = np.zeros(words[0].shape[1], dtype=np.int8)
    np.maximum.at(kinds, pair, kind)
    return kinds


def _word_kinds(columns: Columns, spelling: Spelling, a: Ints, b: Ints) -> Levels:
    """How two different words relate: an initial, a slip of the hand, another name that looks alike, or not at all."""
    texts_a = [columns.vocabulary[word] for word in a.tolist()]
    texts_b = [columns.vocabulary[word] for word in b.tolist()]
    lengths = spelling.lengths[a], spelling.lengths[b]
    shorter, longer = np.minimum(*lengths), np.maximum(*lengths)
    distance = cpdist(texts_a, texts_b, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)
    is_near = (distance <= 1) & (shorter >= SHORT_WORD - 2) & (longer >= SHORT_WORD - 1)
    is_near |= (distance <= 2) & (shorter >= LONG_WORD)
    is_near |= (spelling.skeletons[a] == spelling.skeletons[b]) & (shorter >= SHORT_WORD - 1)
    is_near |= (spelling.meant[a] == spelling.meant[b]) & (shorter >= SHORT_WORD)
    is_cut = np.array([x.startswith(y) or y.startswith(x) for x, y in zip(texts_a, texts_b, strict=True)], dtype=bool)
    is_vowel = is_near & np.array([_is_other_vowel(x, y) for x, y in zip(texts_a, texts_b, strict=True)], dtype=bool)
    is_alike = is_near & _is_established(spelling, a, b)
    is_slip = is_near | (is_cut & (shorter >= SHORT_WORD))
    return np.select([is_alike, is_vowel, is_slip, is_cut], [ALIKE, VOWEL, SLIP, INITIAL], NONE).astype(np.int8)


def _is_other_vowel(a: str, b: str) -> bool:
    """One vowel for another: how parents name twins, and seldom how a hand slips."""
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and set(differing[0]) <= VOWELS


def _is_established(spelling: Spelling, a: Ints, b: Ints) -> Flags:
    """Both words are names of their own in this file, neither of them a slip of the other."""
    fewer = np.minimum(spelling.counts[a], spelling.counts[b])
    more = np.maximum(spelling.counts[a], spelling.counts[b])
    return np.asarray((fewer >= ESTABLISHED) & (fewer >= ESTABLISHED_SHARE * more))
