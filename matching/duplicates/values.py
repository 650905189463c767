"""One form for dates, identity numbers, phones, sexes, addresses and places, however they were written."""

from __future__ import annotations

import re
from datetime import date, timedelta

from matching.duplicates.word_lists import ADDRESS_FORMS, FEMALE, MALE, MONTHS
from matching.duplicates.words import plain

Day = tuple[int, int, int]
UNKNOWN_DAY: Day = (0, 0, 0)

_DATE_PARTS = re.compile(r"[a-z]+|\d+")
_NOT_DIGIT = re.compile(r"\D")
_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
_SHEET_EPOCH = date(1899, 12, 30)
_SHEET_DAYS = range(3_000, 60_000)
_MONTH_COUNT = 12
_CENTURY_SPLIT = 30
_LAST_TWO_DIGIT_YEAR = 99
_MIN_DIGITS_OF_A_NUMBER = 4
_SHORTEST_PHONE = 6

_ADDRESS_PARTS = re.compile(r"\d+|[a-z]+")


def day_of(text: str) -> Day:
    """Read a date as (year, month, day); what cannot be read is unknown."""
    parts = _DATE_PARTS.findall(plain(text))
    numbers = [MONTHS.get(part, -1) if part.isalpha() else int(part) for part in parts]
    if len(parts) >= 3 and -1 not in numbers[:3]:
        return _ordered(parts, numbers)
    if len(parts) == 1 and parts[0].isdigit():
        return _compact(parts[0])
    return UNKNOWN_DAY


def _ordered(parts: list[str], numbers: list[int]) -> Day:
    first, second, third = numbers[:3]
    if len(parts[0]) == 4 and parts[0].isdigit():
        year, month, day = first, second, third
    elif parts[0].isalpha():
        year, month, day = third, first, second
    else:
        year, month, day = third, second, first
    if month > _MONTH_COUNT >= day:
        month, day = day, month
    return _full_year(year), month, day


def _full_year(year: int) -> int:
    if year > _LAST_TWO_DIGIT_YEAR:
        return year
    return year + (2000 if year < _CENTURY_SPLIT else 1900)


def _compact(digits: str) -> Day:
    if len(digits) == 8:
        if digits[:2] in {"18", "19", "20"}:
            return int(digits[:4]), int(digits[4:6]), int(digits[6:])
        return int(digits[4:]), int(digits[2:4]), int(digits[:2])
    if len(digits) == 5 and int(digits) in _SHEET_DAYS:
        day = _SHEET_EPOCH + timedelta(days=int(digits))
        return day.year, day.month, day.day
    return UNKNOWN_DAY


def sex_of(text: str) -> int:
    """1 man, 2 woman, 0 unknown."""
    word = _NOT_ALNUM.sub("", plain(text))
    return 1 if word in MALE else 2 if word in FEMALE else 0


def identity_number(text: str) -> str:
    """Letters and digits of an identity number; placeholders such as 0000 or 1234567890123456 are unknown."""
    number = text if text.isdecimal() else _NOT_ALNUM.sub("", plain(text))
    if len(number) < _MIN_DIGITS_OF_A_NUMBER or len(set(number)) <= 2 or number == "1234567890123456":
        return ""
    return number


def phone_number(text: str) -> str:
    """Digits of a phone without country code or leading zero."""
    digits = _NOT_DIGIT.sub("", text)
    if digits.startswith("62"):
        digits = digits[2:]
    digits = digits.lstrip("0")
    return digits if len(digits) >= _SHORTEST_PHONE and len(set(digits)) > 2 else ""


def address_form(text: str) -> str:
    """The words of an address or place in ascending order, abbreviations written out, filler words left out."""
    words = [ADDRESS_FORMS.get(part, part) for part in _ADDRESS_PARTS.findall(plain(text))]
    words = [word.lstrip("0") if word[0].isdigit() else word for word in words if word]
    words.sort()
    return " ".join(words)
