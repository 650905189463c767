"""People on the pages: masked, searched without an address, compared and opened only by POST."""

from collections.abc import Callable

import pytest
from lxml import html

from jobmatch.domain.enums import Role
from tests.factories.people import FAR, KK, NIK, VILLAGE, family_of, person
from tests.factories.sign_ins import somebody, village_officer
from tests.harness.client import CarefulClient

Sign = Callable[[Role], CarefulClient]
MASKED = "1702••••••••••03"


def text(answer) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


@pytest.fixture
def officer(app, db_session) -> CarefulClient:
    client: CarefulClient = app.test_client()
    client.sign_in((village_officer(), 1))
    return client


def test_list_shows_masked_numbers_and_hatches_what_nobody_knows(client_as: Sign) -> None:
    person()
    page = client_as(Role.COUNTER).get("/orang")
    assert MASKED in page.text
    assert NIK not in page.text
    assert "belum ada kabar" in text(page)


def test_name_is_searched_in_the_body_and_never_in_an_address(client_as: Sign) -> None:
    person("Siti Aminah")
    person("Budi", nik=None)
    answer = client_as(Role.COUNTER).post("/orang/cari", data={"words": "aminah"})
    assert "Siti Aminah" in text(answer)
    assert "Budi" not in text(answer)
    assert "1 orang ditemukan" in text(answer)


def test_whole_number_leads_to_its_person_and_an_unknown_one_says_so(client_as: Sign) -> None:
    person_id = person()
    counter = client_as(Role.COUNTER)
    assert counter.post("/orang/cari", data={"words": "1702 9057 0801 0003"}).location == f"/orang/{person_id}"
    unknown = counter.post("/orang/cari", data={"words": "1702905708010009"})
    assert "NIK ini tidak ada" in text(unknown)
    assert counter.post("/orang/cari", data={"words": "17029057080100"}).status_code == 422
    assert counter.post("/orang/cari", data={"words": " "}).status_code == 422


def test_village_officer_finds_nobody_of_another_village(officer: CarefulClient) -> None:
    far = person("Orang Jauh", FAR)
    assert officer.get(f"/orang/{far}").status_code == 404
    assert "Tidak ada nama seperti itu" in text(officer.post("/orang/cari", data={"words": "jauh"}))
    assert "NIK ini tidak ada" in text(officer.post("/orang/cari", data={"words": NIK}))
    assert "Orang Jauh" not in text(officer.get(f"/orang?desa={FAR}"))


def test_clerk_compares_with_the_paper_and_the_number_stays_hidden(client_as: Sign) -> None:
    person_id = person()
    counter = client_as(Role.COUNTER)
    address = f"/orang/{person_id}/cocokkan-nik"
    assert counter.post(address, data={"match_nik-number": NIK}).location == f"/orang/{person_id}#nomor"
    page = counter.get(f"/orang/{person_id}")
    assert "Sama: nomor di dokumen" in text(page)
    assert NIK not in page.text
    counter.post(address, data={"match_nik-number": NIK[:-1] + "4"})
    assert "Tidak sama" in text(counter.get(f"/orang/{person_id}"))


def test_number_that_cannot_be_one_is_told_at_its_field(client_as: Sign) -> None:
    answer = client_as(Role.COUNTER).post(f"/orang/{person()}/cocokkan-nik", data={"match_nik-number": "123"})
    assert answer.status_code == 422
    assert 'id="match_nik-number-error"' in answer.text


def test_number_is_opened_for_a_reason_and_gone_on_the_next_page(client_as: Sign) -> None:
    person_id = person()
    counter = client_as(Role.COUNTER)
    assert counter.post(f"/orang/{person_id}/buka-nik", data={}).status_code == 422
    opened = counter.post(f"/orang/{person_id}/buka-nik", data={"reveal_nik-reason": "papers"})
    assert "1702 9057 0801 0003" in text(opened)
    assert opened.headers["Cache-Control"] == "no-store"
    assert counter.get(f"/orang/{person_id}/buka-nik").status_code in (404, 405)
    history = text(counter.get(f"/orang/{person_id}/riwayat"))
    assert "Membuka NIK" in history
    assert "Mencocokkan dengan KTP atau KK di meja" in history


def test_family_number_works_alike(client_as: Sign) -> None:
    person_id = person()
    family_id = family_of(person_id)
    counter = client_as(Role.COUNTER)
    base = f"/orang/{person_id}/keluarga/{family_id}"
    counter.post(f"{base}/cocokkan-kk", data={"match_kk-number": KK})
    assert "Sama" in text(counter.get(f"/orang/{person_id}"))
    assert "1702 9011 1213 0004" in text(counter.post(f"{base}/buka-kk", data={"reveal_kk-reason": "owner"}))
    assert counter.post(f"{base}/buka-kk", data={}).status_code == 422
    assert counter.post(f"{base}/cocokkan-kk", data={}).status_code == 422


def test_office_head_reads_but_finds_no_way_to_open(client_as: Sign) -> None:
    page = client_as(Role.OFFICE_HEAD).get(f"/orang/{person()}")
    assert "buka-nik" not in page.text
    assert "cocokkan-nik" not in page.text


def test_village_officer_may_compare_but_not_open(officer: CarefulClient) -> None:
    page = officer.get(f"/orang/{person(village=VILLAGE)}")
    assert "cocokkan-nik" in page.text
    assert "buka-nik" not in page.text
    assert "riwayat" not in page.text


def test_clerk_helps_somebody_who_forgot_the_password(client_as: Sign) -> None:
    person_id = person()
    account_id = somebody(Role.SEEKER, "rina", person_id=person_id)
    assert f"/akun/{account_id}/tautan" in client_as(Role.COUNTER).get(f"/orang/{person_id}").text
    assert f"/akun/{account_id}/tautan" not in client_as(Role.OFFICE_HEAD).get(f"/orang/{person_id}").text


def test_page_of_a_list_costs_few_statements(client_as: Sign, statements) -> None:
    for number in range(40):
        person(f"Orang {number:02d}", nik=None)
    counter = client_as(Role.COUNTER)
    before = len(statements())
    counter.get("/orang?halaman=2")
    assert len(statements()) - before <= 12
