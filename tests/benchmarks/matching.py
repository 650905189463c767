"""The engine beside brute force: `./run python -m tests.benchmarks.matching --seekers 20000 --vacancies 2000 --top 20`.

Ours is `Ranker.rank_all` as the site calls it, reasons and all. Brute force is the same score for every row by numpy and
scipy with a mask for the gates, and the same words for what it found; it and the text-only libraries are asked about a
sample of the vacancies. Everything runs in one process, one thread, after a warm-up: ratios within one run hold on a busy
machine, absolute figures do not. `--growth` adds smaller and larger markets; `--demo N` measures the made-up regency.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path
from random import Random
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

import numpy as np

# Products of numpy may not borrow the second core: every way has one thread.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from jobmatch.app import create_app
from jobmatch.demo.world import build_world
from jobmatch.queries import profiles as stored
from matching import Match, Ranker, SeekerProfile, VacancyProfile, Vocabulary
from matching.gates import GATES
from matching.prepared import Preparer
from tests.benchmarks.matching_corpus import Market
from tests.benchmarks.matching_texts import TEXT_WAYS
from tests.harness.seed import build_places, test_settings

SEED = 13
SAMPLE, PAIRS, ONLINE = 100, 20_000, 1000
GROWTH = (2_000, 20_000, 200_000)


class Sides(NamedTuple):
    """Both sides of a market."""

    seekers: Sequence[SeekerProfile]
    vacancies: Sequence[VacancyProfile]


class Line(NamedTuple):
    """One way of finding the best."""

    name: str
    recall: str
    cpu: float
    wall: float
    built: float
    megabytes: float


def made_up(seekers: int, vacancies: int, vocabulary: Vocabulary) -> Sides:
    market = Market(SEED, vocabulary)
    return Sides(list(market.seekers(seekers)), list(market.vacancies(vacancies, seekers)))


def demo(people: int) -> Sides:
    """The made-up regency of the demo, through the queries that the worker uses."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/demo.sqlite"
        build_places(url, Path(folder))
        with create_app(test_settings(url, Path(folder), is_demo=True)).app_context():
            build_world(people, lambda *_: None)
            return Sides(stored.list_seeker_profiles(), stored.list_open_vacancy_profiles())


def clocked(work: Callable[[], object]) -> tuple[object, float, float]:
    """What a piece of work answers, its CPU seconds and its wall seconds."""
    cpu, wall = process_time(), perf_counter()
    found = work()
    return found, process_time() - cpu, perf_counter() - wall


def megabytes() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def warm_up(vocabulary: Vocabulary) -> Ranker:
    """Compile, or load what was compiled, on another market; a server does this at its start."""
    market, ranker = Market(SEED + 1, vocabulary), Ranker(vocabulary=vocabulary)
    asking = list(market.vacancies(20, 2000))
    for way in (0, sys.maxsize):
        ranker.fit(list(market.seekers(2000)))
        take(ranker, way, asking, 20)
    return ranker


def take(ranker: Ranker, way: int, asking: Sequence[VacancyProfile], top: int) -> list[list[Match]]:
    assert ranker.searcher is not None
    ranker.searcher.dense_until = way
    return list(ranker.rank_all(asking, top))


def recall(ours: Sequence[Sequence[Match]], brute: Sequence[Sequence[Match]]) -> float:
    """Share of brute force's answers (ids with their scores) that ours has too."""
    wanted = [{(match.id, match.score) for match in matches} for matches in brute]
    found = [{(match.id, match.score) for match in matches} for matches in ours]
    return sum(len(a & b) for a, b in zip(wanted, found, strict=True)) / max(1, sum(map(len, wanted)))


def compare(market: Sides, top: int, vocabulary: Vocabulary, texts: bool) -> tuple[list[Line], Ranker]:
    """Ours, brute force and (if wanted) the text-only libraries on one market; CPU and wall in µs a vacancy."""
    ranker, before = Ranker(vocabulary=vocabulary), megabytes()
    sample = market.vacancies[:: max(1, len(market.vacancies) // SAMPLE)]

    def build() -> None:
        ranker.fit(market.seekers)
        take(ranker, 0, market.vacancies[:1], top)

    _, built, _ = clocked(build)
    ours, cpu, wall = clocked(lambda: take(ranker, 0, market.vacancies, top))
    lines = [Line("ours", "", *(1e6 * spent / len(market.vacancies) for spent in (cpu, wall)), built, megabytes() - before)]
    _, built_brute, _ = clocked(lambda: take(ranker, sys.maxsize, sample[:1], top))
    brute, cpu, wall = clocked(lambda: take(ranker, sys.maxsize, sample, top))
    per_sample = [1e6 * spent / len(sample) for spent in (cpu, wall)]
    of_sample = list(ours)[:: max(1, len(market.vacancies) // SAMPLE)]  # type: ignore[call-overload]
    lines[0] = lines[0]._replace(recall=f"{recall(of_sample, brute):.4f}")  # type: ignore[arg-type]
    lines.append(Line("brute force (scipy + mask)", "1", *per_sample, built_brute, megabytes() - before))
    lines.extend(_text_lines(market, sample, top) if texts else ())
    return lines, ranker


def _text_lines(market: Sides, sample: Sequence[VacancyProfile], top: int) -> Iterator[Line]:
    for name, make in TEXT_WAYS.items():
        before = megabytes()
        way, built, _ = clocked(lambda make=make: make(market.seekers))
        _, cpu, wall = clocked(lambda way=way: way(sample, top))
        yield Line(f"text alone: {name}", "–", *(1e6 * t / len(sample) for t in (cpu, wall)), built, megabytes() - before)


def online(ranker: Ranker, asking: Sequence[VacancyProfile], top: int) -> dict[str, tuple[float, float]]:
    """Median and 95th percentile in ms of one answer: CPU of the whole, and of finding the rows alone."""
    assert ranker.searcher is not None
    ranker.searcher.dense_until = 0
    whole, found, spent = [], [], {}
    for vacancy in asking[:ONLINE]:
        start = thread_time()
        ranker.rank(vacancy, top)
        whole.append(thread_time() - start)
    prepared = [ranker._prepare(vacancy) for vacancy in asking[:ONLINE]]
    for one in prepared:
        start = thread_time()
        list(ranker.searcher.search([one], top))
        found.append(thread_time() - start)
    for name, values in (("whole answer with reasons", whole), ("finding the rows", found)):
        spent[name] = (float(np.quantile(values, 0.5)) * 1000, float(np.quantile(values, 0.95)) * 1000)
    return spent


def selectivity(market: Sides, vocabulary: Vocabulary) -> dict[str, float]:
    """Share of random pairs that each gate lets pass, and all together."""
    draw, preparer = Random(SEED), Preparer(vocabulary)
    passed: dict[str, int] = {}
    for _ in range(PAIRS):
        pair = preparer.seeker(draw.choice(market.seekers)), preparer.vacancy(draw.choice(market.vacancies))
        results = [gate(*pair).passed for gate in GATES]
        for gate, result in zip(GATES, results, strict=True):
            passed[gate.__name__] = passed.get(gate.__name__, 0) + result
        passed["all"] = passed.get("all", 0) + all(results)
    return {name: count / PAIRS for name, count in passed.items()}


def show(title: str, lines: Sequence[Line]) -> None:
    """One table: the same work, the same run."""
    print(f"\n### {title}\n\n| way | recall | CPU µs a vacancy | × ours | wall µs | CPU s to build | MB more |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for line in lines:
        times = f"{line.cpu:,.0f} | {line.cpu / lines[0].cpu:.1f} | {line.wall:,.0f}"
        print(f"| {line.name} | {line.recall} | {times} | {line.built:.2f} | {line.megabytes:,.0f} |", flush=True)


def measure(title: str, market: Sides, top: int, vocabulary: Vocabulary, texts: bool = True) -> float:
    """Print one market's table; return our CPU µs a vacancy."""
    lines, ranker = compare(market, top, vocabulary, texts)
    show(f"{title}: {len(market.seekers):,} seekers × {len(market.vacancies):,} vacancies, best {top}", lines)
    shares = ", ".join(f"{name} {share:.2f}" for name, share in selectivity(market, vocabulary).items())
    print(f"\nPairs let through: {shares}")
    for name, (median, high) in online(ranker, market.vacancies, top).items():
        print(f"One vacancy, {name}: p50 {median:.2f} ms, p95 {high:.2f} ms (CPU)")
    return lines[0].cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seekers", type=int, default=20_000)
    parser.add_argument("--vacancies", type=int, default=2_000)
    parser.add_argument("--top", type=int, default=20)
    parser.add_argument("--growth", action="store_true", help="from 2,000 to 200,000 seekers as well")
    parser.add_argument("--demo", type=int, metavar="PEOPLE", help="the made-up regency with so many people as well")
    chosen = parser.parse_args()
    vocabulary = Vocabulary.load()
    warm_up(vocabulary)
    if chosen.demo:
        measure("Demo world", demo(chosen.demo), chosen.top, vocabulary, texts=False)
    sizes = GROWTH if chosen.growth else (chosen.seekers,)
    spent = {}
    for size in sizes:
        vacancies = max(100, size // 10) if chosen.growth else chosen.vacancies
        market = made_up(size, vacancies, vocabulary)
        spent[size] = measure(
            "Synthetic market", market, chosen.top, vocabulary, texts=size == sizes[0] or size == chosen.seekers
        )
    if chosen.growth:
        exponent = log(spent[GROWTH[-1]] / spent[GROWTH[0]]) / log(GROWTH[-1] / GROWTH[0])
        print(f"\nGrowth of our CPU a vacancy from {GROWTH[0]:,} to {GROWTH[-1]:,}: exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
