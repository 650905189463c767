"""The list for Dukcapil: locked, only the section head's, every NIK in it on record, gone after its last day."""

import io
import json
import zipfile
from datetime import date, timedelta

import openpyxl
import pytest
import sqlalchemy as sa

from jobmatch.documents import locked_book
from jobmatch.domain.dukcapil_check import COLUMNS, VALID_FOR
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.extensions.db import db
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import AuditEvent, Pack
from jobmatch.services import dukcapil_packs
from tests.factories import ledger as office

NIK = "1702094604030001"  # made up
PASSWORD = "kopi-curup-arang-gunung"  # made up
DAY = date(2026, 7, 3)


@pytest.fixture
def head(client_as):
    with office.at(DAY):
        for number, state in ((NIK, NikState.SEEN), ("1702094604030002", NikState.DUKCAPIL), (None, NikState.NONE)):
            office.person(nik=number, nik_index=number and nik_index(number), nik_state=state, birth_place="Curup")
        yield client_as(Role.SECTION_HEAD)


def newest():
    return db.session.scalars(sa.select(Pack)).one()


def address():
    return f"/paket/dukcapil/{newest().id}"


def test_the_list_is_locked_and_holds_only_who_waits(head):
    assert head.post("/paket/dukcapil", data={"password": PASSWORD}).status_code == 302
    content = head.get(f"{address()}/berkas").data
    archive = zipfile.ZipFile(io.BytesIO(content))
    manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["orang"], manifest["berlaku_sampai"]) == (1, "2026-07-17")
    locked = archive.read(manifest["berkas"][0]["nama"])
    assert NIK.encode() not in content + locked
    with pytest.raises(RuleBroken):
        locked_book.unlock(locked, PASSWORD + "x")
    sheet = openpyxl.load_workbook(io.BytesIO(locked_book.unlock(locked, PASSWORD))).active
    rows = [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert tuple(rows[0]) == COLUMNS
    assert [row[1] for row in rows[1:]] == [NIK]
    assert sheet["B5"].number_format == "@"
    assert sorted(str(rule.sqref)[0] for rule in sheet.data_validations.dataValidation) == ["G", "H", "I", "J"]


def test_every_nik_in_it_is_recorded_and_so_is_who_took_it(head):
    head.post("/paket/dukcapil", data={"password": PASSWORD})
    head.get(f"{address()}/berkas")
    seen = {(row.action, tuple(row.fields)) for row in db.session.scalars(sa.select(AuditEvent))}
    assert {("issue_pack", ()), ("send_to_dukcapil", ("nik",)), ("fetch_pack", ())} <= seen
    assert PASSWORD not in str(newest().manifest)


def test_it_is_gone_after_its_last_day_and_may_be_destroyed_before(head):
    head.post("/paket/dukcapil", data={"password": PASSWORD})
    with office.at(DAY + VALID_FOR):
        assert dukcapil_packs.drop_expired() == 0
    with office.at(DAY + VALID_FOR + timedelta(days=1)):
        with pytest.raises(RuleBroken, match="lewat masa berlakunya"):
            dukcapil_packs.fetch_list(office.HEAD, newest().id)
        assert [dukcapil_packs.drop_expired() for _ in range(2)] == [1, 0]
    assert newest().sha256
    assert not newest().content


def test_the_section_head_destroys_it_early(head):
    head.post("/paket/dukcapil", data={"password": PASSWORD})
    assert head.post(f"{address()}/hapus").status_code == 302
    assert head.post(f"{address()}/hapus").status_code == 404
    assert "sudah dihapus" in head.get("/paket").text
    assert "lewat masa berlakunya" in head.get(f"{address()}/berkas", follow_redirects=True).text


def test_a_short_password_and_an_empty_list_are_refused_and_nobody_else_gets_it(head, client_as):
    assert "paling sedikit 16" in head.post("/paket/dukcapil", data={"password": "pendek"}).text
    head.post("/paket/dukcapil", data={"password": PASSWORD})
    kadis = client_as(Role.OFFICE_HEAD)
    assert [kadis.get(f"{address()}/berkas").status_code, kadis.get(f"/paket/{newest().id}/berkas").status_code] == [403, 404]
    assert "hanya kepala bidang" in kadis.get("/paket").text


def test_a_made_up_password_is_offered_anew_each_time_and_others_are_told(head):
    offered = {locked_book.new_password() for _ in range(3)}
    assert len(offered) == 3
    assert {len(each) for each in offered} == {23}
    with pytest.raises(RuleBroken):
        locked_book.unlock(b"bukan buku kerja", PASSWORD)
    assert locked_book.NOT_A_BOOK
