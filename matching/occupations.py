"""Which occupations a free description of work may mean: candidates with reasons, never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from matching.entries import Occupation
from matching.normalisation import key
from matching.similarity import TextModel, similarities

Edition = Literal["2014", "2026"]
NEIGHBOURS = 5
CASE_SHARE = 0.5
"""How much confirmed cases count beside the vocabulary, for a case that reads the same."""


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
    from_case: bool = False


class OccupationIndex:
    """The vocabulary's wordings, ready to be compared with a description."""

    def __init__(self, occupations: Sequence[Occupation]) -> None:
        self._occupations = list(occupations)
        self._wordings = [
            (row, wording)
            for row, occupation in enumerate(self._occupations)
            for wording in occupation.wordings
        ]
        self._owners = np.array([row for row, _ in self._wordings], dtype=np.int64)
        self._model = TextModel.fit(wording for _, wording in self._wordings)
        self._rows = self._model.transform([wording for _, wording in self._wordings])
        self._wholes = self._model.transform(
            [" ".join(occupation.wordings) for occupation in self._occupations]
        )

    def suggest(
        self, text: str, top: int = 10, edition: Edition = "2026", cases: Sequence[Case] = ()
    ) -> list[OccupationSuggestion]:
        """The nearest occupations, best first; nothing for a text without words."""
        if not key(text) or not self._occupations:
            return []
        query = self._model.transform([text])
        near = similarities(query, self._rows)[0]
        best = np.zeros(len(self._occupations))
        np.maximum.at(best, self._owners, near)
        scores = 0.5 * best + 0.5 * similarities(query, self._wholes)[0]
        found = {
            self._code(row, edition): self._suggestion(row, edition, scores[row], near)
            for row in np.argsort(-scores, kind="stable")[: 4 * top]
            if self._code(row, edition) and scores[row] > 0
        }
        self._add_cases(found, text, cases)
        ordered = sorted(found.values(), key=lambda item: (-item.score, item.code))
        return ordered[:top]

    def _code(self, row: int, edition: Edition) -> str | None:
        occupation = self._occupations[row]
        return (occupation.code if edition == "2026" else occupation.code_2014) or None

    def _suggestion(
        self, row: int, edition: Edition, score: float, near: np.ndarray
    ) -> OccupationSuggestion:
        own = np.flatnonzero(self._owners == row)
        wording = self._wordings[own[np.argmax(near[own])]][1]
        code = self._code(row, edition)
        return OccupationSuggestion(str(code), self._occupations[row].name, float(score), wording)

    def _add_cases(
        self, found: dict[str | None, OccupationSuggestion], text: str, cases: Sequence[Case]
    ) -> None:
        if not cases:
            return
        rows = self._model.transform([case.text for case in cases])
        near = similarities(self._model.transform([text]), rows)[0]
        for index in np.argsort(-near, kind="stable")[:NEIGHBOURS]:
            case, known = cases[index], found.get(cases[index].code)
            if near[index] <= 0:
                continue
            score = CASE_SHARE * float(near[index]) + (known.score if known else 0.0)
            name = known.name if known else ""
            found[case.code] = OccupationSuggestion(case.code, name, score, case.text, True)
