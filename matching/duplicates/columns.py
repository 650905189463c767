"""The records as columns of small integers: each distinct text is put in form once, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.duplicates import values
from matching.duplicates.records import PersonRecord
from matching.duplicates.words import name_words, plain, with_leading

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
WORDS_KEPT = 5
UNKNOWN = 0

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts in one form: a code per row (0 = unknown), the text and the number of rows of each code."""

    codes: Codes
    texts: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Columns:
    """All records, column by column; row numbers stand for records everywhere below."""

    ids: tuple[str, ...]
    words: Codes
    names: Texts
    vocabulary: tuple[str, ...]
    days: Codes
    is_day_from_nik: NDArray[np.bool_]
    sexes: Codes
    nik: Texts
    family: Texts
    phone: Texts
    address: Texts
    place: Texts

    def __len__(self) -> int:
        return len(self.ids)


def columns_of(records: Sequence[PersonRecord]) -> Columns:
    """Turn records into columns."""
    nik = Texts.of((record.nik for record in records), values.identity_number)
    days, is_day_from_nik = _days(records, nik)
    words, names, vocabulary = _names(records)
    return Columns(
        ids=tuple(record.id for record in records),
        words=words,
        names=names,
        vocabulary=vocabulary,
        days=days,
        is_day_from_nik=is_day_from_nik,
        sexes=_sexes(records, nik),
        nik=nik,
        family=Texts.of((record.family for record in records), family_form),
        phone=Texts.of((record.phone for record in records), values.phone_number),
        address=Texts.of((record.address for record in records), values.address_words),
        place=Texts.of((record.place for record in records), values.address_words),
    )


def family_form(text: str) -> str:
    """A family is a card number or a mother's name."""
    if any(letter.isdigit() for letter in text):
        return values.identity_number(text)
    return " ".join(words_of(text))


def words_of(name: str) -> list[str]:
    """The words of a name in today's spelling, titles left out."""
    return with_leading([word for raw in plain(name).replace(",", " ").split() for word in name_words(raw)])


def _names(records: Sequence[PersonRecord]) -> tuple[Codes, Texts, tuple[str, ...]]:
    splits: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, int] = {"": UNKNOWN}
    forms: dict[str, int] = {"": UNKNOWN}
    rows = np.zeros((len(records), WORDS_KEPT), dtype=np.int32)
    codes = np.zeros(len(records), dtype=np.int32)
    for row, record in enumerate(records):
        words: list[str] = []
        for raw in plain(record.name).replace(",", " ").split():
            split = splits.get(raw)
            if split is None:
                split = splits[raw] = name_words(raw)
            words += split
        words = with_leading(words)[:WORDS_KEPT]
        rows[row, : len(words)] = [numbers.setdefault(word, len(numbers)) for word in words]
        codes[row] = forms.setdefault(" ".join(words), len(forms))
    names = Texts(codes, tuple(forms), np.bincount(codes, minlength=len(forms)))
    return rows, names, tuple(numbers)


def _days(records: Sequence[PersonRecord], nik: Texts) -> tuple[Codes, NDArray[np.bool_]]:
    written = _looked_up((record.birth_date for record in records), values.day_of)
    days = np.array(written, dtype=np.int32).reshape(len(records), 3)
    in_nik = np.array([values.day_in_nik(number) for number in nik.texts], dtype=np.int32)[nik.codes]
    is_missing = days[:, 0] == UNKNOWN
    days[is_missing] = in_nik[is_missing]
    return days, is_missing & (days[:, 0] != UNKNOWN)


def _sexes(records: Sequence[PersonRecord], nik: Texts) -> Codes:
    sexes = np.array(_looked_up((record.sex for record in records), values.sex_of), dtype=np.int32)
    in_nik = np.array([values.sex_in_nik(number) for number in nik.texts], dtype=np.int32)[nik.codes]
    return np.where(sexes == UNKNOWN, in_nik, sexes)


def _looked_up(raw: Iterable[str], read: Callable[[str], Value]) -> list[Value]:
    seen: dict[str, Value] = {}
    found = []
    for text in raw:
        if text not in seen:
            seen[text] = read(text)
        found.append(seen[text])
    return found
