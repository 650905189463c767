"""Village officers' phones: one link, one phone, a PIN, and a successor."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.sign_in_rules import MOST_PINS_IN_A_ROW, PIN, WINDOW
from jobmatch.extensions.db import db
from jobmatch.models import Account, Device
from jobmatch.queries.accounts import find_device, find_signed_in
from jobmatch.services import accounts, attempts, devices, sessions, signed_links
from tests.factories.sign_ins import PHONE, VILLAGE, bound_phone, somebody, village_officer
from tests.factories.sign_ins import PIN as RIGHT

STAFF = Actor(role=Role.PLACEMENT)
pytestmark = pytest.mark.usefixtures("db_session")


def reason(call, *arguments: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        call(*arguments)
    return refused.value.message


def test_link_binds_a_phone_and_signs_in_with_the_scope_of_the_village() -> None:
    account_id = village_officer()
    token = devices.issue_device_link(STAFF, account_id)
    bound = devices.bind_device(token, PHONE[-4:], RIGHT, "Android")
    assert find_signed_in(UUID(bound.session_key)).actor.village_code == VILLAGE
    assert find_device(bound.cookie).display_name == "Petugas Kayu Manis"


def test_link_works_once() -> None:
    account_id = village_officer()
    token = devices.issue_device_link(STAFF, account_id)
    devices.bind_device(token, PHONE[-4:], RIGHT, "")
    with pytest.raises(NotFound):
        devices.bind_device(token, PHONE[-4:], RIGHT, "")


def test_new_link_ends_the_one_before() -> None:
    account_id = village_officer()
    first = devices.issue_device_link(STAFF, account_id)
    devices.issue_device_link(STAFF, account_id)
    with pytest.raises(NotFound):
        devices.bind_device(first, PHONE[-4:], RIGHT, "")


def test_link_in_wrong_hands_asks_for_digits_and_locks() -> None:
    token = devices.issue_device_link(STAFF, village_officer())
    for _ in range(signed_links.MOST_FAILED_CHECKS):
        assert reason(devices.bind_device, token, "0000", RIGHT, "") == signed_links.WRONG_DIGITS
    assert reason(devices.bind_device, token, PHONE[-4:], RIGHT, "") == signed_links.LOCKED


def test_weak_pin_costs_no_try_of_the_digits() -> None:
    token = devices.issue_device_link(STAFF, village_officer())
    for _ in range(signed_links.MOST_FAILED_CHECKS + 1):
        reason(devices.bind_device, token, "0000", "123456", "")
    assert devices.bind_device(token, PHONE[-4:], RIGHT, "")


def test_link_is_only_for_village_officers() -> None:
    assert reason(devices.issue_device_link, Actor.system(), somebody(Role.ADMIN)) == devices.ONLY_VILLAGES


def test_pin_signs_in_on_that_phone_only() -> None:
    cookie = bound_phone(village_officer())
    assert find_signed_in(UUID(devices.sign_in_with_pin(cookie, RIGHT)))
    device_id, _, _secret = cookie.partition(".")
    for forged in (f"{device_id}.another-secret", f"{device_id}.", "no-device.x", ""):
        assert reason(devices.sign_in_with_pin, forged, RIGHT) == devices.ENDED
        assert find_device(forged) is None


def test_wrong_pins_wait_and_then_end_the_phone() -> None:
    cookie = bound_phone(village_officer())
    with time_machine.travel(clock.now(), tick=False) as time:
        for _ in range(PIN.most):
            assert reason(devices.sign_in_with_pin, cookie, "999111") == devices.WRONG_PIN
        assert reason(devices.sign_in_with_pin, cookie, RIGHT) == attempts.TOO_MANY
        time.shift(WINDOW)
        time.shift(1)
        for _ in range(MOST_PINS_IN_A_ROW - PIN.most):
            assert reason(devices.sign_in_with_pin, cookie, "999111") == devices.WRONG_PIN
        time.shift(WINDOW)
        time.shift(1)
        assert reason(devices.sign_in_with_pin, cookie, RIGHT) == devices.ENDED


def test_right_pin_forgets_the_wrong_ones() -> None:
    cookie = bound_phone(village_officer())
    for _ in range(3):
        reason(devices.sign_in_with_pin, cookie, "999111")
    devices.sign_in_with_pin(cookie, RIGHT)
    assert db.session.scalars(sa.select(Device.failed_pins)).one() == 0


def test_hand_over_is_one_act_that_ends_phone_and_session_and_keeps_the_village() -> None:
    old = village_officer()
    cookie = bound_phone(old)
    key = devices.sign_in_with_pin(cookie, RIGHT)
    open_link = devices.issue_device_link(STAFF, old)
    new = accounts.hand_over(STAFF, old, "  Bu  Nurhayati ", "0812-0000-0088")
    assert find_signed_in(UUID(key)) is None
    assert reason(devices.sign_in_with_pin, cookie, RIGHT) == devices.ENDED
    with pytest.raises(NotFound):
        devices.bind_device(open_link, PHONE[-4:], RIGHT, "")
    successor = db.session.get_one(Account, new)
    assert (successor.display_name, successor.phone) == ("Bu Nurhayati", "+6281200000088")
    assert (successor.village_code, successor.replaces_id, successor.role) == (VILLAGE, old, Role.VILLAGE_OFFICER)


def test_hand_over_is_not_for_others() -> None:
    assert reason(accounts.hand_over, Actor.system(), somebody(), "Pengganti", None) == accounts.ONLY_VILLAGES
    with pytest.raises(NotFound):
        accounts.hand_over(Actor(role=Role.COUNTER), village_officer(), "Pengganti", None)


def test_revoked_phone_is_out_at_the_next_request() -> None:
    account_id = village_officer()
    cookie = bound_phone(account_id)
    key = sessions.open_session(account_id)
    devices.revoke_device(STAFF, UUID(cookie.partition(".")[0]))
    assert find_signed_in(UUID(key)) is None
    assert find_device(cookie) is None


def test_stranger_cannot_revoke() -> None:
    cookie = bound_phone(village_officer())
    with pytest.raises(NotFound):
        devices.revoke_device(Actor(role=Role.COUNTER), UUID(cookie.partition(".")[0]))


def test_twenty_pins_at_once_are_not_judged_more_often_than_allowed(committed_app) -> None:
    with committed_app.app_context():
        cookie = bound_phone(village_officer())

    def guess(number: int) -> str:
        with committed_app.app_context():
            return reason(devices.sign_in_with_pin, cookie, f"9991{number:02d}")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(20)))
    assert answers.count(devices.WRONG_PIN) <= PIN.most


def test_one_link_on_two_phones_at_once_binds_one(committed_app) -> None:
    with committed_app.app_context():
        token = devices.issue_device_link(STAFF, village_officer())

    def bind(number: int) -> bool:
        with committed_app.app_context():
            try:
                devices.bind_device(token, PHONE[-4:], RIGHT, str(number))
            except (NotFound, RuleBroken):
                return False
            return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(bind, range(4))) == 1
