"""How two names compare: words aligned in any order, slips told from other people's names by the file's own spelling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from matching.duplicates.columns import UNKNOWN, Codes, Columns, Ints
from matching.duplicates.levels import level
from matching.duplicates.spelling import Spelling

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

NONE, INITIAL, SLIP, ALIKE = 0, 1, 2, 3
LONG_WORD = 7
SHORT_WORD = 4
ESTABLISHED = 3
ESTABLISHED_SHARE = 0.04
WHOLE_NAME_NEAR = 0.84
WHOLE_NAME_WEAK = 0.84
COMMON_BITS, USUAL_BITS = 11.0, 17.0
WORD_COMMON_BITS, WORD_USUAL_BITS = 7.0, 11.0


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Per pair: bits of the words that agree, how the others relate, and how many stay alone on each side."""

    bits: Floats
    matched: Ints
    kinds: NDArray[np.int8]
    alone_left: Ints
    alone_right: Ints
    first_agrees: Flags


def name_levels(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> NDArray[np.int8]:
    """The level of each pair of names."""
    aligned = _align(columns, spelling, left, right)
    result = np.full(len(left), level("name", "different"), dtype=np.int8)
    _set_weak(columns, left, right, aligned, result)
    _set_partial(aligned, result)
    _set_slips(aligned, result)
    _set_full(aligned, result)
    _set_joined(columns, left, right, aligned, result)
    is_unknown = (columns.names.codes[left] == UNKNOWN) | (columns.names.codes[right] == UNKNOWN)
    result[is_unknown] = UNKNOWN
    return result


def _align(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> _Alignment:
    a, b = columns.words[left], columns.words[right]
    sounds_a, sounds_b = spelling.sounds[a], spelling.sounds[b]
    equal = (sounds_a[:, :, None] == sounds_b[:, None, :]) & (a[:, :, None] != UNKNOWN)
    met_a, met_b = equal.any(axis=2), equal.any(axis=1)
    alone_a, alone_b = (a != UNKNOWN) & ~met_a, (b != UNKNOWN) & ~met_b
    bits = np.minimum(_bits(spelling, a, met_a), _bits(spelling, b, met_b))
    matched = np.minimum(met_a.sum(axis=1), met_b.sum(axis=1))
    first = met_a[:, 0] & met_b[:, 0]
    kinds = np.zeros(len(left), dtype=np.int8)
    rows = np.flatnonzero(alone_a.any(axis=1) & alone_b.any(axis=1))
    if len(rows):
        _relate(columns, spelling, rows, (a, b), (alone_a, alone_b), kinds)
    return _Alignment(bits, matched, kinds, alone_a.sum(axis=1), alone_b.sum(axis=1), first)


def _bits(spelling: Spelling, words: Codes, is_met: Flags) -> Floats:
    return np.asarray(np.where(is_met, spelling.bits[words], 0.0).sum(axis=1))


def _relate(
    columns: Columns,
    spelling: Spelling,
    rows: Ints,
    words: tuple[Codes, Codes],
    alone: tuple[Flags, Flags],
    kinds: NDArray[np.int8],
) -> None:
    """Relate the words left alone on both sides; what is related is no longer alone."""
    size = np.int64(len(columns.vocabulary))
    open_pairs = alone[0][rows][:, :, None] & alone[1][rows][:, None, :]
    at, i, j = np.nonzero(open_pairs)
    codes, inverse = np.unique(words[0][rows[at], i] * size + words[1][rows[at], j], return_inverse=True)
    kind = _word_kinds(columns, spelling, codes // size, codes % size)[inverse]
    is_related = kind != NONE
    at, i, j, kind = at[is_related], i[is_related], j[is_related], kind[is_related]
    alone[0][rows[at], i] = False
    alone[1][rows[at], j] = False
    np.maximum.at(kinds, rows[at], kind)


def _word_kinds(columns: Columns, spelling: Spelling, a: Ints, b: Ints) -> NDArray[np.int8]:
    """How two different words relate: an initial, a slip of the hand, another name that looks alike, or not at all."""
    texts_a = [columns.vocabulary[word] for word in a.tolist()]
    texts_b = [columns.vocabulary[word] for word in b.tolist()]
    lengths_a = np.array([len(text) for text in texts_a])
    lengths_b = np.array([len(text) for text in texts_b])
    shorter = np.minimum(lengths_a, lengths_b)
    longer = np.maximum(lengths_a, lengths_b)
    distance = cpdist(texts_a, texts_b, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)
    is_near = ((distance <= 1) & (shorter >= SHORT_WORD - 2) & (longer >= SHORT_WORD - 1)) | (
        (distance <= 2) & (shorter >= LONG_WORD)
    )
    is_near |= (spelling.skeletons[a] == spelling.skeletons[b]) & (shorter >= SHORT_WORD - 1)
    is_near |= (spelling.meant[a] == spelling.meant[b]) & (shorter >= SHORT_WORD)
    is_cut = np.array([x.startswith(y) or y.startswith(x) for x, y in zip(texts_a, texts_b, strict=True)], dtype=bool)
    fewer = np.minimum(spelling.counts[a], spelling.counts[b])
    more = np.maximum(spelling.counts[a], spelling.counts[b])
    is_established = (fewer >= ESTABLISHED) & (fewer >= ESTABLISHED_SHARE * more)
    kind = np.where(is_near, np.where(is_established, ALIKE, SLIP), NONE)
    kind = np.where(is_cut & (shorter >= SHORT_WORD) & ~is_near, SLIP, kind)
    return np.where(is_cut & (shorter <= SHORT_WORD - 1) & (kind == NONE), INITIAL, kind).astype(np.int8)


def _by_bits(bits: Floats, limits: tuple[float, float], codes: tuple[str, str, str]) -> Ints:
    numbers = np.array([level("name", code) for code in codes])
    return np.asarray(numbers[np.digitize(bits, limits)])


def _set_full(aligned: _Alignment, result: NDArray[np.int8]) -> None:
    is_plain = (aligned.kinds == NONE) & (aligned.matched > 0)
    is_part = is_plain & ((aligned.alone_left == 0) | (aligned.alone_right == 0))
    is_full = is_plain & (aligned.alone_left == 0) & (aligned.alone_right == 0)
    part = _by_bits(aligned.bits, (WORD_COMMON_BITS, WORD_USUAL_BITS), ("part_common", "part_usual", "part_rare"))
    full = _by_bits(aligned.bits, (COMMON_BITS, USUAL_BITS), ("same_common", "same_usual", "same_rare"))
    result[is_part] = part[is_part]
    result[is_full] = full[is_full]


def _set_slips(aligned: _Alignment, result: NDArray[np.int8]) -> None:
    is_open = (aligned.alone_left > 0) & (aligned.alone_right > 0)
    is_slip = (aligned.kinds == SLIP) & ~is_open
    has_more = aligned.matched > 0
    result[is_slip & has_more] = level("name", "slip")
    result[is_slip & ~has_more] = level("name", "slip_weak")
    result[(aligned.kinds == INITIAL) & has_more & ~is_open] = level("name", "initial")
    result[(aligned.kinds == ALIKE) & ~is_open] = level("name", "alike")


def _set_partial(aligned: _Alignment, result: NDArray[np.int8]) -> None:
    is_open = (aligned.alone_left > 0) & (aligned.alone_right > 0) & (aligned.matched > 0)
    result[is_open & aligned.first_agrees] = level("name", "first_same")
    result[is_open & ~aligned.first_agrees] = level("name", "first_differs")


def _set_weak(columns: Columns, left: Ints, right: Ints, aligned: _Alignment, result: NDArray[np.int8]) -> None:
    rows = np.flatnonzero((aligned.matched == 0) & (aligned.alone_left > 0) & (aligned.alone_right > 0))
    similarity = _whole_similarity(columns, left[rows], right[rows])
    result[rows[similarity >= WHOLE_NAME_WEAK]] = level("name", "weak")


def _set_joined(columns: Columns, left: Ints, right: Ints, aligned: _Alignment, result: NDArray[np.int8]) -> None:
    """Nur Hayati and Nurhayati: the same letters, other gaps."""
    different = np.array([level("name", code) for code in ("different", "weak", "first_same", "first_differs", "part_common")])
    has_other_gaps = (columns.words[left] != UNKNOWN).sum(axis=1) != (columns.words[right] != UNKNOWN).sum(axis=1)
    rows = np.flatnonzero(np.isin(result, different) & has_other_gaps)
    similarity = _whole_similarity(columns, left[rows], right[rows], has_gaps=False)
    is_joined = similarity >= WHOLE_NAME_NEAR
    result[rows[is_joined & (similarity < 1)]] = level("name", "slip_weak")
    result[rows[similarity == 1]] = level("name", "slip")


def _whole_similarity(columns: Columns, left: Ints, right: Ints, *, has_gaps: bool = True) -> Floats:
    size = np.int64(len(columns.names.texts))
    codes, inverse = np.unique(
        columns.names.codes[left] * size + columns.names.codes[right],
        return_inverse=True,
    )
    texts = columns.names.texts if has_gaps else tuple(text.replace(" ", "") for text in columns.names.texts)
    a = [texts[code] for code in (codes // size).tolist()]
    b = [texts[code] for code in (codes % size).tolist()]
    scorer = JaroWinkler.similarity if has_gaps else OSA.normalized_similarity
    return np.asarray(cpdist(a, b, scorer=scorer, dtype=np.float32)[inverse], dtype=np.float64)
