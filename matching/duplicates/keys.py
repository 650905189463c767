"""The keys that bring two records of one person together, whatever a single one of their fields got wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from matching.duplicates.columns import WORDS_KEPT, Columns
from matching.duplicates.spelling import Spelling
from matching.duplicates.texts import UNKNOWN, Codes, Ints

Part = Callable[[Ints], Ints]
"""Row numbers to integers, 0 where unknown; several columns mean that any of them may agree."""
NO_KEY = np.int64(0)
BLOCK_LIMIT = 24
SMALL_BLOCK = 12
WORD_BLOCK = 8
DIGITS_BLOCK = 4
DATE_BLOCK = 8
ROWS_OF_LIMITS = 100_000
MOST_TIMES_LIMIT = 8
"""The limits hold for this many rows; a smaller file can afford larger blocks."""
_MIX = np.int64(-7046029254386353131)


class Plan(NamedTuple):
    """A key per row, ways to split blocks larger than the limit (each a row of parts), and the limit."""

    rows: Ints
    keys: Ints
    finer: Sequence[Sequence[Part]]
    limit: int


def mix(*parts: Ints) -> Ints:
    """One number for several; equal parts give equal numbers."""
    with np.errstate(over="ignore"):
        mixed = np.zeros(1, dtype=np.int64)
        for part in parts:
            mixed = (mixed ^ part) * _MIX
            mixed ^= mixed >> np.int64(29)
        return mixed


class KeyParts:
    """The parts keys are made of."""

    def __init__(self, columns: Columns, spelling: Spelling) -> None:
        self.columns = columns
        self.times = max(1, min(MOST_TIMES_LIMIT, ROWS_OF_LIMITS // max(len(columns), 1)))
        self.meant = np.where(columns.words == UNKNOWN, 0, spelling.meant[columns.words]).astype(np.int64)
        self.initials = np.where(columns.words == UNKNOWN, 0, spelling.initials[columns.words]).astype(np.int64)
        year, month, day = columns.days.astype(np.int64).T
        is_known = year != UNKNOWN
        self.year = year
        self.month = np.where(is_known, month + 1, 0)
        self.month_day = np.where(is_known, np.minimum(month, day) * 100 + np.maximum(month, day) + 1, 0)
        self.date = np.where(is_known, year * 10_000 + self.month_day, 0)

    def plans(self) -> Iterator[Plan]:
        """Each key with the parts that split it."""
        for plans in (self._number_plans(), self._household_plans(), self._name_plans()):
            for plan in plans:
                yield plan._replace(limit=plan.limit * self.times)

    def _number_plans(self) -> Iterator[Plan]:
        nik, date = self.columns.nik, self._of(self.date)
        initials, words, place = self._any(self.initials), self._any(self.meant), self._of(self.columns.place.codes)
        yield self._by(nik.codes, [initials, words], BLOCK_LIMIT)
        yield self._by(nik.part(6, 16)[nik.codes], [initials, words], SMALL_BLOCK)
        yield self._by(nik.digit_counts()[nik.codes], [initials, words, date], DIGITS_BLOCK)
        yield self._by(self.date, [initials, self._of(self.columns.sexes), words, place], DATE_BLOCK)

    def _household_plans(self) -> Iterator[Plan]:
        columns, initials, year, place = (
            self.columns,
            self._any(self.initials),
            self._of(self.year),
            self._of(self.columns.place.codes),
        )
        yield self._by(columns.family.codes, [initials, year, self._any(self.meant)], SMALL_BLOCK)
        yield self._by(columns.phone.codes, [initials, year], SMALL_BLOCK)
        yield self._by(columns.address.codes, [place, initials, year], SMALL_BLOCK)

    def _name_plans(self) -> Iterator[Plan]:
        year, month_day, place = self._of(self.year), self._of(self.month_day), self._of(self.columns.place.codes)
        name, words = self._whole_name(), self._any(self.meant)
        family = self._of(self.columns.family.codes)
        ways = [[year, month_day, place], [month_day, place], [family, month_day], [place, month_day]]
        yield self._by_ways(name, ways, BLOCK_LIMIT)
        rows = np.repeat(np.arange(len(self.columns)), WORDS_KEPT)
        each_word = mix(self.meant.ravel())
        for born in (year, month_day):
            keys = np.where((self.meant.ravel() != 0) & (born(rows) != 0), mix(each_word, born(rows)), NO_KEY)
            yield Plan(rows, keys, [[words, self._of(self.month), place]], WORD_BLOCK)
        yield Plan(rows, np.where(self.meant.ravel() != 0, each_word, NO_KEY), [[words, place, year]], WORD_BLOCK)

    def _by(self, values: Ints | Codes, finer: Sequence[Part], limit: int) -> Plan:
        return self._by_ways(values, [finer], limit)

    def _by_ways(self, values: Ints | Codes, finer: Sequence[Sequence[Part]], limit: int) -> Plan:
        wide = values.astype(np.int64)
        return Plan(np.arange(len(wide)), np.where(wide != 0, mix(wide), NO_KEY), finer, limit)

    def _of(self, values: Ints | Codes) -> Part:
        return lambda rows: values[rows].astype(np.int64)

    def _any(self, values: Ints) -> Part:
        return lambda rows: values[rows]

    def _whole_name(self) -> Ints:
        ordered = np.sort(self.meant, axis=1)
        return np.where(ordered[:, -1] == 0, NO_KEY, mix(*ordered.T))
