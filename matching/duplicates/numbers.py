"""Identity numbers as digits: district, birth date, sex and serial of every NIK, read for all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.duplicates.texts import UNKNOWN, Codes, Flags, Ints, Texts
from matching.duplicates.values import identity_number

NIK_LENGTH = 16
WOMAN_DAY = 40
CENTURY_SPLIT = 30
BLANK = 15
_ZERO = ord("0")


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of identity numbers; everything but `codes` is per code."""

    codes: Codes
    texts: Sequence[str]
    counts: Ints
    is_digits: Flags
    """Nothing but digits, and not more than a NIK has; shorter numbers stand to the left."""
    is_nik: Flags
    digits: NDArray[np.uint8]
    days: Codes
    sexes: Codes

    def part(self, start: int, end: int) -> Ints:
        """Digits of a NIK as one number, 0 where the number is no NIK."""
        scale = 10 ** np.arange(end - start - 1, -1, -1, dtype=np.int64)
        digits = np.where(self.is_nik[:, None], self.digits[:, start:end], 0)
        return np.asarray(digits.astype(np.int64) @ scale)

    def digit_counts(self) -> Ints:
        """How often each digit occurs, as one number: the same however two digits were swapped."""
        counts = np.zeros(len(self.texts), dtype=np.int64)
        for digit in range(10):
            counts = counts * (NIK_LENGTH + 1) + (self.digits == digit).sum(axis=1)
        return np.where(self.is_nik, counts, -np.arange(len(counts)))


def numbers_of(raw: Sequence[str], in_form: Callable[[str], str] = identity_number) -> Numbers:
    """Read a column of numbers."""
    column = Texts.of(raw, in_form)
    is_digits = np.array([text.isdecimal() and len(text) <= NIK_LENGTH for text in column.texts], dtype=bool)
    lengths = np.array([len(text) for text in column.texts])
    texts = [text if known else "" for text, known in zip(column.texts, is_digits.tolist(), strict=True)]
    letters = np.array(texts, dtype=f"S{NIK_LENGTH}").view(np.uint8).reshape(-1, NIK_LENGTH)
    digits = np.where(letters == 0, BLANK, letters - _ZERO).astype(np.uint8)
    is_nik = is_digits & (lengths == NIK_LENGTH)
    days, sexes = _births(np.where(is_nik[:, None], digits, 0))
    return Numbers(column.codes, column.texts, column.counts, is_digits, is_nik, digits, days, sexes)


def _births(digits: NDArray[np.uint8]) -> tuple[Codes, Codes]:
    """(year, month, day) and sex (1 man, 2 woman) that each NIK carries; unknown where they cannot be."""
    wide = digits.astype(np.int32)
    day, month, year = (wide[:, start] * 10 + wide[:, start + 1] for start in (6, 8, 10))
    is_woman = day > WOMAN_DAY
    day = np.where(is_woman, day - WOMAN_DAY, day)
    year = year + np.where(year < CENTURY_SPLIT, 2000, 1900)
    is_possible = (day >= 1) & (day <= 31) & (month >= 1) & (month <= 12)
    days = np.where(is_possible[:, None], np.stack([year, month, day], axis=1), UNKNOWN)
    return days.astype(np.int32), np.where(is_possible, 1 + is_woman, UNKNOWN).astype(np.int32)
