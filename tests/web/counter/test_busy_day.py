"""A day with hundreds: numbers by phone and on paper, called once each, served with one sending; photos and files."""

import io
import re

import pytest
import sqlalchemy as sa
from PIL import Image

from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, AuditEvent, Person, PersonPaper, Seeker
from jobmatch.queries.card_papers import list_printed
from tests.factories.offers import seeker_actor
from tests.factories.people import NIK

VILLAGE = "17.02.11.2012"
FORM = {"full_name": "Rina Lestari", "birth_date": "17-04-2003", "sex": "P", "village_code": VILLAGE, "education": "sma"}


@pytest.fixture
def desk(client_as):
    return client_as(Role.COUNTER)


def photo(size: tuple[int, int] = (900, 900), kind: str = "PNG") -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, kind)
    stream.seek(0)
    return stream


def test_number_by_phone_is_served_with_one_sending_and_the_next_is_called(desk, client):
    assert "Nomor antre belum dibagikan" in client.get("/antre").text
    assert client.post("/antre", data=FORM).status_code == 422
    desk.post("/loket/ramai", data={"opens_at": "08.00", "desk_count": "3", "seconds_each": "90"})
    first = client.post("/antre", data=FORM)
    assert client.post("/antre", data=FORM).location == first.location
    page = client.get(first.location).text
    assert "Nomor antre 1" in page
    assert "Rina" not in page
    client.post("/antre", data=FORM | {"full_name": "Budi", "sex": "L"})
    at_desk = desk.post("/loket/ramai/panggil").location
    assert "Giliran Anda" in client.get(first.location).text
    assert "Rina Lestari" in desk.get(at_desk).text
    sent = {"nik": NIK, "birth_place": "Curup", "religion": "Islam", "education": "smk", "photo": (photo(), "x.png")}
    following = desk.post(at_desk, data=sent).location
    assert following != at_desk
    assert "Budi" in desk.get(following).text
    card = db.session.scalars(sa.select(Ak1Card)).one()
    person = db.session.get_one(Person, card.person_id)
    assert (person.nik_state.value, person.education_level, person.birth_place) == ("seen", "smk", "Curup")
    assert db.session.get_one(Seeker, person.id).is_listed is False
    with Image.open(io.BytesIO(list_printed([card.id])[0].photo or b"")) as kept:
        assert (kept.size, kept.format) == ((354, 472), "JPEG")
    assert "Kartu Anda sudah diterbitkan" in client.get(first.location).text
    board = desk.get("/loket/ramai").text
    assert "Cetak kartu ke-1 sampai 1" in board


def test_paper_slip_is_keyed_in_at_the_desk_and_who_does_not_come_is_called_again(desk):
    desk.post("/loket/ramai", data={"opens_at": "8", "desk_count": "1", "seconds_each": "60"})
    assert len(re.findall(r'class="slip"', desk.post("/loket/ramai/slip", data={"count": "2"}).text)) == 2
    first = desk.post("/loket/ramai/panggil").location
    second = desk.post(f"{first}/tidak-datang").location
    assert desk.post(second, data={"nik": NIK}).status_code == 422
    assert db.session.scalars(sa.select(Ak1Card)).all() == []
    assert desk.post(second, data=FORM | {"nik": NIK}).location == "/loket/ramai"
    assert desk.post(f"{first}/panggil").location == first
    assert desk.post("/loket", data={"words": "1"}).location == first
    assert "Tulis angka" in desk.post("/loket/ramai/slip", follow_redirects=True).text
    assert desk.post("/loket/ramai/tutup").status_code == 302
    assert "tidak dibagikan sekarang" in desk.post("/loket/ramai/slip", data={"count": "2"}, follow_redirects=True).text


def test_picture_that_is_none_issues_no_card(desk, client):
    desk.post("/loket/ramai", data={"opens_at": "08.00", "desk_count": "1", "seconds_each": "60"})
    client.post("/antre", data=FORM)
    answer = desk.post(desk.post("/loket/ramai/panggil").location, data={"nik": NIK, "photo": (io.BytesIO(b"MZ\x90"), "a.jpg")})
    assert answer.status_code == 422
    assert "bukan foto" in answer.text
    assert db.session.scalars(sa.select(Ak1Card)).all() == []


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7 /OpenAction << /JS (app.alert) >>", "berisi program"),
        (b"<html><script>alert(1)</script>", "bukan foto"),
        (b"", "bukan foto"),
    ],
)
def test_files_are_judged_by_their_content(signed_in, db_session, content, word):
    phone = signed_in(seeker_actor())
    answer = phone.post("/berkas-saya", data={"kind": "ktp", "file": (io.BytesIO(content), "ktp.jpg")})
    assert answer.status_code == 422
    assert word in answer.text


def test_file_is_kept_once_taken_as_a_download_on_record_and_out_of_others_reach(signed_in, desk):
    seeker = seeker_actor()
    phone, path = signed_in(seeker), "/berkas-saya"
    for _ in range(2):
        phone.post(path, data={"kind": "diploma", "file": (photo((4000, 3000), "JPEG"), "i.jpg")})
    paper = db.session.scalars(sa.select(PersonPaper)).one()
    taken = desk.get(f"/berkas/{paper.id}")
    assert taken.headers["Content-Disposition"].startswith("attachment")
    assert taken.headers["Content-Security-Policy"].startswith("sandbox")
    with Image.open(io.BytesIO(taken.data)) as kept:
        assert max(kept.size) == 1800
    looks = sa.select(sa.func.count()).where(AuditEvent.action == "read", AuditEvent.subject_id == str(seeker.person_id))
    assert db.session.scalar(looks) == 1
    assert signed_in(seeker_actor("Budi")).get(f"/berkas/{paper.id}").status_code == 404
    phone.post(f"/berkas/{paper.id}/hapus")
    assert "Belum ada berkas" in phone.get(path).text
