"""The index answers exactly what gates and criteria answer for everybody, in both directions, by kernels and densely."""

import importlib
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import Ranker, SeekerProfile, VacancyProfile, Weights
from matching.profiles import Profile
from matching.shared import Shared
from tests.unit.matching.small_worlds import WORDS, markets

EVERY_WAY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
BY_KERNELS, DENSELY = 0, sys.maxsize

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # the kernels are compiled the first time


def fitted(profiles: list[Profile], way: int, week: int = 0, weights: Weights | None = None) -> Ranker:
    ranker = Ranker(weights, WORDS, week).fit(profiles)
    if ranker.searcher is not None:
        ranker.searcher.dense_until = way
    return ranker


def assert_agrees(profiles: list[Profile], asking: list[Profile], way: int, limit: int, week: int) -> None:
    ranker = fitted(profiles, way, week)
    answers = list(ranker.rank_all(asking, limit))
    assert answers == [ranker.rank_plainly(profile, limit) for profile in asking]


@EVERY_WAY
@given(markets)
def test_kernels_find_the_same_seekers_as_the_criteria(market: tuple[list, list, int, int]) -> None:
    seekers, vacancies, limit, week = market
    assert_agrees(seekers, vacancies, BY_KERNELS, limit, week)


@EVERY_WAY
@given(markets)
def test_kernels_find_the_same_vacancies_as_the_criteria(market: tuple[list, list, int, int]) -> None:
    seekers, vacancies, limit, week = market
    assert_agrees(vacancies, seekers, BY_KERNELS, limit, week)


@EVERY_WAY
@given(markets)
def test_the_dense_way_agrees_in_both_directions(market: tuple[list, list, int, int]) -> None:
    seekers, vacancies, limit, week = market
    assert_agrees(seekers, vacancies, DENSELY, limit, week)
    assert_agrees(vacancies, seekers, DENSELY, limit, week)


@EVERY_WAY
@given(markets, st.permutations([0, 3, 9, 14, 19, 25, 30]))
def test_any_weights_are_answered_exactly(market: tuple[list, list, int, int], points: list[int]) -> None:
    seekers, vacancies, limit, week = market
    weights = Weights("lain", *points, 100 - sum(points))
    ranker = fitted(seekers, BY_KERNELS, week, weights)
    assert list(ranker.rank_all(vacancies, limit)) == [ranker.rank_plainly(vacancy, limit) for vacancy in vacancies]


@EVERY_WAY
@given(markets, st.data())
def test_changed_and_removed_profiles_answer_as_if_fitted_anew(market: tuple[list, list, int, int], data: st.DataObject) -> None:
    seekers, vacancies, limit, week = market
    ranker = fitted(seekers[: len(seekers) // 2], BY_KERNELS, week)
    changed = [replace(seeker, free_text="kasir toko") for seeker in seekers if data.draw(st.booleans())]
    ranker.update(seekers)
    ranker.update(changed)
    if ranker.searcher is not None:
        ranker.searcher.dense_until = BY_KERNELS
        ranker.searcher.rebuild()
    now = {seeker.id: seeker for seeker in [*seekers, *changed]}
    for seeker in list(now.values()):
        if data.draw(st.booleans()):
            ranker.remove(seeker.id)
            del now[seeker.id]
    anew = fitted(list(now.values()), BY_KERNELS, week)
    assert list(ranker.rank_all(vacancies, limit)) == list(anew.rank_all(vacancies, limit))


def test_portions_and_threads_change_nothing() -> None:
    seekers = [SeekerProfile(f"s{number}", desired_kbji=("5230",), free_text="kasir") for number in range(40)]
    asking = [VacancyProfile(f"v{number}", title="kasir", kbji="5230") for number in range(1100)]
    ranker = fitted(seekers, BY_KERNELS)
    assert list(ranker.rank_all(asking, 3)) == list(ranker.rank_all(asking, 3, threads=2))


KERNELS = ("matching.kernels", "matching.kernel_pairs", "matching.kernel_texts", "matching.kernel_search", "matching.searcher")


@pytest.fixture
def plain_searcher(monkeypatch: pytest.MonkeyPatch):
    """The searcher as it is where numba is missing: the kernels as plain Python, beside the compiled ones of everybody else."""
    with monkeypatch.context() as missing:
        missing.setitem(sys.modules, "numba", None)
        for name in KERNELS:
            missing.delitem(sys.modules, name)
        return importlib.import_module("matching.searcher")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(market=markets)
def test_the_kernels_mean_the_same_as_plain_python(plain_searcher, market: tuple[list, list, int, int]) -> None:
    seekers, vacancies, limit, week = market
    for profiles, asking in ((seekers, vacancies), (vacancies, seekers)):
        ranker = fitted(profiles, DENSELY, week)
        if ranker.searcher is None:
            continue
        of_seekers = ranker.searcher.of_seekers
        plain = plain_searcher.Searcher(Shared(WORDS, ranker.model), Weights(), ranker.turn, of_seekers)
        assert plain.dense_until == sys.maxsize
        plain.extend(ranker.searcher.profiles)
        plain.dense_until = BY_KERNELS
        ranker.searcher = plain
        assert list(ranker.rank_all(asking, limit)) == [ranker.rank_plainly(profile, limit) for profile in asking]
