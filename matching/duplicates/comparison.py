"""How two records compare, field by field, as levels; equal texts are compared once however many pairs carry them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matching.duplicates.columns import UNKNOWN, Columns, Ints, Texts
from matching.duplicates.distinct import distinct, known, texts_of
from matching.duplicates.identity import nik_levels
from matching.duplicates.levels import FIELDS, level
from matching.duplicates.names import name_levels
from matching.duplicates.spelling import Spelling

Levels = NDArray[np.int8]
POPULAR_DAY_TIMES = 6
POPULAR_FAMILY = 15
POPULAR_PHONE = 8
COMMON_PLACE_SHARE = 0.01
NEAR, PARTLY = 0.86, 0.62


def compare(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> Levels:
    """A row of levels per pair, in the order of FIELDS."""
    result = np.empty((len(left), len(FIELDS)), dtype=np.int8)
    result[:, 0] = name_levels(columns, spelling, left, right)
    result[:, 1] = day_levels(columns, left, right)
    result[:, 2] = sex_levels(columns, left, right)
    result[:, 3] = nik_levels(columns, left, right)
    _forget_days_told_by_nik(columns, left, right, result)
    result[:, 4] = _popular_levels("family", columns.family, left, right, POPULAR_FAMILY)
    result[:, 5] = _address_levels(columns.address, left, right)
    result[:, 6] = _popular_levels("phone", columns.phone, left, right, POPULAR_PHONE)
    result[:, 7] = _place_levels(columns.place, left, right)
    return result


def sex_levels(columns: Columns, left: Ints, right: Ints) -> Levels:
    """The same sex, another, or unknown."""
    a, b = columns.sexes[left], columns.sexes[right]
    result = np.where(a == b, level("sex", "same"), level("sex", "different"))
    return np.where((a == UNKNOWN) | (b == UNKNOWN), UNKNOWN, result).astype(np.int8)


def day_levels(columns: Columns, left: Ints, right: Ints) -> Levels:
    """Birth dates: the same, day and month swapped, one part slipped, only the year …"""
    a, b = columns.days[left], columns.days[right]
    same = a == b
    agreeing = same.sum(axis=1)
    slips = _digit_slips(a, b)
    is_swapped = same[:, 0] & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
    is_year_only = same[:, 0] & (_is_new_year(a) | _is_new_year(b))
    near_year = np.abs(a[:, 0] - b[:, 0]) <= 1
    choices = [
        (agreeing == 3, "same"),
        (is_swapped, "swapped"),
        ((agreeing == 2) & (slips == 1), "slip"),
        (is_year_only, "year_only"),
        (agreeing == 2, "two_of_three"),
        (near_year, "near_year"),
    ]
    result = np.select(
        [flags for flags, _ in choices], [level("birth_date", code) for _, code in choices], level("birth_date", "different")
    )
    result[_is_popular(columns)[left] & (agreeing == 3)] = level("birth_date", "same_popular")
    is_unknown = (a[:, 0] == UNKNOWN) | (b[:, 0] == UNKNOWN)
    result[is_unknown] = UNKNOWN
    return result.astype(np.int8)


def _forget_days_told_by_nik(columns: Columns, left: Ints, right: Ints, result: Levels) -> None:
    """A birth date read from the NIK says nothing more once the NIKs themselves agree."""
    is_told = columns.is_day_from_nik[left] | columns.is_day_from_nik[right]
    is_told &= (columns.nik.codes[left] != UNKNOWN) & (columns.nik.codes[right] != UNKNOWN)
    agrees = np.isin(result[:, 3], [level("nik", code) for code in ("same", "slip", "two_slips")])
    result[is_told & agrees, 1] = UNKNOWN


def _is_new_year(days: NDArray[np.int32]) -> NDArray[np.bool_]:
    return (days[:, 1] <= 1) & (days[:, 2] <= 1)


def _is_popular(columns: Columns) -> NDArray[np.bool_]:
    """Dates that far more people carry than others (1 January, 31 December, 1 July of a year)."""
    codes = columns.days[:, 0] * 10_000 + columns.days[:, 1] * 100 + columns.days[:, 2]
    _, inverse, counts = np.unique(codes, return_inverse=True, return_counts=True)
    usual = max(float(np.median(counts)), 1.0)
    return np.asarray((counts > POPULAR_DAY_TIMES * usual)[inverse] | _is_new_year(columns.days))


def _digit_slips(a: NDArray[np.int32], b: NDArray[np.int32]) -> Ints:
    """Digits that differ between two dates; two digits of one part the other way round count once."""
    slips = np.zeros(len(a), dtype=np.int64)
    for part, digits in ((0, (1000, 100, 10, 1)), (1, (10, 1)), (2, (10, 1))):
        x, y = a[:, part], b[:, part]
        columns_x = [x // digit % 10 for digit in digits]
        columns_y = [y // digit % 10 for digit in digits]
        differing = np.sum([p != q for p, q in zip(columns_x, columns_y, strict=True)], axis=0)
        is_turned = np.zeros(len(a), dtype=bool)
        for place in range(len(digits) - 1):
            is_turned |= (columns_x[place] == columns_y[place + 1]) & (columns_x[place + 1] == columns_y[place])
        slips += np.where((differing == 2) & is_turned, 1, differing)
    return slips


def _popular_levels(field: str, texts: Texts, left: Ints, right: Ints, popular: int) -> Levels:
    codes, inverse = distinct(texts, left, right)
    a, b = texts_of(texts, codes)
    distance = cpdist(a, b, scorer=OSA.distance, score_cutoff=1, dtype=np.int32)
    result = np.select(
        [distance == 0, distance == 1],
        [level(field, "same"), level(field, "near")],
        level(field, "different"),
    )[inverse]
    is_popular = (result == level(field, "same")) & (texts.counts[texts.codes[left]] > popular)
    result[is_popular] = level(field, "same_popular")
    result = known(texts, left, right, result)
    if field == "family":
        is_number = np.array([text[:1].isdigit() for text in texts.texts], dtype=bool)
        result[is_number[texts.codes[left]] != is_number[texts.codes[right]]] = UNKNOWN
    return result


def _address_levels(address: Texts, left: Ints, right: Ints) -> Levels:
    result = _similar(address, left, right)
    graded = np.digitize(result, (PARTLY, NEAR, 1.0))
    levels = np.array([level("address", code) for code in ("different", "partly", "near", "same")])[graded]
    return known(address, left, right, levels)


def _place_levels(place: Texts, left: Ints, right: Ints) -> Levels:
    similarity = _similar(place, left, right)
    is_common = place.counts[place.codes[left]] > COMMON_PLACE_SHARE * len(place.codes)
    same = np.where(is_common, level("place", "same_common"), level("place", "same_rare"))
    result = np.where(similarity >= NEAR, level("place", "near"), level("place", "different"))
    return known(place, left, right, np.where(similarity >= 1, same, result))


def _similar(texts: Texts, left: Ints, right: Ints) -> NDArray[np.float64]:
    codes, inverse = distinct(texts, left, right)
    a, b = texts_of(texts, codes)
    similarity = cpdist(a, b, scorer=fuzz.token_sort_ratio, dtype=np.float32) / 100
    return np.asarray(similarity[inverse], dtype=np.float64)
