"""SIAPkerja and Karirhub: who is missing, what is copied in the office's order, which number the card prints."""

import pytest
import sqlalchemy as sa

from blueprints.counter import card_papers
from jobmatch.documents.ak1_card import CardPaper, Desk
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account, Ak1Card, AuditEvent, Person
from tests.factories.people import NIK
from tests.services.test_ak1_cards import card_of, verified


@pytest.fixture
def desk(client_as):
    return client_as(Role.COUNTER)


def printed(desk, card_id, monkeypatch) -> CardPaper:
    sheets: list[CardPaper] = []

    def keep(cards: list[CardPaper], _desk: Desk) -> bytes:
        sheets.extend(cards)
        return b"%PDF-"

    monkeypatch.setattr(card_papers, "write_cards", keep)
    desk.get(f"/loket/cetak-kartu?kartu={card_id}")
    return sheets[0]


def test_daily_list_empties_as_numbers_are_written_down_and_the_card_prints_the_official_one(desk, client_as, monkeypatch):
    card_id = card_of(verified())
    person_id = db.session.get_one(Ak1Card, card_id).person_id
    assert "Rina Lestari" in desk.get("/loket/belum-siapkerja").text
    path = f"/loket/orang/{person_id}/karirhub"
    assert desk.post(path, data={"number": " "}).status_code == 422
    desk.post(path, data={"number": "SK-2026-77"})
    assert "Semua sudah di SIAPkerja" in desk.get("/loket/belum-siapkerja").text
    own = db.session.get_one(Ak1Card, card_id).number
    assert (printed(desk, card_id, monkeypatch).number, printed(desk, card_id, monkeypatch).own_number) == (own, "")
    head = client_as(Role.SECTION_HEAD)
    order = "Nomor HP\nNIK\nNama lengkap"
    head.post("/loket/pengaturan", data={"number_pattern": "{number:04d}/{area}/{year}", "official": "national", "fields": order})
    paper = printed(desk, card_id, monkeypatch)
    assert (paper.number, paper.own_number) == ("SK-2026-77", own)
    page = desk.get(path).text
    assert page.index("Nomor HP") < page.index("NIK") < page.index("Nama lengkap")
    assert "Agama" not in page
    later = db.session.get_one(Ak1Card, card_of(verified("Budi Santoso")))
    assert later.number == f"0002/1702/{later.series_year}"


def test_nik_is_copied_only_after_it_was_opened_for_that_reason(desk):
    person_id = verified()
    db.session.get_one(Person, person_id).nik = NIK
    db.session.flush()
    path = f"/loket/orang/{person_id}/karirhub"
    assert NIK not in desk.get(path).text
    assert NIK in desk.post(f"{path}/nik").text
    opened = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "reveal_nik")).one()
    assert opened.reason == "national"


@pytest.mark.parametrize(
    ("values", "word"),
    [({"number_pattern": "{number}"}, "harus memuat"), ({"fields": "Zodiak"}, "bukan nama isian")],
)
def test_settings_that_cannot_be_are_refused(client_as, values, word):
    form = {"number_pattern": "{number}/{year}", "official": "own", "fields": "NIK"}
    answer = client_as(Role.SECTION_HEAD).post("/loket/pengaturan", data=form | values)
    assert answer.status_code == 422
    assert word in answer.text


def test_nip_stands_under_the_name_of_who_issued(desk, monkeypatch):
    assert desk.post("/loket/nip", data={"nip": "123"}).status_code == 422
    desk.post("/loket/nip", data={"nip": "19800101 200501 1 001"})
    account = db.session.scalars(sa.select(Account).where(Account.nip.is_not(None))).one()
    person_id = verified()
    desk.post(f"/loket/orang/{person_id}/kartu")
    card = db.session.scalars(sa.select(Ak1Card)).one()
    paper = printed(desk, card.id, monkeypatch)
    assert (paper.nip, paper.officer) == ("198001012005011001", account.display_name)
