"""What all rows of an index share: numbers for skills, codes, fields, districts and words, and how they relate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matching.closeness import related_skills
from matching.gates import covered_by
from matching.growing import Array, Growing, Names, Ragged
from matching.similarity import TextModel
from matching.vocabulary import Vocabulary
from matching.wordterms import WordTerms

PREFIXES = (4, 3, 2)
"""First digits of an occupation code that nearness looks at."""


class SharedArrays(NamedTuple):
    """Tables the kernels look numbers up in."""

    code_prefix: Array
    leads: Array
    field_group: Array
    related_at: Array
    related: Array
    cover_at: Array
    cover: Array


class _Related:
    """Per number of a name the numbers of the names related to it; follows the names as they grow."""

    def __init__(self, names: Names, related: Callable[[str], Iterable[str]]) -> None:
        self._names = names
        self._related = related
        self._lists: list[list[int]] = []
        self._ragged = Ragged(np.int32)

    def of(self, number: int) -> list[int]:
        self._follow()
        return self._lists[number]

    def _follow(self) -> None:
        while len(self._lists) < len(self._names):
            name = self._names.name(len(self._lists))
            self._lists.append([self._names[other] for other in sorted(self._related(name))])
            self._ragged.append(self._lists[-1:])

    def arrays(self) -> tuple[Array, Array]:
        self._follow()
        return self._ragged.starts, self._ragged.column(0)


class Shared:
    """Numbers for names, the same for both sides and for every query."""

    def __init__(self, vocabulary: Vocabulary, model: TextModel) -> None:
        self.skills, self.licences, self.districts = Names(), Names(), Names()
        self.fields = Names(*vocabulary.fields)
        self.codes = Names()
        self.words = WordTerms(model)
        self._vocabulary = vocabulary
        self._related = _Related(self.skills, lambda name: related_skills(vocabulary, name))
        self._cover = _Related(self.licences, lambda name: covered_by().get(name, ()))
        self._prefixes = Names()
        self._code_prefix = Growing(np.int32, len(PREFIXES))
        self._leads = Growing(np.uint8, max(len(self.fields), 1))
        groups = Names()
        known = vocabulary.fields.values()
        self._field_group = np.array([groups[field.group] for field in known] or [0], dtype=np.int32)

    def with_related(self, skills: Sequence[int]) -> set[int]:
        """The skills and those that count in part for them."""
        return {near for number in skills for near in (number, *self._related.of(number))}

    def prefix(self, code: str, length: int) -> int:
        """A number for the first digits of a code."""
        return self._prefixes[code[:length]]

    def codes_of(self, rows: Sequence[Mapping[str, float]]) -> tuple[list[list[int]], list[list[float]]]:
        """Occupation codes with their strengths, as numbers."""
        return [[self.codes[code] for code in row] for row in rows], [list(row.values()) for row in rows]

    def arrays(self) -> SharedArrays:
        """The tables as they are now."""
        self._follow_codes()
        related_at, related = self._related.arrays()
        cover_at, cover = self._cover.arrays()
        return SharedArrays(
            self._code_prefix.array,
            self._leads.array,
            self._field_group,
            related_at,
            related,
            cover_at,
            cover,
        )

    def _follow_codes(self) -> None:
        for number in range(len(self._code_prefix.array), len(self.codes)):
            code = self.codes.name(number)
            self._code_prefix.append([[self.prefix(code, length) for length in PREFIXES]])
            leads = [any(code.startswith(group) for group in field.kbji) for field in self._vocabulary.fields.values()]
            self._leads.append([leads or [False]])
