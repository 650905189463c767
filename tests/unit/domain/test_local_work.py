"""Distances that people here can place."""

import pytest

from jobmatch.domain.local_work import next_distance


@pytest.mark.parametrize(("km", "reach"), [(0, 5), (5, 5), (5.1, 15), (40, 50), (51, 500), (900, 500)])
def test_the_shortest_distance_that_reaches_so_far(km: float, reach: int) -> None:
    assert next_distance(km) == reach
