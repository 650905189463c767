"""One figure says the same wherever it stands: dashboard, pages, workbook, PDF, pack, sentence, briefing and open data."""

import csv
import io
import re
import zipfile
from datetime import date

import openpyxl
import pypdf
import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import LabourStatus, MonthState, Role, Sex
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import Pack, VillageMonth
from jobmatch.queries import places
from tests.factories import ledger as office

JUNE = Month(2026, 6)
MEN, WOMEN, REPORTED = 7, 9, 85
UNEMPLOYED = sum(range(5, 5 + REPORTED))


@pytest.fixture
def head(client_as):
    with office.at(date(2026, 6, 5)):
        for sex, count in ((Sex.MALE, MEN), (Sex.FEMALE, WOMEN)):
            for _ in range(count):
                office.register(office.person(sex), date(2026, 6, 5))
    office.close(JUNE)
    with office.at(date(2026, 7, 3)):
        moment = office.clock.now()
        for number, code in enumerate(places.list_village_codes()[:REPORTED]):
            stored = {"statuses": {LabourStatus.UNEMPLOYED.value: 5 + number}}
            sent = {"opened_at": moment, "submitted_at": moment, "first_submitted_at": moment, "figures": stored}
            db.session.add(VillageMonth(village_code=code, month=JUNE.first_day, state=MonthState.SUBMITTED, **sent))
        db.session.commit()
        client = client_as(Role.SECTION_HEAD)
        for address in ("/statistik/2026-06/terbitkan", "/ipk/terbitan/2026-06"):
            assert client.post(address).status_code == 302
        assert client.post("/paket", data={"kind": "bps", "month": "2026-06"}).status_code == 302
        yield client


def words(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def pdf_words(content):
    return words(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))


def totals(content):
    """Return the last row of an open table by column."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return {row["kode_kolom"]: int(row["nilai"]) for row in rows if row["kode"] == "total"}


def test_the_same_figures_stand_everywhere(head, client):
    pack_id, stored = db.session.execute(sa.select(Pack.id, Pack.number)).one()
    archive = zipfile.ZipFile(io.BytesIO(head.get(f"/paket/{pack_id}/berkas").data))
    files = {name.rsplit(".", 1)[1] if name.startswith("IPK") else name: archive.read(name) for name in archive.namelist()}
    everybody, shown = MEN + WOMEN, f"{UNEMPLOYED:,}".replace(",", ".")

    assert totals(files["pencari-kerja-2026-06.csv"]) == {"L": MEN, "P": WOMEN, "total": everybody}
    assert totals(files["belum-bekerja-2026-06.csv"]) == {"unemployed": UNEMPLOYED}
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["III-1"]
    lines = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    closing = next(line for line in lines if "akhir bulan ini" in str(line[:2]) and "Pencari kerja" in str(line[:2]))
    assert closing[-3:] == [MEN, WOMEN, everybody]
    printed = pdf_words(files["pdf"])
    assert re.search(rf"belum ditempatkan pada akhir bulan ini.{{0,80}}\b{MEN} {WOMEN} {everybody}\b", printed), printed[:1500]

    board, sentence = words(head.get("/dasbor").text), words(head.get("/kalimat-resmi").text)
    assert f"Pencari kerja terdaftar {everybody}" in board
    assert f"Belum bekerja menurut desa {shown}" in board
    assert f"{shown} orang belum bekerja" in sentence
    assert f"{shown} orang belum bekerja" in pdf_words(head.get("/kalimat-resmi/berkas/pdf").data)
    public = words(client.get("/statistik").text)
    assert f"Jumlah {shown}" in public
    assert f"Jumlah {MEN} {WOMEN} {everybody}" in public
    assert client.get("/statistik/2026-06/pencari-kerja/csv").data == files["pencari-kerja-2026-06.csv"]
    assert words(head.get("/ipk/iii-1/2026-06").text).count(f"{MEN} {WOMEN} {everybody}") >= 1

    meeting = {"held_on": "2026-07-10", "place": "Aula", "agenda": "Upah"}
    address = head.post("/forum/rapat-baru", data=meeting).location
    briefing = pdf_words(head.get(f"{address}/bahan").data)
    assert f"{shown} orang belum bekerja" in briefing
    assert f"Pencari kerja terdaftar {everybody}" in briefing
    assert f"{REPORTED} dari 156" in board
    assert f"{REPORTED} dari 156" in words(head.get("/peta?bulan=2026-06").text)
    assert stored == "PAKET/BPS/2026-06/1"
