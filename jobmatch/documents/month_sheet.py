"""The village month as a workbook, prefilled and handed out, and as XLSX or CSV that comes back. Stores nothing.

Handed out are row code, name, birth year and the last four digits of the NIK, with the answers so far: files get forwarded.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from jobmatch.documents.table_file import CellProblem, Head, Table, find_head, read_tables, text_of
from jobmatch.domain.dates import read_cell
from jobmatch.domain.enums import Sex
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.labour_questions import LOOKING, Asked
from jobmatch.domain.labour_status import MainActivity
from jobmatch.domain.month_file import ANSWERS, WAYS, RowCode, is_mark, parse_row_code, read_answer, read_way
from jobmatch.domain.nik import check_nik_form, normalise_number
from jobmatch.domain.registry_checks import MESSAGES
from jobmatch.domain.texts import N_

# Each column with its heading in our own workbook first; then the words that people write instead.
LISTED: Mapping[str, tuple[str, ...]] = {
    "code": ("Kode baris", "kode"),
    "name": ("Nama",),
    "born": ("Tahun lahir",),
    "digits": ("4 angka terakhir NIK",),
    "answer": ("Jawaban",),
    "how": ("Dari mana tahu", "cara tahu"),
    "job": ("Pekerjaan (bila bekerja)", "pekerjaan", "pekerjaannya"),
    "mark": ("Tanda berkas",),
}
NEW: Mapping[str, tuple[str, ...]] = {
    "village": ("Kode desa",),
    "full_name": ("Nama lengkap",),
    "sex": ("L/P", "jenis kelamin"),
    "born": ("Tanggal lahir", "tanggal atau tahun lahir", "tahun lahir", "tgl lahir"),
    "nik": ("NIK", "nik (16 angka)"),
    "worked": ("Minggu lalu bekerja, walau satu jam?", "minggu lalu bekerja?"),
    "hours": ("Berapa jam seminggu?",),
    "wants_more": ("Mau tambahan kerja?",),
    "away": ("Punya pekerjaan, tetapi libur?",),
    "looking": ("Mencari kerja?",),
    "activity": ("Sehari-hari lebih banyak apa?",),
    "learns": ("Sedang sekolah atau kursus?",),
}
LISTED_NEEDED, NEW_NEEDED = ("code", "answer"), ("full_name", "sex", "born", "worked")
NO_HEAD = N_("Ini bukan berkas bulan desa: judul kolomnya tidak ditemukan. Unduh berkas dari halaman bulan desa, lalu isi itu.")
NOTHING_FILLED = N_("Berkas ini belum berisi satu baris pun. Isi kolom “Jawaban”, lalu unggah lagi.")
NO_CODE = N_("Kode baris kosong. Orang baru ditulis di lembar “Orang baru”; yang sudah ada, salin kodenya dari berkas unduhan.")
ODD_CODE = N_("Kode baris tidak dikenal. Salin lagi dari berkas unduhan; kode tidak boleh diubah.")
TWICE = N_("Kode ini sudah ada di baris %(first)s. Hapus salah satu.")
ODD_ANSWER = N_(
    "Jawaban ini tidak dikenal. Pilih dari daftar: Masih belum bekerja, Sudah bekerja, Pindah, Belum ditanya, dan lainnya."
)
ODD_WAY = N_("Tidak dikenal. Pilih: Bertemu orangnya, atau Kata keluarga atau RT.")
NIK_IS_NUMBER = N_(
    "NIK ini sudah diubah Excel menjadi bilangan, sehingga angka belakangnya hilang. "
    "Ubah kolomnya menjadi Teks, lalu ketik ulang dari KTP; atau kosongkan."
)
ODD_SEX = N_("Tulis L atau P.")
YES_OR_NO = N_("Tulis Ya atau Tidak.")
ODD_HOURS = N_("Tulis angka 1 sampai 168.")
ODD_LOOKING = N_("Pilih dari daftar, atau tulis Tidak.")
ODD_ACTIVITY = N_("Pilih: Sekolah, Mengurus rumah tangga, atau Kegiatan lain.")
AWAY_NEEDED = N_("Bila tidak bekerja, isi juga kolom ini: Ya atau Tidak.")
NO_FACTS: Mapping[str, Any] = MappingProxyType({})
FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_NAME, LONGEST_JOB = 120, 120
# What stands in thousands of cells is read once; codes and names are each their own.
_again = lru_cache(maxsize=4096, typed=True)(text_of)
_ALL_DIFFERENT = frozenset({"code", "name"})
_SEXES = {"l": Sex.MALE, "laki-laki": Sex.MALE, "p": Sex.FEMALE, "perempuan": Sex.FEMALE}
_YES_NO = {"ya": True, "y": True, "tidak": False, "t": False, "tdk": False, "": None}
_ACTIVITIES: dict[str, MainActivity | None] = {activity.label.casefold(): activity for activity in MainActivity} | {"": None}
_LOOKING = {words.casefold(): code for code, words in LOOKING} | {"ya": "seeking", "mencari": "seeking", "tidak": "", "": ""}
CHOICES: Mapping[str, Sequence[str]] = {
    "answer": ANSWERS,
    "how": WAYS,
    "sex": ("L", "P"),
    **dict.fromkeys(("worked", "wants_more", "away", "learns"), ("Ya", "Tidak")),
    "looking": (*(words for _, words in LOOKING), "Tidak"),
    "activity": tuple(activity.label for activity in MainActivity),
}


class ListedLine(NamedTuple):
    """What a file says of somebody on the list; without an answer it says nothing."""

    row: int
    code: RowCode
    name: str
    born: str
    answer: Any
    how: Any
    job: str
    mark: str


@dataclass(frozen=True, slots=True)
class NewLine:
    """What a file says of somebody new."""

    row: int
    village: str
    full_name: str
    sex: Sex
    birth_year: int
    birth_date: date | None
    nik: str | None
    asked: Asked


@dataclass
class MonthSheet:
    """What a file held: lines that could be read, and every cell that could not."""

    listed: list[ListedLine] = field(default_factory=list)
    new: list[NewLine] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def row_count(self) -> int:
        """Return how many lines could be read."""
        return len(self.listed) + len(self.new)


def read_month(content: bytes, most_bytes: int | None = None) -> MonthSheet:
    """Read every sheet that has the headings of the list or of new people; others, such as instructions, are passed over.

    Raises:
        RuleBroken: it is no table, or no sheet has the headings, or nothing is filled in.
    """
    found = MonthSheet()
    is_ours = False
    for table in read_tables(content, most_bytes) if most_bytes else read_tables(content):
        for columns, needed, reader in ((LISTED, LISTED_NEEDED, _ListReader), (NEW, NEW_NEEDED, _NewReader)):
            words = {word.casefold(): name for name, known in columns.items() for word in known}
            head = find_head(table.rows, words, needed)
            if head is not None:
                is_ours = True
                reader(table, head, found).read()
                break
    if not is_ours:
        raise RuleBroken(NO_HEAD, field="file")
    if not found.row_count and not found.problems:
        raise RuleBroken(NOTHING_FILLED, field="file")
    return found


class _Reader(ABC):
    """Goes through the lines below a table's headings."""

    columns: Mapping[str, tuple[str, ...]]

    def __init__(self, table: Table, head: Head, found: MonthSheet) -> None:
        self._table, self._head, self._found = table, head, found

    def read(self) -> None:
        names, places = list(self._head.places), list(self._head.places.values())
        width = max(places) + 1
        for number, row in enumerate(self._table.rows[self._head.line + 1 :], self._head.line + 2):
            if not any(row):
                continue
            full = row if len(row) >= width else [*row, *[""] * (width - len(row))]
            cells = {name: full[place] for name, place in zip(names, places, strict=True)}
            if self._table.has_odd_cells and self._note_odd(number):
                continue
            self.line(number, cells)

    @abstractmethod
    def line(self, number: int, cells: Mapping[str, Any]) -> None:
        """Take in one line's cells by name."""

    def _note_odd(self, number: int) -> bool:
        odd = [(name, self._table.problem_at(number - 1, place)) for name, place in self._head.places.items()]
        for name, problem in odd:
            if problem is not None:
                self.note(number, name, "", problem)
        return any(problem for _, problem in odd)

    def note(self, number: int, name: str, read: str, problem: str, facts: Mapping[str, Any] = NO_FACTS) -> None:
        self._found.problems.append(CellProblem(number, self.columns[name][0], read[:80], problem, facts))


class _ListReader(_Reader):
    columns = LISTED

    def __init__(self, table: Table, head: Head, found: MonthSheet) -> None:
        super().__init__(table, head, found)
        self._seen: dict[RowCode, int] = {}

    def line(self, number: int, cells: Mapping[str, Any]) -> None:
        texts = {name: (text_of if name in _ALL_DIFFERENT else _again)(cell) for name, cell in cells.items() if name != "digits"}
        if not texts["code"]:
            if texts["answer"] or texts.get("name"):
                self.note(number, "code", "", NO_CODE)
            return
        code = parse_row_code(texts["code"])
        if code is None:
            self.note(number, "code", texts["code"], ODD_CODE)
            return
        if (first := self._seen.setdefault(code, number)) != number:
            self.note(number, "code", texts["code"], TWICE, {"first": first})
            return
        self._answer(number, code, texts)

    def _answer(self, number: int, code: RowCode, texts: Mapping[str, str]) -> None:
        answer = read_answer(texts["answer"]) if texts["answer"] else ()
        if answer is None:
            self.note(number, "answer", texts["answer"], ODD_ANSWER)
        said = texts.get("how", "")
        how = read_way(said) if said else None
        if said and how is None:
            self.note(number, "how", said, ODD_WAY)
        if answer is None or (said and how is None):
            return
        job, mark = texts.get("job", "")[:LONGEST_JOB], texts.get("mark", "")
        line = ListedLine(
            number, code, texts.get("name", ""), texts.get("born", ""), answer, how, job, mark if is_mark(mark) else ""
        )
        self._found.listed.append(line)


class _NewReader(_Reader):
    columns = NEW

    def line(self, number: int, cells: Mapping[str, Any]) -> None:
        if not any(text_of(cell) for name, cell in cells.items() if name != "village"):
            return
        values: dict[str, Any] = {}
        before = len(self._found.problems)
        for name, read in _NEW_READERS.items():
            try:
                values[name] = read(cells.get(name, ""))
            except RuleBroken as broken:
                typed = "" if name == "nik" else text_of(cells.get(name, ""))
                self.note(number, name, typed, broken.message, broken.facts)
        if len(self._found.problems) > before:
            return
        if values["worked"] is False and values["away"] is None:
            self.note(number, "away", "", AWAY_NEEDED)
            return
        asked = {name: values[name] for name in ("worked", "hours", "wants_more", "away", "looking", "activity", "learns")}
        year, day = values["born"]
        self._found.new.append(
            NewLine(
                row=number,
                village=values["village"],
                full_name=values["full_name"],
                sex=values["sex"],
                birth_year=year,
                birth_date=day,
                nik=values["nik"],
                asked=Asked(**asked),
            )
        )


def _name(cell: Any) -> str:
    text = text_of(cell)[:LONGEST_NAME]
    if not text:
        raise RuleBroken(MESSAGES["row_new_name"])
    return text


def _sex(cell: Any) -> Sex:
    sex = _SEXES.get(text_of(cell).casefold())
    if sex is None:
        raise RuleBroken(ODD_SEX)
    return sex


def _born(cell: Any) -> tuple[int, date | None]:
    """A year alone is enough; a date may be a real one, words, or the day number that a spreadsheet keeps."""
    text = text_of(cell)
    if not text:
        raise RuleBroken(MESSAGES["row_new_age"])
    if text.isascii() and text.isdigit():
        number = int(text)
        if FIRST_YEAR <= number <= LAST_YEAR and len(text) == 4:
            return number, None
        cell = number
    day = read_cell(cell if isinstance(cell, (date, int, float)) else text)
    if day is None:
        raise RuleBroken(MESSAGES["row_new_age"])
    return day.year, day


def _nik(cell: Any) -> str | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        raise RuleBroken(NIK_IS_NUMBER)
    text = text_of(cell)
    if not text:
        return None
    for finding in check_nik_form(text):
        message = NIK_IS_NUMBER if finding.code == "nik_turned_into_number" else finding.message
        raise RuleBroken(message, None, **finding.params)
    return normalise_number(text)


def _yes_no(cell: Any) -> bool | None:
    text = text_of(cell).casefold()
    if text not in _YES_NO:
        raise RuleBroken(YES_OR_NO)
    return _YES_NO[text]


def _worked(cell: Any) -> bool:
    answer = _yes_no(cell)
    if answer is None:
        raise RuleBroken(YES_OR_NO)
    return answer


def _hours(cell: Any) -> int | None:
    text = text_of(cell)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 168):
        raise RuleBroken(ODD_HOURS)
    return int(text)


def _looking(cell: Any) -> frozenset[str]:
    text = text_of(cell).casefold()
    parts = [text] if text in _LOOKING else [part.strip() for part in text.replace(";", ",").split(",")]
    if any(part not in _LOOKING for part in parts):
        raise RuleBroken(ODD_LOOKING)
    return frozenset(_LOOKING[part] for part in parts) - {""}


def _activity(cell: Any) -> MainActivity | None:
    text = text_of(cell).casefold()
    if text not in _ACTIVITIES:
        raise RuleBroken(ODD_ACTIVITY)
    return _ACTIVITIES[text]


_NEW_READERS: Mapping[str, Callable[[Any], Any]] = {
    "village": text_of,
    "full_name": _name,
    "sex": _sex,
    "born": _born,
    "nik": _nik,
    "worked": _worked,
    "hours": _hours,
    "wants_more": _yes_no,
    "away": _yes_no,
    "looking": _looking,
    "activity": _activity,
    "learns": _yes_no,
}
