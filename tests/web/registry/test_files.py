"""A month by file on its pages: handed out, shown first, stored once, refused in words; the large by the worker."""

import io
from datetime import timedelta
from uuid import UUID

import openpyxl
import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import Role, RowAnswer
from jobmatch.extensions.db import db
from jobmatch.models import MonthUpload
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services import month_uploads
from tests.factories.accounts import account_for
from tests.factories.villages import VILLAGE, opened_month, people_of
from tests.harness.worker import finish_jobs


@pytest.fixture
def month_id(db_session) -> UUID:
    people_of(VILLAGE, 3)
    return opened_month()


@pytest.fixture
def village(app, month_id):
    client = app.test_client()
    client.sign_in(account_for(Role.VILLAGE_OFFICER, village_code=VILLAGE))
    return client


def send(client, address: str, content: bytes, name: str = "bulan.xlsx"):
    """Post a file as one body; the test client's own way leaves a temporary file open for a large one."""
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    return client.post(address, data=head + content + b"\r\n--x--\r\n", content_type="multipart/form-data; boundary=x")


def filled(client, month_id: UUID, *answers: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/bulan-desa/{month_id}/berkas.xlsx").data))
    for row, answer in enumerate(answers, 3):
        book["Daftar"].cell(row, 5, answer)
        book["Daftar"].cell(row, 6, "Bertemu orangnya")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def answers(month_id: UUID) -> list[RowAnswer | None]:
    db.session.expire_all()
    return [row.answer for row in list_month_rows(month_id)]


def test_village_downloads_fills_looks_and_stores(village, month_id):
    page = village.get(f"/bulan-desa/{month_id}")
    assert f"/bulan-desa/{month_id}/berkas" in page.text
    handed_out = village.get(f"/bulan-desa/{month_id}/berkas.xlsx")
    assert handed_out.headers["Cache-Control"] == "private, no-store"
    address = f"/bulan-desa/{month_id}/berkas"
    content = filled(village, month_id, "Sudah bekerja", "Pindah")
    shown = send(village, address, content).location
    page = village.get(shown).text
    assert "2 orang mendapat jawaban" in page
    assert "Warga 01" in page
    assert answers(month_id) == [None] * 3
    assert village.post(f"{shown}/simpan").location == shown
    assert answers(month_id) == [RowAnswer.NOW_WORKING, RowAnswer.OTHER, None]
    assert "sudah tercatat" in village.get(shown).text
    assert "Tidak ada yang berubah" in village.get(send(village, address, content).location).text
    wrong = village.get(send(village, address, filled(village, month_id, "entah")).location).text
    assert "1 isian ditolak" in wrong
    assert "Simpan semuanya" not in wrong
    assert db.session.scalars(sa.select(MonthUpload.content).where(MonthUpload.state == "stored")).one() == b""


def test_what_is_no_month_file_is_refused_in_words(village, month_id):
    address = f"/bulan-desa/{month_id}/berkas"
    assert "judul kolomnya tidak ditemukan" in village.get(send(village, address, b"a;b\n1;2\n", "a.csv").location).text
    large = send(village, address, bytes(50 << 20))
    assert large.status_code == 422
    assert "50 MB; paling besar 32 MB" in large.text
    assert send(village, address, b"x", "a.exe").status_code == 422


def test_only_the_sender_sees_a_file_and_the_refused_cells_are_safe_to_open(app, village, month_id, client_as):
    content = b"Kode baris;Jawaban\n1702112012-2611-1;@SUM(1)\n"
    shown = send(village, f"/bulan-desa/{month_id}/berkas", content, "a.csv").location
    lines = village.get(f"{shown}/ditolak.csv").data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Baris;Kolom;Terbaca")
    assert ";'@SUM(1);" in lines[1]
    for other in (client_as(Role.SECTION_HEAD), client_as(Role.VILLAGE_OFFICER)):
        assert other.get(shown).status_code == 404
        assert other.post(f"{shown}/simpan").status_code == 404
    assert client_as(Role.EMPLOYER).get(shown).status_code == 403


def test_large_file_is_checked_and_stored_by_the_worker_with_a_bar(app, month_id, client_as, monkeypatch):
    office = client_as(Role.SECTION_HEAD)
    content = filled(office, month_id, "Sudah bekerja", "Pindah")
    monkeypatch.setattr(month_uploads, "AT_ONCE", 100)
    shown = send(office, "/laporan-desa/berkas", content).location
    page = office.get(shown).text
    assert 'data-refresh="2"' in page
    assert "Anda boleh meninggalkan halaman ini" in page
    finish_jobs()
    page = office.get(shown).text
    assert "1 laporan desa akan ditandai diisi dari kertas" in page
    office.post(f"{shown}/simpan")
    assert "Sedang disimpan" in office.get(shown).text
    finish_jobs()
    assert answers(month_id)[:2] == [RowAnswer.NOW_WORKING, RowAnswer.OTHER]
    assert "sudah tercatat" in office.get(shown).text


def test_files_nobody_stored_are_forgotten_after_two_days(village, month_id):
    send(village, f"/bulan-desa/{month_id}/berkas", filled(village, month_id, "Pindah"))
    assert month_uploads.forget_uploads(clock.now() + timedelta(days=1)) == 0
    assert month_uploads.forget_uploads(clock.now() + timedelta(days=3)) == 1
