"""Reads of accounts: who is signed in, and in which scope."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db
from jobmatch.models import Account, AccountSession, Device, EmployerMember


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A running session with its account and scope as of this request."""

    session_id: UUID
    started_at: datetime
    display_name: str
    has_second_step: bool
    actor: Actor


@dataclass(frozen=True, slots=True)
class Credentials:
    """What an account signs in with."""

    account_id: UUID
    epoch: int
    is_active: bool
    password_hash: str | None
    has_second_step: bool


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A bound phone and whose it is."""

    device_id: UUID
    display_name: str


def find_signed_in(session_id: UUID) -> SignedIn | None:
    """Return the session if neither it nor its account has ended; role, scope and membership are read anew each time."""
    statement = (
        sa.select(AccountSession.started_at, Account, EmployerMember.employer_id)
        .join(Account, Account.id == AccountSession.account_id)
        .outerjoin(EmployerMember, sa.and_(EmployerMember.account_id == Account.id, EmployerMember.removed_at.is_(None)))
        .where(
            AccountSession.id == session_id,
            AccountSession.ended_at.is_(None),
            AccountSession.epoch == Account.session_epoch,
            Account.is_active.is_(True),
        )
        .order_by(EmployerMember.added_at)
        .limit(1)
    )
    row = db.session.execute(statement).first()
    if row is None:
        return None
    started_at, account, employer_id = row
    actor = Actor(
        role=account.role,
        user_id=account.id,
        village_code=account.village_code,
        district_code=account.district_code,
        employer_id=employer_id,
        agency=account.agency,
        person_id=account.person_id,
    )
    return SignedIn(session_id, started_at, account.display_name, account.totp_enabled_at is not None, actor)


def find_actor(account_id: UUID) -> Actor | None:
    """Return who an official's account acts as now, for work that goes on after the request; None when it has ended."""
    account = db.session.get(Account, account_id)
    if account is None or not account.is_active:
        return None
    return Actor(account.role, account.id, village_code=account.village_code, district_code=account.district_code)


def find_nip(actor: Actor) -> str | None:
    """Return the NIP of the acting official."""
    return db.session.scalar(sa.select(Account.nip).where(Account.id == actor.user_id))


def find_credentials(login: str) -> Credentials | None:
    """Return what the account with this login name signs in with, whatever its state."""
    statement = sa.select(
        Account.id, Account.session_epoch, Account.is_active, Account.password_hash, Account.totp_enabled_at.is_not(None)
    )
    row = db.session.execute(statement.where(Account.login == login)).first()
    return None if row is None else Credentials(*row)


def is_login_taken(login: str) -> bool:
    """Tell whether an account has this login name."""
    return find_credentials(login) is not None


def find_device(cookie: str) -> KnownDevice | None:
    """Return the bound phone that keeps this secret, if it still works."""
    device_id, _, secret = cookie.partition(".")
    try:
        known = UUID(device_id)
    except ValueError:
        return None
    statement = (
        sa.select(Device.secret_hash, Account.display_name)
        .join(Account, Account.id == Device.account_id)
        .where(Device.id == known, Device.revoked_at.is_(None), Account.is_active.is_(True))
    )
    row = db.session.execute(statement).first()
    if row is None or not secrets.compare_digest(row.secret_hash, hashlib.sha256(secret.encode()).hexdigest()):
        return None
    return KnownDevice(known, row.display_name)
