"""Who was shown, invited and hired, by group and by door: rates with intervals, never a verdict on few.

Protected facts are known here and only here, after the ranking is done; no ranking reads this.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

TOO_FEW = 30
"""Below so many people in a group a rate says nothing: terlalu sedikit untuk dinilai."""
FOUR_FIFTHS = 0.8
"""Ratio to the best-treated group below which an auditor looks closer."""
Z_95 = 1.959964
STAGES = ("shown", "invited", "hired")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What happened to one eligible person in a period, and the groups the person belongs to."""

    person_id: str
    groups: Mapping[str, str | None]
    """Trait (sex, age band, disability, district, door) to value; None: not known."""
    was_shown: bool = False
    was_invited: bool = False
    was_hired: bool = False


@dataclass(frozen=True, slots=True)
class GroupRate:
    """A group's share at one stage."""

    trait: str
    value: str
    stage: str
    eligible: int
    reached: int
    is_too_few: bool
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    ratio_to_best: float | None = None
    needs_a_look: bool = False
    """The ratio is under four fifths and the intervals do not overlap."""


def group_rates(treatments: Iterable[Treatment]) -> list[GroupRate]:
    """Rates of every group of every trait at every stage; unknown values form no group."""
    members: dict[tuple[str, str], list[Treatment]] = defaultdict(list)
    for treatment in treatments:
        for trait, value in treatment.groups.items():
            if value is not None:
                members[trait, value].append(treatment)
    traits = sorted({trait for trait, _ in members})
    return [
        rate
        for trait in traits
        for stage in STAGES
        for rate in _compared(
            [_rate(trait, value, stage, people) for (own_trait, value), people in sorted(members.items()) if own_trait == trait]
        )
    ]


def _rate(trait: str, value: str, stage: str, people: Sequence[Treatment]) -> GroupRate:
    reached = sum(getattr(person, f"was_{stage}") for person in people)
    if len(people) < TOO_FEW:
        return GroupRate(trait, value, stage, len(people), reached, is_too_few=True)
    low, high = wilson(reached, len(people))
    return GroupRate(trait, value, stage, len(people), reached, False, reached / len(people), low, high)


def _compared(rates: Sequence[GroupRate]) -> list[GroupRate]:
    judged = [rate for rate in rates if rate.rate is not None]
    best = max(judged, key=lambda rate: rate.rate or 0.0, default=None)
    return [_against(rate, best) for rate in rates]


def _against(rate: GroupRate, best: GroupRate | None) -> GroupRate:
    if best is None or not best.rate or rate.rate is None:
        return rate
    ratio = rate.rate / best.rate
    is_apart = (rate.high or 0.0) < (best.low or 0.0)
    return GroupRate(
        rate.trait,
        rate.value,
        rate.stage,
        rate.eligible,
        rate.reached,
        rate.is_too_few,
        rate.rate,
        rate.low,
        rate.high,
        ratio,
        ratio < FOUR_FIFTHS and is_apart,
    )


def wilson(reached: int, total: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson score), sound for small numbers and for none or all."""
    share = reached / total
    centre = share + Z_95**2 / (2 * total)
    spread = Z_95 * sqrt(share * (1 - share) / total + Z_95**2 / (4 * total**2))
    scale = 1 + Z_95**2 / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
