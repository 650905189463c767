"""Words of a search compared by their letters in threes, so that a slip of the finger still finds something."""

import re
import unicodedata
from collections.abc import Sequence
from math import ceil

LONGEST_KEY = 600
MOST_WORDS = 5
# Share of a word's threes that must stand in the text; one wrong or swapped letter leaves about half of them.
ENOUGH = 0.4
# Spellings that people mix up; both sides are written the same way before they are compared.
_SAME = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("ph", "f"), ("v", "f"), ("q", "k"), ("x", "ks"))
_FILLERS = frozenset({"dan", "di", "yang", "kerja", "lowongan", "loker", "untuk", "atau", "cari"})


def plain_words(text: str) -> list[str]:
    """Return the words of a text in one spelling, without signs."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    for other, ours in _SAME:
        plain = plain.replace(other, ours)
    return re.findall(r"[a-z0-9]+", plain)


def search_key(*texts: str | None) -> str:
    """Return what is stored beside a vacancy: its words once each, with a space around every one."""
    words = dict.fromkeys(word for text in texts if text for word in plain_words(text))
    return f" {' '.join(words)} "[:LONGEST_KEY]


def query_threes(query: str) -> list[Sequence[str]]:
    """Return for each word of a query its threes (`kasir` → ` ka`, `kas`, `asi`, `sir`, `ir `); filler words fall out."""
    words = [word for word in plain_words(query) if word not in _FILLERS] or plain_words(query)
    return [_threes(word) for word in words[:MOST_WORDS]]


def _threes(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(dict.fromkeys(padded[start : start + 3] for start in range(len(padded) - 2)))


def least_matches(threes: Sequence[str]) -> int:
    """Return how many of a word's threes a text must hold to count as a find."""
    return max(1, ceil(len(threes) * ENOUGH))
