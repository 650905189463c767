"""Names, numbers and sentences of made-up people. NIK come from kecamatan numbers that were never issued."""

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jobmatch.demo.draw import Draw
from jobmatch.domain.enums import Sex

DATA = Path(__file__).parent / "data"
NEVER_ISSUED = tuple(range(90, 100))
"""The third pair of a NIK: kecamatan numbers of 1702 that no kecamatan ever had, so that nobody living can be meant."""


@cache
def read(name: str) -> dict[str, Any]:
    """Return one of the files of made-up data."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in str(read("names")[kind]).split())


def full_name(draw: Draw, sex: Sex) -> str:
    """Return a name of one to three words."""
    first, last = ("men", "last_men") if sex is Sex.MALE else ("women", "last_women")
    given = draw.choice(_names(first))
    if draw.chance(0.12):
        return given
    if draw.chance(0.12):
        given = f"{'Muhammad' if sex is Sex.MALE else 'Siti'} {given}"
    return f"{given} {draw.choice(_names(last))}"


def birth_place(draw: Draw) -> str:
    """Return a town, mostly the regency's own."""
    return draw.choice(_names("birth_places"))


def phone(draw: Draw) -> str:
    """Return a number of the 0800 range: it rings in nobody's pocket."""
    return f"+62800{draw.randrange(10_000_000):07d}"


class Numbers:
    """Hands out NIK and family card numbers, each once."""

    def __init__(self) -> None:
        self._serials: Counter[str] = Counter()

    def nik(self, draw: Draw, born: date, sex: Sex) -> str:
        """Return a NIK of the right form."""
        day = born.day + (40 if sex is Sex.FEMALE else 0)
        return self._next(f"1702{draw.choice(NEVER_ISSUED)}{day:02d}{born:%m%y}")

    def kk(self, draw: Draw, recorded: date) -> str:
        """Return a family card number of the right form; its serials start high, so that none equals a NIK."""
        return self._next(f"1702{draw.choice(NEVER_ISSUED)}{recorded:%d%m%y}", start=5000)

    def _next(self, prefix: str, start: int = 0) -> str:
        self._serials[prefix] += 1
        return f"{prefix}{start + self._serials[prefix]:04d}"
