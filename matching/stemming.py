"""Indonesian words to their roots: words of work we know the root of first, the stemmer after."""

from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from matching.tables import read_table

VOWELS = "aeiou"
NASALS = {"p": "m", "t": "n", "s": "ny", "k": "ng"}
"""First letters that melt into the prefix: pupuk → memupuk, tanam → menanam."""
CIRCUMFIXES = ("", "kan", "i", "an", "nya", "in", "kannya")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The root of a word, or the word itself where neither we nor the stemmer know better."""
    known = _forms().get(word)
    if known is not None:
        return known
    if len(word) < 5 or not word.isalpha():
        return word
    stemmed: str = _stemmer().stemWord(word)
    return stemmed if len(stemmed) > 2 else word


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("indonesian")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    roots = [row["root"] for row in read_table("roots.csv")]
    found = {root: root for root in roots}
    for root in roots:
        for form in _forms_of(root):
            found.setdefault(form, root)
    found.update({row["word"]: row["stem"] for row in read_table("stemming_exceptions.csv")})
    return found


def _forms_of(root: str) -> Iterator[str]:
    nasal = _nasal(root)
    starts = ("", "di", "ber", "ter", "per", "ke", "se", f"me{nasal}", f"pe{nasal}", nasal, f"nge{root}")
    for start in starts[:7]:
        yield from (f"{start}{root}{end}" for end in CIRCUMFIXES)
    for start in starts[7:10]:
        yield from (f"{start}{end}" for end in CIRCUMFIXES)
    yield from (f"nge{root}{end}" for end in CIRCUMFIXES)
    yield from (f"pe{root}{end}" for end in CIRCUMFIXES)
    yield from (f"pember{root}{end}" for end in CIRCUMFIXES)


def _nasal(root: str) -> str:
    """The root with its nasal prefix: tanam → nanam, jual → njual, angkut → ngangkut."""
    first = root[0]
    if first in NASALS and root[1] in VOWELS + "r":
        return NASALS[first] + root[1:]
    if first in VOWELS or first in "gh":
        return f"ng{root}"
    if first in "bf" or first == "p":
        return f"m{root}"
    if first in "lrmnwy":
        return root
    return f"n{root}"
