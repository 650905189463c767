"""Form fields that read what people really type: amounts, phone numbers, lists."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from wtforms import DateField, Field
from wtforms.widgets import TextArea, TextInput

from jobmatch.domain.dates import parse_date
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.texts import N_
from jobmatch.domain.wages import read_rupiah

MOST_ITEMS, LONGEST_ITEM = 20, 80
ONLY_YEAR = N_("Baru tahunnya, %(year)s. Lihat tanggal lahir di KTP atau KK; bila memang tidak ada, minta dibantu petugas desa.")


class ReadField(Field):
    """A text that a rule of the domain reads; what was typed stays in the field when the rule says no."""

    widget = TextInput()
    reader: Callable[[str], Any]

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.shown(self.data)

    def shown(self, value: Any) -> str:
        """Return a stored value as text."""
        return str(value)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed."""
        if not valuelist:
            return
        try:
            self.data = type(self).reader(valuelist[0])
        except RuleBroken as error:
            self.data = None
            raise ValueError(gettext(error.message, **error.facts)) from None


class RupiahField(ReadField):
    """2.850.000, 3 juta, 120rb."""

    reader = staticmethod(read_rupiah)

    def shown(self, value: int) -> str:
        """Return the amount with its points."""
        return f"{value:,}".replace(",", ".")


class PhoneField(ReadField):
    """0812-3456-7890."""

    reader = staticmethod(lambda text: normalise_phone(text) if text.strip() else None)

    def shown(self, value: str) -> str:
        """Return the number as it is dialled here."""
        return "0" + value.removeprefix("+62")


def read_count(text: str) -> int | None:
    """Return 2 for `2` or `2 orang`.

    Raises:
        RuleBroken: it does not begin with a number.
    """
    found = re.match(r"\s*(\d{1,9})\b", text)
    if found is None and text.strip():
        raise RuleBroken(N_("“%(text)s” bukan angka. Tulis angka saja, contoh: 2."), text=text.strip()[:20])
    return int(found.group(1)) if found else None


class CountField(ReadField):
    """How many, in figures."""

    reader = staticmethod(read_count)


def read_birth_date(text: str) -> date | None:
    """Return the day for 17-08-2001, 17 Agustus 2001 or 17082001.

    Raises:
        RuleBroken: it is no day; a year alone is not enough here.
    """
    typed = text.strip()
    if re.fullmatch(r"\d{4}", typed):
        raise RuleBroken(ONLY_YEAR, year=typed)
    if re.fullmatch(r"\d{8}", typed):
        typed = f"{typed[:2]}-{typed[2:4]}-{typed[4:]}"
    return parse_date(typed) if typed else None


class BirthDateField(ReadField):
    """A birth date as it is typed with a thumb."""

    reader = staticmethod(read_birth_date)

    def shown(self, value: date) -> str:
        """Return the day as people write it here."""
        return f"{value:%d-%m-%Y}"


class DayField(DateField):
    """A date, with our own sentence when it is none."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Tanggal belum lengkap. Contoh: 17-08-2027.")) from None


def read_items(text: str) -> tuple[str, ...]:
    """Return the items of a list written with commas, semicolons or one a line; repeats and blanks fall out."""
    items = (" ".join(part.split())[:LONGEST_ITEM] for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(item for item in items if item))[:MOST_ITEMS]


class ItemsField(ReadField):
    """A short list in one box."""

    widget = TextArea()
    reader = staticmethod(read_items)

    def shown(self, value: Sequence[str]) -> str:
        """Return the list with commas."""
        return ", ".join(value)
