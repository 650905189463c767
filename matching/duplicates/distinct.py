"""Equal texts are compared once, however many pairs carry them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matching.duplicates.columns import UNKNOWN, Ints, Texts

Levels = NDArray[np.int8]


def distinct(texts: Texts, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The distinct pairs of texts as one number each, and which of them every pair shows."""
    size = np.int64(len(texts.texts))
    a, b = texts.codes[left].astype(np.int64), texts.codes[right].astype(np.int64)
    is_known = (a != UNKNOWN) & (b != UNKNOWN)
    codes = np.where(is_known, np.minimum(a, b) * size + np.maximum(a, b), 0)
    found, inverse = np.unique(codes, return_inverse=True)
    return found, inverse


def texts_of(texts: Texts, codes: Ints) -> tuple[list[str], list[str]]:
    """The two texts of each distinct pair."""
    size = len(texts.texts)
    pairs = [divmod(code, size) for code in codes.tolist()]
    return [texts.texts[a] for a, _ in pairs], [texts.texts[b] for _, b in pairs]


def known(texts: Texts, left: Ints, right: Ints, result: Ints) -> Levels:
    """The levels, unknown where either text is."""
    is_known = (texts.codes[left] != UNKNOWN) & (texts.codes[right] != UNKNOWN)
    return np.where(is_known, result, UNKNOWN).astype(np.int8)
