"""Dukcapil's answers come back in the list that went out: tried first, kept when asked, and twice is once."""

import io
import json
import zipfile
from datetime import date

import openpyxl
import pytest
import sqlalchemy as sa

from jobmatch.documents import locked_book
from jobmatch.domain.enums import NikState, Role
from jobmatch.extensions.db import db
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import DukcapilAnswer, Pack, Person
from jobmatch.queries import dukcapil
from tests.factories import ledger as office

PASSWORD = "kopi-curup-arang-gunung"  # made up
NIKS = ("1702094604030001", "1702094604030002", "1702094604030003")  # made up
ANSWERS = {
    NIKS[0]: ("ditemukan", "sesuai", "sesuai", "sesuai", None),
    NIKS[1]: ("Ditemukan", "tidak sesuai", "sesuai", "sesuai", "nama tanpa gelar"),
    NIKS[2]: ("tidak ditemukan", None, None, None, None),
}


@pytest.fixture
def people(db_session):
    with office.at(date(2026, 7, 3)):
        yield [office.person(nik=nik, nik_index=nik_index(nik), nik_state=NikState.SEEN, birth_place="Curup") for nik in NIKS]


@pytest.fixture
def answered(people, client_as):
    """The list as Dukcapil sends it back."""
    client_as(Role.SECTION_HEAD).post("/paket/dukcapil", data={"password": PASSWORD})
    archive = zipfile.ZipFile(io.BytesIO(db.session.scalars(sa.select(Pack.content)).one()))
    name = json.loads(archive.read("manifest.json"))["berkas"][0]["nama"]
    book = openpyxl.load_workbook(io.BytesIO(locked_book.unlock(archive.read(name), PASSWORD)))
    for row in book.active.iter_rows(min_row=5):
        for cell, word in zip(row[6:], ANSWERS[row[1].value], strict=True):
            cell.value = word
    return book


def sent(client, book, **more):
    buffer = io.BytesIO()
    book.save(buffer)
    locked = locked_book.lock(buffer.getvalue(), PASSWORD)
    data = {"file": (io.BytesIO(locked), "hasil.xlsx"), "password": PASSWORD, **more}
    return client.post("/dukcapil/hasil", data=data, content_type="multipart/form-data")


def states():
    db.session.expire_all()
    return dict(db.session.execute(sa.select(Person.nik, Person.nik_state)).all())


def count_answers():
    return db.session.scalar(sa.select(sa.func.count()).select_from(DukcapilAnswer))


def test_tried_then_kept_then_nothing_more(answered, client_as):
    office_client = client_as(Role.PLACEMENT)
    tried = sent(office_client, answered)
    assert tried.status_code == 200
    assert (set(states().values()), count_answers()) == ({NikState.SEEN}, 0)
    assert sent(office_client, answered, write="y").status_code == 302
    kept = {NIKS[0]: NikState.DUKCAPIL, NIKS[1]: NikState.SEEN, NIKS[2]: NikState.SEEN}
    assert (states(), count_answers()) == (kept, 3)
    sent(office_client, answered, write="y")
    assert (states(), count_answers()) == (kept, 3)


def test_the_person_page_says_what_differs_and_who_was_answered_waits_behind(answered, people, client_as):
    sent(client_as(Role.PLACEMENT), answered, write="y")
    page = client_as(Role.COUNTER).get(f"/orang/{people[1]}").text
    assert "NIK ditemukan, tetapi berbeda: nama." in " ".join(page.split())
    assert "NIK tidak ditemukan." in client_as(Role.COUNTER).get(f"/orang/{people[2]}").text
    late = office.person(nik="1702094604030009", nik_index=nik_index("1702094604030009"), nik_state=NikState.PENDING)
    assert [row.code for row in dukcapil.list_waiting()] == [late, people[1], people[2]]


def test_one_row_that_fits_nobody_and_nothing_is_kept(answered, client_as):
    answered.active["B5"].value = "1702094604039999"
    answered.active["H6"].value = "kurang tahu"
    answer = sent(client_as(Role.PLACEMENT), answered, write="y")
    assert "Bukan jawaban yang dikenal" in answer.text
    assert "NIK-nya sudah diubah sejak daftar dikirim" in answer.text
    assert (set(states().values()), count_answers()) == ({NikState.SEEN}, 0)


def test_a_wrong_password_and_another_workbook_say_what_to_do(answered, client_as):
    office_client = client_as(Role.PLACEMENT)
    wrong = sent(office_client, answered, password="kopi-curup-arang-lain")
    assert (wrong.status_code, "tidak membuka berkasnya" in wrong.text) == (422, True)
    other = sent(office_client, openpyxl.Workbook())
    assert (other.status_code, "Pakai daftar yang dikirim ke Dukcapil" in other.text) == (422, True)
