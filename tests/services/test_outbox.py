"""The outbox: once per event and recipient, by hand without a gateway, by the worker with one, never lost."""

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from pydantic import ValidationError

from jobmatch import worker
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState, MessageState, Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.messages import Channel
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.gateways import GatewayFailed, SmsGateway, SmtpGateway, WhatsAppGateway, gateways
from jobmatch.models import Job, OutboxMessage
from jobmatch.services import jobs, outbox
from jobmatch.services.outbox import Letter
from tests.factories.offers import seeker_actor, staff
from tests.harness.application import dispose_app, make_app
from tests.harness.seed import test_settings

PHONE, EMAIL = "+6281200000000", "sdm@contoh.example"


class Inbox:
    """What an SMTP server on this machine was given; it refuses as long as told to."""

    def __init__(self):
        self.letters, self.is_refusing = [], False

    async def handle_DATA(self, _server, _session, envelope):
        if self.is_refusing:
            return "451 try again later"
        self.letters.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 taken"


@pytest.fixture
def inbox():
    found = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        found.port = free.getsockname()[1]
    server = Controller(found, hostname="127.0.0.1", port=found.port)
    server.start()
    yield found
    server.stop()


@pytest.fixture
def post():
    """An HTTP gateway on this machine: what it was sent, and what it answers."""

    class Provider(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.taken.append((self.path, self.headers["Authorization"], json.loads(body)))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Provider)
    server.taken, server.status = [], 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{server.server_port}/send"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def mailing(inbox, databases, db_kind, tmp_path):
    """An application whose e-mails go to the inbox."""
    settings = {"smtp_url": f"smtp://127.0.0.1:{inbox.port}", "mail_from": "dinas@contoh.example"}
    app = make_app(databases.copy(db_kind), tmp_path / "mail", **settings)
    with app.app_context():
        yield app
    dispose_app(app)


def letter(**changes):
    values = {"event_key": "fair:1", "recipient_key": "employer:none", "body": "Halo", "recipient_name": "Kopi", "address": PHONE}
    return Letter(**{**values, **changes})


def only_message():
    return db.session.scalars(sa.select(OutboxMessage)).one()


def deliveries():
    return db.session.scalars(sa.select(Job).where(Job.kind == "deliver_message").order_by(Job.created_at)).all()


def test_one_event_is_told_to_one_recipient_once(db_session):
    assert outbox.queue_message(letter())
    assert not outbox.queue_message(letter(body="lain"))
    assert outbox.queue_message(letter(recipient_key="employer:other"))
    assert db_session.scalar(sa.select(sa.func.count()).select_from(OutboxMessage)) == 2


def test_two_at_once_queue_one_message(committed_app):
    def queue(_number):
        with committed_app.app_context():
            try:
                return outbox.queue_message(letter())
            except sa.exc.IntegrityError:
                return False

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(queue, range(8)))
    with committed_app.app_context():
        assert results.count(True) == 1
        assert only_message().body == "Halo"


def test_without_gateway_nothing_is_queued_for_the_worker(db_session):
    outbox.queue_message(letter(email=EMAIL))
    assert (only_message().channel, only_message().address) == ("chat", PHONE)
    assert deliveries() == []


def test_who_has_no_telephone_gets_a_letter(db_session):
    outbox.queue_message(letter(address=None))
    assert (only_message().channel, only_message().address) == ("letter", None)


def test_the_recipients_kecamatan_is_looked_up(db_session):
    seeker = seeker_actor(village_code="17.02.11.2012")
    outbox.queue_message(letter(recipient_key=f"person:{seeker.person_id}"))
    assert only_message().group_key == "17.02.11"


def test_marking_and_undoing(db_session):
    clerk = staff()
    outbox.queue_message(letter())
    message_id = only_message().id
    outbox.mark_sent(clerk, message_id)
    outbox.mark_sent(clerk, message_id)
    assert (only_message().state, only_message().sent_by) == (MessageState.SENT, clerk.user_id)
    outbox.undo_sent(clerk, message_id)
    assert (only_message().state, only_message().sent_at) == (MessageState.WAITING, None)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICE_HEAD, Role.SEEKER, Role.VILLAGE_OFFICER, Role.VISITOR])
def test_others_may_not_touch_messages(db_session, role):
    outbox.queue_message(letter())
    for act in (outbox.mark_sent, outbox.undo_sent, outbox.try_again):
        with pytest.raises(NotAllowed):
            act(Actor(role=role), only_message().id)


def test_a_message_that_is_not_there_is_not_found(db_session):
    for act in (outbox.mark_sent, outbox.undo_sent, outbox.try_again):
        with pytest.raises(NotFound):
            act(staff(), staff().user_id)


def test_the_worker_mails_after_the_commit_and_only_once(mailing, inbox):
    outbox.queue_message(letter(email=EMAIL, subject="Job Fair", body="Siapa yang diterima? é"))
    job = deliveries()[0]
    assert jobs.run_job(job.id, worker.HANDLERS) is JobState.DONE
    recipients, sent = inbox.letters[0]
    assert recipients == [EMAIL]
    assert "Subject: Job Fair" in sent
    assert f"Message-ID: <{only_message().id}@contoh.example>" in sent
    assert only_message().state is MessageState.SENT
    again = jobs.enqueue(Actor.system(), "deliver_message", "again", {"id": str(only_message().id)})
    jobs.run_job(again, worker.HANDLERS)
    assert len(inbox.letters) == 1


def test_a_message_undone_with_its_transaction_is_never_mailed(mailing, inbox):
    def queue_and_fail():
        with transaction():
            outbox.queue_message(letter(email=EMAIL))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        queue_and_fail()
    assert deliveries() == []
    assert inbox.letters == []


def test_a_refused_message_is_tried_again_then_waits_for_a_person(mailing, inbox):
    inbox.is_refusing = True
    outbox.queue_message(letter(email=EMAIL))
    job_id = deliveries()[0].id
    states = [jobs.run_job(job_id, worker.HANDLERS) for _ in range(jobs.MOST_ATTEMPTS)]
    assert states == [JobState.WAITING, JobState.WAITING, JobState.FAILED]
    assert (only_message().state, only_message().attempts, only_message().error) == (MessageState.FAILED, 3, "SMTPDataError")
    inbox.is_refusing = False
    outbox.try_again(staff(), only_message().id)
    assert jobs.run_job(deliveries()[1].id, worker.HANDLERS) is JobState.DONE
    assert only_message().state is MessageState.SENT
    assert len(inbox.letters) == 1


def test_a_failed_message_may_be_sent_by_hand(mailing, inbox):
    inbox.is_refusing = True
    outbox.queue_message(letter(email=EMAIL))
    for _ in range(jobs.MOST_ATTEMPTS):
        jobs.run_job(deliveries()[0].id, worker.HANDLERS)
    outbox.mark_sent(staff(), only_message().id)
    assert only_message().state is MessageState.SENT


def test_an_unreachable_server_is_a_failure_without_details():
    with pytest.raises(GatewayFailed, match="ConnectionRefusedError"):
        SmtpGateway("smtp://127.0.0.1:9", "a@contoh.example", "Dinas").send(EMAIL, "Rahasia", "Budi", "1")


def test_sms_goes_out_as_json(post):
    SmsGateway(post.address, "kunci").send(PHONE, "", "Halo", "id-1")
    assert post.taken == [("/send", "Bearer kunci", {"to": PHONE, "text": "Halo", "id": "id-1"})]


def test_whatsapp_goes_out_as_a_template(post):
    WhatsAppGateway(post.address, "kunci", "kabar").send(PHONE, "", "Halo", "id-1")
    message = post.taken[0][2]
    assert (message["to"], message["type"], message["template"]["name"]) == (PHONE[1:], "template", "kabar")
    assert message["template"]["components"][0]["parameters"] == [{"type": "text", "text": "Halo"}]


def test_a_provider_that_refuses_is_a_failure(post):
    post.status = 500
    with pytest.raises(GatewayFailed, match="HTTPError"):
        SmsGateway(post.address, "kunci").send(PHONE, "", "Halo", "id-1")


def opened(tmp_path, **changes):
    gateways.open(test_settings("sqlite://", tmp_path, **changes))
    return gateways


def test_codes_are_offered_only_where_a_gateway_reaches_phones(tmp_path):
    mail = {"smtp_url": "smtp://127.0.0.1:25", "mail_from": "a@contoh.example"}
    assert not opened(tmp_path).can_send_codes
    assert not opened(tmp_path, **mail).can_send_codes
    assert opened(tmp_path, sms_url="https://sms.contoh.example").can_send_codes
    assert opened(tmp_path, whatsapp_url="https://wa.contoh.example").channels == {Channel.WHATSAPP}


@pytest.mark.parametrize("name", ["smtp_url", "sms_url", "whatsapp_url"])
def test_a_demo_refuses_real_gateways(tmp_path, name):
    address = "smtp://127.0.0.1:25" if name == "smtp_url" else "https://contoh.example"
    with pytest.raises(ValidationError, match="a demo writes its messages to a file"):
        test_settings("sqlite://", tmp_path, is_demo=True, mail_from="a@contoh.example", **{name: address})


def test_a_demo_writes_to_a_file(databases, db_kind, tmp_path):
    app = make_app(databases.copy(db_kind), tmp_path, is_demo=True)
    with app.app_context():
        outbox.queue_message(letter(email=EMAIL, subject="Job Fair"))
        assert jobs.run_job(deliveries()[0].id, worker.HANDLERS) is JobState.DONE
    line = json.loads((tmp_path / "outbox" / "messages.jsonl").read_text())
    assert (line["channel"], line["to"], line["subject"], line["body"]) == ("email", EMAIL, "Job Fair", "Halo")
    dispose_app(app)


def test_mail_needs_a_sender_and_gateways_need_https(tmp_path):
    with pytest.raises(ValidationError, match="JOBMATCH_MAIL_FROM"):
        test_settings("sqlite://", tmp_path, smtp_url="smtp://127.0.0.1:25")
    with pytest.raises(ValidationError, match="https"):
        test_settings("sqlite://", tmp_path, sms_url="http://contoh.example")
