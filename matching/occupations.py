"""Which occupations a free description of work may mean: candidates with reasons, never a verdict."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.entries import Occupation, read_prior
from matching.normalisation import raw_words
from matching.similarity import (
    CHARACTERS_WORDS_PAIRS,
    Scores,
    TextModel,
    products,
    transposed,
)

Edition = Literal["2014", "2026"]

NEAREST_SHARE = 0.3
PRIOR_SHARE = 0.04
UNLISTED_PER_MILLE = 0.5
"""How common a group is taken to be that the table of common work does not name."""
BEST_POSSIBLE = 2.0 + NEAREST_SHARE

CANDIDATES, CANDIDATE_POWER = 8, 2
PREFIXES = ((4, 1.0), (3, 0.6), (2, 0.3))
"""As evidence a code counts for its unit group, and in part for the groups above it."""

NEIGHBOURS = 5
CASE_SHARE = 0.7
CASE_POWER = 1.5
"""A case that reads the same counts so much; one that is half as near, much less than half."""
PRIOR_STRENGTH = 100.0
"""The table of common work weighs as much as so many confirmed cases."""


@dataclass(frozen=True, slots=True)
class Case:
    """A description somebody coded; kept, so that the next like it finds the code."""

    text: str
    code: str


@dataclass(frozen=True, slots=True)
class OccupationSuggestion:
    """A candidate code, how near it is (0 to 1), and the wording or case that speaks for it."""

    code: str
    name: str
    score: float
    nearest_wording: str
    is_from_case: bool = False


class OccupationIndex:
    """The vocabulary's wordings, ready to be compared with a description.

    Three looks at a group: all its words together, the sum of its wordings, its nearest wording;
    and a little for how common the work is here.
    """

    def __init__(self, occupations: Sequence[Occupation]) -> None:
        self._occupations = list(occupations)
        self._wordings = [text for entry in self._occupations for text in entry.wordings]
        counts = [len(entry.wordings) for entry in self._occupations]
        self._starts = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int64)
        wholes = [" ".join((*entry.wordings, *entry.skills)) for entry in self._occupations]
        self._model = TextModel(wholes, CHARACTERS_WORDS_PAIRS)
        rows = self._model.transform(self._wordings)
        self._nearest = transposed(rows)
        self._whole = transposed(self._model.transform(wholes))
        self._sums = transposed(_root_sums(rows, counts))
        self._prefixes = _prefix_rows(self._codes("2026"), self._codes("2014"))
        common = read_prior()
        self._common = np.array([common.get(entry.code, UNLISTED_PER_MILLE) for entry in self._occupations])

    def suggest_many(
        self,
        texts: Sequence[str],
        top: int = 10,
        edition: Edition = "2026",
        cases: Sequence[Case] = (),
    ) -> list[list[OccupationSuggestion]]:
        """For each text the nearest occupations, best first; none for a text without words."""
        if not self._occupations:
            return [[] for _ in texts]
        rows = self._model.transform(texts)
        book = _CaseBook(self._model, cases, self._codes(edition))
        return [self._suggest(rows[[number]], top, edition, book) if raw_words(text) else [] for number, text in enumerate(texts)]

    def _suggest(self, row: sparse.csr_array, top: int, edition: Edition, book: "_CaseBook") -> list[OccupationSuggestion]:
        closeness, nearest = self._closeness(row)
        scores = closeness[0] + PRIOR_SHARE * np.log(book.adjusted(self._common))
        votes = book.votes(row)
        for number, (vote, _) in votes.items():
            scores[number] += vote
        codes = self._codes(edition)
        order = [number for number in np.argsort(-scores, kind="stable") if codes[number]][:top]
        return [self._suggestion(number, edition, scores, nearest[0], votes) for number in order]

    def evidence(self, texts: Sequence[str]) -> sparse.csr_array:
        """For each text a row of unit length over codes and their groups; their product is nearness."""
        closeness, _ = self._closeness(self._model.transform(texts))
        weak = np.argsort(-closeness, axis=1, kind="stable")[:, CANDIDATES:]
        np.put_along_axis(closeness, weak, 0.0, axis=1)
        rows = sparse.csr_array((closeness / BEST_POSSIBLE) ** CANDIDATE_POWER) @ self._prefixes
        return _unit_rows(sparse.csr_array(rows))

    def _closeness(self, rows: sparse.csr_array) -> tuple[Scores, Scores]:
        nearest = products(rows, self._nearest)
        closeness = products(rows, self._whole) + products(rows, self._sums)
        if self._occupations:
            closeness += NEAREST_SHARE * np.maximum.reduceat(nearest, self._starts, axis=1)
        return closeness, nearest

    def _codes(self, edition: Edition) -> list[str]:
        if edition == "2026":
            return [entry.code for entry in self._occupations]
        return [entry.code_2014 or "" for entry in self._occupations]

    def _suggestion(
        self,
        number: int,
        edition: Edition,
        scores: Scores,
        nearest: Scores,
        votes: Mapping[int, tuple[float, str]],
    ) -> OccupationSuggestion:
        entry = self._occupations[number]
        start = int(self._starts[number])
        own = nearest[start : start + len(entry.wordings)]
        wording = self._wordings[start + int(np.argmax(own))]
        vote, case = votes.get(number, (0.0, ""))
        is_from_case = vote > NEAREST_SHARE * float(own.max())
        score = float(min(1.0, max(0.0, scores[number] / BEST_POSSIBLE)))
        code = self._codes(edition)[number]
        return OccupationSuggestion(code, entry.name, score, case if is_from_case else wording, is_from_case)


class _CaseBook:
    """Confirmed cases: the nearest vote, and all of them tell what is common."""

    def __init__(self, model: TextModel, cases: Sequence[Case], codes: Sequence[str]) -> None:
        places = {code: number for number, code in enumerate(codes) if code}
        self._known = [case for case in cases if case.code in places]
        self._numbers = [places[case.code] for case in self._known]
        self._rows = transposed(model.transform([case.text for case in self._known]))

    def votes(self, row: sparse.csr_array) -> dict[int, tuple[float, str]]:
        """Of the nearest cases, the best vote for each group and its text."""
        if not self._known:
            return {}
        near = products(row, self._rows)[0]
        found: dict[int, tuple[float, str]] = {}
        for place in np.argsort(-near, kind="stable")[:NEIGHBOURS]:
            vote = CASE_SHARE * float(near[place]) ** CASE_POWER
            found.setdefault(self._numbers[place], (vote, self._known[place].text))
        return found

    def adjusted(self, common: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """How common each group is, per mille, after what the cases show."""
        counts = Counter(self._numbers)
        seen = np.array([counts.get(number, 0) for number in range(len(common))], dtype=np.float64)
        share = common / common.sum()
        adjusted: npt.NDArray[np.float64] = (share * PRIOR_STRENGTH + seen) / (PRIOR_STRENGTH + seen.sum())
        return 1000 * adjusted


def _root_sums(rows: sparse.csr_array, counts: Sequence[int]) -> sparse.csr_array:
    owners = np.repeat(np.arange(len(counts)), counts)
    ones = np.ones(len(owners))
    gather = sparse.csr_array((ones, (owners, np.arange(len(owners)))), shape=(len(counts), len(owners)))
    sums = sparse.csr_array(gather @ rows)
    sums.data = np.sqrt(sums.data)
    return _unit_rows(sums)


def _unit_rows(rows: sparse.csr_array) -> sparse.csr_array:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).reshape(-1, 1))
    scales = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_array(rows.multiply(scales))


def _prefix_rows(codes: Sequence[str], older: Sequence[str]) -> sparse.csr_array:
    columns: dict[str, int] = {}
    places = [
        (row, columns.setdefault((code or old)[:length], len(columns)), weight)
        for row, (code, old) in enumerate(zip(codes, older, strict=True))
        for length, weight in PREFIXES
    ]
    rows, numbers, weights = zip(*places, strict=True) if places else ((), (), ())
    return sparse.csr_array((weights, (rows, numbers)), shape=(len(codes), len(columns)))
