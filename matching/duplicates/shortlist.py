"""A cheap look at every candidate pair by whole numbers, so that texts are compared only where it can matter."""

from __future__ import annotations

import numpy as np

from matching.duplicates.columns import Columns
from matching.duplicates.spelling import Spelling
from matching.duplicates.texts import UNKNOWN, Codes, Floats, Ints, agreement

PAIRS_PER_ROW = 3
ALWAYS = 60_000
LOWEST, HIGHEST = -4, 6
"""Points from which a pair is always left out, and always kept; between them the number of rows decides."""
WORDS_SEEN = 3
MOST_FOR_NAME, WORD_ALONE = 14.0, 3.0
SAME_DAY, SWAPPED, TWO_PARTS, OTHER_DAY = 12.0, 9.0, 5.0, -5.0
SAME_NUMBER, SAME_DIGITS, SAME_END, OTHER_NUMBER = 20.0, 10.0, 4.0, -4.0
SAME_HOUSE, OTHER_HOUSE = 8.0, -2.0
OTHER_SEX = -3.0


def worth_comparing(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The pairs with most points, at least a few for every row of the file."""
    budget = max(ALWAYS, PAIRS_PER_ROW * len(columns))
    if len(left) <= budget:
        return left, right
    points = _points(columns, spelling, left, right)
    limit = LOWEST
    while limit < HIGHEST and int((points >= limit).sum()) > budget:
        limit += 1
    keep = points >= limit
    return left[keep], right[keep]


def _points(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> Floats:
    is_same_sex, is_sex_unknown = agreement(columns.sexes, left, right)
    points = _name_points(columns, spelling, left, right)
    points += _day_points(columns.days, left, right)
    points += _number_points(columns, left, right)
    points += _house_points(columns, left, right)
    points += np.where(is_same_sex | is_sex_unknown, 0.0, OTHER_SEX)
    return points


def _name_points(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> Floats:
    words = columns.words[:, :WORDS_SEEN]
    meant = np.where(words == UNKNOWN, UNKNOWN, spelling.meant[words])
    bits = spelling.bits[words].astype(np.float32)
    counts = (words != UNKNOWN).sum(axis=1).astype(np.int8)
    theirs = [meant[right, place] for place in range(WORDS_SEEN)]
    earned = np.zeros(len(left), dtype=np.float32)
    met = np.zeros(len(left), dtype=np.int8)
    for place in range(WORDS_SEEN):
        own = meant[left, place]
        is_met = (own == theirs[0]) | (own == theirs[1]) | (own == theirs[2])
        is_met &= own != UNKNOWN
        earned += np.where(is_met, bits[left, place], 0)
        met += is_met
    alone = np.maximum(np.minimum(counts[left], counts[right]) - met, 0)
    return np.asarray(np.minimum(earned, MOST_FOR_NAME) - WORD_ALONE * alone, dtype=np.float64)


def _day_points(days: Codes, left: Ints, right: Ints) -> Floats:
    years, months, dates = (np.ascontiguousarray(days[:, part]) for part in range(3))
    year_a, year_b = years[left], years[right]
    month_a, month_b, day_a, day_b = months[left], months[right], dates[left], dates[right]
    is_year, is_month, is_day = year_a == year_b, month_a == month_b, day_a == day_b
    choices = [
        (year_a == UNKNOWN) | (year_b == UNKNOWN),
        is_year & is_month & is_day,
        is_year & (month_a == day_b) & (day_a == month_b),
        (is_year & (is_month | is_day)) | (is_month & is_day),
    ]
    return np.select(choices, [0.0, SAME_DAY, SWAPPED, TWO_PARTS], OTHER_DAY)


def _number_points(columns: Columns, left: Ints, right: Ints) -> Floats:
    nik = columns.nik
    is_same, is_unknown = agreement(nik.codes, left, right)
    digits = nik.digit_counts()[nik.codes]
    ends = nik.part(6, 16)[nik.codes]
    is_end = (ends[left] == ends[right]) & (ends[left] != 0)
    choices = [is_unknown, is_same, digits[left] == digits[right], is_end]
    return np.select(choices, [0.0, SAME_NUMBER, SAME_DIGITS, SAME_END], OTHER_NUMBER)


def _house_points(columns: Columns, left: Ints, right: Ints) -> Floats:
    is_house = np.zeros(len(left), dtype=bool)
    for texts in (columns.family, columns.phone, columns.address):
        is_same, is_unknown = agreement(texts.codes, left, right)
        is_house |= is_same & ~is_unknown
    return np.where(is_house, SAME_HOUSE, OTHER_HOUSE)
