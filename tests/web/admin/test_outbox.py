"""The pages of messages that wait: lists by kecamatan, a tap to the chat, sent and undone, letters as one PDF."""

from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from lxml import html

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import MessageState, Role
from jobmatch.extensions.db import db
from jobmatch.models import OutboxMessage
from jobmatch.services import outbox, village_months
from jobmatch.services.outbox import Letter
from tests.factories.offers import seeker_actor

VILLAGE = "17.02.11.2012"
pytestmark = pytest.mark.usefixtures("db_session")


@pytest.fixture
def office(client_as):
    return client_as(Role.PLACEMENT)


def queue(number=1, **changes):
    values = {
        "event_key": f"fair:{number}",
        "recipient_key": f"employer:{number}",
        "body": f"Halo {number}, buka https://contoh.example/k/{number}.",
        "recipient_name": f"Kopi {number}",
        "subject": "Job Fair",
        "address": f"+628120000{number:04d}",
    }
    outbox.queue_message(Letter(**{**values, **changes}))
    return db.session.scalars(sa.select(OutboxMessage).where(OutboxMessage.event_key == f"fair:{number}")).one().id


def page_of(answer):
    return html.fromstring(answer.text)


def test_an_empty_outbox_says_why(office):
    assert "Semua pesan chat sudah terkirim" in office.get("/pesan").text


def test_a_tap_opens_the_chat_with_the_text(office):
    queue(7)
    link = page_of(office.get("/pesan")).xpath("//a[starts-with(@href, 'https://wa.me/')]")[0]
    address = urlsplit(link.get("href"))
    assert address.path == "/628120000" + "0007"
    assert parse_qs(address.query)["text"] == ["Halo 7, buka https://contoh.example/k/7."]
    assert link.get("rel") == "noopener noreferrer"


def test_sent_and_undone(office):
    message_id = queue()
    answer = office.post(f"/pesan/{message_id}/terkirim", data={"bagian": "chat"}, follow_redirects=True)
    assert "ditandai terkirim" in answer.text
    assert db.session.get_one(OutboxMessage, message_id, populate_existing=True).state is MessageState.SENT
    undo = page_of(answer).xpath("//form[contains(@action, 'belum-terkirim')]/@action")[0]
    assert "Kopi 1" in office.post(undo, follow_redirects=True).text
    assert db.session.get_one(OutboxMessage, message_id, populate_existing=True).state is MessageState.WAITING


def test_what_was_sent_is_listed_with_who_sent_it(office):
    office.post(f"/pesan/{queue()}/terkirim")
    assert "Petugas penempatan" in page_of(office.get("/pesan?bagian=terkirim")).text_content()


def test_hundreds_come_in_pages_with_as_few_statements(office, statements):
    for number in range(45):
        queue(number)
    before = len(statements())
    first = page_of(office.get("/pesan"))
    assert len(statements()) - before <= 9
    assert len(first.xpath("//li[contains(@class, 'person--message')]")) == 40
    assert len(page_of(office.get("/pesan?halaman=2")).xpath("//li[contains(@class, 'person--message')]")) == 5


def test_messages_stand_under_their_kecamatan(office):
    person = seeker_actor(village_code=VILLAGE)
    queue(1, recipient_key=f"person:{person.person_id}", recipient_name="Sari")
    queue(2)
    headings = page_of(office.get("/pesan")).xpath("//main//h2/text()")
    assert headings == ["Kecamatan Selupu Rejang", "Tanpa kecamatan"]


def test_letters_are_one_pdf_with_addresses(office):
    person = seeker_actor(village_code=VILLAGE)
    queue(1, address=None, recipient_key=f"person:{person.person_id}", recipient_name="Sari Lestari")
    assert "Cetak semua surat" in office.get("/pesan?bagian=surat").text
    pdf = office.get("/pesan/surat")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    assert "Sari" not in pdf.headers["Content-Disposition"]


def test_no_letters_no_pdf(office):
    assert office.get("/pesan/surat").status_code == 404


def test_an_unknown_part_is_not_found(office):
    assert office.get("/pesan?bagian=rahasia").status_code == 404


def test_villages_are_reminded_by_one_text_per_kecamatan_once_a_day(office, client_as):
    village_months.open_month(Actor.system(), clock.today())
    assert "15 pesan grup" in office.post("/pesan/ingatkan-desa", follow_redirects=True).text
    assert "0 pesan grup" in office.post("/pesan/ingatkan-desa", follow_redirects=True).text
    listed = office.get("/pesan")
    assert "Grup Selupu Rejang" in listed.text
    assert "0 dari 16 desa sudah melapor" in listed.text
    assert page_of(listed).xpath("//a[starts-with(@href, 'https://wa.me/?text=')]")
    assert client_as(Role.COUNTER).post("/pesan/ingatkan-desa").status_code == 403


def test_months_that_were_never_opened_remind_nobody(office):
    assert "0 pesan grup" in office.post("/pesan/ingatkan-desa", follow_redirects=True).text


def test_a_hostile_name_is_only_text(office):
    queue(1, recipient_name="<script>alert(1)</script>", body="<b>tebal</b>")
    text = office.get("/pesan").text
    assert "<script>alert(1)" not in text
    assert "&lt;b&gt;tebal" in text
