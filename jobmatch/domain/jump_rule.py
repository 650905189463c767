"""Is a village's number a jump? A rule for small counts: compared with its own history and with villages like it.

The month's list carries people forward, so a count moves by those who find work and those who are new. The size of its
usual moves, relative to the count, is taken from the village's own months and from similar villages (whose moves stand in
while the own months are few). Common outlier scores misfire on small, skewed counts; this one's false alarms on
simulated history are printed and held at or under 5 % by a test.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, sqrt
from statistics import median

Counts = Sequence[int | None]

# How many usual moves away from the expected number a count must be; from the simulation in the tests.
WIDTH = 2.3
# Differences up to this are never a jump, whatever the history.
SMALLEST_JUMP = 4
# Months that the similar villages weigh beside the village's own.
PRIOR_MONTHS = 6
# Moves per person on the list before any history: a month in which about a sixth leave and as many come.
USUAL_MOVES = 0.35
FEWEST_TO_SHARE = 5


@dataclass(frozen=True)
class ExpectedRange:
    """Between which numbers a village's count is no news, and what it was compared with."""

    low: int
    high: int
    last: int
    own_months: int
    similar_villages: int

    def has(self, count: int) -> bool:
        """Say whether a count is within."""
        return self.low <= count <= self.high


def expected_range(
    own: Counts, similar: Sequence[Counts] = (), similar_now: Iterable[tuple[int, int]] = ()
) -> ExpectedRange | None:
    """Return the range for the month after `own`; None while the village never reported.

    `own` and each of `similar` are past months, oldest first, None where nobody reported. `similar_now` are pairs (last
    month, this month) of similar villages that reported already: a harvest that moves all of them is no jump of one.
    """
    reported = [(place, count) for place, count in enumerate(own) if count is not None]
    if not reported:
        return None
    place, last = reported[-1]
    months_since = len(own) - place
    moves = _moves(own)
    scale = _shrunk_scale(moves, last, similar)
    centre = last * (1 + _common_change(similar_now))
    width = max(SMALLEST_JUMP, WIDTH * sqrt(scale * (last + 1) * months_since))
    return ExpectedRange(
        low=max(0, floor(centre - width)),
        high=ceil(centre + width),
        last=last,
        own_months=len(moves),
        similar_villages=len(similar),
    )


def _moves(counts: Counts) -> list[tuple[int, int]]:
    """Return (count before, change) for every pair of neighbouring months that were both reported."""
    pairs = pairwise(counts)
    return [(before, after - before) for before, after in pairs if before is not None and after is not None]


def _scale(moves: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Return summed squared changes and summed counts: their ratio is the size of usual moves per person."""
    return sum(change * change for _, change in moves), sum(before + 1 for before, _ in moves)


def _shrunk_scale(moves: Sequence[tuple[int, int]], last: int, similar: Sequence[Counts]) -> float:
    squares, people = _scale([move for counts in similar for move in _moves(counts)])
    prior = squares / people if people else USUAL_MOVES
    own_squares, own_people = _scale(moves)
    weight = PRIOR_MONTHS * (last + 1)
    return (own_squares + weight * prior) / (own_people + weight)


def _common_change(similar_now: Iterable[tuple[int, int]]) -> float:
    """Return the middle relative change of the similar villages, once enough of them reported."""
    changes = [(after - before) / before for before, after in similar_now if before > 0]
    return median(changes) if len(changes) >= FEWEST_TO_SHARE else 0.0
