"""Words to comparable words: spelling, slang, stop words, stems; and nothing protected.

What may not count is taken out first, so that it cannot change even the length of a text.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from matching.stemming import stem
from matching.tables import read_table

_TOKEN, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")
_NAME_HINT = re.compile(r"nam", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_REPEATED = re.compile(r"\b([^\W\d_]{3,})-\1\b")
_REPEATED_TWO = re.compile(r"\b([^\W\d_]{3,})2\b")
_AGE = re.compile(
    r"\b(?:(?:usia|umur|berusia|berumur|aged?|umurnya|usianya)\b[\s:.,]*"
    r"(?:(?:min|maks|max|minimal|maksimal|maximum|minimum|antara|di|bawah|atas|sekitar|saya)\b[\s.:]*)*"
    r"\d{1,2}(?:\s*(?:-|–|s/?d|sampai|hingga|to)\s*\d{1,2})?\s*(?:tahun|thn|th|years?(?:\s+old)?)?"
    r"|\d{1,2}[\s-]*years?[\s-]*old)\b"
)
_YEAR = re.compile(r"\b(?:(?:tahun|lulus(?:an)?|angkatan|thn|th)\s+)*(?:19[4-9]\d|20[0-4]\d)\b")
_DENIED = r"(?:(?:tidak|bukan|belum|sudah|seorang|not)\s+)?"
_DECILE = re.compile(r"\b(?:desil|decile)\s*\d+\b")
_NAME = re.compile(
    r"\b(?i:nama(?:ku)?|name)\b[\s:]*(?i:(?:saya|lengkap|adalah|is)\b[\s:]*)+"
    r"(?:(?:[A-Z][a-z']+|[A-Z]\.)(?:\s+(?:[A-Z][a-z']+|[A-Z]\.)){0,3}|[A-Za-z']+)"
)
"""A name that somebody gives: as many capitalised words as follow, or one word."""


def plain(text: str) -> str:
    """Lower case, one form of each letter, doubled words (anak-anak, anak2) once."""
    folded = text.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    return _REPEATED_TWO.sub(r"\1", _REPEATED.sub(r"\1", folded))


def raw_words(text: str) -> list[str]:
    """The words of a text as typed, in lower case."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Old spellings, slang and abbreviations and the words they stand for."""
    return {row["written"]: row["meant"] for row in read_table("spellings.csv")}


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that say nothing about work."""
    return frozenset(row["word"] for row in read_table("stop_words.csv"))


@lru_cache(maxsize=1)
def _protected_patterns() -> tuple[re.Pattern[str], ...]:
    """Numbers with the word they belong to first, then words: none leaves a part of another behind."""
    terms = [plain(row["term"]) for row in read_table("protected_words.csv")]
    return _DECILE, _AGE, _YEAR, _any_of(terms, _DENIED)


def _any_of(terms: Sequence[str], before: str = "") -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    alternatives = "|".join(re.escape(term) for term in longest_first)
    return re.compile(rf"\b{before}(?:{alternatives or '(?!)'})\b")


@lru_cache(maxsize=1)
def _neutral() -> tuple[re.Pattern[str], dict[str, str]]:
    meant = {row["written"]: row["meant"] for row in read_table("neutral_phrases.csv")}
    return _any_of(list(meant)), meant


def without_protected(text: str) -> str:
    """The text without words about sex, age, religion, descent, marriage, disability or a name.

    Names of work that merely contain such a word (office boy) are first said in neutral words.
    """
    pattern, meant = _neutral()
    kept = plain(_NAME.sub(" ", text) if _NAME_HINT.search(text) else text)
    if not _first_words("neutral_phrases.csv", "written").isdisjoint(_TOKEN.findall(kept)):
        kept = pattern.sub(lambda found: meant[found[0]], kept)
    *with_number, of_words = _protected_patterns()
    if _DIGIT.search(kept):
        for pattern in with_number:
            kept = pattern.sub(" ", kept)
    if not _first_words("protected_words.csv", "term").isdisjoint(_TOKEN.findall(kept)):
        kept = of_words.sub(" ", kept)
    return kept


@lru_cache(maxsize=2)
def _first_words(table: str, column: str) -> frozenset[str]:
    """How terms of a table begin: a text without any of these words holds none of the terms, and need not be searched."""
    return frozenset(_TOKEN.findall(plain(row[column]))[0] for row in read_table(table))


def words(text: str) -> list[str]:
    """Words of a text with slang and abbreviations written out, without stop words."""
    return meant_words(raw_words(text))


def meant_words(typed: Sequence[str]) -> list[str]:
    """The words that typed words stand for, without stop words unless there are no others."""
    meant: list[str] = []
    known, stops = spellings(), stop_words()
    for word in typed:
        meant.extend(known[word].split() if word in known else (word,))
    return [word for word in meant if word not in stops] or meant


def stems(text: str) -> list[str]:
    """Stems of the words that count."""
    return [stem(word) for word in words(text)]


def key(text: str) -> str:
    """One string for all spellings of the same wording: its stems in order."""
    return " ".join(stems(text))
