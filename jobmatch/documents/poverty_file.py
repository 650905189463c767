"""Reads P3KE and DTSEN files (XLSX or CSV): one line a family or a person, and every cell that could not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from jobmatch.documents.table_file import CellProblem, Row, find_head, read_tables
from jobmatch.documents.table_file import text_of as _text
from jobmatch.domain.dates import parse_date
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.poverty import AIDS, HOUSE_FACTS
from jobmatch.domain.texts import N_

NEEDED = ("id_keluarga", "nik", "desil_kesejahteraan")
NO_HEAD = N_("Judul kolom tidak ditemukan. Yang harus ada: %(names)s.")
EMPTY = N_("Berkas ini hanya berisi judul kolom.")
NO_DECILE = N_("Bukan desil 1 sampai 10. Desilnya dikosongkan.")
NO_DAY = N_("Bukan tanggal. Tanggalnya dikosongkan.")
# The words other hand-overs use for the same columns.
ALSO_CALLED: Mapping[str, str] = {
    "desil": "desil_kesejahteraan",
    "desil_nasional": "desil_kesejahteraan",
    "kode_wilayah": "kode_kemdagri",
    "kode_desa": "kode_kemdagri",
    "hubungan_dengan_kepala_keluarga": "hubungan",
    "hubungan_keluarga": "hubungan",
    "tgl_lahir": "tanggal_lahir",
    "nama_lengkap": "nama",
    "kepala_keluarga": "nama",
    "nama_kepala_keluarga": "nama",
    "desa/kelurahan": "desa",
    "kelurahan": "desa",
}
_ALL: Mapping[str, str] = {
    **{
        name: name for name in (*NEEDED, "id_individu", "kode_kemdagri", "nama", "hubungan", "tanggal_lahir", "desa", "kecamatan")
    },
    **{name: name for name in (*AIDS, *HOUSE_FACTS)},
    **ALSO_CALLED,
}
WORDS = {**_ALL, **{name.replace("_", " "): column for name, column in _ALL.items()}}
HEAD = "kepala keluarga"
YES = frozenset({"ya", "y", "1", "1.0", "true", "iya"})


@dataclass(frozen=True, slots=True)
class PovertyLine:
    """One line as read; what is not there is None or empty, unknown is never "no"."""

    row: int
    family_key: str
    decile: int | None
    nik: str
    name: str
    birth_date: date | None
    village_code: str | None
    village: str
    relation: str
    facts: Mapping[str, str] = field(default_factory=dict)
    aids: tuple[str, ...] = ()


@dataclass
class PovertyFile:
    """What a file held; ``is_of_people`` tells a person file from a family file, whose lines name only the head."""

    is_of_people: bool
    lines: list[PovertyLine] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def read_poverty(content: bytes) -> PovertyFile:
    """Read the first sheet that has the columns.

    Raises:
        RuleBroken: it is no table, a needed column is missing, or it is empty.
    """
    for table in read_tables(content):
        head = find_head(table.rows, WORDS, NEEDED)
        if head is not None:
            lines = enumerate(table.rows[head.line + 1 :], head.line + 2)
            filled = [(number, row) for number, row in lines if any(_text(cell) for cell in row)]
            if not filled:
                raise RuleBroken(EMPTY, field="file")
            return _read(filled, head.places)
    raise RuleBroken(NO_HEAD, field="file", names=", ".join(NEEDED))


def _read(filled: Sequence[tuple[int, Row]], places: Mapping[str, int]) -> PovertyFile:
    book = PovertyFile(is_of_people="hubungan" in places or "id_individu" in places)
    for number, row in filled:
        cells = {name: row[place] for name, place in places.items() if place < len(row)}
        book.lines.append(_line(number, cells, book))
    return book


def _line(number: int, cells: Mapping[str, Any], book: PovertyFile) -> PovertyLine:
    return PovertyLine(
        row=number,
        family_key=_text(cells.get("id_keluarga"))[:60],
        decile=_decile(number, cells.get("desil_kesejahteraan"), book),
        nik=_text(cells.get("nik")).replace(" ", "").replace("'", ""),
        name=_text(cells.get("nama"))[:120],
        birth_date=_day(number, cells.get("tanggal_lahir"), book),
        village_code=_code(cells.get("kode_kemdagri")),
        village=", ".join(part for part in (_text(cells.get("desa")), _text(cells.get("kecamatan"))) if part)[:120],
        relation=_text(cells.get("hubungan")).lower()[:30] if book.is_of_people else HEAD,
        facts={name: _text(cells[name])[:60] for name in HOUSE_FACTS if _text(cells.get(name))},
        aids=tuple(name for name in AIDS if _text(cells.get(name)).casefold() in YES),
    )


def _decile(number: int, cell: Any, book: PovertyFile) -> int | None:
    typed = _text(cell).casefold().removeprefix("desil").strip()
    if typed.isdigit() and 1 <= int(typed) <= 10:
        return int(typed)
    if typed:
        book.problems.append(CellProblem(number, "desil_kesejahteraan", typed[:40], NO_DECILE))
    return None


def _day(number: int, cell: Any, book: PovertyFile) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    typed = _text(cell)
    if not typed:
        return None
    try:
        return parse_date(typed)
    except RuleBroken:
        book.problems.append(CellProblem(number, "tanggal_lahir", typed[:40], NO_DAY))
        return None


def _code(cell: Any) -> str | None:
    digits = "".join(character for character in _text(cell) if character.isdigit())
    if len(digits) != 10:
        return None
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
