"""Indonesian words of work in English, so that texts in either language can meet.

A translation is extra evidence beside the words as typed, never their replacement.
"""

from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from matching.normalisation import raw_words
from matching.stemming import stem
from matching.tables import read_table

LONGEST_PHRASE = 5


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(raw_words(row["indonesian"])): tuple(raw_words(row["english"])) for row in read_table("glossary.csv")}


@lru_cache(maxsize=1)
def _stems() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase, english in sorted(_phrases().items()):
        if len(phrase) == 1:
            found.setdefault(stem(phrase[0]), english)
    return found


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    return frozenset(word for english in _phrases().values() for word in english)


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def english_stem(word: str) -> str:
    """The stem of an English word."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


def is_english(words: Sequence[str]) -> bool:
    """Whether more of the words are English than Indonesian, as far as the glossary knows."""
    phrases, english = _phrases(), _english_words()
    balance = sum((word in english) - ((word,) in phrases) for word in words)
    return balance > 0


def in_english(words: Sequence[str]) -> list[str]:
    """English stems of the words: the longest known phrases first, unknown words as they are."""
    if is_english(words):
        return [english_stem(word) for word in words]
    found: list[str] = []
    start = 0
    while start < len(words):
        length, english = _longest_at(words, start)
        found.extend(english_stem(word) for word in english)
        start += length
    return found


@lru_cache(maxsize=1)
def _equals() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(read_table("equal_words.csv")):
        for word in raw_words(row["words"]):
            stemmed = english_stem(word)
            found[stemmed] = (*found.get(stemmed, ()), f"={number}")
    return found


def with_equals(words: Sequence[str]) -> list[str]:
    """English stems, and a mark for each group of words that are used for the same work."""
    marks = {mark for word in words for mark in _equals().get(word, ())}
    return [*words, *sorted(marks)]


def _longest_at(words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
    phrases = _phrases()
    for length in range(min(LONGEST_PHRASE, len(words) - start), 0, -1):
        known = phrases.get(tuple(words[start : start + length]))
        if known is not None:
            return length, known
    word = words[start]
    return 1, _stems().get(stem(word), (word,))
