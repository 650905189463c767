"""Officials' accounts on the pages: made, linked, handed over, ended."""

from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa
from lxml import html

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RevealReason, Role
from jobmatch.extensions.db import db
from jobmatch.models import Account, AuditEvent, Device, RevealReview
from jobmatch.services import identity
from tests.factories.people import person
from tests.factories.sign_ins import PASSWORD, PHONE, PIN, VILLAGE, actor_of, bound_phone, somebody, village_officer
from tests.harness.client import CarefulClient

Sign = Callable[[Role], CarefulClient]


def text(answer) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def link_on(answer) -> str:
    words = html.document_fromstring(answer.text).xpath("string(//textarea[@id='pesan'])")
    return "/" + words.strip().splitlines()[-1].split("/", 3)[3]


def newest() -> Account:
    return db.session.scalars(sa.select(Account).order_by(Account.created_at.desc(), Account.id.desc()).limit(1)).one()


def test_admin_adds_a_clerk_who_chooses_the_password_by_link(client_as: Sign, app) -> None:
    admin = client_as(Role.ADMIN)
    page = admin.get("/akun-petugas/baru/petugas-loket")
    assert "Kecamatan" not in text(page), "only what the role needs is asked"
    answer = admin.post("/akun-petugas/baru/petugas-loket", data={"display_name": "Rahma", "login": "rahma.loket"})
    account_id = newest().id
    assert answer.location == f"/akun-petugas/{account_id}"
    assert admin.post(f"/akun/{account_id}/tautan").location == f"/akun/{account_id}/tautan"
    shown = admin.get(f"/akun/{account_id}/tautan")
    link = link_on(shown)
    assert "Hanya tampil sekali" in text(shown)
    assert link not in admin.get(f"/akun/{account_id}/tautan").text, "a second look shows no link"
    visitor = app.test_client()
    assert visitor.post(link, data={"password": PASSWORD, "again": PASSWORD}).location == "/masuk"
    assert visitor.post("/masuk", data={"login": "rahma.loket", "password": PASSWORD}).location == "/"
    assert visitor.get("/orang").location == "/akun/kode-masuk"


@pytest.mark.parametrize(
    ("role", "missing"),
    [("petugas-desa", "village_code"), ("petugas-kecamatan", "district_code"), ("petugas-dinas-mitra", "agency")],
)
def test_role_bound_to_a_place_must_name_it(client_as: Sign, role: str, missing: str) -> None:
    answer = client_as(Role.ADMIN).post(f"/akun-petugas/baru/{role}", data={"display_name": "Rahma", "login": "rahma"})
    assert answer.status_code == 422
    assert f'id="{missing}-error"' in answer.text


def test_name_that_signs_in_already_is_told_at_its_field(client_as: Sign) -> None:
    somebody(login="rahma")
    answer = client_as(Role.ADMIN).post("/akun-petugas/baru/petugas-loket", data={"display_name": "R", "login": "Rahma"})
    assert (answer.status_code, 'id="login-error"' in answer.text) == (422, True)


def test_section_head_goes_straight_to_village_officers_and_no_further(client_as: Sign) -> None:
    head = client_as(Role.SECTION_HEAD)
    assert head.get("/akun-petugas/baru").location == "/akun-petugas/baru/petugas-desa"
    assert head.get("/akun-petugas/baru/administrator").status_code == 404
    assert head.get(f"/akun-petugas/{somebody()}").status_code == 404


def test_hand_over_on_the_page_ends_the_old_phone(client_as: Sign, app) -> None:
    old = village_officer()
    cookie = bound_phone(old)
    head = client_as(Role.PLACEMENT)
    answer = head.post(f"/akun-petugas/{old}/serah-terima", data={"display_name": "Bu Nur", "phone": "0812-3333-4444"})
    successor = newest()
    assert answer.location == f"/akun-petugas/{successor.id}"
    assert (successor.village_code, successor.phone) == (VILLAGE, "+6281233334444")
    assert "Menggantikan Petugas Kayu Manis" in text(head.get(answer.location))
    assert "Digantikan oleh Bu Nur" in text(head.get(f"/akun-petugas/{old}"))
    phone = app.test_client()
    phone.set_cookie("perangkat", cookie)
    assert phone.get("/masuk").status_code == 200, "the phone is a stranger's again"


def test_hand_over_is_only_offered_for_villages(client_as: Sign) -> None:
    assert client_as(Role.ADMIN).get(f"/akun-petugas/{somebody()}/serah-terima").status_code == 404


def test_phone_link_goes_to_the_village_officer(client_as: Sign, app) -> None:
    account_id = village_officer()
    head = client_as(Role.SECTION_HEAD)
    head.post(f"/akun/{account_id}/tautan")
    link = link_on(head.get(f"/akun/{account_id}/tautan"))
    assert link.startswith("/perangkat/")
    phone = app.test_client()
    assert phone.post(link, data={"digits": PHONE[-4:], "pin": PIN, "again": PIN}).location == "/"
    page = head.get(f"/akun-petugas/{account_id}")
    device_id = db.session.scalars(sa.select(Device.id)).one()
    assert "Ponsel terhubung" in text(page)
    head.post(f"/akun-petugas/{account_id}/ponsel/{device_id}/putus")
    assert phone.get("/bulan-desa").status_code == 302


def test_counter_makes_password_links_for_citizens_only(client_as: Sign) -> None:
    counter = client_as(Role.COUNTER)
    seeker, official = somebody(Role.SEEKER, "rina"), somebody(Role.SECTION_HEAD, "kabid")
    assert counter.post(f"/akun/{seeker}/tautan").status_code == 302
    assert counter.post(f"/akun/{official}/tautan").status_code == 404
    assert client_as(Role.ADMIN).post(f"/akun/{seeker}/tautan").status_code == 404


def test_new_role_is_asked_then_its_place_and_then_saved(client_as: Sign) -> None:
    account_id = somebody()
    admin = client_as(Role.ADMIN)
    answer = admin.post(f"/akun-petugas/{account_id}/peran", data={"role": "district_supervisor"})
    assert answer.location == f"/akun-petugas/{account_id}/ubah?peran=district_supervisor"
    assert "Peran berubah" in text(admin.get(answer.location))
    filled = {"display_name": "Rahma", "district_code": VILLAGE[:8]}
    assert admin.post(answer.location, data=filled).location == f"/akun-petugas/{account_id}"
    account = db.session.get_one(Account, account_id)
    assert (account.role, account.district_code) == (Role.DISTRICT_SUPERVISOR, VILLAGE[:8])


def test_section_head_cannot_slip_a_new_role_into_the_address(client_as: Sign) -> None:
    account_id = village_officer()
    address = f"/akun-petugas/{account_id}/ubah?peran=admin"
    client_as(Role.SECTION_HEAD).post(address, data={"display_name": "Rahma", "village_code": VILLAGE, "login": "rahma"})
    assert db.session.get_one(Account, account_id).role is Role.VILLAGE_OFFICER


def test_closed_account_can_be_found_and_opened_again(client_as: Sign) -> None:
    account_id = somebody()
    admin = client_as(Role.ADMIN)
    admin.post(f"/akun-petugas/{account_id}/tutup")
    assert "Rahma Contoh" not in text(admin.get("/akun-petugas"))
    assert "Rahma Contoh" in text(admin.get("/akun-petugas?tutup=ya&kata=rahma"))
    admin.post(f"/akun-petugas/{account_id}/buka")
    assert "Rahma Contoh" in text(admin.get("/akun-petugas?peran=counter"))


def test_own_account_is_not_ended_by_mistake(client_as: Sign, app) -> None:
    admin = client_as(Role.ADMIN)
    own = db.session.scalars(sa.select(Account.id).where(Account.role == Role.ADMIN)).one()
    assert admin.post(f"/akun-petugas/{own}/tutup").status_code == 422
    assert admin.get("/akun-petugas").status_code == 200


def test_admin_counts_citizens_and_names_none(client_as: Sign) -> None:
    somebody(Role.SEEKER, "rina")
    page = text(client_as(Role.ADMIN).get("/akun-petugas"))
    assert "1 akun pencari kerja" in page
    assert "rina" not in page


def test_home_of_the_admin_says_who_cannot_sign_in_yet(client_as: Sign) -> None:
    village_officer()
    admin = client_as(Role.ADMIN)
    assert "Buatkan tautan masuk untuk" in text(admin.get("/"))
    assert "Petugas Kayu Manis" in text(admin.get("/akun-petugas?belum=ya"))


@pytest.fixture
def opened() -> int:
    """A number opened this month by a clerk; the row's number."""
    identity.reveal_nik(actor_of(somebody(Role.COUNTER, "loket")), person(), RevealReason.PAPERS)
    return db.session.scalars(sa.select(AuditEvent.sequence).where(AuditEvent.action == "reveal_nik")).one()


def test_section_head_reads_the_month_and_keeps_what_was_found(db_session, client_as: Sign, opened: int) -> None:
    head = client_as(Role.SECTION_HEAD)
    month = f"{db.session.get_one(AuditEvent, opened).at:%Y-%m}"
    page = head.get(f"/pemeriksaan-nomor?bulan={month}")
    assert "Mencocokkan dengan KTP atau KK di meja" in text(page)
    assert "Siti Aminah" in text(page)
    bad = head.post(f"/pemeriksaan-nomor/{opened}", data={"bulan": month, "verdict": "follow_up", "note": ""})
    assert (bad.status_code, "Tulis apa yang perlu ditindaklanjuti" in text(bad)) == (422, True)
    good = head.post(f"/pemeriksaan-nomor/{opened}", data={"bulan": month, "verdict": "fine"})
    assert good.location == f"/pemeriksaan-nomor?bulan={month}"
    assert db.session.scalars(sa.select(RevealReview.sequence)).one() == opened


def test_month_that_makes_no_sense_shows_the_last_one(client_as: Sign) -> None:
    assert client_as(Role.SECTION_HEAD).get("/pemeriksaan-nomor?bulan=2026-77").status_code == 200


def test_unknown_account_is_not_there(client_as: Sign) -> None:
    admin = client_as(Role.ADMIN)
    assert admin.get(f"/akun-petugas/{UUID(int=7)}").status_code == 404
    assert Actor.system()
