"""From figures to decisions, through HTTP: the notebook finds a fault, a pack goes from start to refusal, a forum decides."""

import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pypdf
import pytest
from flask import Flask
from sqlalchemy.orm import scoped_session

from jobmatch.documents import locked_book
from jobmatch.queries import statistics
from tests.harness.client import CarefulClient
from tests.journeys.pages.visitor import Visitor

pytestmark = pytest.mark.one_database
Enter = Callable[[str], CarefulClient]


@pytest.fixture
def enter(world_client: Enter, world: scoped_session) -> Callable[[str], Visitor]:
    return lambda login: Visitor(world_client(login)).open("/")


def test_the_notebook_finds_the_headline_that_cannot_be_right(enter: Callable[[str], Visitor]) -> None:
    clerk = enter("penempatan").follow("Buku angka")
    clerk.sees("2,92; 2,94", "dari 2,92 ke 2,43 adalah -0,49 poin").sees_no("dari 2,94 ke 2,43")
    clerk.follow("Catat angka").send_in_vain("Catat angka", year="2025", value="2,4x", source="BPS").sees("bukan angka")
    clerk.send("Catat angka", series="tpt", year="2025", value="2,31", source="BPS, Berita Resmi", is_official="y")
    clerk.sees("2,31 %", "BPS, Berita Resmi").follow("Kalimat resmi hari ini")
    clerk.sees("2,31 persen (Agustus 2025; sumber: BPS, Berita Resmi)", "dari 156 desa")
    head = enter("kadis").follow("Dasbor").sees("TPT 2025", "2,31")
    head.follow("Buku angka").sees_no("Catat angka", "Tarik")
    withdrawn = enter("kabid").follow("Buku angka")
    address = withdrawn.page.xpath("//tr[.//td[contains(., 'BPS, Berita Resmi')]]//form/@action")[0]
    assert withdrawn.client.post(address).status_code == 302
    enter("kadis").open("/kalimat-resmi").sees("2,43 persen")


def test_packs_wait_for_what_is_issued_are_frozen_and_refused_to_others(
    enter: Callable[[str], Visitor], world_app: Flask
) -> None:
    head = enter("kabid").follow("Paket data")
    release = statistics.find_release()
    assert release is not None
    month = str(release.month)
    head.send("Buat paket", kind="kominfo", month=month).sees("Paket dibuat dan dibekukan", f"PAKET/KOMINFO/{month}/1")
    address = head.page.xpath("//tr[contains(., 'KOMINFO')]//a/@href")[0]
    content = head.client.get(address).data
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("manifest.json"))
    assert len(manifest["berkas"]) == 2 * len(release.tables)
    early = head.client.post("/paket", data={"kind": "kominfo", "month": "2020-01"})
    assert (early.status_code, "Terbitkan dulu statistik" in early.text) == (422, True)
    again = head.client.post("/paket", data={"kind": "kominfo", "month": month})
    assert (again.status_code, "sama persis" in again.text) == (422, True)
    password = head.page.xpath("//input[@name='password']/@value")[0]
    head.send("Buat daftar terkunci").sees("Sampaikan kata sandinya lewat telepon")
    listed = head.page.xpath("//a[contains(@href, '/paket/dukcapil/')]/@href")[0]
    archive = zipfile.ZipFile(io.BytesIO(head.client.get(listed).data))
    locked = archive.read(next(name for name in archive.namelist() if name.endswith(".xlsx")))
    sheet = openpyxl.load_workbook(io.BytesIO(locked_book.unlock(locked, password))).active
    assert sheet is not None
    assert "kode" in [cell.value for cell in sheet[4]]
    assert "DATA CONTOH" in str(sheet["A1"].value)
    clerk = enter("penempatan").open("/paket").sees_no("Buat paket", "Buat daftar terkunci")
    assert clerk.client.get(address).data == content
    for login, path in (("penempatan", listed), ("kadis", listed), ("loket", address), ("desa", address), ("usaha", address)):
        assert enter(login).client.get(path).status_code == 403, login
    assert world_app.test_client().get(address).status_code in (302, 401)


def test_the_forum_meets_decides_and_is_held_to_it(enter: Callable[[str], Visitor]) -> None:
    head = enter("kadis").follow("Forum tripartit").follow("Catat rapat baru")
    head.send_in_vain("Catat dan bekukan", held_on="2026-11-20", place="Aula", agenda=" ").sees("satu baris satu pokok")
    head.send("Catat dan bekukan", agenda="Upah\nJob Fair", members="Ibu Contoh (SPSI)")
    head.sees("Angka yang dibekukan", "Ibu Contoh (SPSI)", "dari 156 desa")
    head.send("Simpan saran", advice="Naikkan bertahap.").sees("Saran disimpan")
    head.send_in_vain("Catat keputusan", text="Undang 20 usaha", owner="Kabid", due_on="2026-11-01").sees("sebelum rapatnya")
    head.send("Catat keputusan", due_on="2026-11-21").sees("Undang 20 usaha", "Lewat tenggat")
    meeting = head.address.split("?")[0].removesuffix("/keputusan")
    paper = pypdf.PdfReader(io.BytesIO(head.client.get(f"{meeting}/bahan").data))
    assert len(paper.pages) == 2
    assert "Undang 20 usaha" in paper.pages[1].extract_text()
    enter("kabid").follow("Dasbor").sees("keputusan forum lewat tenggat").open("/forum").follow("Undang 20 usaha").send(
        "Tandai selesai", note="18 usaha datang"
    ).sees("Selesai", "18 usaha datang")
    enter("kadis").open("/forum").sees("Tidak ada keputusan yang menunggu")
    assert enter("admin").client.get(meeting).status_code == 403
