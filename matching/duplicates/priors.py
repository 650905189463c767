"""What is believed before a file is seen: kinds of pairs, how many of each, and how often each level occurs in them.

The numbers are shares per hundred, in the order of `levels.FIELDS` without "unknown"; EM moves them to the file at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("same", "same_moved", "twin", "kin", "namesake", "number", "stranger")
MATCHES = (0, 1)
STRANGER = KINDS.index("stranger")
NAMESAKE = KINDS.index("namesake")
NUMBER = KINDS.index("number")


@dataclass(frozen=True, slots=True)
class Belief:
    """Pairs of a kind per record, the weight of the belief in pairs, and shares of levels per field."""

    per_record: float
    weight: float
    shares: dict[str, tuple[float, ...]]


_NAME = (12, 38, 22, 2, 6, 2, 4, 8, 4, 0.8, 0.3, 0.7, 0.7, 0.5, 0.8)
_STRANGER_NAME = (0.02, 0.005, 0.001, 0.2, 0.1, 0.02, 0.02, 0.02, 0.1, 0.03, 0.2, 3, 4, 0.8, 91.5)
_DAY = (85, 1, 3, 4, 2, 1, 1, 1)
_NIK = (78, 14, 2, 2, 1, 0.5, 2)

BELIEFS: tuple[Belief, ...] = (
    Belief(
        0.05,
        40,
        {
            "name": _NAME,
            "birth_date": _DAY,
            "sex": (98, 2),
            "nik": _NIK,
            "family": (85, 1, 8, 6),
            "address": (45, 20, 25, 10),
            "phone": (75, 1, 4, 20),
            "place": (30, 60, 6, 4),
        },
    ),
    Belief(
        0.01,
        20,
        {
            "name": _NAME,
            "birth_date": _DAY,
            "sex": (98, 2),
            "nik": _NIK,
            "family": (25, 1, 4, 70),
            "address": (2, 2, 11, 85),
            "phone": (45, 1, 4, 50),
            "place": (10, 20, 5, 65),
        },
    ),
    Belief(
        0.005,
        60,
        {
            "name": (0.1, 0.1, 0.05, 0.5, 0.5, 0.2, 0.2, 3, 3, 6, 12, 12, 30, 4, 30),
            "birth_date": (96, 3, 0.1, 0.2, 0.2, 0.1, 0.1, 0.3),
            "sex": (70, 30),
            "nik": (0.3, 1.5, 0.5, 60, 32, 0.7, 5),
            "family": (90, 1, 6, 3),
            "address": (60, 15, 15, 10),
            "phone": (45, 1, 2, 52),
            "place": (30, 65, 3, 2),
        },
    ),
    Belief(
        1.0,
        100,
        {
            "name": (0.1, 0.1, 0.05, 1, 0.8, 0.4, 0.3, 1, 1, 0.8, 3, 8, 30, 3, 51),
            "birth_date": (0.3, 0.1, 0.2, 1, 1, 0.5, 12, 85),
            "sex": (50, 50),
            "nik": (0.15, 0.2, 0.2, 55, 25, 10, 10),
            "family": (88, 2, 5, 5),
            "address": (60, 15, 15, 10),
            "phone": (40, 1, 2, 57),
            "place": (30, 65, 3, 2),
        },
    ),
    Belief(
        0.02,
        40,
        {
            "name": (40, 35, 15, 3, 3, 2, 0.5, 0.5, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
            "birth_date": (0.4, 0.2, 0.2, 0.8, 1.5, 1, 6, 90),
            "sex": (92, 8),
            "nik": (0.01, 0.01, 0.03, 6, 6, 30, 58),
            "family": (0.3, 0.3, 0.4, 99),
            "address": (0.2, 0.6, 6, 93),
            "phone": (0.3, 0.2, 0.1, 99.4),
            "place": (1, 15, 4, 80),
        },
    ),
    Belief(  # somebody else's number, by a slip of the hand: equal or near numbers, near birth dates, and nothing else
        0.002,
        40,
        {
            "name": _STRANGER_NAME,
            "birth_date": (35, 2, 1, 25, 10, 1, 6, 20),
            "sex": (85, 15),
            "nik": (30, 40, 28, 0.5, 0.5, 0.5, 0.5),
            "family": (0.002, 0.01, 0.01, 99.9),
            "address": (0.005, 0.05, 4, 96),
            "phone": (0.001, 0.005, 0.005, 99.99),
            "place": (0.3, 4, 1, 94.7),
        },
    ),
    Belief(
        0.0,
        1000,
        {
            "name": _STRANGER_NAME,
            "birth_date": (0.006, 0.002, 0.003, 0.02, 0.2, 0.1, 4, 95.7),
            "sex": (50, 50),
            "nik": (1e-6, 1e-5, 1e-4, 6, 6, 30, 58),
            "family": (0.002, 0.01, 0.01, 99.9),
            "address": (0.005, 0.05, 4, 96),
            "phone": (0.001, 0.005, 0.005, 99.99),
            "place": (0.3, 4, 1, 94.7),
        },
    ),
)

TIES: dict[str, tuple[tuple[int, ...], ...]] = {
    "name": ((0, 1), (NUMBER, STRANGER)),
    "birth_date": ((0, 1), (NAMESAKE, STRANGER)),
    "sex": ((0, 1),),
    "nik": ((0, 1), (NAMESAKE, STRANGER)),
    "family": ((2, 3), (NAMESAKE, NUMBER, STRANGER)),
    "address": ((2, 3), (NAMESAKE, NUMBER, STRANGER)),
    "phone": ((2, 3), (NAMESAKE, NUMBER, STRANGER)),
    "place": ((2, 3), (NUMBER, STRANGER)),
}
