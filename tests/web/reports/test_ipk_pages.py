"""The pages of the ledger: figures open their rows, closing and issuing by those who may, no more queries than needed."""

from datetime import date

import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import IssuedReport, LedgerEvent
from tests.factories import ledger as office

JUNE = Month(2026, 6)


@pytest.fixture
def registered(db_session):
    with office.at(JUNE.first_day):
        office.register(office.person(), JUNE.first_day)


def test_a_figure_opens_its_rows_and_a_zero_opens_nothing(client_as, registered):
    page = client_as(Role.OFFICE_HEAD).get("/ipk/iii-1/2026-06")
    assert "Dua daftar yang tidak sama" in page.text
    links = [
        part.split('"')[0].replace("&amp;", "&")
        for part in page.text.split('href="')
        if part.startswith("/ipk/iii-1/2026-06/baris")
    ]
    assert len(links) == 3 * 3
    rows = client_as(Role.OFFICE_HEAD).get(links[0])
    assert "Rina Contoh" in rows.text
    assert "1 catatan, jumlahnya 1" in rows.text


@pytest.mark.parametrize("number", range(1, 9))
@pytest.mark.parametrize("kind", ["month", "quarter", "semester"])
def test_every_table_opens_for_every_period(client_as, registered, number, kind):
    page = client_as(Role.PLACEMENT).get(f"/ipk/iii-{number}/2026-06?masa={kind}")
    assert page.status_code == 200
    assert f"IPK III/{number}" in page.text


def test_an_address_that_means_nothing_is_not_found(client_as):
    client = client_as(Role.PLACEMENT)
    for address in (
        "iii-9/2026-06",
        "iii-1/2026-06?masa=year",
        "iii-1/2026-06/baris?populasi=seekers&angka=opening&golongan=nik:1",
    ):
        assert client.get(f"/ipk/{address}").status_code == 404


def test_section_head_closes_and_issues_and_the_files_are_given(client_as, registered):
    with office.at(date(2026, 7, 2)):
        client = client_as(Role.SECTION_HEAD)
        assert "Tutup bulan Juni 2026" in client.get("/ipk/tutup-bulan").text
        assert client.post("/ipk/tutup-bulan/2026-06").status_code == 302
        answer = client.post("/ipk/terbitan/2026-06")
        report_id = db.session.scalar(sa.select(IssuedReport.id))
        assert answer.location.endswith(f"/ipk/terbitan/{report_id}")
        assert "IPK/2026-06/1" in client.get(f"/ipk/terbitan/{report_id}").text
        for kind in ("pdf", "xlsx"):
            first, second = (client.get(f"/ipk/terbitan/{report_id}/berkas/{kind}") for _ in range(2))
            assert first.data == second.data
            assert first.headers["Content-Disposition"] == f"attachment; filename=IPK-2026-06-1.{kind}"
            assert client.get(f"/ipk/konsep/2026-07/{kind}").status_code == 200


def test_a_violation_is_shown_with_its_rows_and_takes_the_button_away(client_as, registered):
    event = db.session.scalars(sa.select(LedgerEvent)).one()
    event.quantity = 2
    db.session.commit()
    with office.at(date(2026, 7, 2)):
        client = client_as(Role.SECTION_HEAD)
        page = client.get("/ipk/tutup-bulan").text
        assert "tercatat 2 kali dalam sisa" in page
        assert f'href="/ipk/catatan/{event.id}"' in page
        assert 'action="/ipk/tutup-bulan/2026-06"' not in page
        assert client.post("/ipk/tutup-bulan/2026-06").status_code == 422


def test_a_month_that_is_not_over_is_refused_in_words(client_as, registered):
    with office.at(date(2026, 6, 20)):
        answer = client_as(Role.SECTION_HEAD).post("/ipk/tutup-bulan/2026-06")
    assert answer.status_code == 422
    assert "Bulan ini belum selesai" in answer.text


def test_settings_are_shown_kept_and_refused_in_words(client_as, db_session):
    client = client_as(Role.SECTION_HEAD)
    assert client.post("/ipk/pengaturan", data={"woman_letter": "X"}).status_code == 422
    periods = {f"period_III_{number}": "quarter" for number in range(1, 9)}
    assert client.post("/ipk/pengaturan", data={"woman_letter": "W", **periods}).status_code == 302
    assert "L+W" in client.get("/ipk/iii-1/2026-06").text
    assert client.post("/ipk/pengaturan/penanda-tangan", data={"name": "Bu Contoh"}).status_code == 422
    assert client.post("/ipk/pengaturan/penanda-tangan", data={"name": "Bu Contoh", "since": "2026-01-01"}).status_code == 302
    assert "Bu Contoh" in client.get("/ipk/pengaturan").text
