"""Finds the entry a wording belongs to: exactly, by its stems, as a nearly equal string, or inside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz
from scipy import sparse

from matching.normalisation import key, raw_words
from matching.similarity import TextModel, products, transposed

NEAR_EQUAL = 88.0
"""rapidfuzz ratio of the stems from which on two strings count as the same wording."""
CANDIDATES = 20
FARTHEST = 200
EXACT, STEM, NEAR, PART = 1.0, 0.95, 0.9, 0.8
LONGEST_PART = 6
SHORTEST_PART = 4
"""Letters; shorter wordings inside a text are mostly chance."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of writing an entry."""

    id: str
    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text may stand for: an id, its kind and name, how it was found, how sure (0 to 1)."""

    id: str
    kind: str
    name: str
    wording: str
    method: str
    """exact, stem, near or part (a known wording inside a longer text)."""
    score: float


class WordingIndex:
    """All wordings of a vocabulary, looked up one text at a time."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = list(wordings)
        self._exact: dict[str, list[int]] = {}
        self._stemmed: dict[str, list[int]] = {}
        for number, wording in enumerate(self._wordings):
            self._exact.setdefault(" ".join(raw_words(wording.text)), []).append(number)
            self._stemmed.setdefault(key(wording.text), []).append(number)

    def find(self, text: str, kinds: Sequence[str], limit: int) -> list[Resolution]:
        """Entries of these kinds (all, if none is named), best first, each once."""
        found: dict[str, Resolution] = {}
        for resolution in self._all(text, kinds):
            found.setdefault(resolution.id, resolution)
            if len(found) == limit:
                break
        return list(found.values())

    def _all(self, text: str, kinds: Sequence[str]) -> Iterator[Resolution]:
        typed, stemmed = " ".join(raw_words(text)), key(text)
        if not typed:
            return
        found = [*self._of(self._exact.get(typed, []), kinds, "exact", EXACT)]
        found += self._of(self._stemmed.get(stemmed, []), kinds, "stem", STEM)
        found = found or [*self._of(self._near(text, stemmed), kinds, "near", NEAR)]
        yield from found or self._parts(stemmed.split(), kinds)

    def _parts(self, words: Sequence[str], kinds: Sequence[str]) -> Iterator[Resolution]:
        """Entries whose wording stands inside the text; only the longest such wordings."""
        for length in range(min(LONGEST_PART, len(words) - 1), 0, -1):
            phrases = (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))
            numbers = [number for phrase in phrases if len(phrase) >= SHORTEST_PART for number in self._stemmed.get(phrase, [])]
            found = [*self._of(numbers, kinds, "part", PART)]
            if found:
                yield from found
                return

    def _of(self, numbers: Sequence[int], kinds: Sequence[str], method: str, score: float) -> Iterator[Resolution]:
        for number in numbers:
            wording = self._wordings[number]
            if not kinds or wording.kind in kinds:
                yield Resolution(wording.id, wording.kind, wording.name, wording.text, method, score)

    @cached_property
    def _model(self) -> TextModel:
        return TextModel(wording.text for wording in self._wordings)

    @cached_property
    def _columns(self) -> sparse.csr_array:
        return transposed(self._model.transform(wording.text for wording in self._wordings))

    def nearest(self, text: str, kinds: Sequence[str], limit: int) -> list[Resolution]:
        """Entries with the most similar wordings, however far, with how near."""
        if not self._wordings:
            return []
        near = products(self._model.transform([text]), self._columns)[0]
        found: dict[str, Resolution] = {}
        for number in np.argsort(-near, kind="stable")[:FARTHEST]:
            for resolution in self._of([int(number)], kinds, "nearest", float(near[number])):
                found.setdefault(resolution.id, resolution)
        return list(found.values())[:limit]

    def _near(self, text: str, stemmed: str) -> list[int]:
        if not self._wordings:
            return []
        near = products(self._model.transform([text]), self._columns)[0]
        candidates = np.argsort(-near, kind="stable")[:CANDIDATES]
        ratios = [(-fuzz.ratio(stemmed, key(self._wordings[number].text)), int(number)) for number in candidates]
        return [number for ratio, number in sorted(ratios) if -ratio >= NEAR_EQUAL]
