"""The month page without scripts: one form saves all, mistakes lose nothing, and nobody sees another village."""

import io
import re
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from lxml import html
from PIL import Image
from sqlalchemy.orm import scoped_session

from jobmatch.domain.enums import LabourStatus, Role
from jobmatch.extensions.db import transaction
from jobmatch.models import Person
from jobmatch.queries import review
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.queries.registry import get_month
from tests.factories.accounts import account_for
from tests.factories.villages import OFFICE, VILLAGE, opened_month, people_of
from tests.harness.client import CarefulClient

MOST_STATEMENTS = 14
# What a phone on a slow line waits for: a list of sixty and the board of all villages, as they travel.
MOST_BYTES = {"month": 16_000, "board": 10_000}


@pytest.fixture
def village(app, db_session: scoped_session) -> CarefulClient:
    client = app.test_client()
    client.sign_in(account_for(Role.VILLAGE_OFFICER, village_code=VILLAGE))
    return client


def test_one_form_saves_every_answer_and_sends_the_month(village: CarefulClient) -> None:
    people_of(VILLAGE, 3)
    month_id = opened_month()
    rows = list_month_rows(month_id)
    answers = {f"jawab-{rows[0].id}": "still", f"jawab-{rows[1].id}": "working", f"jenis-{rows[2].id}": "school"}
    sent = village.post(
        f"/bulan-desa/{month_id}/jawaban", data={"asal": "told", "act": "kirim", **answers}, follow_redirects=True
    )
    assert "Laporan terkirim" in sent.text
    assert [row.how_known.value for row in list_month_rows(month_id)] == ["told"] * 3
    assert get_month(OFFICE, month_id).figures.statuses["not_in_force"] == 1


def test_what_lacks_something_is_said_at_its_row_and_the_rest_is_saved(village: CarefulClient) -> None:
    people_of(VILLAGE, 2)
    month_id = opened_month()
    first, second = list_month_rows(month_id)
    answers = {f"jawab-{first.id}": "still", f"jawab-{second.id}": "other", f"kerja-{second.id}": "kebun"}
    page = village.post(f"/bulan-desa/{month_id}/jawaban", data={"asal": "met", "act": "kirim", **answers})
    assert page.status_code == 422
    shown = html.document_fromstring(page.text)
    assert "Pilih apa yang dimaksud" in shown.xpath(f"string(//li[@data-row='{second.id}'])")
    assert shown.xpath(f"//input[@name='kerja-{second.id}']/@value") == ["kebun"]
    assert [row.is_answered for row in list_month_rows(month_id)] == [True, False]


def test_rest_is_left_unasked_with_one_button(village: CarefulClient) -> None:
    people_of(VILLAGE, 3)
    month_id = opened_month()
    page = village.post(f"/bulan-desa/{month_id}/jawaban", data={"act": "sisa"}, follow_redirects=True)
    assert "3 orang ditandai belum ditanya" in page.text


@pytest.mark.parametrize("people", [3, 40])
def test_page_needs_as_many_statements_for_forty_people_as_for_three(
    village: CarefulClient, statements: Callable[[], list[str]], people: int
) -> None:
    people_of(VILLAGE, people)
    month_id = opened_month()
    before = len(statements())
    page = village.get(f"/bulan-desa/{month_id}")
    assert len(statements()) - before <= MOST_STATEMENTS
    assert page.text.count("data-row=") == people


def test_list_of_sixty_and_board_travel_compressed_and_small(app, village: CarefulClient) -> None:
    people_of(VILLAGE, 60)
    month_id = opened_month()
    office = app.test_client()
    office.sign_in(account_for(Role.SECTION_HEAD))
    for name, client, address in (("month", village, f"/bulan-desa/{month_id}"), ("board", office, "/laporan-desa")):
        assert "rahasia" not in client.get(f"{address}?kata=rahasia").text
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(answer.data) <= MOST_BYTES[name], (name, len(answer.data))


def test_village_sees_nothing_of_poverty_disability_or_other_villages(village: CarefulClient) -> None:
    person_id = people_of(VILLAGE, 1, disability="tuna rungu", phone="+6281200009999")[0]
    month_id, other_id = opened_month(), opened_month("17.02.20.2001")
    with transaction() as session:
        session.get_one(Person, person_id).nik = "1702110101900001"
    for path in ("", "/kertas", "/cari-orang?nama=warga"):
        text = village.get(f"/bulan-desa/{month_id}{path}").text
        assert not re.search(r"tuna rungu|81200009999|1702110101900001|[Dd]esil", text)
    for path in ("", "/kertas", "/cari-orang", "/orang-baru"):
        assert village.get(f"/bulan-desa/{other_id}{path}").status_code == 404
    assert village.post(f"/bulan-desa/{other_id}/jawaban", data={"act": "sisa"}).status_code == 404


def test_namesake_is_shown_before_somebody_new_is_put_on_file(village: CarefulClient) -> None:
    people_of(VILLAGE, 1, LabourStatus.EMPLOYED)
    month_id = opened_month()
    new = {"full_name": "Warga 01", "sex": "P", "birth_year": "1990", "worked": "no", "looking": "seeking", "can_do": "coffee"}
    assert village.post(f"/bulan-desa/{month_id}/orang-baru", data=new).status_code == 422
    new["away"] = "no"
    asked = village.post(f"/bulan-desa/{month_id}/orang-baru", data=new)
    assert "Apakah orangnya sama?" in asked.text
    sure = village.post(f"/bulan-desa/{month_id}/orang-baru", data={**new, "sure": "1"}, follow_redirects=True)
    assert "Warga 01 ditambahkan" in sure.text
    assert [row.computed.status for row in list_month_rows(month_id)] == [LabourStatus.UNEMPLOYED]


def test_paper_has_thirty_rows_a_sheet_and_its_photo_is_drawn_anew(village: CarefulClient) -> None:
    people_of(VILLAGE, 31)
    month_id = opened_month()
    sheets = html.document_fromstring(village.get(f"/bulan-desa/{month_id}/kertas").text)
    assert [len(sheet.xpath(".//tbody/tr")) for sheet in sheets.xpath("//section[contains(@class,'paper-list')]")] == [30, 6]
    photo = io.BytesIO()
    picture = Image.new("RGB", (2400, 1200), "white")
    picture.save(photo, "PNG", pnginfo=None)
    kept = village.post(
        f"/bulan-desa/{month_id}/kertas/foto",
        data={"photo": (io.BytesIO(photo.getvalue()), "lembar.png")},
        follow_redirects=True,
    )
    link = html.document_fromstring(kept.text).xpath("//section[@id='kertas']//ul//a/@href")[0]
    image = Image.open(io.BytesIO(village.get(link).data))
    assert (image.format, image.size, image.mode) == ("JPEG", (1800, 900), "L")
    broken = village.post(f"/bulan-desa/{month_id}/kertas/foto", data={"photo": (io.BytesIO(b"<svg/>"), "foto.png")})
    assert (broken.status_code, "bukan foto" in broken.text) == (422, True)


def test_followed_up_finding_stays_in_sight_and_reopened_month_lists_its_versions(app, village: CarefulClient) -> None:
    person_id = people_of(VILLAGE, 1)[0]
    month_id = opened_month()
    with transaction() as session:
        session.get_one(Person, person_id).died_on = date(2020, 1, 1)
    row = list_month_rows(month_id)[0]
    village.post(f"/bulan-desa/{month_id}/jawaban", data={"asal": "met", "act": "kirim", f"jawab-{row.id}": "still"})
    office = app.test_client()
    office.sign_in(account_for(Role.SECTION_HEAD))
    finding = review.list_findings(month_id)[0]
    told = {"comment": "Akan ditelepon", "needs_follow_up": "y"}
    address = f"/bulan-desa/{month_id}/temuan/{finding.id}"
    assert "Akan ditelepon" in office.post(address, data=told, follow_redirects=True).text
    office.post(f"/bulan-desa/{month_id}/terima")
    waiting = html.document_fromstring(office.get("/laporan-desa/menunggu").text)
    assert "pernah dilaporkan meninggal" in waiting.xpath("string(//section[@aria-labelledby='tindak-lanjut'])")
    assert address in office.get(f"/bulan-desa/{month_id}").text
    office.post(address, data={"comment": "Masih hidup"})
    assert "tindak-lanjut" not in office.get("/laporan-desa/menunggu").text
    again = office.post(f"/bulan-desa/{month_id}/buka-lagi", data={"reason": "Salah orang"}, follow_redirects=True)
    versions = html.document_fromstring(again.text).xpath("//section[@aria-labelledby='versi-judul']//li")
    assert ["Salah orang" in each.text_content() for each in versions] == [True, False]
    assert versions[1].xpath(".//a/@href") == [f"/bulan-desa/{month_id}"]


def test_board_says_how_many_villages_stand_behind_a_figure(app, db_session: scoped_session, village: CarefulClient) -> None:
    people_of(VILLAGE, 2)
    month_id = opened_month()
    rows = list_month_rows(month_id)
    village.post(
        f"/bulan-desa/{month_id}/jawaban", data={"asal": "met", "act": "kirim", **{f"jawab-{r.id}": "still" for r in rows}}
    )
    office = app.test_client()
    office.sign_in(account_for(Role.SECTION_HEAD))
    assert "menurut 1 dari 156 desa" in office.get("/laporan-desa").text
    accepted = office.post(f"/bulan-desa/{month_id}/terima", follow_redirects=True)
    assert "Laporan diterima" in accepted.text
    reopened = office.post(f"/bulan-desa/{month_id}/buka-lagi", data={"reason": "Ada kabar baru"}, follow_redirects=True)
    assert "versi 2" in reopened.text


def test_broken_answer_is_refused_in_words(village: CarefulClient) -> None:
    people_of(VILLAGE, 1)
    month_id: UUID = opened_month()
    row = list_month_rows(month_id)[0]
    page = village.post(
        f"/bulan-desa/{month_id}/jawaban", data={f"jawab-{row.id}": "mungkin"}, headers={"Accept": "application/json"}
    )
    assert (page.status_code, page.json["errors"]) == (200, {str(row.id): "Jawaban ini tidak dikenal. Muat ulang halaman."})
