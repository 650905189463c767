"""The levels on which two values of a field can agree, by name; 0 is always "unknown" and is no evidence."""

from __future__ import annotations

FIELDS: dict[str, tuple[str, ...]] = {
    "name": (
        "unknown",
        "same_common",
        "same_usual",
        "same_rare",
        "part_common",
        "part_usual",
        "part_rare",
        "initial",
        "slip",
        "slip_weak",
        "vowel",
        "alike",
        "first_same",
        "first_differs",
        "weak",
        "different",
    ),
    "birth_date": (
        "unknown",
        "same",
        "same_popular",
        "swapped",
        "slip",
        "two_of_three",
        "year_only",
        "near_year",
        "different",
    ),
    "sex": ("unknown", "same", "different"),
    "nik": (
        "unknown",
        "same",
        "slip",
        "two_slips",
        "serial_slip",
        "same_district",
        "other_district",
        "different",
    ),
    "family": ("unknown", "same", "same_popular", "near", "different"),
    "address": ("unknown", "same", "near", "partly", "different"),
    "phone": ("unknown", "same", "same_popular", "near", "different"),
    "place": ("unknown", "same_rare", "same_common", "near", "different"),
}

SIZES: tuple[int, ...] = tuple(len(levels) for levels in FIELDS.values())


def level(field: str, code: str) -> int:
    """The number of a level."""
    return FIELDS[field].index(code)
