"""One ranking over several processes or machines: zones of neighbouring districts are ranked apart, their best are merged.

Any executor of the standard library's kind does: a pool of processes on one machine, or a Dask cluster by
`dask.distributed.Client(address).get_executor()` (the extra `distributed`). A pair's points depend on the pair alone and
equals are ordered by id and week, so the answer is that of one process. One process serves a province: see docs/operasi.md.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from itertools import islice

from matching.profiles import Profile
from matching.ranker import Ranker
from matching.results import Match
from matching.vocabulary import Vocabulary
from matching.weights import Weights

_vocabulary = lru_cache(maxsize=1)(Vocabulary.load)
"""Once per process."""


def zones_of(profiles: Sequence[Profile], count: int) -> list[list[Profile]]:
    """At most so many parts of about equal size, neighbouring district codes together."""
    in_order = sorted(profiles, key=lambda profile: profile.district or "")
    size = max(1, -(-len(in_order) // count))
    rest = iter(in_order)
    return [zone for _ in range(count) if (zone := list(islice(rest, size)))]


def rank_zone(zone: Sequence[Profile], asking: Sequence[Profile], limit: int, weights: Weights, week: int) -> list[list[Match]]:
    """What one process answers for its zone."""
    ranker = Ranker(weights, _vocabulary(), week).fit(zone)
    return list(ranker.rank_all(asking, limit))


def rank_all(
    executor: Executor,
    zones: Sequence[Sequence[Profile]],
    asking: Sequence[Profile],
    limit: int = 20,
    ranker: Ranker | None = None,
) -> Iterator[list[Match]]:
    """What `Ranker.rank_all` answers for each asking profile, every zone ranked by a process of its own."""
    ranker = ranker or Ranker()
    work = [executor.submit(rank_zone, zone, asking, limit, ranker.weights, ranker.week) for zone in zones]
    parts = [running.result() for running in work]
    for number in range(len(asking)):
        found = [match for part in parts for match in part[number]]
        yield sorted(found, key=ranker.order)[:limit]
