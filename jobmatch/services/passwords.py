"""Passwords: changed by their owner, or chosen anew through a personal link that staff hand out."""

from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.sign_in_rules import CODE, check_new_password
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.passwords import hash_password, verify_password
from jobmatch.models import Account
from jobmatch.services import audit, sessions, signed_links
from jobmatch.services.attempts import forget_attempts, note_attempt
from jobmatch.services.care import get_in_care

PURPOSE = "password"
LINK_DAYS = 2
WRONG_PASSWORD = N_("Kata sandi yang sekarang belum tepat.")
NO_LOGIN = N_("Akun ini tidak memakai kata sandi. Buatkan tautan ponsel.")


def change_password(actor: Actor, current: str, new: str) -> str:
    """Change the actor's own password, end all sessions, and return the key of a fresh one.

    Raises:
        RuleBroken: the current one is wrong, the new one too weak, or too many tries.
    """
    key = (CODE, f"password:{actor.user_id}")
    notes = note_attempt(key)
    with transaction():
        account = db.session.get_one(Account, actor.user_id)
        if not verify_password(current, account.password_hash):
            raise RuleBroken(WRONG_PASSWORD, field="current")
        _set(actor, account, new)
    forget_attempts(notes, key)
    return sessions.open_session(account.id)


def issue_password_link(actor: Actor, account_id: UUID) -> str:
    """Return the word of a fresh link by which the owner chooses a password; older ones end.

    Raises:
        NotFound: not in the actor's care. RuleBroken: this account signs in by a phone and a PIN.
    """
    with transaction():
        account = get_in_care(actor, account_id)
        if not account.login:
            raise RuleBroken(NO_LOGIN)
        signed_links.revoke_links(PURPOSE, "account", account_id)
        audit.record(actor, "issue_password_link", "account", account_id)
        return signed_links.issue_link(PURPOSE, "account", account_id, phone=account.phone, days=LINK_DAYS)


def find_link_login(token: str) -> str:
    """Return the name that the link's owner signs in with, without changing anything."""
    target = signed_links.open_link(token, PURPOSE)
    account = db.session.get(Account, UUID(target.subject_id))
    if account is None or not account.is_active:
        raise NotFound
    return account.login or ""


def set_password_by_link(token: str, digits: str, password: str) -> None:
    """Choose a password through a link; the link works once, and every session ends.

    Raises:
        RuleBroken: weak password, wrong digits, expired. NotFound: unknown or used link.
    """
    target = signed_links.open_link(token, PURPOSE)
    account_id = UUID(target.subject_id)
    account = db.session.get(Account, account_id)
    if account is None or not account.is_active:
        raise NotFound
    check_new_password(password, role=account.role, login=account.login or "")
    signed_links.check_digits(token, PURPOSE, digits)
    with transaction():
        signed_links.spend_link(target.link_id)
        set_new_password(account_id, password)


def set_new_password(account_id: UUID, password: str) -> None:
    """Store the password its owner chose after proving who they are, inside the running transaction."""
    account = db.session.get_one(Account, account_id)
    _set(Actor(role=account.role, user_id=account.id), account, password)


def _set(actor: Actor, account: Account, password: str) -> None:
    check_new_password(password, role=account.role, login=account.login or "")
    account.password_hash = hash_password(password)
    sessions.end_all_sessions(actor, account)
    audit.record(actor, "set_password", "account", account.id, fields=["password_hash"])
