"""Words people use and the one id each stands for; texts stay as typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from rapidfuzz import fuzz

from matching.entries import Field, Occupation, Term, read_fields, read_occupations, read_terms
from matching.normalisation import key, raw_words
from matching.occupations import Case, Edition, OccupationIndex, OccupationSuggestion
from matching.similarity import TextModel, similarities

NEAR_EQUAL = 88.0
"""rapidfuzz ratio of the stems from which on two strings count as the same wording."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text may stand for: an id, its kind and name, how it was found, how sure (0 to 1)."""

    id: str
    kind: str
    name: str
    wording: str
    method: str
    """exact, stem or near."""
    score: float


class Vocabulary:
    """Skills, tools, licences, languages, occupations and fields of study, by any wording."""

    def __init__(
        self,
        occupations: Sequence[Occupation] = (),
        terms: Sequence[Term] = (),
        fields: Sequence[Field] = (),
    ) -> None:
        self.occupations = {entry.code: entry for entry in occupations if entry.code}
        self._all_editions = tuple(occupations)
        self.terms = {entry.id: entry for entry in terms}
        self.fields = {entry.id: entry for entry in fields}
        self._wordings = list(self._all_wordings())
        self._exact: dict[str, list[int]] = {}
        self._stemmed: dict[str, list[int]] = {}
        for number, (_, _, _, wording) in enumerate(self._wordings):
            self._exact.setdefault(" ".join(raw_words(wording)), []).append(number)
            self._stemmed.setdefault(key(wording), []).append(number)

    @classmethod
    def load(cls) -> "Vocabulary":
        """The package's own vocabulary; read once per process."""
        return _load()

    def _all_wordings(self) -> list[tuple[str, str, str, str]]:
        rows: list[tuple[str, str, str, str]] = []
        for term in self.terms.values():
            rows += [(term.id, term.kind, term.name, wording) for wording in term.all_wordings]
        for job in self.occupations.values():
            wordings = (job.name, *job.titles, *job.english)
            rows += [(job.code, "occupation", job.name, wording) for wording in wordings]
        for study in self.fields.values():
            wordings = (study.name, *study.programmes)
            rows += [(study.id, "field", study.name, wording) for wording in wordings]
        return rows

    @cached_property
    def _model(self) -> TextModel:
        return TextModel.fit(wording for _, _, _, wording in self._wordings)

    @cached_property
    def _near_rows(self) -> object:
        return self._model.transform([wording for _, _, _, wording in self._wordings])

    @cached_property
    def _occupation_index(self) -> OccupationIndex:
        return OccupationIndex(self._all_editions)

    def resolve(self, text: str, kinds: Sequence[str] = (), limit: int = 5) -> list[Resolution]:
        """What the text may stand for, best first: exact, then same stems, then nearly equal."""
        typed, stemmed = " ".join(raw_words(text)), key(text)
        if not typed:
            return []
        found: dict[str, Resolution] = {}
        for method, score, numbers in (
            ("exact", 1.0, self._exact.get(typed, [])),
            ("stem", 0.95, self._stemmed.get(stemmed, [])),
            ("near", 0.9, [] if typed in self._exact else self._near_numbers(text, stemmed)),
        ):
            for number in numbers:
                id_, kind, name, wording = self._wordings[number]
                if kinds and kind not in kinds:
                    continue
                found.setdefault(id_, Resolution(id_, kind, name, wording, method, score))
        return list(found.values())[:limit]

    def _near_numbers(self, text: str, stemmed: str) -> list[int]:
        if not self._wordings:
            return []
        near = similarities(self._model.transform([text]), self._near_rows)[0]
        candidates = np.argsort(-near, kind="stable")[:20]
        ratios = [
            (fuzz.ratio(stemmed, key(self._wordings[number][3])), int(number))
            for number in candidates
            if near[number] > 0
        ]
        kept = sorted((-ratio, number) for ratio, number in ratios if ratio >= NEAR_EQUAL)
        return [number for _, number in kept]

    def suggest_occupations(
        self,
        text: str,
        top: int = 10,
        edition: Edition = "2026",
        cases: Sequence[Case] | None = None,
    ) -> list[OccupationSuggestion]:
        """Candidate occupations for a description of work, for a person to choose from."""
        return self._occupation_index.suggest(text, top, edition, cases or ())


@lru_cache(maxsize=1)
def _load() -> Vocabulary:
    return Vocabulary(read_occupations(), read_terms(), read_fields())
