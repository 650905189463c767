"""The person's own corner: card, consents, who looked, her data to take away, and what she asks for."""

import io
import json

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import DataRequest, Person, Seeker
from tests.factories.offers import seeker_actor
from tests.factories.people import NIK


@pytest.fixture
def seeker(db_session):
    return seeker_actor()


def test_card_fields_are_filled_in_at_home_and_wait_for_the_papers(seeker, signed_in):
    phone = signed_in(seeker)
    assert "Isi data kartu" in phone.get("/saya").text
    assert phone.post("/kartu-saya", data={"nik": "123"}).status_code == 422
    phone.post("/kartu-saya", data={"nik": NIK, "religion": "Islam", "address": "RT 2"})
    person = db.session.get(Person, seeker.person_id, populate_existing=True)
    assert (person.nik_state.value, person.religion) == ("pending", "Islam")


def test_everything_can_be_taken_away_and_is_a_file(seeker, signed_in):
    answer = signed_in(seeker).get("/data-saya/unduh")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    found = json.loads(answer.text)
    assert found["orang"]["full_name"] == "Sari Lestari"
    assert [skill["text"] for skill in found["keterampilan"]] == ["menyangrai kopi"]


def test_consent_is_withdrawn_with_one_tap(seeker, signed_in):
    phone = signed_in(seeker)
    phone.post("/izin-saya/listing", data={"izin": "tidak"})
    assert db.session.get(Seeker, seeker.person_id, populate_existing=True).is_listed is False
    assert "Tidak diizinkan" in phone.get("/data-saya").text


def test_request_is_seen_answered_and_read(seeker, signed_in, client_as):
    phone = signed_in(seeker)
    phone.post("/data-saya/permintaan", data={"kind": "correct", "words": "Tahun lulus 2020"})
    request_id = db.session.scalars(sa.select(DataRequest.id)).one()
    head = client_as(Role.SECTION_HEAD)
    assert "Tahun lulus 2020" in head.get("/permintaan-data").text
    head.post(f"/permintaan-data/{request_id}/jawab", data={"answer": "Sudah diperbaiki."})
    assert "Sudah diperbaiki." in phone.get("/data-saya").text
    assert "Tidak ada permintaan" in head.get("/permintaan-data").text


def test_cv_is_a_pdf_with_skills_and_without_what_must_not_be_judged(seeker, signed_in):
    person = db.session.get_one(Person, seeker.person_id)
    person.religion, person.nik = "Islam", NIK
    db.session.flush()
    answer = signed_in(seeker).get("/profil-saya/cv")
    text = PdfReader(io.BytesIO(answer.data)).pages[0].extract_text()
    assert "Sari Lestari" in text
    assert "menyangrai kopi" in text
    assert "Islam" not in text
    assert NIK not in text
