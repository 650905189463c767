"""The records as columns of small integers: each distinct text is put in form once, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from matching.duplicates import values
from matching.duplicates.numbers import Numbers, numbers_of
from matching.duplicates.records import PersonRecord
from matching.duplicates.texts import UNKNOWN, Codes, Texts
from matching.duplicates.words import LEADING_MARKS, name_words, plain, with_leading

WORDS_KEPT = 4
COLUMNS = tuple(field.name for field in fields(PersonRecord))

Table = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Columns:
    """All records, column by column; row numbers stand for records everywhere below."""

    ids: Sequence[str]
    words: Codes
    vocabulary: tuple[str, ...]
    days: Codes
    is_day_from_nik: NDArray[np.bool_]
    sexes: Codes
    nik: Numbers
    family: Numbers
    phone: Numbers
    address: Texts
    place: Texts

    def __len__(self) -> int:
        return len(self.ids)

    def name(self, row: int, gap: str = " ") -> str:
        """A row's name in form."""
        return gap.join([self.vocabulary[word] for word in self.words[row].tolist() if word != UNKNOWN])


def table_of(records: Sequence[PersonRecord]) -> Table:
    """Records as columns of texts."""
    return {column: [getattr(record, column) for record in records] for column in COLUMNS}


def columns_of(table: Table) -> Columns:
    """Turn columns of texts into columns of numbers."""
    nik = numbers_of(table["nik"])
    days, is_day_from_nik = _days(table["birth_date"], nik)
    words, vocabulary = _names(table["name"])
    return Columns(
        ids=table["id"],
        words=words,
        vocabulary=vocabulary,
        days=days,
        is_day_from_nik=is_day_from_nik,
        sexes=_sexes(table["sex"], nik),
        nik=nik,
        family=numbers_of(table["family"], family_form),
        phone=numbers_of(table["phone"], values.phone_number),
        address=Texts.of(table["address"], values.address_form),
        place=Texts.of(table["place"], values.address_form),
    )


def family_form(text: str) -> str:
    """A family is a card number or a mother's name."""
    if any(letter.isdigit() for letter in text):
        return values.identity_number(text)
    return " ".join(words_of(text))


def words_of(name: str) -> list[str]:
    """The words of a name in today's spelling, titles left out."""
    return with_leading([word for raw in plain(name).replace(",", " ").split() for word in name_words(raw)])


def _names(names: Sequence[str]) -> tuple[Codes, tuple[str, ...]]:
    splits: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, int] = {"": UNKNOWN}
    flat: list[int] = []
    for name in names:
        words: list[str] = []
        for raw in plain(name).replace(",", " ").split():
            split = splits.get(raw)
            if split is None:
                split = splits[raw] = name_words(raw)
            words += split
        if words and (words[0] in LEADING_MARKS or "st" in words):
            words = with_leading(words)
        del words[WORDS_KEPT:]
        flat += [numbers.setdefault(word, len(numbers)) for word in words]
        flat += _PADDING[len(words)]
    return np.array(flat, dtype=np.int32).reshape(len(names), WORDS_KEPT), tuple(numbers)


_PADDING = [[UNKNOWN] * (WORDS_KEPT - count) for count in range(WORDS_KEPT + 1)]


def _days(raw: Sequence[str], nik: Numbers) -> tuple[Codes, NDArray[np.bool_]]:
    days = _looked_up(raw, values.day_of)
    is_missing = days[:, 0] == UNKNOWN
    days[is_missing] = nik.days[nik.codes[is_missing]]
    return days, is_missing & (days[:, 0] != UNKNOWN)


def _sexes(raw: Sequence[str], nik: Numbers) -> Codes:
    sexes = _looked_up(raw, values.sex_of)
    return np.where(sexes == UNKNOWN, nik.sexes[nik.codes], sexes)


def _looked_up(raw: Iterable[str], read: Callable[[str], object]) -> Codes:
    """What is read from each text; every distinct text is read once."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(text, len(numbers)) for text in raw]
    return np.array([read(text) for text in numbers], dtype=np.int32)[codes]
