"""Which pairs are worth a look: complete keys whose blocks are split finer as they grow, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.duplicates.columns import UNKNOWN, WORDS_KEPT, Columns, Ints
from matching.duplicates.spelling import Spelling

Keys = tuple[Ints, Ints]
AnyInts = NDArray[np.integer[Any]]
BLOCK_LIMIT = 24
SMALL_BLOCK = 12
_MIX = np.int64(-7046029254386353131)
_NONE = np.int64(0)


def candidate_pairs(columns: Columns, spelling: Spelling) -> tuple[Ints, Ints]:
    """All pairs of rows that share at least one key, each once, the smaller row number on the left."""
    count = len(columns)
    found = [_pairs_in_blocks(rows, keys) for rows, keys in _split_blocks(columns, spelling)]
    codes = np.unique(np.concatenate([left * count + right for left, right in found])) if found else np.empty(0, np.int64)
    return codes // max(count, 1), codes % max(count, 1)


def _split_blocks(columns: Columns, spelling: Spelling) -> Iterator[Keys]:
    parts = _Parts(columns, spelling)
    for key, finer, limit in parts.plans():
        yield from _refined(key, finer, limit)


def _refined(keys: Keys, finer: list[Callable[[Ints], Ints]], limit: int) -> Iterator[Keys]:
    """Blocks within the limit as they are; larger ones once more with the next part of the key added."""
    rows, values = keys
    known = values != _NONE
    rows, values = rows[known], values[known]
    order = np.argsort(values, kind="stable")
    rows, values = rows[order], values[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(values)])
    is_small = np.repeat((sizes > 1) & (sizes <= limit), sizes)
    yield rows[is_small], values[is_small]
    is_large = np.repeat(sizes > limit, sizes)
    if finer and is_large.any():
        yield from _refined(_finer_keys(rows[is_large], values[is_large], finer[0]), finer[1:], limit)


def _finer_keys(rows: Ints, values: Ints, part: Callable[[Ints], Ints]) -> Keys:
    added = part(rows)
    if added.ndim == 1:
        added = added[:, None]
    mixed = np.where(added != 0, mix(values[:, None], added), _NONE)
    return np.repeat(rows, added.shape[1]), mixed.ravel()


def mix(*parts: Ints) -> Ints:
    """One number for several; equal parts give equal numbers."""
    with np.errstate(over="ignore"):
        mixed = np.zeros(1, dtype=np.int64)
        for part in parts:
            mixed = (mixed ^ np.asarray(part, dtype=np.int64)) * _MIX
            mixed ^= mixed >> np.int64(29)
        return mixed


def _pairs_in_blocks(rows: Ints, keys: Ints) -> tuple[Ints, Ints]:
    lefts, rights = [], []
    for step in range(1, len(rows)):
        is_same = keys[step:] == keys[:-step]
        if not is_same.any():
            break
        lefts.append(rows[:-step][is_same])
        rights.append(rows[step:][is_same])
    if not lefts:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    left, right = np.concatenate(lefts), np.concatenate(rights)
    is_pair = left != right
    left, right = left[is_pair], right[is_pair]
    return np.minimum(left, right), np.maximum(left, right)


class _Parts:
    """The parts keys are made of, each a function from row numbers to integers (0 = unknown: not in any block)."""

    def __init__(self, columns: Columns, spelling: Spelling) -> None:
        self.columns = columns
        self.meant = np.where(columns.words == UNKNOWN, 0, spelling.meant[columns.words]).astype(np.int64)
        self.initial_letters = np.where(columns.words == UNKNOWN, 0, spelling.initials[columns.words]).astype(np.int64)
        self.year = columns.days[:, 0].astype(np.int64)
        months, days = columns.days[:, 1].astype(np.int64), columns.days[:, 2].astype(np.int64)
        is_known = self.year != UNKNOWN
        self.month = np.where(is_known, months + 1, 0)
        self.month_day = np.where(is_known, np.minimum(months, days) * 100 + np.maximum(months, days) + 1, 0)
        self.date = np.where(is_known, self.year * 10_000 + self.month_day, 0)
        self.sex = columns.sexes.astype(np.int64)
        self.place = columns.place.codes.astype(np.int64)
        self.family = columns.family.codes.astype(np.int64)

    def plans(self) -> Iterator[tuple[Keys, list[Callable[[Ints], Ints]], int]]:
        """Each key: its first part, the parts that split large blocks, and the largest block taken whole."""
        columns, one = self.columns, self._one
        initials, year, month_day = self._initials, self._of(self.year), self._of(self.month_day)
        words, place = self._words, self._of(self.place)
        yield one(columns.nik.codes), [initials, words], BLOCK_LIMIT
        yield one(self._nik_piece(slice(6, 16))), [initials, words], SMALL_BLOCK
        yield one(self._nik_digits()), [initials, words], SMALL_BLOCK
        yield one(self.date), [initials, self._of(self.sex), words, place], SMALL_BLOCK
        yield one(columns.family.codes), [initials, year, words], SMALL_BLOCK
        yield one(columns.phone.codes), [initials, year], SMALL_BLOCK
        yield one(columns.address.codes), [place, initials, year], SMALL_BLOCK
        name = self._whole_name()
        for finer in (year, month_day, self._of(self.family), place):
            yield one(name), [finer, month_day, place], BLOCK_LIMIT
        each_word = (np.repeat(np.arange(len(columns)), WORDS_KEPT), self.meant.ravel())
        for finer in (year, month_day):
            yield each_word, [finer, words, self._of(self.month), place], SMALL_BLOCK
        yield each_word, [words, place, year], SMALL_BLOCK

    def _one(self, values: AnyInts) -> Keys:
        return np.arange(len(self.columns)), np.asarray(values, dtype=np.int64)

    def _of(self, values: Ints) -> Callable[[Ints], Ints]:
        return lambda rows: np.asarray(values[rows])

    def _initials(self, rows: Ints) -> Ints:
        return np.asarray(self.initial_letters[rows])

    def _words(self, rows: Ints) -> Ints:
        return np.asarray(self.meant[rows])

    def _whole_name(self) -> Ints:
        ordered = np.sort(self.meant, axis=1)
        mixed = mix(*(ordered[:, place] for place in range(WORDS_KEPT)))
        return np.where(ordered[:, -1] == 0, _NONE, mixed)

    def _nik_piece(self, piece: slice) -> Ints:
        numbers = {"": 0}
        texts = [text[piece] if len(text) == 16 else "" for text in self.columns.nik.texts]
        codes = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
        return np.asarray(codes[self.columns.nik.codes])

    def _nik_digits(self) -> Ints:
        """The digits in ascending order: the same however two of them were swapped."""
        numbers = {"": 0}
        texts = ["".join(sorted(text)) for text in self.columns.nik.texts]
        codes = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
        return np.asarray(codes[self.columns.nik.codes])
