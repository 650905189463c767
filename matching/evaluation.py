"""`python -m matching.evaluation`: the engine's own comparison on files, a text a line.

rank, pairs and occupations print one answer a line; duplicates prints CSV.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from matching.comparison import Comparison
from matching.duplicates import run_duplicates
from matching.occupations import Case
from matching.vocabulary import Vocabulary

BLOCK = 256


def read_lines(path: Path) -> list[str]:
    """Lines of a text file, empty ones kept, whatever the line ends."""
    text = path.read_text(encoding="utf-8-sig")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def rank_lines(queries: Sequence[str], corpus: Sequence[str], top: int) -> Iterator[list[int]]:
    """For each query the corpus lines nearest to it, best first; equals in the corpus' order."""
    comparison = Comparison(corpus, Vocabulary.load())
    for start in range(0, len(queries), BLOCK):
        near = comparison.widened_scores(queries[start : start + BLOCK])
        for line in near:
            order = np.argsort(-line, kind="stable")[:top]
            yield [int(number) for number in order]


def score_pairs(left: Sequence[str], right: Sequence[str]) -> Iterator[float]:
    """How alike the two files' lines are, line by line, 0 to 1."""
    if len(left) != len(right):
        raise ValueError(f"the files differ in length: {len(left)} and {len(right)} lines")
    comparison = Comparison([*left, *right], Vocabulary.load())
    yield from (float(value) for value in comparison.pairwise(left, right))


def read_cases(path: Path) -> list[Case]:
    """Coded descriptions from a CSV with the columns text and code."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Case(row["text"], row["code"].strip()) for row in csv.DictReader(file)]


def _rank(arguments: argparse.Namespace) -> None:
    queries, corpus = read_lines(arguments.queries), read_lines(arguments.corpus)
    for numbers in rank_lines(queries, corpus, arguments.top):
        _print(json.dumps(numbers))


def _pairs(arguments: argparse.Namespace) -> None:
    for value in score_pairs(read_lines(arguments.left), read_lines(arguments.right)):
        _print(f"{value:.6f}")


def _occupations(arguments: argparse.Namespace) -> None:
    vocabulary = Vocabulary.load()
    cases = read_cases(arguments.cases) if arguments.cases else None
    texts = read_lines(arguments.queries)
    for found in vocabulary.suggest_many(texts, arguments.top, arguments.edition, cases):
        _print(json.dumps([suggestion.code for suggestion in found]))


def _duplicates(arguments: argparse.Namespace) -> None:
    for line in run_duplicates(arguments.records):
        _print(line)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="matching.evaluation", description=__doc__)
    commands = parser.add_subparsers(required=True)
    rank = commands.add_parser("rank", help="corpus lines nearest to each query")
    rank.add_argument("--queries", type=Path, required=True)
    rank.add_argument("--corpus", type=Path, required=True)
    rank.add_argument("--top", type=int, default=10)
    rank.set_defaults(run=_rank)
    pairs = commands.add_parser("pairs", help="a score of 0 to 1 for each pair of lines")
    pairs.add_argument("--left", type=Path, required=True)
    pairs.add_argument("--right", type=Path, required=True)
    pairs.set_defaults(run=_pairs)
    occupations = commands.add_parser("occupations", help="KBJI codes for each description")
    occupations.add_argument("--queries", type=Path, required=True)
    occupations.add_argument("--top", type=int, default=10)
    occupations.add_argument("--edition", choices=("2014", "2026"), default="2026")
    occupations.add_argument("--cases", type=Path)
    occupations.set_defaults(run=_occupations)
    duplicates = commands.add_parser("duplicates", help="likely doubles in a CSV of persons")
    duplicates.add_argument("--records", type=Path, required=True)
    duplicates.set_defaults(run=_duplicates)
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one of the commands."""
    chosen = _parser().parse_args(arguments)
    chosen.run(chosen)


if __name__ == "__main__":
    main()
