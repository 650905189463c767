"""`python -m tests.benchmarks.meaning.learn_alike dev|all FILE`: which words of job titles stand for one another.

Two words are alike as far as they appear in the titles of the same occupations (ESCO, O*NET): cosine
of their shares per occupation. Single word stems and whole per cents are kept, never a title.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from matching.normalisation import raw_words, stop_words
from matching.translation import english_stem
from tests.benchmarks.meaning.sets import is_in, rows

KEPT, LEAST, FEWEST_OCCUPATIONS = 6, 0.15, 2
SMOOTHED_BY = 3
SMALL_WORDS = frozenset(["of", "and", "the", "in", "for", "a", "an", "to", "with", "at", "on", "or", "by"])


def _occupations(split: str) -> Iterator[list[str]]:
    for row in rows("esco_occupations_skills_v1_2"):
        if split == "all" or is_in(split, row["title_en"]):
            yield [row["title_en"], *row["alt_titles_en"].split(" | ")]
    for row in rows("onet_29_2_occupations"):
        yield [row["title_en"], *row["alt_titles_en"].split(" | ")]


def _stems(title: str) -> set[str]:
    skipped = SMALL_WORDS | stop_words()
    return {english_stem(word) for word in raw_words(title) if word not in skipped and not word.isdigit()}


def _shares(occupations: Sequence[Sequence[str]]) -> tuple[list[str], sparse.csr_array]:
    """Root of the share of each occupation's titles that hold a word, words down, each of unit length."""
    places: dict[str, int] = {}
    found: list[tuple[int, int, float]] = []
    for number, titles in enumerate(occupations):
        counts = Counter(stem for title in set(titles) for stem in _stems(title))
        for stem, count in counts.items():
            found.append((places.setdefault(stem, len(places)), number, (count / (len(titles) + SMOOTHED_BY)) ** 0.5))
    lines, columns, values = zip(*found, strict=True)
    matrix = sparse.csr_array((values, (lines, columns)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    often = np.flatnonzero(np.diff(matrix.indptr) >= FEWEST_OCCUPATIONS)
    names = list(places)
    return [names[number] for number in often], sparse.csr_array(matrix.multiply(1 / lengths[:, None]))[often]


def main() -> None:
    """Write the table."""
    names, shares = _shares(list(_occupations(sys.argv[1])))
    near = sparse.csr_array(shares @ shares.T)
    with Path(sys.argv[2]).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["stem", "alike"])
        for number in sorted(range(len(names)), key=names.__getitem__):
            cell = _cell(names, near, number)
            if cell:
                writer.writerow([names[number], cell])


def _cell(names: Sequence[str], near: sparse.csr_array, number: int) -> str:
    start, end = near.indptr[number], near.indptr[number + 1]
    others = sorted(zip(near.data[start:end], near.indices[start:end], strict=True), reverse=True)
    kept = [(share, other) for share, other in others if other != number and share >= LEAST][:KEPT]
    return "|".join(f"{names[other]}:{round(100 * float(share))}" for share, other in kept)


if __name__ == "__main__":
    main()
