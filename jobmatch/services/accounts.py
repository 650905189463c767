"""Signing in, making accounts, ending sessions."""

import hashlib
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.passwords import hash_password, verify_password
from jobmatch.models import Account, SignInAttempt
from jobmatch.queries import accounts as reads
from jobmatch.services import audit

WINDOW = timedelta(minutes=15)
MOST_FAILURES = 8
WRONG = N_("Nama masuk atau kata sandi belum tepat. Periksa lagi, atau hubungi kantor bila lupa.")
TOO_MANY = N_("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.")
_UNKNOWN_HASH = hash_password("nobody has this password")


def sign_in(login: str, password: str, address: str) -> str:
    """Check a password and return the session key.

    Failures are counted per login and per address in the database; known and unknown names answer alike.

    Raises:
        RuleBroken: wrong, or too many tries.
    """
    login = login.strip().lower()
    keys = [_attempt_key("login", login), _attempt_key("address", address)]
    if _count_failures(keys) >= MOST_FAILURES:
        raise RuleBroken(TOO_MANY)
    account = reads.find_account_by_login(login)
    encoded = account.password_hash if account and account.password_hash else _UNKNOWN_HASH
    is_right = verify_password(password, encoded) and account is not None and account.is_active
    with transaction():
        if not is_right or account is None:
            db.session.add_all(SignInAttempt(key_hash=key, at=clock.now()) for key in keys)
            return ""
        account.last_sign_in_at = clock.now()
        audit.record(Actor(role=account.role, user_id=account.id), "sign_in", "account", account.id)
        return f"{account.id}:{account.session_epoch}"


def _attempt_key(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()


def _count_failures(keys: list[str]) -> int:
    counts = (
        sa.select(sa.func.count())
        .where(SignInAttempt.key_hash.in_(keys), SignInAttempt.at > clock.now() - WINDOW)
        .group_by(SignInAttempt.key_hash)
    )
    return max(db.session.scalars(counts), default=0)


def create_account(
    actor: Actor,
    role: Role,
    display_name: str,
    *,
    login: str | None = None,
    password: str | None = None,
    **scope: str | UUID | bool | None,
) -> UUID:
    """Make an account; ``scope`` holds village_code, district_code, agency, person_id, phone or is_demo."""
    with transaction():
        account = Account(
            role=role,
            display_name=display_name,
            login=login.strip().lower() if login else None,
            password_hash=hash_password(password) if password else None,
            created_at=clock.now(),
            **scope,
        )
        db.session.add(account)
        db.session.flush()
        audit.record(actor, "create_account", "account", account.id, fields=["role"])
        return account.id


def end_sessions(actor: Actor, account_id: UUID) -> None:
    """End every session of an account at its next request."""
    with transaction():
        account = db.session.get_one(Account, account_id)
        account.session_epoch += 1
        audit.record(actor, "end_sessions", "account", account_id)
