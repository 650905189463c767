"""One way to write a word of a name: old spelling, usual abbreviations, titles left out."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from matching.duplicates.word_lists import MUHAMMAD, SITI, TITLES, VARIANTS

LEADING_TITLES = frozenset({"h", "k"})
LEADING = {"m": MUHAMMAD, "st": SITI}
LEADING_MARKS = LEADING_TITLES | LEADING.keys()

_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"))
_SOUNDS = (("kh", "h"), ("ch", "h"), ("sy", "s"), ("sh", "s"), ("dh", "d"), ("th", "t"), ("ph", "p"), ("ts", "s"))
_LETTERS = str.maketrans({"f": "p", "v": "p", "q": "k", "x": "s", "z": "s", "y": "i", "w": "u"})
_MUHAMMAD = re.compile(r"m[uo][ck]?h+a?m*[ae]?d?t?")
_NO_VOWELS = str.maketrans("", "", "aeiou")
_SPLIT = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def name_words(raw: str) -> tuple[str, ...]:
    """Split one raw word ("M.Rizki", "S.Pd.", "Nur-Hayati") into words in today's spelling, titles left out."""
    parts = [part for part in _SPLIT.split(raw) if part]
    joined = "".join(parts)
    if joined in TITLES and joined != "st":
        return ()
    words = (modern(VARIANTS.get(part, part)) for part in parts)
    return tuple(word for word in words if word and (word not in TITLES or word == "st"))


def modern(word: str) -> str:
    """A word in the spelling used since 1972."""
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    return MUHAMMAD if _MUHAMMAD.fullmatch(word) else VARIANTS.get(word, word)


def sound(word: str) -> str:
    """What a word sounds like: letters that are heard alike made one, doubled letters once."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(letter for letter, _ in groupby(word.translate(_LETTERS)))


def skeleton(heard: str) -> str:
    """The first letter and the consonants of a word as heard: what survives dropped vowels."""
    return heard[:1] + heard[1:].translate(_NO_VOWELS)


def with_leading(words: list[str]) -> list[str]:
    """Resolve what only the place in a name decides: M. is Muhammad and St. is Siti in front, H. a title, ST a degree."""
    if len(words) > 1:
        if words[0] in LEADING_TITLES:
            words = words[1:]
        if len(words) > 1 and words[0] in LEADING:
            words = [LEADING[words[0]], *words[1:]]
    return [word for place, word in enumerate(words) if word != "st" or len(words) == 1 or place == 0]
