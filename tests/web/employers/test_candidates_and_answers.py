"""Inviting, answering, refusing kindly, telephoning: through the pages."""

import pytest
import sqlalchemy as sa
from lxml import html

from jobmatch.domain.enums import ApplicationState, RefusalReason
from jobmatch.extensions.db import db
from jobmatch.models import Application, AuditEvent, OutboxMessage
from jobmatch.services import applications, candidates, recommendations
from tests.factories.offers import SYSTEM, employer_actor, published_vacancy, seeker_actor, staff


@pytest.fixture
def pair(db_session):
    owner, seeker = employer_actor(), seeker_actor("Sari Lestari", village_code="17.02.20.2001")
    vacancy_id = published_vacancy(owner, village_code="17.02.20.2001")
    recommendations.refresh(SYSTEM, vacancy_id)
    return owner, seeker, vacancy_id


def press(client, page, label):
    """Send the form whose button bears a label, as a person would."""
    for form in html.document_fromstring(page).cssselect("main form"):
        button = form.cssselect("button")
        if button and button[0].text_content().strip().startswith(label):
            fields = {field.get("name"): field.get("value") for field in form.cssselect("input[type=hidden]")}
            return client.post(form.get("action"), data=fields)
    raise AssertionError(f"no button {label}")


def only_application():
    return db.session.scalars(sa.select(Application).execution_options(populate_existing=True)).one()


def test_employer_invites_the_seeker_says_yes_and_the_name_appears(pair, signed_in):
    owner, seeker, vacancy_id = pair
    shop, phone = signed_in(owner), signed_in(seeker)
    listed = f"/pemberi-kerja/lowongan/{vacancy_id}/calon"
    answer = press(shop, shop.get(listed).text, "Undang melamar")
    assert answer.status_code == 302
    assert "Diundang" in shop.get(listed).text
    assert "Sari" not in shop.get(listed).text
    mine = phone.get("/lamaran-saya").text
    assert "Kopi Talang ingin Anda melamar" in mine
    press(phone, mine, "Mau, kirim lamaran")
    assert "Sari Lestari" in shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}").text
    assert "Sudah melamar" in shop.get(listed).text


def test_candidate_is_kept_and_let_go_again(pair, signed_in):
    owner, _, vacancy_id = pair
    shop = signed_in(owner)
    listed = f"/pemberi-kerja/lowongan/{vacancy_id}/calon"
    press(shop, shop.get(listed).text, "Simpan")
    assert "Disimpan" in shop.get(listed).text
    press(shop, shop.get(listed).text, "Batal simpan")
    page = html.document_fromstring(shop.get(listed).text)
    assert page.cssselect("li.card .tag") == []


def test_invitation_by_link_opens_without_changing_anything(pair, client):
    owner, seeker, vacancy_id = pair
    candidates.invite(owner, vacancy_id, seeker.person_id, "")
    path = "/undangan/" + db.session.scalars(sa.select(OutboxMessage.body)).one().split("/undangan/")[1].split(".")[0].split()[0]
    assert client.get(path).status_code == 200
    assert db.session.scalars(sa.select(Application)).all() == []
    assert client.post(path, data={"answer": "mau", "digits": "0000"}).status_code == 422
    assert "Lamaran Anda terkirim" in client.post(path, data={"answer": "mau", "digits": "1111"}).text
    assert only_application().channel == "invited"


def test_unknown_link_is_no_page(client):
    assert client.get("/undangan/tebakan").status_code == 404


@pytest.mark.parametrize(
    ("label", "state", "seen"),
    [
        ("Undang wawancara", ApplicationState.INTERVIEW, "Diundang wawancara"),
        ("Terima", ApplicationState.HIRED, "Diterima"),
        ("Simpan dulu", ApplicationState.SHORTLISTED, "Terkirim"),
    ],
)
def test_employer_answers_with_one_button_and_the_seeker_reads_plain_words(pair, signed_in, label, state, seen):
    owner, seeker, vacancy_id = pair
    applications.apply(seeker, vacancy_id)
    shop = signed_in(owner)
    press(shop, shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}").text, label)
    assert only_application().state is state
    assert seen in signed_in(seeker).get("/lamaran-saya").text


def test_inner_step_is_hidden_from_the_seeker(pair, signed_in):
    owner, seeker, vacancy_id = pair
    applications.shortlist(owner, applications.apply(seeker, vacancy_id))
    assert "Dipertimbangkan" not in signed_in(seeker).get("/lamaran-saya").text


@pytest.mark.parametrize("reason", list(RefusalReason))
def test_every_refusal_reads_kindly(pair, signed_in, reason):
    owner, seeker, vacancy_id = pair
    application_id = applications.apply(seeker, vacancy_id)
    shop = signed_in(owner)
    assert shop.post(f"/lamaran/{application_id}/tolak", data={"reason": reason.value}).status_code == 302
    page = signed_in(seeker).get("/lamaran-saya").text
    assert "Belum cocok kali ini" in page
    _who, told, *_links = html.document_fromstring(page).cssselect("main li.card > p")
    sentence = told.text.strip()
    assert sentence.endswith(".")
    assert sentence != str(reason.label)


def test_refusal_without_reason_is_asked_again_and_nothing_is_sent(pair, signed_in):
    owner, seeker, vacancy_id = pair
    application_id = applications.apply(seeker, vacancy_id)
    answer = signed_in(owner).post(f"/lamaran/{application_id}/tolak", data={"reason": ""})
    assert answer.status_code == 422
    assert "Pilih satu alasan" in answer.text
    assert only_application().state is ApplicationState.APPLIED


def test_stranger_cannot_answer(pair, signed_in):
    _, seeker, vacancy_id = pair
    application_id = applications.apply(seeker, vacancy_id)
    stranger = signed_in(employer_actor("Toko Sebelah"))
    assert stranger.post(f"/lamaran/{application_id}/terima").status_code == 404
    assert stranger.post(f"/lamaran/{application_id}/tolak", data={"reason": "skills"}).status_code == 404


def test_double_click_on_accept_says_so_and_changes_nothing_more(pair, signed_in):
    owner, seeker, vacancy_id = pair
    application_id = applications.apply(seeker, vacancy_id)
    shop = signed_in(owner)
    assert shop.post(f"/lamaran/{application_id}/terima").status_code == 302
    assert shop.post(f"/lamaran/{application_id}/terima").status_code == 422


def test_officer_telephones_and_each_shown_name_is_in_the_read_log(pair, signed_in):
    _, seeker, vacancy_id = pair
    desk = signed_in(staff())
    page = desk.get(f"/lowongan/{vacancy_id}/telepon").text
    assert "Sari Lestari" in page
    assert "0811-1111-1111" in page.replace("0811-1111-111", "0811-1111-1111")
    read = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.reason == "call_list")).one()
    assert (read.subject_id, read.fields) == (str(seeker.person_id), ["full_name", "phone"])
    press(desk, page, "Mau, lamarannya dikirim")
    assert only_application().channel == "referral"
    assert "Tidak ada yang perlu ditelepon" in desk.get(f"/lowongan/{vacancy_id}/telepon").text


def test_staff_lists(pair, signed_in):
    owner, _, vacancy_id = pair
    desk = signed_in(staff())
    assert "1 lowongan terbit belum dilaporkan nasional" in desk.get("/semua-lowongan").text
    signed_in(owner).post(f"/pemberi-kerja/lowongan/{vacancy_id}/nomor-nasional", data={"number": "KH-77"})
    page = desk.get("/semua-lowongan").text
    assert "KH-77" in page
    assert "Semua lowongan terbit sudah punya nomor nasional" in page
    assert "Pembantu roaster kopi" not in desk.get("/semua-lowongan?nasional=belum").text
    assert desk.get("/semua-lowongan?keadaan=ngawur&halaman=x").status_code == 200
    assert "Kopi Talang" in desk.get("/urutan-undangan").text
    assert "Belum ada iklan impor" in desk.get("/lowongan-impor").text


def test_employer_says_it_is_filled_in_one_tap(pair, signed_in):
    owner, _, vacancy_id = pair
    shop = signed_in(owner)
    press(shop, shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}").text, "Sudah terisi")
    assert "Terisi" in shop.get(f"/pemberi-kerja/lowongan/{vacancy_id}").text
