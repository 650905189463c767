"""Looks into an XLSX before anything else may: how large it gets, where its cells lie, which are merged or formulas.

The library that reads cells builds the whole rectangle from the first to the last one. Five kilobytes with two cells in
opposite corners ask it for half a terabyte, and the process dies. So nothing is opened that was not measured here.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

MOST_INFLATED = 256 * 1024 * 1024
MOST_PARTS = 2000
MOST_CELLS = 8_000_000  # of the rectangle; 100,000 rows of a full template are 1.2 million
STEP = 1 << 20
DAMAGED = N_("Berkas ini rusak. Buka di Excel, simpan lagi sebagai .xlsx, lalu unggah lagi.")
TOO_LARGE_INSIDE = N_("Isi berkas ini jauh lebih besar daripada daftar mana pun. Salin daftarnya saja ke berkas baru.")
FAR_CELL = N_("Ada isian sangat jauh dari daftarnya (kolom atau baris di ujung lembar). Salin daftarnya saja ke berkas baru.")
WITH_PASSWORD = N_("Berkas ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.")
OTHER_FORMAT = N_("Berkas ini bukan .xlsx. Di Excel pilih Simpan sebagai, jenis “Excel Workbook (.xlsx)”, lalu unggah lagi.")
_PLAIN_CELL = re.compile(rb'<c r="[A-Z][0-2]?[0-9]{1,5}"')
# What a quick look does not judge: names with a prefix, comments and the like, formulas, merged cells.
_SIGNS = (b":c", b":sheetData", b"<!", b"<f>", b"<f ", b"<mergeCell")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LOCAL_HEADER = struct.Struct("<4s22x2H")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SheetShape:
    """What a worksheet says of its cells besides what stands in them; rows and columns are counted from zero."""

    merged: tuple[tuple[Place, Place], ...] = ()
    formulas: frozenset[Place] = frozenset()


def measure(content: bytes, most_inflated: int = MOST_INFLATED) -> dict[str, SheetShape]:
    """Return the shapes of the worksheets by name, having made sure that the whole file can be opened safely.

    Raises:
        RuleBroken: it is no XLSX, is damaged, or would grow beyond what a list can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _inflated(archive, content, most_inflated)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, NotImplementedError, UnicodeError):
        raise RuleBroken(DAMAGED, field="file") from None
    if "xl/workbook.xml" not in parts:
        raise RuleBroken(OTHER_FORMAT, field="file")
    try:
        places = _sheet_parts(parts)
        shapes = {name: _shape(parts[name]) for name in parts if name.startswith("xl/worksheets/")}
    except (expat.ExpatError, KeyError, ValueError, LookupError):
        raise RuleBroken(DAMAGED, field="file") from None
    return {sheet: shapes.get(part, SheetShape()) for sheet, part in places.items()}


def _inflated(archive: zipfile.ZipFile, content: bytes, most: int) -> dict[str, bytes]:
    """Inflate every part with a limit over all of them: what a header says of a size is not believed."""
    infos = archive.infolist()
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > most:
        raise RuleBroken(TOO_LARGE_INSIDE, field="file")
    left, parts = most, dict[str, bytes]()
    for info in infos:
        if info.flag_bits & 0x1:
            raise RuleBroken(WITH_PASSWORD, field="file")
        pieces = []
        for piece in _pieces(info, content):
            left -= len(piece)
            if left < 0:
                raise RuleBroken(TOO_LARGE_INSIDE, field="file")
            pieces.append(piece)
        if info.filename.endswith((".xml", ".rels")):
            parts[info.filename] = b"".join(pieces)
    return parts


def _pieces(info: zipfile.ZipInfo, content: bytes) -> Iterator[bytes]:
    mark, name_length, extra_length = _LOCAL_HEADER.unpack_from(content, info.header_offset)
    start = info.header_offset + 30 + name_length + extra_length
    packed = memoryview(content)[start : start + info.compress_size]
    if mark != b"PK\x03\x04" or len(packed) != info.compress_size:
        raise ValueError(info.filename)
    if info.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise ValueError(info.filename)
    reader, rest = zlib.decompressobj(-zlib.MAX_WBITS), bytes(packed)
    while rest and not reader.eof:
        yield reader.decompress(rest, STEP)
        rest = reader.unconsumed_tail


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    targets: dict[str, str] = {}
    for name, values in _elements(parts.get("xl/_rels/workbook.xml.rels", b"<none/>")):
        if name == "Relationship" and "Id" in values and "Target" in values:
            target = values["Target"]
            targets[values["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    found: dict[str, str] = {}
    for name, values in _elements(parts["xl/workbook.xml"]):
        if name == "sheet":
            link = next((value for key, value in values.items() if key.rpartition(":")[2] == "id"), "")
            found[values.get("name", "")] = targets.get(link, "")
    return found


def _elements(text: bytes) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    _parse(text, lambda name, values: found.append((name.rpartition(":")[2], values)))
    return found


def _parse(text: bytes, on_start: Callable[[str, dict[str, str]], object]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(text, True)


def _refuse_doctype(*_declared: object) -> None:
    raise ValueError("an XLSX has no document type")


def _shape(text: bytes) -> SheetShape:
    """Pass the common kind of sheet by a quick look, and read every other one tag by tag."""
    is_plain = b"<sheetData" in text and not any(sign in text for sign in _SIGNS)
    if is_plain and text.count(b"<c") - text.count(b"<col") == len(_PLAIN_CELL.findall(text)):
        return SheetShape()
    reader = _ShapeReader()
    _parse(text, reader.start)
    return reader.shape


class _ShapeReader:
    """Follows the cells of a sheet, named or in their turn, and refuses a rectangle that nobody fills in."""

    def __init__(self) -> None:
        self._row = self._column = -1
        self._last_row = self._last_column = 0
        self._merged: list[tuple[Place, Place]] = []
        self._formulas: set[Place] = set()

    @property
    def shape(self) -> SheetShape:
        return SheetShape(tuple(self._merged), frozenset(self._formulas))

    def start(self, tag: str, values: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(values.get("r"))
        elif name == "row":
            self._row, self._column = int(values["r"]) - 1 if "r" in values else self._row + 1, -1
        elif name == "f":
            self._formulas.add((self._row, self._column))
        elif name == "mergeCell":
            first, _, last = values.get("ref", "").partition(":")
            self._merged.append((_place(first), _place(last or first)))

    def _cell(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _place(reference)
        self._last_row, self._last_column = max(self._last_row, self._row), max(self._last_column, self._column)
        if (self._last_row + 1) * (self._last_column + 1) > MOST_CELLS:
            raise RuleBroken(FAR_CELL, field="file")


def _place(reference: str) -> Place:
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
