"""The monthly page by link, signed in and for staff: opening it changes nothing, one tap is enough."""

import re

import pytest
import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import VacancyState
from jobmatch.extensions.db import db
from jobmatch.models import EmployerReport, OutboxMessage, Vacancy
from jobmatch.services import applications, employer_reports
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff

pytestmark = pytest.mark.usefixtures("db_session")


@pytest.fixture
def owner() -> Actor:
    return employer_actor()


def link_of(owner: Actor) -> str:
    employer_reports.ask_month(Actor.system(), "")
    body = db.session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like("report:%"))).one()
    return re.search(r"/laporan-bulanan/[\w-]+", body)[0]


def report() -> EmployerReport:
    return db.session.scalars(sa.select(EmployerReport).execution_options(populate_existing=True)).one()


def test_opening_the_link_changes_nothing_and_shows_first_names_only(app, owner):
    vacancy_id = published_vacancy(owner)
    applications.apply(seeker_actor("Sari Lestari"), vacancy_id)
    client, link = app.test_client(), link_of(owner)
    page = client.get(link)
    assert page.status_code == 200
    assert "Pembantu roaster kopi" in page.text
    assert "Sari" in page.text
    assert "Lestari" not in page.text
    assert report().answered_at is None


def test_the_link_wants_the_last_digits_and_keeps_what_was_ticked(app, owner):
    vacancy_id = published_vacancy(owner)
    client, link = app.test_client(), link_of(owner)
    refused = client.post(link, data={f"vacancy:{vacancy_id}": "filled", f"outside:{vacancy_id}": "2", "digits": "9999"})
    assert refused.status_code == 422
    assert re.search(r'value="filled"\s+checked', refused.text)
    assert 'value="2"' in refused.text
    assert report().answered_at is None
    thanks = client.post(link, data={f"vacancy:{vacancy_id}": "filled", f"outside:{vacancy_id}": "2", "digits": "0001"})
    assert thanks.status_code == 200
    assert "Diterima dari luar daftar: 2 orang" in thanks.text
    assert db.session.get_one(Vacancy, vacancy_id, populate_existing=True).state is VacancyState.FILLED


def test_nobody_in_one_tap(app, owner):
    published_vacancy(owner)
    client, link = app.test_client(), link_of(owner)
    assert client.post(link, data={"nobody": "1", "digits": "0001"}).status_code == 200
    assert report().facts["nobody"] is True
    assert "sudah kami terima" in client.get(link).text


def test_an_empty_answer_says_what_to_do(app, owner):
    published_vacancy(owner)
    page = app.test_client().post(link_of(owner), data={"digits": "0001"})
    assert page.status_code == 422
    assert "Tidak ada yang diterima" in page.text


def test_signed_in_the_home_leads_to_it_and_the_report_can_be_copied(signed_in, owner):
    vacancy_id = published_vacancy(owner)
    link_of(owner)
    client = signed_in(owner)
    assert "/pemberi-kerja/laporan-bulanan" in client.get("/").text
    page = client.get("/pemberi-kerja/laporan-bulanan", follow_redirects=True)
    assert page.status_code == 200
    done = client.post(page.request.path, data={f"vacancy:{vacancy_id}": "filled"}, follow_redirects=True)
    assert "Teks untuk diisi di Karirhub" in done.text
    noted = client.post(f"{done.request.path}/nasional", data={"number": "KH-77"}, follow_redirects=True)
    assert "KH-77" in noted.text
    assert "Kirim kabar bulan ini" not in client.get("/").text


def test_a_stranger_finds_nothing(signed_in, owner):
    published_vacancy(owner)
    employer_reports.report_nobody(owner, owner.employer_id)
    client = signed_in(employer_actor("Toko Lain"))
    address = f"/pemberi-kerja/{owner.employer_id}/laporan-bulanan"
    assert client.get(address).status_code == 404
    assert client.post(address, data={"nobody": "1"}).status_code == 404
    month = employer_reports.this_month()
    assert client.get(f"{address}/{month:%Y-%m}").status_code == 404
    assert client.post(f"{address}/{month:%Y-%m}/nasional", data={"number": "1"}).status_code == 404


def test_staff_see_who_is_silent_and_take_the_answer_down(signed_in, owner):
    published_vacancy(owner)
    client = signed_in(staff())
    assert "Belum ada yang diminta" in client.get("/laporan-pemberi-kerja").text
    assert client.post("/laporan-pemberi-kerja/minta").status_code == 302
    assert "Belum ada kabar" in client.get("/laporan-pemberi-kerja").text
    assert client.post(f"/pemberi-kerja/{owner.employer_id}/laporan-bulanan", data={"nobody": "1"}).status_code == 302
    assert "belum dilaporkan nasional" in client.get("/laporan-pemberi-kerja").text
    assert client.get("/laporan-pemberi-kerja?bulan=2026-13").status_code == 200
