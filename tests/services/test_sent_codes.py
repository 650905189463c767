"""Codes sent to a phone: only with a gateway, alike for known and unknown names, five tries, once, read by nobody else."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.enums import MessageState, Role
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.messages import BY_GATEWAY, Channel
from jobmatch.extensions.db import db
from jobmatch.extensions.gateways import gateways
from jobmatch.models import OutboxMessage, SentCode
from jobmatch.queries import outbox as lists
from jobmatch.services import outbox, sent_codes, sign_in
from tests.factories.offers import staff
from tests.factories.sign_ins import PASSWORD, PHONE, somebody
from tests.harness.seed import test_settings

NEW = "empat ekor kambing"
WRONG = re.escape(str(sent_codes.WRONG))


@pytest.fixture
def gateway(tmp_path: Path, db_session: object) -> Iterator[None]:
    gateways.open(test_settings("sqlite://", tmp_path, sms_url="https://sms.contoh.example"))
    yield
    gateways.open(test_settings("sqlite://", tmp_path))


def message() -> OutboxMessage:
    return db.session.scalars(sa.select(OutboxMessage)).one()


def code_in(body: str) -> str:
    found = re.search(r"\b\d{6}\b", body)
    assert found, "the message holds the code"
    return found[0]


def other(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_nothing_is_offered_without_a_gateway(db_session: object) -> None:
    somebody(Role.SEEKER, PHONE, phone=PHONE)
    assert not sent_codes.can_be_sent()
    with pytest.raises(NotFound):
        sent_codes.send_code(PHONE, "127.0.0.1")


@pytest.mark.usefixtures("gateway")
def test_code_sets_a_password_once() -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    request_id = sent_codes.send_code("Rina ", "127.0.0.1")
    sms = message()
    assert (sms.channel, sms.address) == (Channel.SMS.value, PHONE)
    code = code_in(sms.body)
    sent_codes.set_password_by_code(request_id, f"{code[:3]} {code[3:]}", NEW)
    assert sign_in.check_password("rina", NEW, "127.0.0.1")
    with pytest.raises(RuleBroken):
        sign_in.check_password("rina", PASSWORD, "127.0.0.1")
    with pytest.raises(RuleBroken, match=WRONG):
        sent_codes.set_password_by_code(request_id, code, "lima ekor kambing")


@pytest.mark.usefixtures("gateway")
def test_five_wrong_tries_end_a_code_and_a_weak_password_is_none() -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    request_id = sent_codes.send_code("rina", "127.0.0.1")
    code = code_in(message().body)
    with pytest.raises(RuleBroken, match="Kata sandi"):
        sent_codes.set_password_by_code(request_id, code, "pendek")
    for _ in range(sent_codes.MOST_TRIES):
        with pytest.raises(RuleBroken, match=WRONG):
            sent_codes.set_password_by_code(request_id, other(code), NEW)
    with pytest.raises(RuleBroken, match=WRONG):
        sent_codes.set_password_by_code(request_id, code, NEW)
    assert db.session.get_one(SentCode, request_id).failed_tries == sent_codes.MOST_TRIES


@pytest.mark.usefixtures("gateway")
def test_code_ends_after_ten_minutes_and_with_the_next_one() -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    first = sent_codes.send_code("rina", "127.0.0.1")
    code = code_in(message().body)
    with time_machine.travel(clock.now() + sent_codes.VALID + timedelta(seconds=1)), pytest.raises(RuleBroken, match=WRONG):
        sent_codes.set_password_by_code(first, code, NEW)
    sent_codes.send_code("rina", "127.0.0.1")
    with pytest.raises(RuleBroken, match=WRONG):
        sent_codes.set_password_by_code(first, code, NEW)


@pytest.mark.usefixtures("gateway")
@pytest.mark.parametrize("login", ["entah siapa", "rahma"])
def test_unknown_names_and_staff_get_the_same_answer_and_no_message(login: str) -> None:
    somebody(Role.COUNTER, "rahma", phone=PHONE)
    request_id = sent_codes.send_code(login, "127.0.0.1")
    assert isinstance(request_id, UUID)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMessage)) == 0
    with pytest.raises(RuleBroken, match=WRONG):
        sent_codes.set_password_by_code(request_id, "123456", NEW)


@pytest.mark.usefixtures("gateway")
def test_fourth_code_within_the_hour_is_refused() -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    for _ in range(3):
        sent_codes.send_code("rina", "127.0.0.1")
    with pytest.raises(RuleBroken, match="Terlalu banyak"):
        sent_codes.send_code("rina", "127.0.0.1")


@pytest.mark.usefixtures("gateway")
def test_office_never_reads_a_code_and_nobody_after_it_went_out() -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    sent_codes.send_code("rina", "127.0.0.1")
    sms = message()
    assert lists.list_messages(staff(), BY_GATEWAY, (MessageState.WAITING,)).total == 0
    assert lists.find_message(staff(), sms.id) is None
    assert lists.count_open(staff()) == {}
    outbox._set_sent(sms.id, None)
    db.session.refresh(sms)
    assert (sms.state, sms.body) == (MessageState.SENT, "")


@pytest.mark.usefixtures("gateway")
def test_old_codes_are_forgotten() -> None:
    somebody(Role.SEEKER, "rina", phone=PHONE)
    request_id = sent_codes.send_code("rina", "127.0.0.1")
    assert sent_codes.drop_old_codes() == 0
    with time_machine.travel(clock.now() + timedelta(days=3)):
        assert sent_codes.drop_old_codes() == 1
    db.session.expire_all()
    assert db.session.get(SentCode, request_id) is None
