"""The village month as a file: row codes, the words for an answer, and the mark of what stood when the file was made.

The mark lets an old file do no harm: a cell that nobody touched says nothing, and one that was touched while somebody else
answered is refused instead of taking the newer answer back.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer

Said = tuple[RowAnswer | None, OtherAnswer | None, HowKnown | None, str]
"""An answer as a row holds it: answer, kind of other, how known, job."""
NOTHING: Said = (None, None, None, "")
NOT_ASKED: Said = (None, None, HowKnown.NOT_ASKED, "")
_FRONT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})-([0-9]{2})(0[1-9]|1[0-2])")
_MARK_LENGTH = 6
_CENTURY = 2000
_CHOICES: Mapping[str, tuple[RowAnswer | None, OtherAnswer | None]] = {
    RowAnswer.STILL_NOT_WORKING.label: (RowAnswer.STILL_NOT_WORKING, None),
    RowAnswer.NOW_WORKING.label: (RowAnswer.NOW_WORKING, None),
    **{kind.label: (RowAnswer.OTHER, kind) for kind in OtherAnswer},
    HowKnown.NOT_ASKED.label: (None, None),
}
ANSWERS = tuple(_CHOICES)
WAYS = tuple(how.label for how in (HowKnown.MET, HowKnown.TOLD))
# Our own words first; then the figures of the columns on the paper list, and words that people write instead.
_MORE = {
    "1": "masih belum bekerja",
    "2": "sudah bekerja",
    "3": "sekolah atau kursus",
    "4": "tidak mencari kerja",
    "5": "pindah",
    "6": "meninggal",
    "7": "tidak ditemukan",
    "0": "belum ditanya",
    "masih": "masih belum bekerja",
    "belum bekerja": "masih belum bekerja",
    "masih kurang kerja": "masih belum bekerja",
    "masih di rumah": "masih belum bekerja",
    "bekerja": "sudah bekerja",
    "sudah cukup kerja": "sudah bekerja",
    "sekolah": "sekolah atau kursus",
    "kursus": "sekolah atau kursus",
    "tidak mencari": "tidak mencari kerja",
    "tidak cari": "tidak mencari kerja",
    "tidak ketemu": "tidak ditemukan",
}
_ANSWERS = {words.casefold(): choice for words, choice in _CHOICES.items()}
_ANSWERS |= {words: _ANSWERS[meant] for words, meant in _MORE.items()}
_WAYS = {how.label.casefold(): how for how in (HowKnown.MET, HowKnown.TOLD)}
_WAYS |= {
    "b": HowKnown.MET,
    "bertemu": HowKnown.MET,
    "k": HowKnown.TOLD,
    "kata orang": HowKnown.TOLD,
    "kata keluarga": HowKnown.TOLD,
}
_WORDS = {choice: words for words, choice in _CHOICES.items()}


class RowCode(NamedTuple):
    """Which row of which village's month; it holds through the versions of a month."""

    village_code: str
    month: date
    number: int

    def __str__(self) -> str:
        return f"{self.village_code.replace('.', '')}-{self.month:%y%m}-{self.number}"


def parse_row_code(text: str) -> RowCode | None:
    """Return the code, or None when it is none."""
    front, _, number = text.rpartition("-")
    known = _parse_front(front)
    return RowCode(*known, int(number)) if known and number.isascii() and number.isdigit() and len(number) <= 6 else None


@lru_cache(maxsize=4096)
def _parse_front(text: str) -> tuple[str, date] | None:
    match = _FRONT.fullmatch(text)
    if match is None:
        return None
    *places, year, month = match.groups()
    return ".".join(places), date(_CENTURY + int(year), int(month), 1)


def read_answer(words: str) -> tuple[RowAnswer | None, OtherAnswer | None] | None:
    """Return what the words of an answer mean, or None."""
    return _ANSWERS.get(words.casefold())


def read_way(words: str) -> HowKnown | None:
    """Return how the village knows, or None."""
    return _WAYS.get(words.casefold())


@lru_cache(maxsize=4096)
def words_of(said: Said) -> tuple[str, str, str]:
    """Return an answer as three cells: the answer, how it is known, the job; source texts."""
    answer, other, how, job = said
    if how is None:
        return "", "", ""
    return _WORDS.get((answer, other), ""), "" if how is HowKnown.NOT_ASKED else how.label, job


def file_mark(said: Said, standing: Iterable[str]) -> str:
    """Return the mark of a row: what it says, and which answers of devices stood for it."""
    return _digest("\x1f".join(words_of(said))) + _digest(",".join(sorted(standing)))


def is_untouched(mark: str, said: Said) -> bool:
    """Say whether a file's row still says what it said when the file was made."""
    return mark[:_MARK_LENGTH] == _digest("\x1f".join(words_of(said)))


def is_mark(text: str) -> bool:
    """Say whether a text can be a mark."""
    return len(text) == 2 * _MARK_LENGTH and text.isalnum()


@lru_cache(maxsize=4096)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK_LENGTH]
