"""Columns of texts as numbers, and pairs of texts compared only where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.process import cpdist

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Levels = NDArray[np.int8]
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts in one form: a code per row (0 = unknown), the text and the number of rows of each code."""

    codes: Codes
    texts: Sequence[str]
    counts: Ints

    @classmethod
    def of(cls, raw: Iterable[str], in_form: Callable[[str], str]) -> Texts:
        """Put every distinct text in form and number the forms; the empty form is unknown."""
        seen: dict[str, int] = {"": UNKNOWN}
        numbers: dict[str, int] = {"": UNKNOWN}
        codes = []
        for text in raw:
            code = seen.get(text)
            if code is None:
                code = seen[text] = numbers.setdefault(in_form(text), len(numbers))
            codes.append(code)
        array = np.array(codes, dtype=np.int32)
        return cls(array, tuple(numbers), np.bincount(array, minlength=len(numbers)))


def sorted_unique(codes: Ints) -> Ints:
    """The distinct numbers in ascending order."""
    codes = np.sort(codes)
    return codes[np.r_[True, codes[1:] != codes[:-1]]] if len(codes) else codes


def agreement(codes: Codes, left: Ints, right: Ints) -> tuple[Flags, Flags]:
    """Which pairs carry the same code, and of which pairs either side is unknown."""
    a, b = codes[left], codes[right]
    return a == b, (a == UNKNOWN) | (b == UNKNOWN)


def score_texts(texts: Sequence[str], a: Codes, b: Codes, scorer: Any, **options: Any) -> NDArray[Any]:
    """A rapidfuzz score for each pair of codes."""
    left = [texts[code] for code in a.tolist()]
    right = [texts[code] for code in b.tolist()]
    return np.asarray(cpdist(left, right, scorer=scorer, **options))
