"""Dates as people and spreadsheets write them here. What can mean two things is refused with what to write instead."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

# Day 61 of the spreadsheet calendar is 1 March 1900; before it that calendar counts a 29 February that never was.
_SERIAL_START = date(1899, 12, 30)
_SERIAL_FIRST, _SERIAL_LAST = 61, 73_415  # up to 31 December 2100

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt agst ags aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nop nopember",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_IN_DIGITS = re.compile(r"(\d{1,2})\s*[/\-. ]\s*(\d{1,2})\s*[/\-. ]\s*(\d{2}|\d{4})")
_IN_WORDS = re.compile(r"(?:[a-z]+,\s*)?(\d{1,2})[\s\-./]*([a-z]+)[\s\-./,]*(\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+)?")


def parse_date(typed: str, field: str | None = None) -> date:
    """Read 17 Agustus 1990, 17/08/1990, 17-8-1990, 17.08.1990 or 1990-08-17; the day always stands before the month."""
    text = " ".join(typed.strip().lower().split())
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _build(year, month, day, field)
    if match := _IN_WORDS.fullmatch(text):
        return _from_words(match, typed, field)
    if match := _IN_DIGITS.fullmatch(text):
        return _from_digits(match, field)
    raise RuleBroken(N_("Tanggal “%(text)s” tidak dikenal. Tulis seperti 17/08/1990."), field=field, text=typed.strip())


def _from_words(match: re.Match[str], typed: str, field: str | None) -> date:
    day, name, year = match.groups()
    if name not in _MONTHS:
        raise RuleBroken(N_("Nama bulan pada “%(text)s” tidak dikenal."), field=field, text=typed.strip())
    return _build(_full_year(year, field), _MONTHS[name], int(day), field)


def _from_digits(match: re.Match[str], field: str | None) -> date:
    day, month, year = match.groups()
    if is_month_first(match.group()):
        message = N_("Bulan ke-%(month)d tidak ada. Tulis hari dulu, lalu bulan: 17/08/1990.")
        raise RuleBroken(message, field=field, month=int(month))
    return _build(_full_year(year, field), int(month), int(day), field)


def _full_year(year: str, field: str | None) -> int:
    if len(year) < 4:
        raise RuleBroken(N_("Tahun harus empat angka, supaya jelas 19%(year)s atau 20%(year)s."), field=field, year=year)
    return int(year)


def _build(year: int, month: int, day: int, field: str | None) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        message = N_("Tanggal %(day)d-%(month)d-%(year)d tidak ada di kalender.")
        raise RuleBroken(message, field=field, day=day, month=month, year=year) from None


def is_month_first(text: str) -> bool:
    """Say whether a date in digits can only be read with the month first (08/17/1990)."""
    match = _IN_DIGITS.fullmatch(text.strip())
    return match is not None and int(match[1]) <= 12 < int(match[2]) <= 31


def has_month_first(texts: Iterable[str]) -> bool:
    """Say whether a column holds a date that only the American order explains; then none of its dates can be trusted."""
    return any(is_month_first(text) for text in texts)


def from_serial(number: float, field: str | None = None) -> date:
    """Read the day number of a spreadsheet cell (33102 is 17 August 1990); the time of day is dropped."""
    if not _SERIAL_FIRST <= number < _SERIAL_LAST + 1:
        raise RuleBroken(N_("Angka %(number)s bukan tanggal. Ketik ulang seperti 17/08/1990."), field=field, number=f"{number:g}")
    return _SERIAL_START + timedelta(days=int(number))


def read_cell(value: object, field: str | None = None) -> date | None:
    """Read a date out of a spreadsheet cell, whatever type the sheet gave it; an empty cell is None."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return from_serial(value, field)
    text = str(value if value is not None else "").strip()
    return parse_date(text, field) if text else None
