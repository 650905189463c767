"""Accounts of officials: who may make and end them, and that sessions end with the role."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa

from jobmatch.domain.account_rules import roles_looked_after_by
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import Account, AuditEvent
from jobmatch.queries.account_pages import AccountFilter, count_waiting_for_link, get_account, list_accounts
from jobmatch.queries.accounts import find_signed_in
from jobmatch.services import accounts, passwords, sessions, sign_in
from jobmatch.services.accounts import Official
from tests.factories.accounts import account_for
from tests.factories.sign_ins import PASSWORD, PHONE, VILLAGE, actor_of, somebody, village_officer

ADMIN = Actor(role=Role.ADMIN)
pytestmark = pytest.mark.usefixtures("db_session")


def reason(call, *arguments: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        call(*arguments)
    return refused.value.message


def still_in(key: str) -> bool:
    return find_signed_in(UUID(key)) is not None


def counter(name: str = "Rahma", login: str = "rahma.loket", **values: object) -> Official:
    return Official(role=Role.COUNTER, display_name=name, login=login, **values)


def test_admin_makes_an_official_who_cannot_sign_in_before_a_link() -> None:
    account_id = accounts.add_official(ADMIN, counter(phone="0812 000 0077"))
    account = db.session.get_one(Account, account_id)
    assert (account.login, account.phone, account.password_hash) == ("rahma.loket", PHONE, None)
    assert count_waiting_for_link(ADMIN) == 1


@pytest.mark.parametrize("role", [Role.COUNTER, Role.OFFICE_HEAD, Role.VILLAGE_OFFICER, Role.SEEKER])
def test_others_make_no_officials(role: Role) -> None:
    with pytest.raises(NotAllowed):
        accounts.add_official(Actor(role=role), counter())


def test_section_head_makes_village_officers_only() -> None:
    head = Actor(role=Role.SECTION_HEAD)
    assert accounts.add_official(head, Official(Role.VILLAGE_OFFICER, "Pak Desa", village_code=VILLAGE))
    with pytest.raises(NotAllowed):
        accounts.add_official(head, counter())


def test_login_exists_once_even_when_two_ask_at_once(committed_app) -> None:
    def add(number: int) -> str:
        with committed_app.app_context():
            try:
                accounts.add_official(ADMIN, counter(name=f"Rahma {number}"))
            except RuleBroken as refused:
                return refused.message
            return "made"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(add, range(4)))
    assert answers == sorted(["made", *[accounts.LOGIN_TAKEN] * 3])


@pytest.mark.parametrize(
    ("official", "message"),
    [(counter(name=" "), accounts.NEEDS_NAME), (counter(login=" "), accounts.NEEDS_LOGIN)],
)
def test_official_needs_name_and_login(official: Official, message: str) -> None:
    assert reason(accounts.add_official, ADMIN, official) == message


def test_new_role_ends_sessions_and_clears_the_old_scope() -> None:
    account_id = village_officer()
    key = sessions.open_session(account_id)
    accounts.change_official(ADMIN, account_id, counter())
    account = db.session.get_one(Account, account_id)
    assert (account.role, account.village_code, account.login) == (Role.COUNTER, None, "rahma.loket")
    assert not still_in(key)


def test_new_phone_number_leaves_the_session() -> None:
    account_id = accounts.add_official(ADMIN, counter())
    key = sessions.open_session(account_id)
    accounts.change_official(ADMIN, account_id, counter(phone="0812 0000 0099"))
    assert still_in(key)
    changed = sa.select(AuditEvent.fields).where(AuditEvent.action == "change_account")
    assert db.session.scalars(changed).one() == ["phone"]


def test_unchanged_account_leaves_no_trace() -> None:
    account_id = accounts.add_official(ADMIN, counter())
    accounts.change_official(ADMIN, account_id, counter())
    assert db.session.scalar(sa.select(sa.func.count()).where(AuditEvent.action == "change_account")) == 0


def test_closed_account_is_out_and_can_be_opened_again() -> None:
    account_id = somebody()
    key = sessions.open_session(account_id)
    accounts.deactivate(ADMIN, account_id)
    assert not still_in(key)
    accounts.reactivate(ADMIN, account_id)
    assert sign_in.check_password("rahma", PASSWORD, "192.0.2.1").account_id == account_id
    assert not still_in(key), "an ended session stays ended"


def test_last_admin_stays() -> None:
    only = somebody(Role.ADMIN, "satu")
    assert reason(accounts.deactivate, ADMIN, only) == accounts.LAST_ADMIN
    assert reason(accounts.change_official, ADMIN, only, counter()) == accounts.LAST_ADMIN
    somebody(Role.ADMIN, "dua")
    accounts.deactivate(ADMIN, only)


def test_nobody_changes_their_own_account_here() -> None:
    me = actor_of(somebody(Role.ADMIN))
    assert reason(accounts.deactivate, me, me.user_id) == accounts.NOT_YOURSELF


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SECTION_HEAD, Role.PLACEMENT, Role.COUNTER])
def test_care_ends_at_its_border(role: Role) -> None:
    actor = Actor(role=role)
    for other in Role:
        if other in (Role.VISITOR, Role.SYSTEM):
            continue
        account_id = account_for(other)[0]
        if other in roles_looked_after_by(role):
            accounts.end_sessions(actor, account_id)
        else:
            with pytest.raises(NotFound):
                accounts.end_sessions(actor, account_id)


def test_list_never_shows_citizens_and_finds_by_place() -> None:
    village_officer()
    account_for(Role.SEEKER)
    account_for(Role.EMPLOYER)
    rows, total = list_accounts(ADMIN, AccountFilter(words="kayu manis"))
    assert [row.display_name for row in rows] == ["Petugas Kayu Manis"]
    assert {row.role for row in list_accounts(ADMIN, AccountFilter())[0]} == {Role.VILLAGE_OFFICER}
    assert total == 1
    with pytest.raises(NotFound):
        get_account(ADMIN, account_for(Role.SEEKER)[0])


def test_session_is_ended_by_signing_out() -> None:
    account_id = somebody()
    here, there = sessions.open_session(account_id), sessions.open_session(account_id)
    sessions.end_session(actor_of(account_id), UUID(here))
    assert (still_in(here), still_in(there)) == (False, True)


def test_nobody_ends_a_session_of_somebody_else() -> None:
    key = sessions.open_session(somebody())
    sessions.end_session(actor_of(somebody(login="lain")), UUID(key))
    assert still_in(key)


def test_changed_password_ends_all_but_the_new_session() -> None:
    account_id = somebody()
    key = sessions.open_session(account_id)
    fresh = passwords.change_password(actor_of(account_id), PASSWORD, "empat ekor kambing")
    assert (still_in(key), still_in(fresh)) == (False, True)
    assert sign_in.check_password("rahma", "empat ekor kambing", "192.0.2.1")


def test_password_is_not_changed_without_the_present_one() -> None:
    actor = actor_of(somebody())
    assert reason(passwords.change_password, actor, "salah", "empat ekor kambing") == passwords.WRONG_PASSWORD


def test_forgotten_password_is_chosen_anew_through_a_link_once() -> None:
    account_id = somebody(Role.SEEKER, "rina", phone=PHONE)
    key = sessions.open_session(account_id)
    token = passwords.issue_password_link(Actor(role=Role.COUNTER), account_id)
    assert passwords.find_link_login(token) == "rina"
    passwords.set_password_by_link(token, PHONE[-4:], "sumurbor")
    assert not still_in(key)
    assert sign_in.check_password("rina", "sumurbor", "192.0.2.1")
    with pytest.raises(NotFound):
        passwords.set_password_by_link(token, PHONE[-4:], "pagarbambu")


def test_weak_password_does_not_spend_the_link() -> None:
    account_id = somebody(Role.SEEKER, "rina")
    token = passwords.issue_password_link(Actor(role=Role.COUNTER), account_id)
    with pytest.raises(RuleBroken):
        passwords.set_password_by_link(token, "", "12345678")
    passwords.set_password_by_link(token, "", "sumurbor")


def test_admin_cannot_make_a_link_into_a_citizens_account() -> None:
    account_id = somebody(Role.SEEKER, "rina")
    with pytest.raises(NotFound):
        passwords.issue_password_link(ADMIN, account_id)


def test_counter_cannot_make_a_link_into_an_officials_account() -> None:
    account_id = somebody(Role.SECTION_HEAD, "kabid")
    with pytest.raises(NotFound):
        passwords.issue_password_link(Actor(role=Role.COUNTER), account_id)
