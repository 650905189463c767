"""Imports the office's AK-1 book: persons, their cards, and their registrations in the ledger. A repeat changes nothing."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.advert_file import CellProblem
from jobmatch.documents.ak1_book import BookRow
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import check_birth_date
from jobmatch.domain.ak1_rules import report_due_dates, valid_until
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.findings import has_block
from jobmatch.domain.nik import check_nik_form
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Ak1Card, District, Person, Seeker, Village
from jobmatch.services import audit, ledger
from jobmatch.services.seekers import SeekerDetails, add_profile

IMPORTERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
CODE_BYTES = 8


@dataclass
class BookOutcome:
    """What an import did, or would do."""

    added: int = 0
    known: int = 0
    without_card_in_force: int = 0
    problems: list[CellProblem] = field(default_factory=list)


class _Undo(Exception):
    pass


def import_book(actor: Actor, rows: Sequence[BookRow], *, write: bool) -> BookOutcome:
    """Bring rows of the book in; without ``write`` everything is tried and taken back.

    Cards that have run out are kept but do not register anybody: their holders are no longer in stock.
    """
    if actor.role not in IMPORTERS:
        raise NotAllowed
    outcome = BookOutcome()
    try:
        with transaction():
            ledger.hold_ledger(alone=True)
            _Importer(actor, outcome).bring_in(rows)
            if not write:
                raise _Undo
            audit.record(actor, "import_ak1_book", "ak1_book", clock.today())
    except _Undo:
        db.session.expire_all()
    return outcome


class _Importer:
    def __init__(self, actor: Actor, outcome: BookOutcome) -> None:
        self._actor, self._outcome, self._today = actor, outcome, clock.today()
        self._numbers = set(db.session.scalars(sa.select(Ak1Card.number)))
        self._series: Counter[int] = Counter(dict(self._last_numbers()))
        self._villages = _village_names()
        self._closed = ledger.last_closed_month()

    def _last_numbers(self) -> list[tuple[int, int]]:
        newest = sa.select(Ak1Card.series_year, sa.func.max(Ak1Card.series_number)).group_by(Ak1Card.series_year)
        return [(year, number) for year, number in db.session.execute(newest)]

    def bring_in(self, rows: Sequence[BookRow]) -> None:
        for row in sorted(rows, key=lambda row: (row.registered_on, row.row)):
            if row.number in self._numbers:
                self._outcome.known += 1
                continue
            try:
                with db.session.begin_nested():
                    self._bring(row)
            except RuleBroken as broken:
                self._note(row, "Nama lengkap", row.full_name, broken.message % broken.facts, N_("perbaiki di buku"))

    def _bring(self, row: BookRow) -> None:
        check_birth_date(row.birth_date, row.registered_on)
        if row.registered_on > self._today:
            raise RuleBroken(N_("Tanggal daftar ada di masa depan."))
        row = self._checked_nik(row)
        person_id = self._find_person(row) or self._add_person(row)
        card = self._add_card(row, person_id)
        if card.valid_until < self._today:
            self._outcome.without_card_in_force += 1
        elif not ledger.is_in_stock(person_id):
            source = ledger.Source("ak1_card", str(card.id))
            ledger.book_registered(self._actor, person_id, row.registered_on, source)
        self._outcome.added += 1

    def _checked_nik(self, row: BookRow) -> BookRow:
        if row.nik is None or not has_block(check_nik_form(row.nik)):
            return row
        self._note(row, "NIK", f"{row.nik[:4]}…", N_("NIK ini tidak mungkin, orangnya masuk tanpa NIK"), N_("lihat di KTP"))
        return replace(row, nik=None)

    def _find_person(self, row: BookRow) -> UUID | None:
        """The same NIK is the same person; without a NIK the same name, birth date and village are."""
        if row.nik is not None:
            return db.session.scalar(sa.select(Person.id).where(Person.nik_index == nik_index(row.nik)))
        same = (Person.name_key == row.full_name.casefold(), Person.birth_date == row.birth_date, Person.merged_into_id.is_(None))
        found = db.session.scalars(sa.select(Person.id).where(*same, Person.village_code == self._village_of(row)).limit(2)).all()
        return found[0] if len(found) == 1 else None

    def _add_person(self, row: BookRow) -> UUID:
        person = Person(
            full_name=row.full_name,
            name_key=row.full_name.casefold(),
            nik=row.nik,
            nik_index=nik_index(row.nik) if row.nik else None,
            nik_state=NikState.PENDING if row.nik else NikState.NONE,
            birth_date=row.birth_date,
            birth_year=row.birth_date.year,
            birth_place=row.birth_place,
            sex=row.sex,
            village_code=self._village_of(row),
            phone=row.phone,
            education_level=row.education,
            education_major=row.major,
            graduation_year=row.graduation_year,
            door="import",
            created_at=clock.now(),
            created_by=self._actor.user_id,
        )
        db.session.add(person)
        db.session.flush()
        return person.id

    def _add_card(self, row: BookRow, person_id: UUID) -> Ak1Card:
        if db.session.get(Seeker, person_id) is None:
            details = SeekerDetails(row.full_name, row.birth_date, row.sex, "", desired_kbji=(row.kbji,) if row.kbji else ())
            add_profile(person_id, details)
        self._series[row.registered_on.year] += 1
        due = [day for day in report_due_dates(row.registered_on) if day >= self._today]
        ends = valid_until(row.registered_on)
        card = Ak1Card(
            person_id=person_id,
            series_year=row.registered_on.year,
            series_number=self._series[row.registered_on.year],
            number=row.number[:40],
            code=secrets.token_hex(CODE_BYTES),
            issued_on=row.registered_on,
            valid_until=ends,
            report_due_on=due[0] if due else ends,
            issued_by=self._actor.user_id,
        )
        db.session.add(card)
        db.session.flush()
        self._numbers.add(row.number)
        return card

    def _village_of(self, row: BookRow) -> str | None:
        if row.village is None:
            return None
        codes = self._villages.get(row.village.casefold(), [])
        if len(codes) == 1:
            return codes[0]
        problem = (
            N_("nama desa ini ada dua, orangnya masuk tanpa desa")
            if codes
            else N_("desa tidak dikenal, orangnya masuk tanpa desa")
        )
        self._note(row, "Desa/kelurahan", row.village, problem, N_("tulis kode desa, contoh 17.02.09.1012"))
        return None

    def _note(self, row: BookRow, column: str, read: str, problem: str, fix: str) -> None:
        found = CellProblem(row.row, column, read[:80], problem, fix)
        if found not in self._outcome.problems:
            self._outcome.problems.append(found)


def _village_names() -> dict[str, list[str]]:
    """Villages by code, by name, and by "name, kecamatan"; two names occur twice."""
    found: dict[str, list[str]] = {}
    rows = db.session.execute(
        sa.select(Village.code, Village.name, District.name).join(District, District.code == Village.district_code)
    )
    for code, name, district in rows:
        for key in (code, name.casefold(), f"{name}, {district}".casefold()):
            found.setdefault(key, []).append(code)
    return found
