"""How two records compare, field by field, as levels."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import OSA, Indel

from matching.duplicates.births import day_levels
from matching.duplicates.columns import Columns
from matching.duplicates.identity import nik_levels, slips
from matching.duplicates.levels import FIELDS, level
from matching.duplicates.names import name_levels
from matching.duplicates.numbers import Numbers
from matching.duplicates.spelling import Spelling
from matching.duplicates.texts import UNKNOWN, Flags, Floats, Ints, Levels, Texts, agreement, score_texts

POPULAR_FAMILY = 15
POPULAR_PHONE = 8
NAME_SLIPS = 2
COMMON_PLACE_SHARE = 0.01
NEAR, PARTLY = 0.86, 0.62


def compare(columns: Columns, spelling: Spelling, left: Ints, right: Ints) -> Levels:
    """A row of levels per pair, in the order of FIELDS."""
    by_field = {
        "name": name_levels(columns, spelling, left, right),
        "birth_date": day_levels(columns, left, right),
        "sex": sex_levels(columns, left, right),
        "nik": nik_levels(columns, left, right),
        "family": family_levels(columns.family, left, right),
        "address": _address_levels(columns.address, left, right),
        "phone": _popular_levels("phone", columns.phone, left, right, POPULAR_PHONE),
        "place": _place_levels(columns.place, left, right),
    }
    result = np.stack([by_field[field] for field in FIELDS], axis=1)
    _forget_days_told_by_nik(columns, left, right, result)
    return result


def sex_levels(columns: Columns, left: Ints, right: Ints) -> Levels:
    """The same sex, another, or unknown."""
    is_same, is_unknown = agreement(columns.sexes, left, right)
    result = np.where(is_same, level("sex", "same"), level("sex", "different"))
    return np.where(is_unknown, UNKNOWN, result).astype(np.int8)


def family_levels(family: Numbers, left: Ints, right: Ints) -> Levels:
    """The same family card or mother; a card against a mother's name says nothing."""
    result = _popular_levels("family", family, left, right, POPULAR_FAMILY)
    is_name = ~family.is_digits[family.codes] & (family.codes != UNKNOWN)
    result[is_name[left] != is_name[right]] = UNKNOWN
    rows = np.flatnonzero(is_name[left] & is_name[right] & (result == level("family", "different")))
    a, b = family.codes[left[rows]], family.codes[right[rows]]
    distance = score_texts(family.texts, a, b, OSA.distance, score_cutoff=NAME_SLIPS, dtype=np.int32)
    result[rows[distance <= NAME_SLIPS]] = level("family", "near")
    return result


def _forget_days_told_by_nik(columns: Columns, left: Ints, right: Ints, result: Levels) -> None:
    """A birth date read from the NIK says nothing more once the NIKs themselves agree."""
    is_told = columns.is_day_from_nik[left] | columns.is_day_from_nik[right]
    is_told &= (columns.nik.codes[left] != UNKNOWN) & (columns.nik.codes[right] != UNKNOWN)
    agrees = np.isin(result[:, 3], [level("nik", code) for code in ("same", "slip", "two_slips")])
    result[is_told & agrees, 1] = UNKNOWN


def _popular_levels(field: str, numbers: Numbers, left: Ints, right: Ints, popular: int) -> Levels:
    """The same number, a number many rows carry, one slip apart, or another."""
    is_same, is_unknown = agreement(numbers.codes, left, right)
    result = np.full(len(left), level(field, "different"), dtype=np.int8)
    rows = np.flatnonzero(~is_same & ~is_unknown)
    whole = slips(numbers, left[rows], right[rows]).whole
    is_digits = numbers.is_digits[numbers.codes]
    result[rows[(whole == 1) & is_digits[left[rows]] & is_digits[right[rows]]]] = level(field, "near")
    result[is_same] = level(field, "same")
    result[is_same & (numbers.counts[numbers.codes[left]] > popular)] = level(field, "same_popular")
    result[is_unknown] = UNKNOWN
    return result


def _address_levels(address: Texts, left: Ints, right: Ints) -> Levels:
    similarity, is_unknown = _similarity(address, left, right)
    graded = np.digitize(similarity, (PARTLY, NEAR, 1.0))
    levels = np.array([level("address", code) for code in ("different", "partly", "near", "same")], dtype=np.int8)[graded]
    return np.where(is_unknown, UNKNOWN, levels).astype(np.int8)


def _place_levels(place: Texts, left: Ints, right: Ints) -> Levels:
    similarity, is_unknown = _similarity(place, left, right)
    is_common = place.counts[place.codes[left]] > COMMON_PLACE_SHARE * len(place.codes)
    same = np.where(is_common, level("place", "same_common"), level("place", "same_rare"))
    result = np.where(similarity >= NEAR, level("place", "near"), level("place", "different"))
    result = np.where(similarity >= 1, same, result)
    return np.where(is_unknown, UNKNOWN, result).astype(np.int8)


def _similarity(texts: Texts, left: Ints, right: Ints) -> tuple[Floats, Flags]:
    """Likeness of 0 to 1; the forms have their words in ascending order, so the order written does not matter."""
    is_same, is_unknown = agreement(texts.codes, left, right)
    result = np.ones(len(left))
    rows = np.flatnonzero(~is_same & ~is_unknown)
    a, b = texts.codes[left[rows]], texts.codes[right[rows]]
    result[rows] = score_texts(texts.texts, a, b, Indel.normalized_similarity, score_cutoff=PARTLY, dtype=np.float32)
    return result, is_unknown
