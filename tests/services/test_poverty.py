"""Families with dates, and poverty files tied to people through their NIK."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.welfare import run_waiting
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.job_kinds import STORE_POVERTY, TRY_POVERTY
from jobmatch.domain.poverty import FamilyKind, ImportState, PovertySource, WhyUnlinked
from jobmatch.extensions.db import db
from jobmatch.models import Family, FamilyMember, PovertyImport, PovertyRating
from jobmatch.queries import families as family_queries
from jobmatch.queries import poverty
from jobmatch.services import families, poverty_imports
from tests.factories.people import FAR, KK, NIK, VILLAGE, family_of, person

OFFICER = Actor(Role.PLACEMENT, UUID(int=7))
VILLAGER = Actor(Role.VILLAGE_OFFICER, UUID(int=8), village_code=VILLAGE)
HEAD = "id_keluarga;nik;desil_kesejahteraan;nama;hubungan_dengan_kepala_keluarga;tanggal_lahir;kode_kemdagri;pkh"
NIKS = ("1702905708010003", "1702901708700001", "1702905212750002", "1702901101100001")
DAY = date(2026, 7, 1)

pytestmark = pytest.mark.usefixtures("db_session")


def line(family: str, nik: str, name: str, relation: str = "Anak", decile: str = "2", code: str = "1702112012") -> str:
    return f"{family};{nik};{decile};{name};{relation};;{code};Tidak"


def bring(*lines: str, day: date = DAY) -> UUID:
    import_id = poverty_imports.take_in(OFFICER, PovertySource.DTSEN, day, "\n".join([HEAD, *lines]).encode())
    run_waiting(TRY_POVERTY)
    poverty_imports.store(OFFICER, import_id)
    run_waiting(STORE_POVERTY)
    return import_id


def home_of(person_id: UUID) -> list[tuple[str | None, date, date | None]]:
    rows = db.session.execute(
        sa.select(Family.source_key, FamilyMember.from_on, FamilyMember.until_on)
        .join(Family, Family.id == FamilyMember.family_id)
        .where(FamilyMember.person_id == person_id, Family.kind == FamilyKind.HOUSEHOLD)
        .order_by(FamilyMember.from_on)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def why(import_id: UUID) -> Sequence[WhyUnlinked]:
    return [row.why for row in poverty.list_left(import_id, None)]


def test_one_poverty_family_over_two_cards_is_one_household_and_each_card_shows_it() -> None:
    parent, child = person("Budi", nik=NIKS[1]), person("Siti Aminah", nik=NIKS[0])
    cards = [family_of(parent, KK), family_of(child, "1702901112130005")]
    bring(line("A1", NIKS[1], "Budi", "Kepala Keluarga"), line("A1", NIKS[0], "Siti Aminah"))
    assert home_of(parent) == home_of(child) == [("dtsen:A1", DAY, None)]
    pages = [family_queries.get_family(OFFICER, card) for card in cards]
    assert [page.household.decile for page in pages] == [2, 2]
    assert [[other.kind for other in page.others] for page in pages] == [[FamilyKind.HOUSEHOLD]] * 2


def test_line_without_a_nik_is_reported_and_the_rest_of_its_family_is_linked() -> None:
    known = person("Siti Aminah", nik=NIKS[0])
    found = bring(line("A1", NIKS[0], "Siti Aminah"), line("A1", "", "Tanpa Nomor"), line("A1", "0000000000000000", "Nol"))
    assert home_of(known) == [("dtsen:A1", DAY, None)]
    assert why(found) == [WhyUnlinked.NO_NIK] * 2


def test_same_nik_in_two_families_ties_nobody_and_names_the_other_line() -> None:
    known = person("Siti Aminah", nik=NIKS[0])
    found = bring(line("A1", NIKS[0], "Siti Aminah"), line("B2", NIKS[0], "Siti Aminah"))
    assert home_of(known) == []
    assert [(row.number, row.other_number) for row in poverty.list_left(found, WhyUnlinked.TWO_FAMILIES)] == [(2, 3), (3, 2)]


def test_each_reason_for_a_line_that_stays_apart() -> None:
    person("Budi", nik=NIKS[1]), person("Wati", nik=NIKS[2])
    pending = person("Joko", nik=NIKS[3])
    db.session.execute(
        sa.update(family_queries.Person).where(family_queries.Person.id == pending).values(nik_state=NikState.PENDING)
    )
    found = bring(
        line("A1", NIKS[1], "Budi"),
        line("A1", NIKS[2], "Orang Lain"),
        line("A1", NIKS[3], "Joko"),
        line("A1", "1702901799700001", "Bulan Salah"),
        line("A1", "1702901708700009", "Belum Dicatat"),
        line("A1", NIKS[0], "Seberang", code="1703112012"),
        line("", NIKS[0], "Tanpa Keluarga"),
    )
    assert why(found) == [
        WhyUnlinked.OTHER_PERSON,
        WhyUnlinked.PENDING,
        WhyUnlinked.BAD_NIK,
        WhyUnlinked.NOT_HERE,
        WhyUnlinked.OTHER_REGENCY,
        WhyUnlinked.NO_FAMILY,
    ]


def test_trial_writes_nothing_and_a_dropped_file_leaves_no_names() -> None:
    known = person("Siti Aminah", nik=NIKS[0])
    import_id = poverty_imports.take_in(OFFICER, PovertySource.DTSEN, DAY, f"{HEAD}\n{line('A1', NIKS[0], 'X')}".encode())
    again = poverty_imports.take_in(OFFICER, PovertySource.DTSEN, DAY, f"{HEAD}\n{line('A1', NIKS[0], 'X')}".encode())
    run_waiting(TRY_POVERTY)
    assert again == import_id
    assert home_of(known) == []
    assert poverty.get_import(OFFICER, import_id).state is ImportState.TRIED
    assert len(why(import_id)) == 1
    poverty_imports.drop(OFFICER, import_id)
    assert why(import_id) == []
    assert db.session.get_one(PovertyImport, import_id).content is None


def test_newer_file_moves_a_person_by_date_and_an_older_one_is_refused() -> None:
    mover, stayer = person("Siti Aminah", nik=NIKS[0]), person("Budi", nik=NIKS[1])
    bring(line("A1", NIKS[0], "Siti Aminah"), line("A1", NIKS[1], "Budi"))
    later = date(2026, 10, 1)
    bring(line("B2", NIKS[0], "Siti Aminah", decile="4"), line("A1", NIKS[1], "Budi", decile="1"), day=later)
    assert home_of(mover) == [("dtsen:A1", DAY, later), ("dtsen:B2", later, None)]
    assert home_of(stayer) == [("dtsen:A1", DAY, None)]
    with pytest.raises(RuleBroken, match="lebih lama"):
        poverty_imports.take_in(OFFICER, PovertySource.DTSEN, DAY, b"lama")


def test_same_file_again_adds_nothing() -> None:
    person("Siti Aminah", nik=NIKS[0])
    bring(line("A1", NIKS[0], "Siti Aminah"))
    before = [db.session.scalar(sa.select(sa.func.count()).select_from(t)) for t in (Family, FamilyMember, PovertyRating)]
    bring(line("A1", NIKS[0], "Siti Aminah"))
    assert [db.session.scalar(sa.select(sa.func.count()).select_from(t)) for t in (Family, FamilyMember, PovertyRating)] == before


def test_person_stands_on_one_card_at_a_time_and_old_stays_are_kept() -> None:
    someone = person()
    first = families.put_on_card(OFFICER, someone, KK, "anak", date(2020, 1, 1))
    second = families.put_on_card(VILLAGER, someone, "1702901112130005", "istri", date(2026, 1, 1))
    stays = db.session.execute(sa.select(FamilyMember.family_id, FamilyMember.until_on).order_by(FamilyMember.from_on)).all()
    assert [tuple(row) for row in stays] == [(first, date(2026, 1, 1)), (second, None)]
    for number, error in ((NIK, "NIK orang ini"), ("123", "16 angka"), ("1702901112130005", "sudah ada")):
        with pytest.raises(RuleBroken, match=error):
            families.put_on_card(OFFICER, someone, number, "anak", clock.today())
    with pytest.raises(NotFound):
        families.put_on_card(VILLAGER, person("Jauh", FAR, None), KK, "anak", clock.today())
    families.leave_card(OFFICER, someone, second, clock.today())
    with pytest.raises(NotFound):
        families.leave_card(OFFICER, someone, second, clock.today())
