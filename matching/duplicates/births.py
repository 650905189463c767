"""How two birth dates compare: the same, day and month swapped, one digit slipped, only the year …"""

from __future__ import annotations

import numpy as np

from matching.duplicates.columns import Columns
from matching.duplicates.levels import level
from matching.duplicates.texts import UNKNOWN, Codes, Flags, Ints, Levels

POPULAR_DAY_TIMES = 6
PLACES_OF_PARTS = ((0, (1000, 100, 10, 1)), (1, (10, 1)), (2, (10, 1)))


def day_levels(columns: Columns, left: Ints, right: Ints) -> Levels:
    """The level of each pair of birth dates."""
    a, b = columns.days[left], columns.days[right]
    same = a == b
    agreeing = same.sum(axis=1)
    is_swapped = same[:, 0] & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
    choices = [
        (agreeing == 3, "same"),
        (is_swapped, "swapped"),
        ((agreeing == 2) & (_digit_slips(a, b) == 1), "slip"),
        (same[:, 0] & (_is_new_year(a) | _is_new_year(b)), "year_only"),
        (agreeing == 2, "two_of_three"),
        (np.abs(a[:, 0] - b[:, 0]) <= 1, "near_year"),
    ]
    codes = [level("birth_date", code) for _, code in choices]
    result = np.select([flags for flags, _ in choices], codes, level("birth_date", "different"))
    result[_is_popular(columns)[left] & (agreeing == 3)] = level("birth_date", "same_popular")
    result[(a[:, 0] == UNKNOWN) | (b[:, 0] == UNKNOWN)] = UNKNOWN
    return result.astype(np.int8)


def _is_new_year(days: Codes) -> Flags:
    """1 January, or day and month unknown: what is written where only the year is known."""
    return np.asarray((days[:, 1] <= 1) & (days[:, 2] <= 1))


def _is_popular(columns: Columns) -> Flags:
    """Dates that far more people carry than others (1 January, 31 December, 1 July of a year)."""
    codes = columns.days[:, 0] * 10_000 + columns.days[:, 1] * 100 + columns.days[:, 2]
    _, inverse, counts = np.unique(codes, return_inverse=True, return_counts=True)
    usual = max(float(np.median(counts)), 1.0)
    return np.asarray((counts > POPULAR_DAY_TIMES * usual)[inverse] | _is_new_year(columns.days))


def _digit_slips(a: Codes, b: Codes) -> Ints:
    """Digits that differ between two dates; two digits of one part the other way round count once."""
    slips = np.zeros(len(a), dtype=np.int64)
    for part, places in PLACES_OF_PARTS:
        left = [a[:, part] // place % 10 for place in places]
        right = [b[:, part] // place % 10 for place in places]
        differing = np.sum([x != y for x, y in zip(left, right, strict=True)], axis=0)
        is_turned = np.zeros(len(a), dtype=bool)
        for at in range(len(places) - 1):
            is_turned |= (left[at] == right[at + 1]) & (left[at + 1] == right[at])
        slips += np.where((differing == 2) & is_turned, 1, differing)
    return slips
