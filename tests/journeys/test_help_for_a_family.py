"""A family is proposed for help; an agency gets its pack and answers; what never travels does not travel."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import openpyxl
import pytest
import sqlalchemy as sa
from lxml import html
from pypdf import PdfReader
from werkzeug.test import TestResponse

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, Role
from jobmatch.domain.referral_rules import ReferralState
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import Account, Family, FamilyMember, Person, Referral
from jobmatch.services import referrals
from jobmatch.services.accounts import create_account
from tests.factories.people import KK, NIK, family_of, news, person
from tests.harness.client import CarefulClient, page_text

Sign = Callable[[Role], CarefulClient]
HIDDEN = ("belum bekerja", "menganggur", "desil", NIK, KK, "1702••••", "Anak Kecil")
NOT_SENT = {"kind": "pkh", "agency": "dinsos", "why": "Ada anak kecil.", "channel": "counter"}


@pytest.fixture
def home(db_session) -> tuple[UUID, UUID, UUID]:
    """A family of a mother without work and a small child, known without a poverty file."""
    mother = person("Ibu Sari")
    family = family_of(mother)
    child = person("Anak Kecil", nik=None)
    with transaction() as session:
        session.execute(sa.update(Person).where(Person.id == child).values(birth_date=date(2022, 1, 1), birth_year=2022))
        session.execute(sa.update(FamilyMember).values(relation="kepala keluarga"))
        session.add(FamilyMember(id=new_id(), family_id=family, person_id=child, relation="anak", from_on=date(2022, 1, 1)))
    news(mother, date(2026, 11, 1), LabourStatus.UNEMPLOYED)
    return family, mother, child


@pytest.fixture
def agency(app, db_session) -> Callable[[str], CarefulClient]:
    def sign_in(name: str) -> CarefulClient:
        client: CarefulClient = app.test_client()
        account_id = create_account(Actor.system(), Role.SECTOR_OFFICER, name, login=f"{name}-{new_id().hex[-6:]}", agency=name)
        client.sign_in((account_id, db.session.get_one(Account, account_id).session_epoch))
        return client

    return sign_in


def plain(answer: TestResponse) -> str:
    main = html.document_fromstring(answer.text).xpath("//main")[0]
    return " ".join(main.text_content().split())


def propose(office: CarefulClient, family: UUID, mother: UUID, **changes: str) -> TestResponse:
    return office.post(f"/keluarga/{family}/usulkan", data=NOT_SENT | {"agreed_by": str(mother)} | changes)


def send(office: CarefulClient, agency: str = "dinsos") -> None:
    assert office.post("/rujukan/paket", data={"agency": agency}).status_code == 302


def the_one() -> Referral:
    return db.session.scalars(sa.select(Referral).execution_options(populate_existing=True)).one()


def pack_files(client: CarefulClient) -> tuple[str, openpyxl.Workbook]:
    links = html.document_fromstring(client.get("/rujukan/paket").text).xpath("//main//table//a/@href")
    pdf, book = (client.get(link) for link in links[:2])
    names = " ".join(answer.headers["Content-Disposition"] for answer in (pdf, book))
    assert all(secret not in names for secret in HIDDEN)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    return text, openpyxl.load_workbook(io.BytesIO(book.data))


def cells(book: openpyxl.Workbook) -> str:
    return " | ".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )


def reply(client: CarefulClient, book: openpyxl.Workbook, values: tuple[object, ...], **data: str) -> TestResponse:
    for place, value in enumerate(values, 9):
        book.active.cell(5, place, value)
    stream = io.BytesIO()
    book.save(stream)
    return client.post("/rujukan/balasan", data={"file": (io.BytesIO(stream.getvalue()), "balasan.xlsx"), **data})


def test_help_is_proposed_sent_answered_and_delivered(client_as: Sign, agency, home) -> None:
    (family, mother, _child), office, dinsos = home, client_as(Role.PLACEMENT), agency("dinsos")
    shown = propose(office, family, mother)
    referral = the_one()
    assert shown.location == f"/rujukan/{referral.id}"
    assert dinsos.get(f"/rujukan/{referral.id}").status_code == 404, "nothing is seen before it is sent"
    send(office)
    assert propose(office, family, mother).status_code == 422, "the same help twice"
    page = plain(dinsos.get(f"/rujukan/{referral.id}"))
    assert "Ibu Sari" in page
    assert "Tidak ikut. Kabar pekerjaan" in page
    letter, book = pack_files(dinsos)
    assert "Ibu Sari" in letter
    assert "Ibu Sari" in cells(book)
    for secret in HIDDEN:
        assert secret not in letter + cells(book) + page, secret
    accepted = ("Diterima",)
    assert "1 jawaban baru" in plain(reply(dinsos, book, accepted))
    assert the_one().state is ReferralState.WAITING, "a trial keeps nothing"
    assert reply(dinsos, book, accepted, write="y").status_code == 302
    assert reply(dinsos, book, accepted, write="y").status_code == 302, "the same file again changes nothing"
    assert the_one().state is ReferralState.ACCEPTED
    today = clock.today().isoformat()
    given = {"kind": "deliver", "delivered_on": today}
    assert dinsos.post(f"/rujukan/{referral.id}/jawab", data=given).status_code == 422, "a delivery needs its result"
    assert dinsos.post(f"/rujukan/{referral.id}/jawab", data=given | {"result": "PKH mulai Desember"}).status_code == 302
    assert dinsos.post(f"/rujukan/{referral.id}/jawab", data={"kind": "accept"}).status_code == 422, "it is over"
    assert "PKH mulai Desember" in plain(office.get(f"/keluarga/{family}"))
    assert propose(office, family, mother).status_code == 422, "received this year"
    assert propose(office, family, mother, again_reason="Anak kedua lahir").status_code == 302


def test_other_agency_village_and_employer_see_nothing(client_as: Sign, agency, home) -> None:
    family, mother, _child = home
    office = client_as(Role.PLACEMENT)
    propose(office, family, mother)
    send(office)
    referral, other = the_one(), agency("koperasi")
    assert other.get(f"/rujukan/{referral.id}").status_code == 404
    assert other.post(f"/rujukan/{referral.id}/jawab", data={"kind": "accept"}).status_code == 404
    assert other.get(f"/rujukan/paket/{referral.pack_id}/xlsx").status_code == 404
    _letter, book = pack_files(office)
    assert "tidak ada di paket" in plain(reply(other, book, ("Diterima",), write="y"))
    assert the_one().state is ReferralState.WAITING
    assert client_as(Role.VILLAGE_OFFICER).get(f"/keluarga/{family}").status_code == 404, "another village"
    for role in (Role.VILLAGE_OFFICER, Role.EMPLOYER, Role.COUNTER, Role.SEEKER):
        assert client_as(role).get(f"/rujukan/{referral.id}").status_code == 403
    assert agency("dinsos").get(f"/keluarga/{family}").status_code == 403


def test_news_of_work_travels_only_with_the_persons_own_yes_and_stops_with_it(client_as: Sign, agency, home) -> None:
    (family, mother, _child), office, dinsos = home, client_as(Role.PLACEMENT), agency("dinsos")
    words = plain(propose(office, family, mother, why="Ibunya menganggur."))
    assert "Hapus “menganggur”" in words
    assert propose(office, family, mother, with_work="y").status_code == 422, "for nobody in particular"
    assert propose(office, family, mother, with_work="y", person=str(mother)).status_code == 302
    slip = office.get(f"/rujukan/{the_one().id}/slip")
    assert "TIDAK dikirim" in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(slip.data)).pages)
    send(office)
    _letter, book = pack_files(dinsos)
    assert "Belum bekerja (01-11-2026)" in cells(book)
    assert "Ibu Sari setuju kabar pekerjaannya ikut" in plain(dinsos.get(f"/rujukan/{the_one().id}"))
    office.post(f"/rujukan/{the_one().id}/cabut-kabar-kerja")
    page = plain(dinsos.get(f"/rujukan/{the_one().id}"))
    assert "Tidak ikut." in page
    assert "belum bekerja" not in page.lower()


def test_silence_reaches_the_agenda_and_a_letter_is_copied_with_its_number(client_as: Sign, home) -> None:
    (family, mother, _child), office = home, client_as(Role.PLACEMENT)
    propose(office, family, mother)
    send(office)
    referral = the_one()
    assert referrals.note_silence(Actor.system(), clock.today()) == 0
    assert referrals.note_silence(Actor.system(), clock.today() + timedelta(days=22)) == 1
    assert referrals.note_silence(Actor.system(), clock.today() + timedelta(days=23)) == 0, "once"
    assert referral.code in plain(office.get("/rujukan/agenda"))
    bad = {"decision": "Ditelepon kabid", "due_on": clock.today().isoformat()}
    assert office.post(f"/rujukan/{referral.id}/bahas", data=bad).status_code == 422
    later = (clock.today() + timedelta(days=14)).isoformat()
    assert office.post(f"/rujukan/{referral.id}/bahas", data=bad | {"due_on": later}).status_code == 302
    assert referral.code not in plain(office.get("/rujukan/agenda"))
    answer = {"kind": "return", "note": "Alamat kurang jelas"}
    assert "nomor surat" in plain(office.post(f"/rujukan/{referral.id}/jawab", data=answer)).lower()
    assert office.post(f"/rujukan/{referral.id}/jawab", data=answer | {"letter_number": "460/12"}).status_code == 302
    assert "460/12" in plain(office.get(f"/rujukan/{referral.id}"))
    assert office.post(f"/rujukan/{referral.id}/usulkan-lagi", data={"why": "Di samping masjid."}).status_code == 302
    assert the_one().state is ReferralState.PROPOSED


def test_pack_takes_twenty_families_unless_more_is_asked(client_as: Sign, db_session) -> None:
    office = client_as(Role.PLACEMENT)
    for number in range(21):
        someone = person(f"Kepala {number:02d}", nik=None)
        propose(office, family_of(someone, None), someone)
    send(office)
    counts = sa.select(sa.func.count()).select_from(Referral).where(Referral.state == ReferralState.WAITING)
    assert db.session.scalar(counts) == 20
    assert office.post("/rujukan/paket", data={"agency": "dinsos", "beyond": "y"}).status_code == 302
    assert db.session.scalar(counts) == 21
    assert office.post("/rujukan/paket", data={"agency": "dinsos"}).status_code == 422, "nothing left to send"


NUMBERS = re.compile(r"\b\d{16}\b")


def test_no_number_and_no_decile_in_addresses_file_names_or_before_employers(world_app, world, world_client) -> None:
    """Walks what an employer and an agency are led to, and every address of the site's own links."""
    numbers = {*world.scalars(sa.select(Person.nik)), *world.scalars(sa.select(Family.kk))} - {None}
    for login in ("usaha", "dinsos"):
        client, seen, waiting = world_client(login), set(), ["/"]
        while waiting and len(seen) < 60:
            address = waiting.pop(0)
            seen.add(address)
            answer = client.get(address)
            name = answer.headers.get("Content-Disposition", "")
            assert not NUMBERS.search(address + name)
            assert "desil=" not in address
            if answer.mimetype != "text/html" or not answer.data:
                continue
            text = page_text(answer)
            assert not numbers & set(NUMBERS.findall(text)), address
            words = " ".join(html.document_fromstring(text).xpath("//main")[0].text_content().split()).lower() if text else ""
            if login == "usaha":
                assert "desil" not in words, address
                assert "rujukan bantuan" not in words, address
            else:
                assert not re.search(r"desil \d", words), address
            links = html.document_fromstring(text).xpath("//a/@href")
            waiting += [link for link in dict.fromkeys(links) if link.startswith("/") and link not in seen | set(waiting)]
