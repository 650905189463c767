"""An employer posts, staff look at it, the public and the right people see it."""

import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import Role, VacancyState
from jobmatch.extensions.db import db
from jobmatch.models import Account, Employer, Vacancy
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff, waiting_vacancy

FILLED = {
    "title": "Pembantu roaster kopi",
    "posts": "2",
    "village_code": "17.02.20.2001",
    "wage_min": "3 juta",
    "wage_period": "month",
    "hours_text": "Senin–Sabtu, 08.00–16.00",
    "conditions": "Tidak ada syarat khusus.",
    "experience_months": "0",
}


def only_vacancy():
    return db.session.scalars(sa.select(Vacancy)).one()


def test_visitor_registers_a_business_and_posts_at_once(client):
    page = client.get("/pemberi-kerja/daftar")
    assert page.status_code == 200
    answer = client.post(
        "/pemberi-kerja/daftar",
        data={
            "name": "Kopi Talang",
            "kind": "micro",
            "village_code": "17.02.20.2001",
            "contact_name": "Bu Rina",
            "phone": "0812-3456-7890",
            "login": "kopi.talang",
            "password": "rahasia-sekali",
        },
    )
    assert answer.location == "/pemberi-kerja/lowongan/baru"
    assert client.get(answer.location).status_code == 200
    assert db.session.scalars(sa.select(Employer.phone)).one() == "+6281234567890"
    assert db.session.scalars(sa.select(Account.role)).one() is Role.EMPLOYER


def test_registration_says_what_is_wrong_and_keeps_what_was_typed(client):
    answer = client.post("/pemberi-kerja/daftar", data={"name": "Kopi Talang", "phone": "tanya ibu", "kind": "micro"})
    assert answer.status_code == 422
    assert "Nomor telepon hanya berisi angka" in answer.text
    assert 'value="Kopi Talang"' in answer.text


def test_employer_posts_in_seven_fields(signed_in):
    client = signed_in(employer_actor())
    answer = client.post("/pemberi-kerja/lowongan/baru", data=FILLED)
    assert answer.status_code == 302
    vacancy = only_vacancy()
    assert (vacancy.state, vacancy.wage_min_idr, vacancy.posts) == (VacancyState.WAITING, 3_000_000, 2)
    assert "Menunggu diperiksa petugas sejak" in client.get(answer.location).text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("wage_min", "nego", "Upah harus ditulis angkanya"),
        ("wage_min", "lumayan", "belum terbaca sebagai uang"),
        ("wage_min", "", "Tulis upahnya"),
        ("posts", "5000", "Jumlah orang yang dibutuhkan"),
        ("posts", "banyak", "bukan angka"),
        ("hours_text", "", "Tulis jam kerjanya"),
        ("conditions", "", "Tulis syarat kerjanya"),
        ("village_code", "", "tempat kerjanya"),
        ("expires_on", "besok", "Tanggal belum lengkap"),
        ("expires_on", "2020-01-01", "Tanggal tutup harus hari ini atau sesudahnya"),
    ],
)
def test_each_wrong_field_gets_its_sentence_and_nothing_is_stored(signed_in, field, typed, sentence):
    client = signed_in(employer_actor())
    answer = client.post("/pemberi-kerja/lowongan/baru", data={**FILLED, field: typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Pembantu roaster kopi" in answer.text
    assert db.session.scalars(sa.select(Vacancy)).all() == []


def test_typed_html_is_shown_as_text(signed_in, client):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner, title="<script>alert(1)</script> Kasir", description="<b>tebal</b>")
    page = client.get(f"/lowongan/{vacancy_id}").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;b&gt;tebal" in page


def test_staff_publish_from_the_queue_and_everybody_sees_it(signed_in, client):
    vacancy_id = waiting_vacancy(employer_actor())
    desk = signed_in(staff())
    assert "Pembantu roaster kopi" in desk.get("/lowongan-menunggu").text
    assert desk.get(f"/lowongan-menunggu/{vacancy_id}").status_code == 200
    assert "Pembantu roaster kopi" not in client.get("/lowongan").text
    assert client.get(f"/lowongan/{vacancy_id}").status_code == 404
    assert desk.post(f"/lowongan-menunggu/{vacancy_id}/terbitkan").location == "/lowongan-menunggu"
    assert "Pembantu roaster kopi" in client.get("/lowongan").text
    assert "Belakang Pasar Atas" in client.get(f"/lowongan/{vacancy_id}").text


def test_staff_return_with_a_reason_that_the_employer_reads(signed_in):
    owner = employer_actor()
    vacancy_id = waiting_vacancy(owner)
    desk = signed_in(staff())
    assert desk.post(f"/lowongan-menunggu/{vacancy_id}/kembalikan", data={"reason": ""}).status_code == 422
    desk.post(f"/lowongan-menunggu/{vacancy_id}/kembalikan", data={"reason": "Tulis jam hari Sabtu."})
    assert "Tulis jam hari Sabtu." in signed_in(owner).get(f"/pemberi-kerja/lowongan/{vacancy_id}").text


def test_employer_sees_masked_candidates_with_reasons_and_no_score(signed_in):
    seeker_actor("Sari Lestari", village_code="17.02.20.2001")
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    page = signed_in(owner).get(f"/pemberi-kerja/lowongan/{vacancy_id}/calon").text
    assert "S. L." in page
    assert "Bisa: menyangrai kopi" in page
    assert "Belum ada: mengemas" in page
    for hidden in ("Sari", "Lestari", "8111111111", "dari 100"):
        assert hidden not in page


def test_guessed_address_of_another_employers_vacancy_looks_like_nothing(signed_in):
    vacancy_id = waiting_vacancy(employer_actor())
    stranger = signed_in(employer_actor("Toko Sebelah"))
    for path in ("", "/calon"):
        assert stranger.get(f"/pemberi-kerja/lowongan/{vacancy_id}{path}").status_code == 404
    assert stranger.post(f"/pemberi-kerja/lowongan/{vacancy_id}/tarik").status_code == 404


def test_seeker_applies_in_two_taps_and_the_employer_reads_the_name(signed_in):
    owner = employer_actor()
    seeker = seeker_actor("Sari Lestari")
    vacancy_id = published_vacancy(owner)
    phone = signed_in(seeker)
    listed = phone.get("/lowongan-untuk-saya").text
    assert f'href="/lowongan/{vacancy_id}/lamar"' in listed
    assert "Bisa: menyangrai kopi" in listed
    assert "NIK dan alamat tidak dikirim" in phone.get(f"/lowongan/{vacancy_id}/lamar").text
    sent = phone.post(f"/lowongan/{vacancy_id}/lamar", data={"message": ""})
    assert sent.location == "/lamaran-saya"
    assert "Pembantu roaster kopi" in phone.get("/lamaran-saya").text
    assert "Sari Lestari" in signed_in(owner).get(f"/pemberi-kerja/lowongan/{vacancy_id}").text


def test_visitor_who_taps_apply_signs_in_first(client):
    vacancy_id = published_vacancy(employer_actor())
    assert client.get(f"/lowongan/{vacancy_id}/lamar").location == f"/masuk?next=/lowongan/{vacancy_id}/lamar"
