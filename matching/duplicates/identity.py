"""How two identity numbers compare: a NIK by its parts, any other number by its slips.

A NIK carries district, birth date and sex; two people born on one day share them and often a low serial. So a part
that the records' own birth dates already explain is no evidence, and a district counts as a slip only when the file
does not know it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from matching.duplicates.columns import Columns
from matching.duplicates.levels import level
from matching.duplicates.numbers import Numbers
from matching.duplicates.texts import UNKNOWN, Flags, Ints, Levels, agreement, score_texts

DISTRICT_END, BIRTH_END = 6, 12
ESTABLISHED = 3
ESTABLISHED_SHARE = 0.002
MANY = 9


class Slips(NamedTuple):
    """Slips by part of the number, and in the whole."""

    district: Ints
    birth: Ints
    serial: Ints
    whole: Ints


def nik_levels(columns: Columns, left: Ints, right: Ints) -> Levels:
    """The level of each pair of identity numbers."""
    nik = columns.nik
    is_same, is_unknown = agreement(nik.codes, left, right)
    result = np.full(len(left), level("nik", "different"), dtype=np.int8)
    is_nik = nik.is_nik[nik.codes]
    is_pair_of_nik = is_nik[left] & is_nik[right]
    _grade_niks(columns, left, right, np.flatnonzero(is_pair_of_nik & ~is_same), result)
    _grade_others(nik, left, right, np.flatnonzero(~is_pair_of_nik & ~is_unknown & ~is_same), result)
    result[is_same] = level("nik", "same")
    result[is_unknown] = UNKNOWN
    return result


def _grade_others(nik: Numbers, left: Ints, right: Ints, rows: Ints, result: Levels) -> None:
    distance = score_texts(nik.texts, nik.codes[left[rows]], nik.codes[right[rows]], OSA.distance, score_cutoff=2, dtype=np.int32)
    result[rows[distance == 1]] = level("nik", "slip")
    result[rows[distance == 2]] = level("nik", "two_slips")


def _grade_niks(columns: Columns, left: Ints, right: Ints, rows: Ints, result: Levels) -> None:
    """Unexplained slips count; a birth part that the birth dates explain does not."""
    left, right = left[rows], right[rows]
    found = slips(columns.nik, left, right)
    is_explained = _is_consistent(columns)
    is_explained = is_explained[left] & is_explained[right]
    established = _is_established_district(columns.nik)
    is_moved = (found.district > 0) & established[columns.nik.codes[left]] & established[columns.nik.codes[right]]
    birth = np.where(is_explained, 0, found.birth)
    unexplained = np.where(is_moved, MANY, found.district) + birth + found.serial
    is_serial_only = (found.district == 0) & (birth == 0)
    choices = [
        (is_serial_only & (found.serial <= 1), "serial_slip"),
        ((found.whole == 1) & ~is_moved & ~(is_explained & (found.birth > 0)), "slip"),
        (is_serial_only, "same_district"),
        ((unexplained == 2) & (found.serial < 2) & (found.birth == birth), "two_slips"),
        (found.district == 0, "same_district"),
        ((birth == 0) & (found.serial == 0), "other_district"),
    ]
    codes = [level("nik", code) for _, code in choices]
    result[rows] = np.select([flags for flags, _ in choices], codes, level("nik", "different"))


def slips(numbers: Numbers, left: Ints, right: Ints) -> Slips:
    """Digits that differ; two neighbours the other way round are one slip."""
    a, b = numbers.digits[numbers.codes[left]], numbers.digits[numbers.codes[right]]
    differs = a != b
    turned = differs[:, :-1] & differs[:, 1:] & (a[:, :-1] == b[:, 1:]) & (a[:, 1:] == b[:, :-1])

    def within(start: int, end: int) -> NDArray[np.int64]:
        return np.asarray(differs[:, start:end].sum(axis=1) - turned[:, start : end - 1].sum(axis=1))

    whole = within(0, differs.shape[1])
    return Slips(within(0, DISTRICT_END), within(DISTRICT_END, BIRTH_END), within(BIRTH_END, differs.shape[1]), whole)


def _is_consistent(columns: Columns) -> Flags:
    """Rows whose NIK carries the row's own birth date and sex."""
    nik = columns.nik
    days, sexes = nik.days[nik.codes], nik.sexes[nik.codes]
    is_day = (days == columns.days).all(axis=1) & (days[:, 0] != UNKNOWN)
    return np.asarray(is_day & ((columns.sexes == sexes) | (columns.sexes == UNKNOWN)))


def _is_established_district(nik: Numbers) -> Flags:
    """Codes whose district enough rows of the file carry."""
    districts = nik.part(0, DISTRICT_END)
    _, inverse = np.unique(districts, return_inverse=True)
    counts = np.bincount(inverse[nik.codes], minlength=int(inverse.max()) + 1)
    least = max(ESTABLISHED, ESTABLISHED_SHARE * len(nik.codes))
    return np.asarray((counts >= least)[inverse])
