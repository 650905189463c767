"""Reads any portal's CSV of adverts through a mapping file: plain adverts, and every cell that could not be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from jobmatch.documents.advert_map import AdvertMap
from jobmatch.documents.table_file import read_csv
from jobmatch.domain.education import find_level
from jobmatch.domain.enums import EmploymentKind, PlacementKind, WagePeriod
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.domain.wages import read_rupiah

LONGEST = {"title": 160, "place_text": 160, "hours_text": 160, "key": 80}
LONGEST_ITEM, MOST_ITEMS = 120, 60
DAY_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
_CLOSED = {"employment_kind": EmploymentKind, "placement_kind": PlacementKind, "wage_period": WagePeriod}
_LISTS = frozenset({"availability", "required_skills", "welcome_skills", "majors", "licences", "languages"})


@dataclass(frozen=True)
class CellProblem:
    """A cell that was not read: where it stands, what stood there, what is wrong, how to mend it."""

    row: int
    column: str
    read: str
    problem: str
    fix: str


@dataclass(frozen=True)
class Advert:
    """One advert as plain values; ``values`` holds only the fields that the file says something about."""

    key: str
    values: Mapping[str, Any]


@dataclass
class AdvertFile:
    """What a file held."""

    adverts: list[Advert] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    row_count: int = 0


def read_adverts(content: bytes, how: AdvertMap) -> AdvertFile:
    """Read a whole file; a row without key or title, or with a key seen before, is left out and listed.

    Raises:
        RuleBroken: it is no table, or columns named by the mapping are not in it.
    """
    rows = read_csv(content)
    header = next(rows, [])
    missing = sorted({*how.columns.values(), *how.no_experience_if} - set(header))
    if missing:
        raise RuleBroken(N_("Kolom ini tidak ada di berkas: %(names)s. Periksa berkas pemetaan."), names=", ".join(missing))
    found, keys = AdvertFile(), set[str]()
    for number, cells in enumerate(rows, 2):
        found.row_count += 1
        reader = _RowReader(number, dict(zip(header, cells, strict=False)), how, found.problems)
        advert = reader.advert()
        if advert is not None and advert.key in keys:
            reader.note(how.columns["key"], advert.key, N_("nomor ini sudah ada di baris sebelumnya"), N_("hapus barisnya"))
        elif advert is not None:
            keys.add(advert.key)
            found.adverts.append(advert)
    return found


class _RowReader:
    """Reads the cells of one row and notes what it can't."""

    def __init__(self, number: int, cells: Mapping[str, str], how: AdvertMap, problems: list[CellProblem]) -> None:
        self._number, self._cells, self._how, self._problems = number, cells, how, problems

    def note(self, column: str, read: str, problem: str, fix: str) -> None:
        self._problems.append(CellProblem(self._number, column, read[:80], problem, fix))

    def advert(self) -> Advert | None:
        values: dict[str, Any] = {}
        for name, column in self._how.columns.items():
            typed = " ".join(self._cells.get(column, "").split(" ")).strip()
            value = self._read(name, column, typed) if typed else None
            if value is not None and value != ():
                values[name] = value
        for name, text in self._how.fixed.items():
            values.setdefault(name, self._read(name, name, text))
        self._settle_experience(values)
        key = values.pop("key", None)
        if key is None or "title" not in values:
            column = self._how.columns["key" if key is None else "title"]
            self.note(column, "", N_("kosong, baris tidak diimpor"), N_("isi nomor dan judul iklan"))
            return None
        return Advert(key, values)

    def _settle_experience(self, values: dict[str, Any]) -> None:
        years = values.pop("experience_years", None)
        if years is not None:
            values["experience_months"] = years * 12
        if any(self._cells.get(column, "").strip() == text for column, text in self._how.no_experience_if.items()):
            values["experience_months"] = 0

    def _read(self, name: str, column: str, typed: str) -> Any:
        if name in _LISTS:
            return self._items(name, column, typed)
        if name == "min_education":
            return self._education(column, typed)
        if name in _CLOSED:
            return self._closed(name, column, typed)
        if name in _READERS:
            problem, fix = _ADVICE[name]
            try:
                return _READERS[name](typed)
            except (ValueError, RuleBroken):
                self.note(column, typed, problem, fix)
                return None
        return typed[: LONGEST.get(name)]

    def _items(self, name: str, column: str, typed: str) -> tuple[str, ...]:
        parts = [" ".join(part.split())[:LONGEST_ITEM] for part in typed.split(self._how.separator)]
        if name in self._how.values:
            parts = [self._translated(name, column, part) for part in parts]
        return tuple(dict.fromkeys(part for part in parts if part))[:MOST_ITEMS]

    def _translated(self, name: str, column: str, part: str) -> str:
        known = self._how.values.get(name, {})
        if part and part not in known:
            self.note(column, part, N_("kata ini tidak ada di berkas pemetaan"), N_("tambahkan artinya di [values]"))
        return known.get(part, "")

    def _education(self, column: str, typed: str) -> str | None:
        codes = [self._translated("min_education", column, part.strip()) for part in typed.split(self._how.separator)]
        levels = [level for level in map(find_level, codes) if level is not None]
        return min(levels, key=lambda level: level.rank).code if levels else None

    def _closed(self, name: str, column: str, typed: str) -> Any:
        known = self._how.values.get(name)
        text = self._translated(name, column, typed) if known is not None and column != name else typed
        if not text:
            return None
        try:
            return _CLOSED[name](text)
        except ValueError:
            self.note(column, typed, N_("pilihan tidak dikenal"), N_("perbaiki artinya di [values]"))
            return None


def _whole(text: str) -> int:
    number = float(text.replace(",", "."))
    if number < 0 or number != int(number):
        raise ValueError(text)
    return int(number)


def _posts(text: str) -> int:
    if (count := _whole(text)) < 1:
        raise ValueError(text)
    return count


def _day(text: str) -> date:
    for form in DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - only the date is kept
        except ValueError:
            continue
    raise ValueError(text)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "posts": _posts,
    "experience_months": _whole,
    "experience_years": _whole,
    "wage_min_idr": read_rupiah,
    "wage_max_idr": read_rupiah,
    "posted_on": _day,
}
_WHOLE = (N_("bukan bilangan bulat"), N_("tulis angka saja"))
_MONEY = (N_("belum terbaca sebagai uang"), N_("tulis angka rupiah, contoh 2850000"))
_ADVICE: Mapping[str, Sequence[str]] = {
    "posts": (N_("jumlah orang harus 1 atau lebih"), N_("tulis angka saja")),
    "experience_months": _WHOLE,
    "experience_years": _WHOLE,
    "wage_min_idr": _MONEY,
    "wage_max_idr": _MONEY,
    "posted_on": (N_("bukan tanggal"), N_("tulis seperti 2026-11-24")),
}
