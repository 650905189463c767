"""Accounts: made, changed, ended, handed over. How somebody signs in is in ``sign_in``, ``devices`` and ``passwords``."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobmatch import clock
from jobmatch.domain.account_rules import check_scope, roles_looked_after_by
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.sign_in_rules import check_new_password, normalise_login
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.passwords import hash_password
from jobmatch.models import Account
from jobmatch.services import audit, devices, passwords, sessions, signed_links
from jobmatch.services.care import get_in_care

LOGIN_TAKEN = N_("Nama masuk ini tidak bisa dipakai. Pilih yang lain, misalnya dengan angka di belakangnya.")
NEEDS_NAME = N_("Tulis nama orangnya.")
NEEDS_LOGIN = N_("Tulis nama masuk, misalnya nama depan dan bidangnya.")
LAST_ADMIN = N_("Ini administrator terakhir. Buat administrator lain dahulu.")
NOT_YOURSELF = N_("Akun sendiri tidak dapat diubah di sini. Minta rekan Anda.")
ONLY_VILLAGES = N_("Serah terima ponsel hanya untuk petugas desa.")


@dataclass(frozen=True, slots=True)
class Official:
    """What is asked for when somebody of the office, a kecamatan, an agency or a village gets an account."""

    role: Role
    display_name: str
    login: str | None = None
    phone: str | None = None
    village_code: str | None = None
    district_code: str | None = None
    agency: str | None = None


def create_account(
    actor: Actor,
    role: Role,
    display_name: str,
    *,
    login: str | None = None,
    password: str | None = None,
    **scope: object,
) -> UUID:
    """Make an account; ``scope`` holds village_code, district_code, agency, person_id, phone, is_demo or replaces_id.

    Raises:
        RuleBroken: the login is taken, or the password is guessed first.
    """
    name = normalise_login(login) if login else None
    if password is not None:
        check_new_password(password, role=role, login=name or "")
    with transaction():
        account = Account(
            role=role,
            display_name=display_name,
            login=name,
            password_hash=hash_password(password) if password else None,
            created_at=clock.now(),
            **scope,
        )
        _insert(account)
        audit.record(actor, "create_account", "account", account.id, fields=["role"])
        return account.id


def add_official(actor: Actor, official: Official) -> UUID:
    """Make the account of an official in the actor's care; a password or a phone follows by personal link.

    Raises:
        NotAllowed: not this actor's to make. RuleBroken: name, login or scope missing.
    """
    if official.role not in roles_looked_after_by(actor.role):
        raise NotAllowed
    _check_official(official)
    phone = normalise_phone(official.phone) if official.phone else None
    return create_account(
        actor, official.role, _tidy(official.display_name), login=official.login or None, phone=phone, **_scope(official)
    )


def change_official(actor: Actor, account_id: UUID, official: Official) -> None:
    """Change role, scope, name or phone of an official; a new role or scope ends all sessions and phones.

    Raises:
        NotFound, NotAllowed: not in the actor's care. RuleBroken: a rule of the new role.
    """
    if official.role not in roles_looked_after_by(actor.role):
        raise NotAllowed
    _check_official(official)
    with transaction():
        account = _get_other(actor, account_id)
        values = {"role": official.role, "display_name": _tidy(official.display_name), **_scope(official)}
        values["phone"] = normalise_phone(official.phone) if official.phone else None
        if account.login is None and official.login:
            values["login"] = normalise_login(official.login)
        changed = [name for name, value in values.items() if getattr(account, name) != value]
        if "role" in changed:
            _keep_an_admin(account)
        for name in changed:
            setattr(account, name, values[name])
        if set(changed) - {"display_name", "phone"}:
            sessions.end_all_sessions(actor, account)
            devices.end_devices(account.id)
        if changed:
            audit.record(actor, "change_account", "account", account_id, fields=changed)


def deactivate(actor: Actor, account_id: UUID) -> None:
    """End an account: its sessions, phones and links stop working; its history stays."""
    with transaction():
        account = _get_other(actor, account_id)
        if account.is_active:
            _keep_an_admin(account)
            _end(actor, account)


def reactivate(actor: Actor, account_id: UUID) -> None:
    """Let an ended account sign in again."""
    with transaction():
        account = get_in_care(actor, account_id)
        if not account.is_active:
            account.is_active = True
            audit.record(actor, "reactivate_account", "account", account_id, fields=["is_active"])


def hand_over(actor: Actor, account_id: UUID, display_name: str, phone: str | None) -> UUID:
    """End a village officer's account with its phones and sessions, and make one for the successor of the same village.

    Raises:
        NotFound: not in the actor's care. RuleBroken: not a village officer, or no name.
    """
    if not display_name.strip():
        raise RuleBroken(NEEDS_NAME, field="display_name")
    with transaction():
        account = _get_other(actor, account_id)
        if account.role is not Role.VILLAGE_OFFICER:
            raise RuleBroken(ONLY_VILLAGES)
        if account.is_active:
            _end(actor, account)
        successor = create_account(
            actor,
            account.role,
            _tidy(display_name),
            phone=normalise_phone(phone) if phone else None,
            village_code=account.village_code,
            replaces_id=account.id,
        )
        audit.record(actor, "hand_over", "account", account_id, fields=["replaces_id"])
        return successor


def end_sessions(actor: Actor, account_id: UUID) -> None:
    """End every session of an account in the actor's care at its next request."""
    with transaction():
        sessions.end_all_sessions(actor, get_in_care(actor, account_id))


def _end(actor: Actor, account: Account) -> None:
    account.is_active = False
    sessions.end_all_sessions(actor, account)
    devices.end_devices(account.id)
    signed_links.revoke_links(passwords.PURPOSE, "account", account.id)
    audit.record(actor, "deactivate_account", "account", account.id, fields=["is_active"])


def _insert(account: Account) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(account)
            db.session.flush()
    except IntegrityError as error:
        if account.login is None:
            raise
        raise RuleBroken(LOGIN_TAKEN, field="login") from error


def _check_official(official: Official) -> None:
    if not official.display_name.strip():
        raise RuleBroken(NEEDS_NAME, field="display_name")
    if official.role is not Role.VILLAGE_OFFICER and not (official.login or "").strip():
        raise RuleBroken(NEEDS_LOGIN, field="login")
    _scope(official)


def _scope(official: Official) -> dict[str, str | None]:
    found = {name: getattr(official, name) for name in ("village_code", "district_code", "agency")}
    return check_scope(official.role, found)


def _get_other(actor: Actor, account_id: UUID) -> Account:
    if account_id == actor.user_id:
        raise RuleBroken(NOT_YOURSELF)
    return get_in_care(actor, account_id)


def _keep_an_admin(account: Account) -> None:
    if account.role is not Role.ADMIN:
        return
    others = sa.select(sa.func.count()).where(Account.role == Role.ADMIN, Account.is_active, Account.id != account.id)
    if not db.session.scalar(others):
        raise RuleBroken(LAST_ADMIN)


def _tidy(name: str) -> str:
    return " ".join(name.split())
