"""Simulated histories of villages, to count how often the jump rule calls an honest month a jump."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from jobmatch.domain.jump_rule import expected_range

MONTHS, WARM_UP = 30, 4
SIMILAR = 12


@dataclass(frozen=True)
class World:
    """How villages of a world move: share leaving a month, extra spread, season, share of months not reported."""

    name: str
    sizes: tuple[float, ...] = (3, 10, 32, 80)
    leaving: float = 0.12
    spread: float = 0.0
    season: float = 0.0
    silent: float = 0.0


WORLDS = (
    World("steady"),
    World("lively", leaving=0.25),
    World("sluggish", leaving=0.04),
    World("uneven", spread=0.6),
    World("harvest", season=0.25),
    World("gaps", silent=0.3),
    World("all at once", leaving=0.15, spread=0.5, season=0.2, silent=0.2),
    World("tiny villages", sizes=(0.5, 1, 2, 4)),
)


def histories(world: World, random: np.random.Generator, villages: int = 72) -> np.ndarray:
    """Return true counts, villages by months: people leave by chance, new ones come by chance."""
    sizes = np.array([world.sizes[place % len(world.sizes)] for place in range(villages)])
    counts = np.zeros((villages, MONTHS), dtype=int)
    counts[:, 0] = random.poisson(sizes)
    for month in range(1, MONTHS):
        season = 1 + world.season * np.sin(2 * np.pi * month / 12)
        rate = sizes * world.leaving * season
        if world.spread:
            rate = rate * random.gamma(1 / world.spread**2, world.spread**2, villages)
        leaving = np.clip(world.leaving / season, 0, 1)
        counts[:, month] = random.binomial(counts[:, month - 1], 1 - leaving) + random.poisson(rate)
    return counts


def ranges(world: World, seed: int) -> Iterator[tuple[int, object]]:
    """Yield (true count, expected range) for every reported month of every village after the first few."""
    random = np.random.default_rng(seed)
    counts = histories(world, random)
    told = random.random(counts.shape) >= world.silent
    seen = [[int(c) if t else None for c, t in zip(row, known, strict=True)] for row, known in zip(counts, told, strict=True)]
    kinds = len(world.sizes)
    for village, own in enumerate(seen):
        others = [seen[other] for other in range(village % kinds, len(seen), kinds) if other != village][:SIMILAR]
        for month in range(WARM_UP, MONTHS):
            now = [(row[month - 1], row[month]) for row in others if row[month - 1] is not None and row[month] is not None]
            found = expected_range(own[:month], [row[:month] for row in others], now)
            if own[month] is not None and found is not None:
                yield own[month], found


def false_alarm_rate(world: World, seed: int = 2026) -> float:
    """Return the share of honest months that would be called a jump."""
    hits = [not found.has(count) for count, found in ranges(world, seed)]
    return sum(hits) / len(hits)


def caught(world: World, change, seed: int = 7) -> float:
    """Return the share of spoilt months that are called a jump, among villages with ten or more on the list."""
    hits = [not found.has(change(count)) for count, found in ranges(world, seed) if found.last >= 10]
    return sum(hits) / len(hits)
