"""The desk from search to paper, and the page behind the card's QR."""

import io

import pytest
import sqlalchemy as sa
import typst
import zxingcpp
from PIL import Image

from jobmatch.documents import ak1_card
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, Ak1Report, AuditEvent, Person
from jobmatch.services.seekers import register_seeker
from tests.factories.people import NIK
from tests.factories.seekers import cashier
from tests.services.test_ak1_cards import CLERK, card_of, verified


@pytest.fixture
def desk(client_as):
    return client_as(Role.COUNTER)


def test_search_verify_issue_print_is_four_sendings(desk):
    person_id = register_seeker(CLERK, cashier())
    found = desk.post("/loket", data={"words": "rina les"})
    assert found.location == f"/loket/orang/{person_id}"
    assert "Dokumen cocok" in desk.get(found.location).text
    desk.post(f"{found.location}/dokumen", data={"nik": NIK, "birth_place": "Curup", "religion": "Islam"})
    assert "Terbitkan kartu" in desk.get(found.location).text
    desk.post(f"{found.location}/kartu")
    page = desk.get(found.location).text
    card = db.session.scalars(sa.select(Ak1Card)).one()
    assert card.number in page
    paper = desk.get(f"/loket/cetak-kartu?kartu={card.id}")
    assert paper.mimetype == "application/pdf"
    assert paper.headers["Cache-Control"] == "no-store"
    assert NIK.encode() not in desk.get(found.location).data
    assert db.session.scalar(sa.select(sa.func.count()).where(AuditEvent.action == "print_card")) == 1


def test_qr_of_the_printed_card_opens_the_page_with_initials_only(desk, client, monkeypatch):
    card = db.session.get_one(Ak1Card, card_of(verified()))
    sheets = []
    compile_pdf = typst.compile

    def keep(source, **options):
        sheets.extend(compile_pdf(source, **options | {"format": "png", "ppi": 150}))
        return compile_pdf(source, **options)

    monkeypatch.setattr(ak1_card.typst, "compile", keep)
    desk.get(f"/loket/cetak-kartu?kartu={card.id}")
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(sheets[0])))
    path = code.text.split("/", 3)[3]
    answer = client.get(f"/{path}")
    assert "BERLAKU" in answer.text
    assert "R. L." in answer.text
    assert "Rina" not in answer.text
    assert db.session.get_one(Person, card.person_id).full_name not in code.text


def test_unknown_code_is_said_to_be_unknown(client):
    answer = client.get("/kartu/TEBAKAN23456")
    assert answer.status_code == 404
    assert "TIDAK DIKENAL" in answer.text


@pytest.mark.parametrize(("digit", "answer"), [(1, "seeking"), (2, "working"), (3, "training")])
def test_reply_of_one_digit_is_entered_in_one_tap(desk, digit, answer):
    card_id = card_of(verified())
    desk.post(f"/loket/kartu/{card_id}/balasan/{digit}")
    assert db.session.scalars(sa.select(Ak1Report)).one().answer.value == answer


def test_unknown_digit_changes_nothing(desk):
    card_id = card_of(verified())
    desk.post(f"/loket/kartu/{card_id}/balasan/7")
    assert db.session.scalars(sa.select(Ak1Report)).all() == []


def test_pages_of_the_counter_open_when_empty(desk, client_as):
    for path in ("/loket", "/loket/belum-lapor", "/loket/usulan-hapus", "/loket/nomor"):
        assert desk.get(path).status_code == 200
    assert client_as(Role.SECTION_HEAD).get("/loket/usulan-hapus").status_code == 200


def test_nik_of_somebody_else_is_refused_at_the_field(desk):
    verified()
    first = db.session.scalars(sa.select(Person)).one()
    desk.post(f"/loket/orang/{first.id}/dokumen", data={"nik": NIK})
    second = verified("Budi Santoso")
    answer = desk.post(f"/loket/orang/{second}/dokumen", data={"nik": NIK})
    assert answer.status_code == 422
    assert "sudah tercatat pada orang lain" in answer.text


def test_handwritten_card_is_entered_with_the_number_that_was_set_aside(desk):
    desk.post("/loket/nomor", data={"count": "3", "note": "listrik padam"})
    first = verified("Budi Santoso")
    desk.post(f"/loket/orang/{first}/kartu", data={"number": "2"})
    assert db.session.scalars(sa.select(Ak1Card.series_number)).all() == [2]
    answer = desk.post(f"/loket/orang/{verified('Dewi')}/kartu", data={"number": "9"}, follow_redirects=True)
    assert "tidak ada di blok" in answer.text
