"""Lines of the family work through HTTP: a poverty file, the family page, the planning table, messages by hand; with refusals."""

import io
import logging
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from lxml import html
from pypdf import PdfReader
from werkzeug.test import TestResponse

from jobmatch import clock
from jobmatch.demo.welfare import run_waiting
from jobmatch.domain.enums import InvitationState, LabourStatus, Role
from jobmatch.domain.job_kinds import STORE_POVERTY, TRY_POVERTY
from jobmatch.extensions.db import db, transaction
from jobmatch.models import CandidateInvitation, Consent, Errand, FamilyMember, PovertyImport
from jobmatch.services.errands import let_lapse
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor
from tests.factories.people import FAR, KK, NIK, VILLAGE, family_of, news, person
from tests.factories.sign_ins import village_officer
from tests.harness.client import CarefulClient

Sign = Callable[[Role], CarefulClient]
FILE = "id_keluarga,nik,desil_kesejahteraan,nama,hubungan_dengan_kepala_keluarga,pkh\nA7,{nik},2,{name},Kepala Keluarga,Ya\n"


@pytest.fixture
def officer(app, db_session) -> CarefulClient:
    client: CarefulClient = app.test_client()
    client.sign_in((village_officer(), 1))
    return client


@pytest.fixture
def offer(db_session) -> tuple[UUID, UUID]:
    """A published vacancy and a seeker of the officer's village."""
    vacancy = published_vacancy(employer_actor())
    return vacancy, seeker_actor("Ibu Wati", village_code=VILLAGE).person_id or UUID(int=0)


def plain(answer: TestResponse) -> str:
    return " ".join(html.document_fromstring(answer.text).xpath("//main")[0].text_content().split())


def upload(client: CarefulClient, text: str, day: str = "2026-10-01") -> TestResponse:
    data = {"source": "dtsen", "as_of": day, "file": (io.BytesIO(text.encode()), "dtsen.csv")}
    return client.post("/data-kesejahteraan", data=data)


def test_poverty_file_is_tried_stored_and_read_but_never_typed(client_as: Sign, officer, caplog) -> None:
    someone = person("Siti Aminah")
    card, office = family_of(someone), client_as(Role.PLACEMENT)
    with caplog.at_level(logging.DEBUG):
        page = upload(office, FILE.format(nik=NIK, name="Siti Aminah") + "A8,,3,Tanpa Nomor,Anak,\n").location
        run_waiting(TRY_POVERTY)
        tried = plain(office.get(page))
        assert "1 orang dalam 1 rumah tangga" in tried
        assert "Tidak ada NIK di berkas" in tried
        assert "belum ada kabar" in plain(office.get(f"/keluarga/{card}")), "a trial stores nothing"
        office.post(f"{page}/simpan")
        run_waiting(STORE_POVERTY)
        assert office.post(f"{page}/simpan").status_code == 409, "twice"
        family = plain(office.get(f"/keluarga/{card}"))
    assert "desil 2" in family
    assert "DTSEN, 1 Okt 2026" in family
    assert upload(office, "x", "2026-09-01").status_code == 422, "older than what is stored"
    for role in (Role.COUNTER, Role.VILLAGE_OFFICER, Role.EMPLOYER, Role.SECTOR_OFFICER):
        assert client_as(role).get("/data-kesejahteraan").status_code == 403
    assert "desil" not in plain(officer.get(f"/keluarga/{card}")).lower(), "villages do not read deciles"
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert NIK not in logged + page
    assert KK not in logged
    assert db.session.scalars(sa.select(PovertyImport.content)).all() == [None]


def test_family_page_says_who_works_who_could_and_who_looks_after_whom(client_as: Sign, officer) -> None:
    mother, son = person("Ibu Sari"), person("Anak Sulung", nik=None)
    family = family_of(mother)
    with transaction() as session:
        session.add(FamilyMember(family_id=family, person_id=son, relation="anak", from_on=date(2020, 1, 1)))
    news(mother, date(2026, 11, 1), LabourStatus.UNEMPLOYED)
    news(son, date(2026, 10, 1), LabourStatus.EMPLOYED)
    page = plain(officer.get(f"/keluarga/{family}"))
    for part in (
        "Yang bekerja",
        "Yang bisa bekerja",
        "laporan desa, 1 Nov 2026",
        "Pelatihan keterampilan (BLK)",
    ):
        assert part in page, part
    noted = {"carer": str(mother), "cared": str(son)}
    assert officer.post(f"/keluarga/{family}/merawat", data=noted).status_code == 302
    assert "Ibu Sari merawat Anak Sulung" in plain(officer.get(f"/keluarga/{family}"))
    assert officer.post(f"/keluarga/{family}/merawat", data=noted | {"cared": str(mother)}).status_code == 422
    assert client_as(Role.VILLAGE_OFFICER).post(f"/keluarga/{family}/merawat", data=noted).status_code == 404, "another village"


def test_planning_table_counts_what_is_known_and_opens_cells_to_whom_it_may(client_as: Sign) -> None:
    someone = person("Siti Aminah")
    news(someone, date(2026, 11, 1), LabourStatus.UNEMPLOYED)
    office = client_as(Role.SECTION_HEAD)
    rows = html.document_fromstring(office.get("/keluarga/perencanaan").text).xpath(f"//tr[.//a[contains(@href, '{VILLAGE}')]]")
    assert [" ".join(cell.text_content().split()) for cell in rows[0].xpath("./td")][1:] == ["0", "0", "belum ada kabar", "0"]
    people = plain(office.get(f"/keluarga/perencanaan/orang?desa={VILLAGE}&apa=belum-bekerja"))
    assert "Siti Aminah" in people
    assert "belum ada kabar" in plain(office.get("/keluarga/perencanaan?kecamatan=Kota Padang")), "silent villages are not zero"
    supervisor = client_as(Role.DISTRICT_SUPERVISOR)
    assert supervisor.get(f"/keluarga/perencanaan/orang?desa={VILLAGE}&apa=desil").status_code == 403
    assert "Siti Aminah" not in plain(supervisor.get(f"/keluarga/perencanaan/orang?desa={FAR}&apa=belum-bekerja"))
    assert client_as(Role.SECTOR_OFFICER).get("/keluarga/perencanaan").status_code == 403


def test_message_by_hand_goes_out_as_a_slip_and_comes_back_with_answer_and_signature(client_as: Sign, officer, offer) -> None:
    vacancy, someone = offer
    with transaction() as session:
        invited = CandidateInvitation(vacancy_id=vacancy, person_id=someone, state=InvitationState.INVITED, noted_at=clock.now())
        session.add(invited)
    office, due = client_as(Role.COUNTER), (clock.today() + timedelta(days=5)).isoformat()
    sent = {"kind": "invitation", "words": "Ada lowongan di dekat rumah.", "due_on": due, "asks_consent": "y"}
    assert office.post(f"/orang/{someone}/titip", data=sent | {"due_on": "2020-01-01"}).status_code == 422
    assert office.post(f"/orang/{someone}/titip", data=sent).status_code == 302
    errand = db.session.scalars(sa.select(Errand)).one()
    slip = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(officer.get("/titipan/slip").data)).pages)
    assert "Sampaikan kepada" in slip
    assert "tidak dikirim ke dinas bantuan" in " ".join(slip.split())
    assert NIK not in slip
    assert client_as(Role.VILLAGE_OFFICER).get(f"/titipan/{errand.id}").status_code == 404, "another village"
    page = f"/titipan/{errand.id}/jawab"
    assert officer.post(page, data={"answer": "yes"}).status_code == 422, "nobody signed"
    assert officer.post(page, data={"answer": "yes", "is_signed": "y"}).status_code == 302
    assert officer.post(page, data={"answer": "no"}).status_code == 422, "twice"
    db.session.expire_all()
    assert db.session.scalars(sa.select(CandidateInvitation.state)).one() is InvitationState.ACCEPTED
    assert db.session.scalars(sa.select(Consent.channel).where(Consent.withdrawn_at.is_(None))).all() == ["village"]


def test_message_past_its_day_is_refused(client_as: Sign, officer) -> None:
    someone = person("Siti Aminah")
    data = {"kind": "question", "words": "Masih mencari kerja?", "due_on": clock.today().isoformat()}
    client_as(Role.COUNTER).post(f"/orang/{someone}/titip", data=data)
    errand = db.session.scalars(sa.select(Errand)).one()
    assert let_lapse(clock.today() + timedelta(days=1)) == 1
    answer = officer.post(f"/titipan/{errand.id}/jawab", data={"answer": "yes"})
    assert answer.status_code == 422
    assert "lewat tenggat" in plain(answer).lower()
