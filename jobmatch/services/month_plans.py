"""Compares a file with the village months it speaks of: what would be added, changed and refused, cell by cell."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from jobmatch import clock
from jobmatch.documents.month_sheet import LISTED, NEW, ListedLine, MonthSheet, NewLine
from jobmatch.documents.table_file import CellProblem
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, MonthState, Role, RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.labour_status import labour_result
from jobmatch.domain.merging import Merged
from jobmatch.domain.month_file import NOTHING, Said, file_mark, is_untouched, words_of
from jobmatch.domain.registry_rules import EDITABLE, LOCK_REASONS
from jobmatch.domain.texts import N_
from jobmatch.extensions.sealed import nik_index
from jobmatch.queries import month_files, registry
from jobmatch.queries.month_entries import Answer, standing_in
from jobmatch.queries.month_files import FiledRow, Key
from jobmatch.queries.registry import MonthHead
from jobmatch.services.month_people import NewPerson, checked_age
from jobmatch.services.village_months import AT_COUNTER, NOT_FROM_PAPER, RowReply

MOST_NEW = 2000
OTHER_MONTH = N_("Kode ini milik desa atau bulan lain. Unggah di halaman bulan itu, atau minta kantor mengunggah semuanya.")
NO_MONTH = N_("Bulan desa ini belum dibuka, atau bukan wilayah Anda.")
NO_ROW = N_("Tidak ada baris dengan kode ini. Salin kodenya lagi dari berkas unduhan.")
OTHER_NAME = N_("Kode ini milik orang lain. Mungkin satu kolom diurutkan sendiri: urutkan seluruh baris, atau unduh berkas baru.")
HOW_NEEDED = N_("Isi dari mana Anda tahu: Bertemu orangnya, atau Kata keluarga atau RT.")
ANSWERED_SINCE = N_("Sudah dijawab lain sejak berkas ini diunduh: %(now)s. Unduh berkas baru, atau ubah di halaman bulan desa.")
VILLAGE_NEEDED = N_("Tulis kode desanya, contoh 17.02.09.1012.")
NIK_HERE = N_("NIK ini sudah tercatat di desa ini. Masukkan orangnya lewat “Cari orang desa ini” di halaman bulan desa.")
NIK_ELSEWHERE = N_("NIK ini sudah dipakai. Kosongkan, dan minta kantor memeriksanya.")
NEW_TWICE = N_("Orang ini sudah ditulis di baris %(first)s. Hapus salah satu.")
SAID_OTHERWISE = N_("Orang ini sudah masuk lewat berkas, dengan jawaban lain. Ubah jawabannya di halaman bulan desa.")
MANY_NEW = N_("Satu berkas paling banyak %(most)s orang baru. Bagi menjadi beberapa berkas.")
NEW_PERSON, PERHAPS_KNOWN = N_("orang baru"), N_("orang baru; nama ini sudah ada di desa ini, periksa orangnya")
COLUMNS = ("answer", "how", "job")


class Change(NamedTuple):
    """One cell that would become something else; ``before`` is empty where nothing stood."""

    row: int
    who: str
    column: str
    before: str
    after: str


class Reply(NamedTuple):
    """An answer to be stored, with what its row holds and which answers it replaces."""

    said: RowReply
    answers: Mapping[str, Any]
    replaces: frozenset[str]


@dataclass
class FilePlan:
    """What a file would do. With a problem it does nothing."""

    read: int = 0
    answered: int = 0
    changed: int = 0
    new: int = 0
    same: int = 0
    blank: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    replies: dict[UUID, list[Reply]] = field(default_factory=dict)
    people: list[tuple[UUID, NewPerson]] = field(default_factory=list)
    heads: dict[UUID, MonthHead] = field(default_factory=dict)
    to_paper: set[UUID] = field(default_factory=set)

    @property
    def digest(self) -> str:
        """Return what tells whether the file would still do what it was said to do."""
        said = "\n".join(
            f"{change.row}\x1f{change.who}\x1f{change.column}\x1f{change.before}\x1f{change.after}" for change in self.changes
        )
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def month_ids(self) -> list[UUID]:
        """Return the months that would change, in the order in which they are locked."""
        return sorted({*self.replies, *(month_id for month_id, _ in self.people)})


Tell = Callable[[int, int], object]


def plan_file(actor: Actor, sheet: MonthSheet, month_id: UUID | None = None, tell: Tell | None = None) -> FilePlan:
    """Return what a file would do; with ``month_id`` it may speak of that month only. ``tell`` hears how far this is."""
    plan = FilePlan(read=sheet.row_count, problems=list(sheet.problems))
    planner = _Planner(actor, plan, find_months(actor, sheet, month_id), month_id)
    planner.plan_listed(sheet.listed, tell)
    planner.plan_new(sheet.new)
    plan.problems.sort(key=lambda problem: problem.row)
    return plan


def find_months(actor: Actor, sheet: MonthSheet, month_id: UUID | None = None) -> dict[Key, MonthHead]:
    """Return the months within reach that a file speaks of; new people belong to the month of the list, or to the current one.

    Raises:
        NotFound: the one month that the file may speak of is out of reach.
    """
    wanted = {(line.code.village_code, line.code.month) for line in sheet.listed}
    months = {month for _, month in wanted}
    month = months.pop() if len(months) == 1 else clock.today().replace(day=1)
    wanted |= {(_village_code(line.village), month) for line in sheet.new if line.village}
    found = month_files.list_months(actor, wanted)
    if month_id is not None:
        head = registry.get_month(actor, month_id)
        found[head.village_code, head.month] = head
    return found


class _Planner:
    def __init__(self, actor: Actor, plan: FilePlan, months: Mapping[Key, MonthHead], only: UUID | None) -> None:
        self._actor, self._plan, self._months, self._only = actor, plan, months, only
        self._refusals = {head.id: self._refusal(head) for head in months.values()}

    def plan_listed(self, lines: Sequence[ListedLine], tell: Tell | None) -> None:
        ids = [head.id for head in self._months.values() if self._only in (None, head.id)]
        rows = {(row.month_id, row.number): row for row in month_files.list_filed_rows(ids)}
        self._standing = standing_in(ids)
        for place, line in enumerate(lines):
            self._line(line, rows)
            if tell is not None and place % 5000 == 0:
                tell(place, len(lines))

    def _line(self, line: ListedLine, rows: Mapping[tuple[UUID, int], FiledRow]) -> None:
        head = self._months.get((line.code.village_code, line.code.month))
        if head is None or self._only not in (None, head.id):
            self._note(line.row, "code", str(line.code), NO_MONTH if head is None else OTHER_MONTH)
            return
        row = rows.get((head.id, line.code.number))
        if row is None:
            self._note(line.row, "code", str(line.code), NO_ROW)
            return
        if line.answer == ():
            self._plan.blank += 1
            return
        said = _said(line, head)
        if said == row.said or (line.mark and is_untouched(line.mark, said)):
            self._plan.same += 1
            return
        self._change(line, head, row, said)

    def _change(self, line: ListedLine, head: MonthHead, row: FiledRow, said: Said) -> None:
        standing = self._standing.get(row.id)
        refused = self._refused(line, head, row, said, standing)
        if refused is not None:
            column, read, problem, facts = refused
            self._note(line.row, column, read, problem, **facts)
            return
        before, after = words_of(row.said), words_of(said)
        for column, old, new in zip(COLUMNS, before, after, strict=True):
            if old != new:
                self._plan.changes.append(Change(line.row, row.name, LISTED[column][0], old, new))
        self._plan.answered += row.said == NOTHING
        self._plan.changed += row.said != NOTHING
        answer, other, how, job = said
        reply = RowReply(row.id, answer, how or HowKnown.NOT_ASKED, other, job)
        self._plan.replies.setdefault(head.id, []).append(Reply(reply, row.answers, standing.ids if standing else frozenset()))
        self._enter(head)

    def _refused(
        self, line: ListedLine, head: MonthHead, row: FiledRow, said: Said, standing: Merged[Answer] | None
    ) -> tuple[str, str, str, dict[str, str]] | None:
        """Return the column, what was read, and why a change may not be; None when it may."""
        if not _is_same_person(line, row):
            return "name", line.name, OTHER_NAME, {}
        typed = words_of(said)[0]
        if (locked := self._refusals[head.id]) is not None:
            return "answer", typed, locked, {}
        if row.asks_for_counter and said[0] is not None:
            return "answer", typed, AT_COUNTER, {}
        if said[2] is None:
            return "how", "", HOW_NEEDED, {}
        if line.mark and line.mark != file_mark(row.said, standing.ids if standing else ()):
            return "answer", typed, ANSWERED_SINCE, {"now": words_of(row.said)[0] or "–"}
        return None

    def _refusal(self, head: MonthHead) -> str | None:
        if head.state not in EDITABLE:
            return LOCK_REASONS[head.state]
        if self._actor.role in (Role.VILLAGE_OFFICER, Role.SYSTEM) or head.entered_from == "paper":
            return None
        return None if head.state is MonthState.NOT_STARTED else NOT_FROM_PAPER

    def _enter(self, head: MonthHead) -> None:
        self._plan.heads[head.id] = head
        if self._actor.role not in (Role.VILLAGE_OFFICER, Role.SYSTEM) and head.entered_from != "paper":
            self._plan.to_paper.add(head.id)

    def plan_new(self, lines: Sequence[NewLine]) -> None:
        if len(lines) > MOST_NEW:
            self._note_new(lines[MOST_NEW], "full_name", "", MANY_NEW, most=MOST_NEW)
            return
        placed = [(line, head) for line in lines if (head := self._head_of(line)) is not None]
        keys = [_key_of(line, head) for line, head in placed]
        added = {(row.month_id, row.key): row for row in month_files.list_added([head.id for _, head in placed], set(keys))}
        indexes = {line.nik: nik_index(line.nik) for line, _ in placed if line.nik}
        known = month_files.list_known_indexes(set(indexes.values()))
        names = month_files.list_namesakes({head.village_code for _, head in placed}, {_name_key(line) for line, _ in placed})
        seen: dict[str, int] = {}
        for (line, head), key in zip(placed, keys, strict=True):
            if (first := seen.setdefault(key, line.row)) != line.row:
                self._note_new(line, "full_name", line.full_name, NEW_TWICE, first=first)
            elif (row := added.get((head.id, key))) is not None:
                self._repeat(line, row.answers)
            elif line.nik and (index := indexes[line.nik]) in known:
                self._note_new(line, "nik", "", NIK_HERE if known[index] == head.village_code else NIK_ELSEWHERE)
            else:
                self._add(line, head, key, (head.village_code, _name_key(line)) in names)

    def _head_of(self, line: NewLine) -> MonthHead | None:
        chosen = [head for head in self._months.values() if self._only in (None, head.id)]
        code = _village_code(line.village)
        if not code and len(chosen) == 1:
            return chosen[0]
        found = [head for head in chosen if head.village_code == code]
        if len(found) != 1:
            self._note_new(line, "village", line.village, NO_MONTH if code else VILLAGE_NEEDED)
            return None
        return found[0]

    def _repeat(self, line: NewLine, answers: Mapping[str, Any]) -> None:
        if answers.get("labour") == _labour(line):
            self._plan.same += 1
        else:
            self._note_new(line, "worked", "", SAID_OTHERWISE)

    def _add(self, line: NewLine, head: MonthHead, key: str, has_namesake: bool) -> None:
        if (refused := self._refusals[head.id]) is not None:
            self._note_new(line, "full_name", line.full_name, refused)
            return
        try:
            checked_age(line.birth_year, head.month)
            labour_result(line.asked.labour)
        except RuleBroken as broken:
            column = "born" if broken.field == "birth_year" else "worked"
            self._note_new(line, column, "", broken.message, **broken.facts)
            return
        new = NewPerson(
            line.full_name, line.sex, line.birth_year, line.asked.labour, birth_date=line.birth_date, nik=line.nik, key=key
        )
        self._plan.people.append((head.id, new))
        self._plan.new += 1
        self._plan.changes.append(
            Change(line.row, line.full_name, NEW["full_name"][0], "", PERHAPS_KNOWN if has_namesake else NEW_PERSON)
        )
        self._enter(head)

    def _note(self, row: int, column: str, read: str, problem: str, **facts: Any) -> None:
        self._plan.problems.append(CellProblem(row, LISTED[column][0], read, problem, facts))

    def _note_new(self, line: NewLine, column: str, read: str, problem: str, **facts: Any) -> None:
        self._plan.problems.append(CellProblem(line.row, NEW[column][0], read, problem, facts))


def _said(line: ListedLine, head: MonthHead) -> Said:
    answer, other = line.answer
    if answer is None:
        return None, None, HowKnown.NOT_ASKED, ""
    return answer, other, line.how or head.default_how_known, line.job if answer is RowAnswer.NOW_WORKING else ""


def _is_same_person(line: ListedLine, row: FiledRow) -> bool:
    if line.name and line.name != row.name and _letters(line.name) != _letters(row.name):
        return False
    return not (line.born.isdigit() and row.birth_year) or int(line.born) == row.birth_year


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _name_key(line: NewLine) -> str:
    return " ".join(line.full_name.split()).casefold()


def _village_code(text: str) -> str:
    digits = text.replace(".", "")
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}" if len(digits) == 10 and digits.isdigit() else ""


def _key_of(line: NewLine, head: MonthHead) -> str:
    born = line.birth_date.isoformat() if line.birth_date else str(line.birth_year)
    facts: Iterable[str] = (head.village_code, f"{head.month:%Y-%m}", _name_key(line), born, line.sex.value)
    return "berkas:" + hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:32]


def _labour(line: NewLine) -> dict[str, Any]:
    answers = asdict(line.asked.labour)
    return {name: value for name, value in answers.items() if value is not None and name != "age"}
