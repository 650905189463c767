"""How two identity numbers compare: a NIK by its parts, any other number by its slips.

A NIK carries district, birth date and sex; two people born on one day share them and often a low serial. So a part
that the records' own birth dates already explain is no evidence, and a district counts as a slip only when the file
does not know it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from matching.duplicates.columns import UNKNOWN, Columns, Ints
from matching.duplicates.distinct import distinct, known, texts_of
from matching.duplicates.levels import level
from matching.duplicates.values import UNKNOWN_DAY, day_in_nik, sex_in_nik

Flags = NDArray[np.bool_]
NIK_LENGTH = 16
DISTRICT, BIRTH, SERIAL = slice(0, 6), slice(6, 12), slice(12, 16)
ESTABLISHED = 3
ESTABLISHED_SHARE = 0.002


def nik_levels(columns: Columns, left: Ints, right: Ints) -> NDArray[np.int8]:
    """The level of each pair of identity numbers."""
    nik = columns.nik
    codes, inverse = distinct(nik, left, right)
    a, b = texts_of(nik, codes)
    distance = _distance(a, b)
    plain = np.select(
        [distance == 0, distance == 1, distance == 2],
        [level("nik", "same"), level("nik", "slip"), level("nik", "two_slips")],
        level("nik", "different"),
    )
    result = plain[inverse]
    is_nik = np.array([len(x) == len(y) == NIK_LENGTH for x, y in zip(a, b, strict=True)], dtype=bool)
    rows = np.flatnonzero(is_nik[inverse] & (result != level("nik", "same")))
    if len(rows):
        parts = _Parts(columns, (a, b), inverse[rows])
        is_explained = _is_consistent(columns)
        result[rows] = parts.levels(distance, is_explained[left[rows]] & is_explained[right[rows]])
    return known(nik, left, right, result)


def _distance(a: list[str], b: list[str]) -> NDArray[np.int32]:
    return np.asarray(cpdist(a, b, scorer=OSA.distance, score_cutoff=2, dtype=np.int32))


def _is_consistent(columns: Columns) -> Flags:
    """Rows whose NIK carries the row's own birth date and sex."""
    days = np.array([day_in_nik(text) for text in columns.nik.texts], dtype=np.int32)[columns.nik.codes]
    sexes = np.array([sex_in_nik(text) for text in columns.nik.texts], dtype=np.int32)[columns.nik.codes]
    is_day = (days == columns.days).all(axis=1) & (days[:, 0] != UNKNOWN_DAY[0])
    return np.asarray(is_day & ((columns.sexes == sexes) | (columns.sexes == UNKNOWN)))


class _Parts:
    """Distances of the three parts of a NIK, per distinct pair, looked up for the pairs in question."""

    def __init__(self, columns: Columns, texts: tuple[list[str], list[str]], of_pair: Ints) -> None:
        self.of_pair = of_pair
        a, b = texts
        self.district = _distance([x[DISTRICT] for x in a], [y[DISTRICT] for y in b])
        self.birth = _distance([x[BIRTH] for x in a], [y[BIRTH] for y in b])
        self.serial = _distance([x[SERIAL] for x in a], [y[SERIAL] for y in b])
        known_districts = _established_districts(columns)
        self.is_known_district = np.array(
            [x[DISTRICT] in known_districts and y[DISTRICT] in known_districts for x, y in zip(a, b, strict=True)], dtype=bool
        )

    def levels(self, distance: NDArray[np.int32], is_explained: Flags) -> Ints:
        """Unexplained slips count; a birth part that the birth dates explain does not."""
        of_pair = self.of_pair
        district, birth, serial = self.district[of_pair], self.birth[of_pair], self.serial[of_pair]
        is_moved = (district > 0) & self.is_known_district[of_pair]
        birth = np.where(is_explained, 0, birth)
        is_one_slip = distance[of_pair] == 1
        slips = np.where(is_moved, 9, district) + birth + serial
        is_serial_only = (district == 0) & (birth == 0)
        choices = [
            (is_serial_only & (serial <= 1), "serial_slip"),
            (is_one_slip & ~is_moved & ~(is_explained & (self.birth[of_pair] > 0)), "slip"),
            (is_serial_only, "same_district"),
            ((slips == 2) & (serial < 2) & (self.birth[of_pair] == birth), "two_slips"),
            (district == 0, "same_district"),
            ((birth == 0) & (serial == 0), "other_district"),
        ]
        return np.select([flags for flags, _ in choices], [level("nik", code) for _, code in choices], level("nik", "different"))


def _established_districts(columns: Columns) -> frozenset[str]:
    counts: dict[str, int] = {}
    for text, count in zip(columns.nik.texts, columns.nik.counts.tolist(), strict=True):
        counts[text[DISTRICT]] = counts.get(text[DISTRICT], 0) + count
    least = max(ESTABLISHED, ESTABLISHED_SHARE * len(columns))
    return frozenset(district for district, count in counts.items() if count >= least)
