"""English words of job titles that stand for one another (lawyer, attorney): extra evidence, never a replacement."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from matching.tables import read_table

PER_CENT = 100
LONGEST = 60
"""Words; what a longer text means is clear from its own words."""

Alike = Mapping[str, float]


@lru_cache(maxsize=1)
def _alike() -> Mapping[str, Alike]:
    return {row["stem"]: _weights(row["alike"]) for row in read_table("words_alike_learned.csv")}


def _weights(cell: str) -> Alike:
    pairs = (part.rsplit(":", 1) for part in cell.split("|"))
    return {other: int(share) / PER_CENT for other, share in pairs}


def with_alike(stems: Sequence[str]) -> Alike:
    """The stems at full weight, and beside them those that stand for them, at theirs."""
    found = dict.fromkeys(stems, 1.0)
    if len(stems) > LONGEST:
        return found
    for own in dict.fromkeys(stems):
        for other, share in _alike().get(own, {}).items():
            found[other] = max(found.get(other, 0.0), share)
    return found
