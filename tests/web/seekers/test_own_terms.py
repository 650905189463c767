"""On her terms: direct contact only as agreed, needs told per application, complaints that cut off at once, data on paper."""

import io

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from jobmatch.domain.actors import Actor
from jobmatch.domain.contact_rules import may_contact
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account, Application, AuditEvent, Complaint, DataRequest, Employer, Seeker, SeekerSkill
from jobmatch.services import applications, employers
from jobmatch.services.seekers import register_seeker
from tests.factories.offers import VILLAGE, employer_actor, published_vacancy, seeker_actor
from tests.factories.seekers import cashier
from tests.services.test_ak1_cards import CLERK

HOME = (-3.4, 102.5)


@pytest.fixture
def seeker(db_session):
    return seeker_actor(village_code=VILLAGE)


@pytest.mark.parametrize(
    ("score", "is_open", "km", "home", "is_seen"),
    [
        (45, True, 5, HOME, True),
        (44, True, 5, HOME, False),
        (90, False, 5, HOME, False),
        (90, True, None, HOME, False),
        (90, True, 5, None, False),
        (90, True, 5, (-3.5, 102.5), False),
    ],
)
def test_contact_needs_consent_fitting_work_and_nearness(score, is_open, km, home, is_seen):
    assert may_contact(score, is_open, km, home, HOME) is is_seen


def test_name_and_number_are_seen_only_after_consent_by_a_verified_employer_and_each_look_is_on_record(seeker, signed_in):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner, village_code=VILLAGE, required_skills=("menyangrai kopi",))
    shop, phone, path = signed_in(owner), signed_in(seeker), f"/pemberi-kerja/lowongan/{vacancy_id}/calon"
    phone.post("/izin-saya/contact", data={"izin": "ya"})
    assert db.session.get(Seeker, seeker.person_id, populate_existing=True).is_contact_open is False
    phone.post("/izin-saya/contact", data={"izin": "ya", "km": "15"})
    with transaction():
        db.session.get_one(Employer, owner.employer_id).verified_at = None
    assert "Sari Lestari" not in shop.get(path).text
    employers.verify_employer(Actor.system(), owner.employer_id)
    assert "Sari Lestari" in shop.get(path).text
    assert db.session.scalar(sa.select(sa.func.count()).where(AuditEvent.action == "see_contact")) == 1
    phone.post("/izin-saya/contact", data={"izin": "tidak"})
    assert "Sari Lestari" not in shop.get(path).text


def test_needs_are_told_to_one_employer_and_only_those_chosen(seeker, signed_in):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    with transaction():
        db.session.get_one(Seeker, seeker.person_id).accommodations = ["duduk", "layar"]
    phone = signed_in(seeker)
    assert "Boleh bekerja sambil duduk" in phone.get(f"/lowongan/{vacancy_id}/lamar").text
    phone.post(f"/lowongan/{vacancy_id}/lamar", data={"told_needs": ["duduk"]})
    assert db.session.scalars(sa.select(Application.told_needs)).one() == ["duduk"]
    page = signed_in(owner).get(f"/pemberi-kerja/lowongan/{vacancy_id}").text
    assert "Boleh bekerja sambil duduk" in page
    assert "Pembaca layar" not in page


def test_complaint_cuts_an_employer_off_at_once(seeker, signed_in, client_as):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    applications.apply(seeker, vacancy_id)
    phone, shop, desk = signed_in(seeker), signed_in(owner), client_as(Role.COUNTER)
    for _ in range(2):
        phone.post(f"/lowongan/{vacancy_id}/laporkan", data={"reason": "fee", "words": "Minta 500 ribu"})
    complaint = db.session.scalars(sa.select(Complaint)).one()
    assert "Minta 500 ribu" in desk.get("/aduan").text
    assert "Sari Lestari" in shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}").text
    desk.post(f"/aduan/{complaint.id}/selesai", data={"outcome": "", "cuts_off": "1"})
    assert db.session.get_one(Employer, owner.employer_id).blocked_at is None
    desk.post(f"/aduan/{complaint.id}/selesai", data={"outcome": "Terbukti memungut biaya", "cuts_off": "1"})
    assert "Sari Lestari" not in shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}").text
    assert shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}/calon").status_code == 403
    assert "Terbukti memungut biaya" in phone.get("/data-saya").text
    assert "Tidak ada aduan" in desk.get("/aduan").text


def test_own_data_as_pdf_in_words(seeker, signed_in):
    answer = signed_in(seeker).get("/data-saya/cetak")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert "Sari Lestari" in text
    assert "menyangrai kopi" in text
    assert "person_id" not in text


def test_refused_request_changes_nothing_and_says_why(seeker, signed_in, client_as):
    phone, head = signed_in(seeker), client_as(Role.SECTION_HEAD)
    phone.post("/data-saya/permintaan", data={"kind": "erase"})
    request_id = db.session.scalars(sa.select(DataRequest.id)).one()
    head.post(f"/permintaan-data/{request_id}/jawab", data={"answer": "Masih ada penempatan berjalan.", "tolak": "1"})
    assert "ditolak: Masih ada penempatan berjalan." in phone.get("/data-saya").text
    assert db.session.get(Seeker, seeker.person_id) is not None


def test_person_of_the_counter_gets_one_account_and_a_link(client_as):
    person_id = register_seeker(CLERK, cashier())
    desk = client_as(Role.COUNTER)
    first = desk.post(f"/loket/orang/{person_id}/akun").location
    assert desk.post(f"/loket/orang/{person_id}/akun").location == first
    account = db.session.scalars(sa.select(Account).where(Account.person_id == person_id)).one()
    assert (account.role, account.password_hash) == (Role.SEEKER, None)
    assert "Buat tautan baru" in desk.get(first).text
    made = desk.post(f"/akun/{account.id}/tautan", follow_redirects=True)
    assert "Hanya tampil sekali" in made.text


def test_shared_phone_without_a_card_says_what_to_do(client_as):
    desk = client_as(Role.COUNTER)
    desk.post(f"/loket/orang/{register_seeker(CLERK, cashier())}/akun")
    other = register_seeker(CLERK, cashier(full_name="Budi"))
    answer = desk.post(f"/loket/orang/{other}/akun", follow_redirects=True)
    assert "Terbitkan kartunya dulu" in answer.text


def test_level_and_years_of_a_skill_are_kept(seeker, signed_in):
    sent = {"others": "menyangrai kopi", "known-0-text": "menyangrai kopi", "known-0-level": "2", "known-0-years": "3"}
    signed_in(seeker).post("/profil-saya/keterampilan", data=sent)
    skill = db.session.scalars(sa.select(SeekerSkill).where(SeekerSkill.person_id == seeker.person_id)).one()
    assert (skill.text, skill.level, skill.years) == ("menyangrai kopi", 2, 3)
    assert "Mahir" in signed_in(seeker).get("/profil-saya/keterampilan").text
