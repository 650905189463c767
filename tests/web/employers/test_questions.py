"""What the office asks before a vacancy goes on, sending twice, copies, and two people mending one vacancy at once."""

import pytest
import sqlalchemy as sa
from lxml import html

from jobmatch.extensions.db import db
from jobmatch.models import Vacancy
from tests.factories.offers import draft, employer_actor, published_vacancy, staff, waiting_vacancy
from tests.web.employers.test_posting import FILLED

NEW = "/pemberi-kerja/lowongan/baru"


def stored():
    return db.session.scalars(sa.select(Vacancy)).all()


def test_condition_on_age_in_free_text_is_asked_about_with_its_source(signed_in):
    client = signed_in(employer_actor())
    answer = client.post(NEW, data={**FILLED, "conditions": "Wanita, usia maksimal 25 tahun, jujur"})
    assert answer.status_code == 422
    assert "Umur" in answer.text
    assert "Jenis kelamin" in answer.text
    assert "SE Menaker M/6/HK.04/V/2025" in answer.text
    assert stored() == []


def test_condition_with_a_reason_is_handed_in_shown_to_staff_and_approved_by_publishing(signed_in, client):
    owner = employer_actor()
    typed = {
        **FILLED,
        "title": "Penjaga asrama putri",
        "conditions": "Khusus perempuan",
        "reason_sex": "Tinggal dan berjaga di dalam asrama putri.",
    }
    answer = signed_in(owner).post(NEW, data=typed)
    assert answer.status_code == 302
    (vacancy,) = stored()
    desk = signed_in(staff())
    page = desk.get(f"/lowongan-menunggu/{vacancy.id}").text
    assert "Tinggal dan berjaga di dalam asrama putri." in page
    desk.post(f"/lowongan-menunggu/{vacancy.id}/terbitkan")
    public = client.get(f"/lowongan/{vacancy.id}").text
    assert "Syarat khusus dan alasannya" in public
    assert "alasan diperiksa petugas" in public


def test_reason_of_two_words_is_no_reason(signed_in):
    client = signed_in(employer_actor())
    answer = client.post(NEW, data={**FILLED, "conditions": "Khusus perempuan", "reason_sex": "memang begitu"})
    assert answer.status_code == 422
    assert stored() == []


def test_wage_under_the_minimum_warns_and_goes_on_when_confirmed(signed_in):
    client = signed_in(employer_actor())
    low = {**FILLED, "wage_min": "1.500.000"}
    answer = client.post(NEW, data=low)
    assert answer.status_code == 422
    assert "di bawah UMK" in answer.text
    assert stored() == []
    assert client.post(NEW, data={**low, "accepts_low_wage": "y"}).status_code == 302


def test_day_wage_is_compared_by_the_month(signed_in):
    client = signed_in(employer_actor())
    by_day = {**FILLED, "wage_min": "80rb", "wage_period": "day"}
    assert client.post(NEW, data=by_day).status_code == 422
    assert client.post(NEW, data={**by_day, "wage_min": "120rb"}).status_code == 302
    assert stored()[0].month_wage_idr == 3_000_000


def test_wage_of_a_harvest_is_never_guessed(signed_in):
    client = signed_in(employer_actor())
    assert client.post(NEW, data={**FILLED, "wage_min": "500rb", "wage_period": "harvest"}).status_code == 302
    assert stored()[0].month_wage_idr is None


def test_form_sent_twice_is_one_vacancy(signed_in):
    client = signed_in(employer_actor())
    key = html.document_fromstring(client.get(NEW).text).cssselect("input[name=client_key]")[0].get("value")
    first = client.post(NEW, data={**FILLED, "client_key": key})
    second = client.post(NEW, data={**FILLED, "client_key": key})
    assert first.location == second.location
    assert len(stored()) == 1


def test_copy_begins_with_the_earlier_vacancy_and_is_a_new_one(signed_in):
    owner = employer_actor()
    client = signed_in(owner)
    earlier = published_vacancy(owner, title="Pemetik kopi", posts=7)
    page = html.document_fromstring(client.get(f"{NEW}?salin={earlier}").text)
    assert page.cssselect("#title")[0].get("value") == "Pemetik kopi"
    assert page.cssselect("#posts")[0].get("value") == "7"
    assert page.cssselect("#wage_min")[0].get("value") == "2.850.000"


def test_nobody_copies_a_vacancy_of_another(signed_in):
    other = waiting_vacancy(employer_actor("Toko Sebelah"))
    assert signed_in(employer_actor()).get(f"{NEW}?salin={other}").status_code == 404


def test_second_member_sees_the_firsts_change_and_keeps_what_was_typed(signed_in):
    owner = employer_actor()
    vacancy_id = waiting_vacancy(owner, village_code="17.02.20.2001", required_skills=())
    path = f"/pemberi-kerja/lowongan/{vacancy_id}/ubah"
    client = signed_in(owner)
    version = html.document_fromstring(client.get(path).text).cssselect("input[name=version]")[0].get("value")
    assert client.post(path, data={**FILLED, "title": "Roaster", "version": version}).status_code == 302
    late = client.post(path, data={**FILLED, "title": "Barista", "version": version})
    page = html.document_fromstring(late.text)
    assert late.status_code == 409
    assert "baru saja diubah orang lain" in late.text
    assert page.cssselect("#title")[0].get("value") == "Barista"
    assert "Roaster" in page.cssselect(".conflict")[0].text_content()
    db.session.expire_all()
    assert stored()[0].title == "Roaster"
    renewed = page.cssselect("input[name=version]")[0].get("value")
    assert client.post(path, data={**FILLED, "title": "Barista", "version": renewed}).status_code == 302
    db.session.expire_all()
    assert stored()[0].title == "Barista"


def test_published_vacancy_is_not_changed_quietly(signed_in):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner, village_code="17.02.20.2001")
    client = signed_in(owner)
    path = f"/pemberi-kerja/lowongan/{vacancy_id}/ubah"
    version = html.document_fromstring(client.get(path).text).cssselect("input[name=version]")[0].get("value")
    answer = client.post(path, data={**FILLED, "version": version})
    assert answer.status_code == 422
    assert "tidak diubah diam-diam" in answer.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"description": "Peserta membayar uang seragam Rp 250 ribu."}, "uang yang harus dibayar"),
        ({"contact_phone": None, "conditions": "Daftar lewat t.me/kerja"}, "Telegram"),
        ({"wage_min_idr": 20_000_000}, "Upahnya jauh di atas"),
    ],
)
def test_officer_is_told_to_look_twice(signed_in, changes, words):
    vacancy_id = waiting_vacancy(employer_actor(), **changes)
    assert words in signed_in(staff()).get(f"/lowongan-menunggu/{vacancy_id}").text


def test_honest_vacancy_raises_no_sign(signed_in):
    vacancy_id = waiting_vacancy(employer_actor(), description="Tanpa biaya apa pun, tidak dipungut uang pendaftaran.")
    assert "Lihat dua kali" not in signed_in(staff()).get(f"/lowongan-menunggu/{vacancy_id}").text


def test_officer_picks_the_occupation_while_publishing(signed_in):
    vacancy_id = waiting_vacancy(employer_actor(), title="Kasir toko")
    desk = signed_in(staff())
    assert "5230" in desk.get(f"/lowongan-menunggu/{vacancy_id}").text
    desk.post(f"/lowongan-menunggu/{vacancy_id}/terbitkan", data={"kbji": "5230"})
    assert db.session.get_one(Vacancy, vacancy_id).kbji == "5230"


def test_invented_occupation_code_is_left_out(signed_in):
    vacancy_id = waiting_vacancy(employer_actor())
    signed_in(staff()).post(f"/lowongan-menunggu/{vacancy_id}/terbitkan", data={"kbji": "9999"})
    assert db.session.get_one(Vacancy, vacancy_id).kbji is None


def test_suggestions_while_typing(signed_in, client):
    found = signed_in(employer_actor()).get("/saran/pekerjaan?teks=kasir").json["items"]
    assert found[0]["value"] == "5230"
    assert "mesin kasir" in found[0]["skills"]
    assert client.get("/saran/bidang-usaha?teks=bengkel+motr").json["items"][0]["value"] == "95"
    assert client.get("/saran/bidang-usaha?teks=%25").json["items"] == []


def test_draft_of_the_tests_raises_no_question():
    from jobmatch.services.vacancy_checks import conditions_in, low_wage

    assert conditions_in(draft()) == []
    assert low_wage(draft()) == []
