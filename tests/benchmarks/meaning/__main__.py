"""`python -m tests.benchmarks.meaning [dev|test] [set …]`: ours beside the stock parts, one table."""

import random
import sys
import time
from collections.abc import Iterator, Sequence

import numpy as np

from matching.evaluation import rank_lines
from matching.occupations import Case
from matching.vocabulary import Vocabulary
from tests.benchmarks.meaning.baselines import BASELINES
from tests.benchmarks.meaning.measures import (
    average_precision,
    hit_within,
    interval,
    reciprocal_rank,
)
from tests.benchmarks.meaning.sets import CODINGS, Coding, Retrieval, retrievals

CASES, SEEDS = 28, 5


def report_retrieval(item: Retrieval) -> None:
    """MAP (MRR where one line answers) of each method, self excluded by the set itself."""
    is_single = all(len(lines) == 1 for lines in item.relevant)
    measure = reciprocal_rank if is_single else average_precision
    orders = {
        name: np.argsort(-method(item.queries, item.corpus), axis=1, kind="stable").tolist() for name, method in BASELINES.items()
    }
    start = time.process_time()
    orders["ours"] = list(rank_lines(item.queries, item.corpus, len(item.corpus)))
    spent = time.process_time() - start
    print(f"{item.name}: {len(item.queries)} x {len(item.corpus)}, {spent:.1f} s")
    for name, lines in orders.items():
        pairs = zip(lines, item.relevant, item.queries, strict=True)
        values = [measure(_without_self(line, text, item), good) for line, good, text in pairs]
        print(f"  {name:12} {interval(values)}")


def _without_self(line: Sequence[int], text: str, item: Retrieval) -> list[int]:
    is_same_side = len(item.queries) > 1 and item.name in ("titles_id", "descriptions")
    return [number for number in line if not (is_same_side and item.corpus[number] == text)]


def report_coding(item: Coding) -> None:
    """First and among ten, cold and with 28 cases drawn from the same set."""
    cold = list(_hits(item, range(len(item.texts)), []))
    print(f"{item.name}: {len(item.texts)} descriptions")
    _print_hits("cold", cold)
    warm = []
    for seed in range(SEEDS):
        drawn = set(random.Random(seed).sample(range(len(item.texts)), CASES))
        cases = [Case(item.texts[number], item.codes[number]) for number in drawn]
        warm += _hits(item, [n for n in range(len(item.texts)) if n not in drawn], cases)
    _print_hits(f"{CASES} cases", warm)


def _hits(item: Coding, numbers: Sequence[int], cases: list[Case]) -> Iterator[tuple[float, float]]:
    texts = [item.texts[number] for number in numbers]
    suggestions = Vocabulary.load().suggest_many(texts, 10, item.edition, cases)
    for number, found in zip(numbers, suggestions, strict=True):
        codes = [suggestion.code for suggestion in found]
        wanted = item.codes[number]
        yield hit_within(codes, wanted, 1), hit_within(codes, wanted, 10)


def _print_hits(name: str, hits: Sequence[tuple[float, float]]) -> None:
    first, among = zip(*hits, strict=True)
    print(f"  {name:12} first {interval(first)}  among ten {interval(among)}")


def main() -> None:
    """Report the sets asked for."""
    split = sys.argv[1] if len(sys.argv) > 1 else "dev"
    names = sys.argv[2:]
    for build in CODINGS:
        item = build(split)
        if not names or item.name in names:
            report_coding(item)
    for retrieval in retrievals(split, names):
        report_retrieval(retrieval)


if __name__ == "__main__":
    main()
