"""Retrieval measures with bootstrap intervals."""

from collections.abc import Collection, Sequence

import numpy as np


def average_precision(order: Sequence[int], relevant: Collection[int]) -> float:
    """Mean precision at each relevant line, over all that are relevant."""
    hits, total = 0, 0.0
    for place, number in enumerate(order, start=1):
        if number in relevant:
            hits += 1
            total += hits / place
    return total / len(relevant)


def reciprocal_rank(order: Sequence[int], relevant: Collection[int]) -> float:
    """One over the place of the first relevant line."""
    for place, number in enumerate(order, start=1):
        if number in relevant:
            return 1.0 / place
    return 0.0


def hit_within(order: Sequence[str], wanted: str, top: int) -> float:
    """Whether the wanted code is among the first so many."""
    return float(wanted in order[:top])


def interval(values: Sequence[float], seed: int = 20261124, rounds: int = 2000) -> str:
    """Mean with its 95 % bootstrap interval."""
    sample = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(seed).choice(sample, (rounds, len(sample)))
    low, high = np.quantile(drawn.mean(axis=1), [0.025, 0.975])
    return f"{sample.mean():.3f} [{low:.3f} {high:.3f}]"
