"""How two names compare: the same, part of each other, slipped, alike, or two people's."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from matching.duplicates.alignment import ALIKE, INITIAL, NONE, SLIP, VOWEL, Alignment, align
from matching.duplicates.columns import Columns
from matching.duplicates.levels import level
from matching.duplicates.spelling import Spelling
from matching.duplicates.texts import UNKNOWN, Floats, Ints, Levels

WHOLE_NAME_NEAR = 0.84
WHOLE_NAME_WEAK = 0.84
COMMON_BITS, USUAL_BITS = 11.0, 17.0
WORD_COMMON_BITS, WORD_USUAL_BITS = 7.0, 11.0
_DIFFERING = tuple(level("name", code) for code in ("different", "weak", "first_same", "first_differs", "part_common"))


def name_levels(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> Levels:
    """The level of each pair of names."""
    aligned = align(columns, spelling, left, right)
    result = np.full(len(left), level("name", "different"), dtype=np.int8)
    _set_weak(columns, left, right, aligned, result)
    _set_partial(aligned, result)
    _set_slips(aligned, result)
    _set_full(aligned, result)
    _set_joined(columns, left, right, aligned, result)
    result[(columns.words[left, 0] == UNKNOWN) | (columns.words[right, 0] == UNKNOWN)] = UNKNOWN
    return result


def _by_bits(bits: Floats, limits: tuple[float, float], codes: tuple[str, str, str]) -> Levels:
    numbers = np.array([level("name", code) for code in codes], dtype=np.int8)
    return np.asarray(numbers[np.digitize(bits, limits)])


def _set_full(aligned: Alignment, result: Levels) -> None:
    is_plain = (aligned.kinds == NONE) & (aligned.matched > 0)
    is_part = is_plain & ~aligned.is_open
    is_full = is_part & (aligned.alone_left == 0) & (aligned.alone_right == 0)
    part = _by_bits(aligned.bits, (WORD_COMMON_BITS, WORD_USUAL_BITS), ("part_common", "part_usual", "part_rare"))
    full = _by_bits(aligned.bits, (COMMON_BITS, USUAL_BITS), ("same_common", "same_usual", "same_rare"))
    result[is_part] = part[is_part]
    result[is_full] = full[is_full]


def _set_slips(aligned: Alignment, result: Levels) -> None:
    is_closed = ~aligned.is_open
    is_slip = (aligned.kinds == SLIP) & is_closed
    has_more = aligned.matched > 0
    result[is_slip & has_more] = level("name", "slip")
    result[is_slip & ~has_more] = level("name", "slip_weak")
    result[(aligned.kinds == VOWEL) & is_closed] = level("name", "vowel")
    result[(aligned.kinds == INITIAL) & has_more & is_closed] = level("name", "initial")
    result[(aligned.kinds == ALIKE) & is_closed] = level("name", "alike")


def _set_partial(aligned: Alignment, result: Levels) -> None:
    is_open = aligned.is_open & (aligned.matched > 0)
    result[is_open & aligned.first_agrees] = level("name", "first_same")
    result[is_open & ~aligned.first_agrees] = level("name", "first_differs")


def _set_weak(columns: Columns, left: Ints, right: Ints, aligned: Alignment, result: Levels) -> None:
    rows = np.flatnonzero(aligned.is_open & (aligned.matched == 0) & aligned.same_initial)
    a, b = _names(columns, left[rows], right[rows], gap=" ")
    similarity = cpdist(a, b, scorer=JaroWinkler.similarity, dtype=np.float32)
    result[rows[similarity >= WHOLE_NAME_WEAK]] = level("name", "weak")


def _set_joined(columns: Columns, left: Ints, right: Ints, aligned: Alignment, result: Levels) -> None:
    """Nur Hayati and Nurhayati: the same letters, other gaps."""
    counts = (columns.words != UNKNOWN).sum(axis=1)
    has_other_gaps = counts[left] != counts[right]
    rows = np.flatnonzero(has_other_gaps & aligned.same_initial & np.isin(result, _DIFFERING))
    a, b = _names(columns, left[rows], right[rows], gap="")
    similarity = cpdist(a, b, scorer=OSA.normalized_similarity, dtype=np.float32)
    result[rows[(similarity >= WHOLE_NAME_NEAR) & (similarity < 1)]] = level("name", "slip_weak")
    result[rows[similarity == 1]] = level("name", "slip")


def _names(columns: Columns, left: Ints, right: Ints, gap: str) -> tuple[list[str], list[str]]:
    return [columns.name(row, gap) for row in left.tolist()], [columns.name(row, gap) for row in right.tolist()]
