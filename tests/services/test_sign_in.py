"""Password and code: right, wrong, too often, all at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.sign_in_rules import CODE, LOGIN_HERE
from jobmatch.extensions.db import db
from jobmatch.models import Account, AuditEvent, RecoveryCode, SignInAttempt
from jobmatch.queries.accounts import find_signed_in
from jobmatch.services import accounts, attempts, second_step, sign_in
from tests.factories.sign_ins import PASSWORD, actor_of, code_app, code_now, somebody

ADDRESS = "192.0.2.7"


def reason(call, *arguments: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        call(*arguments)
    return refused.value.message


def count(model: type) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


@pytest.mark.usefixtures("db_session")
class TestPassword:
    def test_right_password_opens_the_next_step_and_leaves_no_failure(self) -> None:
        account_id = somebody()
        step = sign_in.check_password(" RAHMA ", PASSWORD, ADDRESS)
        assert (step.account_id, step.needs_code) == (account_id, False)
        assert count(SignInAttempt) == 0

    def test_known_and_unknown_names_get_one_answer_and_one_way(self, statements) -> None:
        somebody()
        before = len(statements())
        known = reason(sign_in.check_password, "rahma", "salah sekali", ADDRESS)
        between = len(statements())
        unknown = reason(sign_in.check_password, "tidak ada", "salah sekali", ADDRESS)
        assert known == unknown == sign_in.WRONG
        shapes = [statement.split(" ")[0] for statement in statements()[before:]]
        assert shapes[: between - before] == shapes[between - before :]

    def test_unknown_names_cost_the_same_hash(self) -> None:
        account = db.session.get_one(Account, somebody())
        assert account.password_hash.split("$")[:4] == sign_in._UNKNOWN_HASH.split("$")[:4]

    def test_ended_account_does_not_sign_in(self) -> None:
        account_id = somebody()
        accounts.deactivate(Actor.system(), account_id)
        assert reason(sign_in.check_password, "rahma", PASSWORD, ADDRESS) == sign_in.WRONG

    def test_account_without_password_does_not_sign_in(self) -> None:
        account_id = somebody()
        db.session.execute(sa.update(Account).where(Account.id == account_id).values(password_hash=None))
        db.session.commit()
        assert reason(sign_in.check_password, "rahma", "nobody has this password", ADDRESS) == sign_in.WRONG

    def test_after_eight_failures_even_the_right_password_waits(self) -> None:
        somebody()
        for _ in range(LOGIN_HERE.most):
            assert reason(sign_in.check_password, "rahma", "salah", ADDRESS) == sign_in.WRONG
        assert reason(sign_in.check_password, "rahma", PASSWORD, ADDRESS) == attempts.TOO_MANY
        assert sign_in.check_password("rahma", PASSWORD, "192.0.2.8"), "another place is not locked out"

    def test_lock_ends_after_its_window_although_somebody_keeps_trying(self) -> None:
        somebody()
        with time_machine.travel(clock.now(), tick=False) as time:
            for _ in range(LOGIN_HERE.most + 5):
                reason(sign_in.check_password, "rahma", "salah", ADDRESS)
            time.shift(LOGIN_HERE.window)
            time.shift(1)
            assert sign_in.check_password("rahma", PASSWORD, ADDRESS)

    def test_one_place_cannot_try_name_after_name_for_ever(self) -> None:
        notes = [attempts.note_attempt((sign_in.ADDRESS, ADDRESS)) for _ in range(sign_in.ADDRESS.most)]
        assert reason(sign_in.check_password, "nama lain", "salah", ADDRESS) == attempts.TOO_MANY
        assert len(notes) == sign_in.ADDRESS.most

    def test_failures_of_known_names_are_in_the_audit_log_without_the_name(self) -> None:
        account_id = somebody()
        reason(sign_in.check_password, "rahma", "salah", ADDRESS)
        reason(sign_in.check_password, "rahasia.lain", "salah", ADDRESS)
        rows = db.session.scalars(sa.select(AuditEvent.subject_id).where(AuditEvent.action == "fail_sign_in")).all()
        assert rows == [str(account_id), sign_in.NOBODY]


def test_thirty_at_once_are_not_judged_more_often_than_the_limit(committed_app) -> None:
    with committed_app.app_context():
        somebody()

    def guess(number: int) -> str:
        with committed_app.app_context():
            return reason(sign_in.check_password, "rahma", f"tebakan {number}", ADDRESS)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(30)))
    assert answers.count(sign_in.WRONG) <= LOGIN_HERE.most
    assert answers.count(attempts.TOO_MANY) >= 30 - LOGIN_HERE.most


@pytest.mark.usefixtures("db_session")
class TestCode:
    def test_code_follows_the_password_once_the_app_is_set_up(self) -> None:
        account_id = somebody()
        app, _ = code_app(account_id)
        step = sign_in.check_password("rahma", PASSWORD, ADDRESS)
        assert step.needs_code
        key = sign_in.check_code(account_id, step.epoch, code_now(app, 1))
        assert find_signed_in(UUID(key)).actor.user_id == account_id

    def test_code_seen_over_a_shoulder_does_not_work_again(self) -> None:
        account_id = somebody()
        app, _ = code_app(account_id)
        code = code_now(app, 1)
        sign_in.check_code(account_id, 1, code)
        assert reason(sign_in.check_code, account_id, 1, code) == sign_in.WRONG_CODE

    def test_code_that_enabled_the_app_does_not_sign_in(self) -> None:
        account_id = somebody()
        app, _ = code_app(account_id)
        assert reason(sign_in.check_code, account_id, 1, code_now(app)) == sign_in.WRONG_CODE

    @pytest.mark.parametrize("steps", [-3, 3])
    def test_code_of_another_time_is_refused(self, steps: int) -> None:
        account_id = somebody()
        app, _ = code_app(account_id)
        assert reason(sign_in.check_code, account_id, 1, code_now(app, steps)) == sign_in.WRONG_CODE

    def test_printed_code_works_once_however_it_is_typed(self) -> None:
        account_id = somebody()
        _, printed = code_app(account_id)
        typed = printed[3].lower().replace("-", " ")
        assert sign_in.check_code(account_id, 1, typed)
        assert reason(sign_in.check_code, account_id, 1, printed[3]) == sign_in.WRONG_CODE

    def test_printed_code_of_somebody_else_is_refused(self) -> None:
        account_id = somebody()
        _, printed = code_app(somebody(login="orang.lain"))
        code_app(account_id)
        assert reason(sign_in.check_code, account_id, 1, printed[0]) == sign_in.WRONG_CODE

    def test_codes_cannot_be_tried_for_ever(self) -> None:
        account_id = somebody()
        app, _ = code_app(account_id)
        for _ in range(CODE.most):
            assert reason(sign_in.check_code, account_id, 1, "000000") == sign_in.WRONG_CODE
        assert reason(sign_in.check_code, account_id, 1, code_now(app, 1)) == attempts.TOO_MANY

    def test_code_is_worth_nothing_after_all_sessions_were_ended(self) -> None:
        account_id = somebody()
        app, _ = code_app(account_id)
        accounts.end_sessions(Actor.system(), account_id)
        assert reason(sign_in.check_code, account_id, 1, code_now(app, 1)) == sign_in.START_AGAIN

    def test_app_is_set_up_only_with_a_code_it_shows(self) -> None:
        actor = actor_of(somebody())
        secret = second_step.propose_secret()
        assert reason(second_step.enable, actor, secret, "000000") == second_step.WRONG_FIRST_CODE
        assert db.session.get_one(Account, actor.user_id).totp_secret is None

    def test_second_app_needs_the_password(self) -> None:
        actor = actor_of(somebody())
        code_app(actor.user_id)
        secret = second_step.propose_secret()
        assert reason(second_step.enable, actor, secret, "000000", "salah") == second_step.WRONG_PASSWORD

    def test_reset_takes_app_and_printed_codes_and_ends_sessions(self) -> None:
        account_id = somebody()
        code_app(account_id)
        second_step.reset(Actor.system(), account_id)
        assert not sign_in.check_password("rahma", PASSWORD, ADDRESS).needs_code
        assert count(RecoveryCode) == 0
        assert db.session.get_one(Account, account_id).session_epoch == 2


def test_one_code_on_eight_devices_at_once_opens_one_session(committed_app) -> None:
    with committed_app.app_context():
        account_id = somebody()
        app, _ = code_app(account_id)
        code = code_now(app, 1)

    def enter(_: int) -> bool:
        with committed_app.app_context():
            try:
                return bool(sign_in.check_code(account_id, 1, code))
            except RuleBroken:
                return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(enter, range(6))) == 1
