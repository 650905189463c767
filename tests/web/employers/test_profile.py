"""An employer's own data, its members, and what staff do with it."""

import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account, Employer
from tests.factories.offers import employer_actor, published_vacancy, staff

DATA = {
    "name": "Kopi Talang Baru",
    "kind": "micro",
    "village_code": "17.02.20.2001",
    "contact_name": "Bu Rina",
    "phone": "0812-3456-7890",
}
MEMBER = {"name": "Adik", "login": "adik.talang", "password": "rahasia-sekali", "role": "recruiter"}


def test_owner_changes_the_business_and_says_in_words_what_it_does(signed_in):
    owner = employer_actor()
    client = signed_in(owner)
    path = f"/pemberi-kerja/{owner.employer_id}/ubah"
    asked = client.post(path, data={**DATA, "version": "1", "business": "kedai kopi"})
    assert asked.status_code == 422
    assert "Penyediaan Makanan dan Minuman" in asked.text
    assert client.post(path, data={**DATA, "version": "1", "business": "kedai kopi", "kbli": "56"}).status_code == 302
    row = db.session.get_one(Employer, owner.employer_id)
    assert (row.name, row.kbli, row.kbli_edition, row.phone) == ("Kopi Talang Baru", "56", "2025", "+6281234567890")


def test_wrong_nib_says_how_many_digits(signed_in):
    owner = employer_actor()
    answer = signed_in(owner).post(f"/pemberi-kerja/{owner.employer_id}/ubah", data={**DATA, "version": "1", "nib": "12345"})
    assert answer.status_code == 422
    assert "13 angka" in answer.text


def test_late_change_is_refused_with_409(signed_in):
    owner = employer_actor()
    client = signed_in(owner)
    path = f"/pemberi-kerja/{owner.employer_id}/ubah"
    assert client.post(path, data={**DATA, "version": "1"}).status_code == 302
    assert client.post(path, data={**DATA, "name": "Lain", "version": "1"}).status_code == 409


def test_owner_adds_a_member_who_may_post_and_is_out_when_removed(signed_in, app):
    owner = employer_actor()
    client = signed_in(owner)
    assert client.post(f"/pemberi-kerja/{owner.employer_id}/anggota", data=MEMBER).status_code == 302
    other = app.test_client()
    other.post("/masuk", data={"login": "adik.talang", "password": "rahasia-sekali"})
    assert other.get("/pemberi-kerja/lowongan/baru").status_code == 200
    assert "Adik" in client.get("/pemberi-kerja/usaha-saya").text
    account_id = db.session.scalars(sa.select(Account.id).where(Account.login == "adik.talang")).one()
    assert "Tambah anggota" not in other.get("/pemberi-kerja/usaha-saya").text
    client.post(f"/pemberi-kerja/{owner.employer_id}/anggota/{account_id}/keluarkan")
    assert other.get("/pemberi-kerja/usaha-saya").location == "/pemberi-kerja/daftar"
    assert other.post("/pemberi-kerja/lowongan/baru", data={}).status_code == 422


def test_taken_login_is_said_beside_its_field(signed_in):
    owner = employer_actor()
    client = signed_in(owner)
    client.post(f"/pemberi-kerja/{owner.employer_id}/anggota", data=MEMBER)
    assert client.post(f"/pemberi-kerja/{owner.employer_id}/anggota", data=MEMBER).status_code == 422


@pytest.mark.parametrize("path", ["", "/ubah"])
def test_strangers_find_nothing(signed_in, path):
    owner = employer_actor()
    stranger = signed_in(employer_actor("Toko Sebelah"))
    assert stranger.get(f"/pemberi-kerja/{owner.employer_id}{path}").status_code == 404
    assert stranger.post(f"/pemberi-kerja/{owner.employer_id}/anggota", data=MEMBER).status_code == 404


def test_closing_an_employer_takes_its_vacancies_off_the_list_at_once(signed_in, client):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    desk = signed_in(staff())
    assert desk.post(f"/pemberi-kerja/{owner.employer_id}/tutup", data={"reason": ""}).status_code == 422
    desk.post(f"/pemberi-kerja/{owner.employer_id}/tutup", data={"reason": "Menarik uang dari pelamar."})
    assert "Pembantu roaster kopi" not in client.get("/lowongan").text
    assert "sudah ditutup" in client.get(f"/lowongan/{vacancy_id}").text
    assert signed_in(owner).post("/pemberi-kerja/lowongan/baru", data={}).status_code in (403, 422)
    desk.post(f"/pemberi-kerja/{owner.employer_id}/buka")
    assert "Pembantu roaster kopi" in client.get("/lowongan").text


def test_staff_see_who_looks_like_somebody_else_and_note_a_second_check(signed_in):
    first = employer_actor("CV Kopi Talang")
    second = employer_actor("Kopi Talang Rimbo Jaya")
    desk = signed_in(staff())
    page = desk.get(f"/pemberi-kerja/{second.employer_id}").text
    assert "Nomor teleponnya dipakai pemberi kerja lain" in page
    assert "CV Kopi Talang" in page
    desk.post(f"/pemberi-kerja/{first.employer_id}/periksa-ulang")
    assert db.session.get_one(Employer, first.employer_id).rechecked_at is not None
    listed = desk.get("/daftar-pemberi-kerja?kata=rimbo").text
    assert "Kopi Talang Rimbo Jaya" in listed
    assert "CV Kopi Talang" not in listed


def test_employer_account_without_a_business_is_led_to_registration(client_as, signed_in):
    owner = employer_actor()
    client = signed_in(owner)
    assert client.get("/pemberi-kerja/usaha-saya").status_code == 200
    assert client_as(Role.EMPLOYER).get(f"/pemberi-kerja/{owner.employer_id}").status_code == 404
