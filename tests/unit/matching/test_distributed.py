"""Zones ranked by processes of their own and merged answer what one process answers."""

import multiprocessing
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

import pytest

from matching import Ranker, SeekerProfile, Vocabulary
from matching.distributed import rank_all, zones_of
from tests.benchmarks.matching_corpus import Market

LIMIT = 7


class Here(Executor):
    """Does the work at once, in this process."""

    def submit(self, work: Any, /, *values: Any, **more: Any) -> Future[Any]:  # type: ignore[override]
        done: Future[Any] = Future()
        done.set_result(work(*values, **more))
        return done


def test_zones_keep_everybody_once_and_districts_together() -> None:
    people = [SeekerProfile(str(number), district=f"17.02.{number % 5:02}") for number in range(23)]
    zones = zones_of(people, 4)
    assert sorted(person.id for zone in zones for person in zone) == sorted(person.id for person in people)
    assert [[person.district for person in zone] for zone in zones] == [sorted(p.district or "" for p in zone) for zone in zones]
    assert len(zones) == 4
    assert zones_of([], 4) == []
    assert len(zones_of(people[:2], 4)) == 2


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["here", "two processes"])
def test_ids_and_scores_are_those_of_one_process(kind: str) -> None:
    vocabulary = Vocabulary.load()
    market = Market(3, vocabulary)
    seekers, vacancies = list(market.seekers(300)), list(market.vacancies(20, 300))
    one = Ranker(vocabulary=vocabulary, week=202648)
    alone = list(one.fit(seekers).rank_all(vacancies, LIMIT))
    zones = zones_of(seekers, 2 if kind == "two processes" else 3)
    with Here() if kind == "here" else ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
        assert list(rank_all(executor, zones, vacancies, LIMIT, one)) == alone
    assert sum(map(len, alone)) > LIMIT
    back = list(one.fit(vacancies).rank_all(seekers[:10], LIMIT))
    assert list(rank_all(Here(), zones_of(vacancies, 3), seekers[:10], LIMIT, one)) == back


def test_without_zones_or_a_ranker_nobody_is_found() -> None:
    assert list(rank_all(Here(), [], list(Market(3, Vocabulary.load()).vacancies(2, 10)))) == [[], []]
