"""Finds conditions on who somebody is (age, sex, looks, marriage, religion, ethnicity) in the fields and texts of an advert.

Sources: Permenaker 18/2024 art. 4 (a vacancy must not discriminate); circular M/6/HK.04/V/2025 of 28 May 2025 (no conditions
on age, looks, marital status, height, skin, ethnicity; age only where the work truly demands it and chances are not
cut). Perpres 57/2023 art. 5 lists age and sex among the data of a vacancy, so they can be stated, with a reason.
What is found here is shown to people and asked about; it never reaches the engine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jobmatch.domain.condition_patterns import NEUTRAL, RULES, Ground
from jobmatch.domain.texts import N_

_CIRCULAR = N_("SE Menaker M/6/HK.04/V/2025")
_REGULATION = N_("Permenaker 18/2024 pasal 4")
# Youngest age that may be asked for without saying why: whoever is younger is a child for most work.
AGE_WITHOUT_REASON = 18
# More than any advert has; what stands behind is not searched.
LONGEST_TEXT = 20_000
_RUN = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Explanation:
    """What to tell the employer about a ground, and on what rule it rests."""

    message: str
    source: str


EXPLANATIONS: Mapping[Ground, Explanation] = {
    Ground.SEX: Explanation(
        N_("Lowongan terbuka bagi laki-laki dan perempuan. Bila pekerjaannya sungguh menuntut lain, tulis alasannya."),
        _REGULATION,
    ),
    Ground.AGE: Explanation(
        N_("Batas umur hanya boleh bila sifat pekerjaannya menuntut dan tidak mengurangi kesempatan orang. Tulis alasannya."),
        _CIRCULAR,
    ),
    Ground.LOOKS: Explanation(
        N_("Penampilan, tinggi, dan ciri tubuh bukan syarat kerja. Tulis kemampuan yang dibutuhkan, misalnya ramah melayani."),
        _CIRCULAR,
    ),
    Ground.MARITAL: Explanation(N_("Status perkawinan bukan syarat kerja. Hapus, atau tulis alasannya."), _CIRCULAR),
    Ground.RELIGION: Explanation(
        N_("Agama dan cara berpakaian karena agama bukan syarat kerja, kecuali tugasnya memang keagamaan. Tulis alasannya."),
        _REGULATION,
    ),
    Ground.ETHNICITY: Explanation(N_("Suku dan asal bukan syarat kerja. Hapus, atau tulis alasannya."), _CIRCULAR),
}


@dataclass(frozen=True)
class Condition:
    """One condition that was found: its ground, the words, and where they stand (start and end in the text)."""

    ground: Ground
    excerpt: str
    start: int
    end: int


def find_conditions(text: str) -> list[Condition]:
    """Return the first words of each ground that a text sets as a condition, in the order of the text."""
    compact, places = _compacted(text)
    shown = _without_neutral(compact)
    found = []
    for ground, patterns in RULES.items():
        matches = [match for match in (pattern.search(shown) for pattern in patterns) if match is not None]
        if matches:
            first, last = _trimmed(shown, *min(match.span() for match in matches))
            start, end = places[first], places[last - 1] + 1
            found.append(Condition(ground, text[start:end], start, end))
    return sorted(found, key=lambda condition: condition.start)


def _compacted(text: str) -> tuple[str, list[int]]:
    """Return the text with one mark for every run of white space (searching stays linear), and where each mark stood."""
    words: list[str] = []
    places: list[int] = []
    for match in _RUN.finditer(text[:LONGEST_TEXT]):
        run = match.group()
        is_gap = run[0].isspace()
        words.append(("\n" if "\n" in run else " ") if is_gap else run)
        places += [match.start()] if is_gap else range(*match.span())
    return "".join(words), places


def _without_neutral(text: str) -> str:
    """Blank out passages that are no conditions; places stay the same, and a bar keeps what stands around them apart."""
    for pattern in NEUTRAL:
        text = pattern.sub(lambda match: "|" * len(match.group()), text)
    return text


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    found = text[start:end]
    inside = found.strip(" \t\r\n-–—•●▪◦✅✔*·:;.,()\u2060")
    offset = found.index(inside)
    return start + offset, start + offset + len(inside)


def grounds_of(*texts: str) -> set[Ground]:
    """Return on what grounds the texts of an advert (title, description, conditions) set conditions."""
    return {condition.ground for text in texts for condition in find_conditions(text)}


def grounds_of_fields(*, sex: str | None = None, youngest: int | None = None, oldest: int | None = None) -> set[Ground]:
    """Return on what grounds the filled fields of a vacancy set conditions; a lower limit of 18 needs no reason."""
    found = set()
    if sex:
        found.add(Ground.SEX)
    if oldest is not None or (youngest is not None and youngest > AGE_WITHOUT_REASON):
        found.add(Ground.AGE)
    return found
