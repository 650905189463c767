"""Packs: made from what was issued, equal to it to the byte, numbered, without a single name."""

import hashlib
import io
import json
import zipfile
from datetime import date

import pypdf
import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import IssuedReport, Pack
from tests.factories import ledger as office

JUNE = Month(2026, 6)


@pytest.fixture
def head(client_as):
    """A section head after June, with one person registered and June closed."""
    with office.at(JUNE.first_day):
        office.register(office.person(), JUNE.first_day)
    office.close(JUNE)
    with office.at(date(2026, 7, 3)):
        yield client_as(Role.SECTION_HEAD)


def make(head, kind):
    return head.post("/paket", data={"kind": kind, "month": "2026-06"})


def newest():
    return db.session.scalars(sa.select(Pack).order_by(Pack.issued_at.desc(), Pack.id.desc())).first()


def opened(head):
    content = head.get(f"/paket/{newest().id}/berkas").data
    assert hashlib.sha256(content).hexdigest() == newest().sha256
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def test_a_pack_waits_for_what_it_is_made_of(head):
    assert "Terbitkan dulu statistik" in make(head, "kominfo").text
    head.post("/statistik/2026-06/terbitkan")
    assert make(head, "kominfo").status_code == 302
    assert "Terbitkan dulu laporan IPK" in make(head, "bps").text
    assert "sama persis" in make(head, "kominfo").text


def test_the_pack_for_bps_holds_the_issued_files_and_the_public_tables_unchanged(head, client):
    head.post("/statistik/2026-06/terbitkan")
    head.post("/ipk/terbitan/2026-06")
    assert make(head, "bps").status_code == 302
    files = opened(head)
    issued = db.session.scalars(sa.select(IssuedReport)).one()
    assert files["IPK-2026-06-1.pdf"] == issued.pdf
    assert files["IPK-2026-06-1.xlsx"] == issued.workbook
    assert files["belum-bekerja-2026-06.csv"] == client.get("/statistik/2026-06/belum-bekerja/csv").data
    assert files["pencari-kerja-2026-06.json"] == client.get("/statistik/2026-06/pencari-kerja/json").data
    draft = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files["metadata-konsep.pdf"])).pages)
    for words in ("MS-Ind: PENCARI KERJA TERDAFTAR", "MS-Var: Perempuan", "Penanggung jawab", "Bilangan bulat"):
        assert words in " ".join(draft.split())
    assert "sama persis" in make(head, "bps").text


@pytest.mark.parametrize("kind", ["kominfo", "ministry"])
def test_the_manifest_names_every_file_with_its_checksum_and_nobody_is_named(head, kind):
    head.post("/statistik/2026-06/terbitkan")
    make(head, kind)
    files = opened(head)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["nomor"] == f"PAKET/{kind.upper()}/2026-06/1"
    assert {each["nama"]: each["sha256"] for each in manifest["berkas"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert not any(b"Rina" in content for content in files.values())
    assert f"PAKET/{kind.upper()}/2026-06/1" in head.get("/paket").text


def test_who_may_not_make_packs_is_refused(client_as, db_session):
    assert make(client_as(Role.PLACEMENT), "ministry").status_code == 403
