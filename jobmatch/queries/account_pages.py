"""Reads of accounts for their owners and for those who look after them. Never of citizens' accounts in a list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch.domain.account_rules import roles_looked_after_by
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Account, AccountSession, Device, District, RecoveryCode, Village

PAGE_SIZE = 50
CITIZENS = frozenset({Role.SEEKER, Role.EMPLOYER})


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An official's account in a list."""

    id: UUID
    display_name: str
    role: Role
    scope: str | None
    login: str | None
    is_active: bool
    has_password: bool
    has_second_step: bool
    device_count: int
    last_sign_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A running session."""

    id: UUID
    started_at: datetime
    device: str | None


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A phone that was bound once."""

    id: UUID
    label: str
    bound_at: datetime
    last_seen_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account with what it signs in with."""

    head: AccountRow
    phone: str | None
    village_code: str | None
    district_code: str | None
    agency: str | None
    replaces: str | None
    replaced_by: tuple[UUID, str] | None
    recovery_left: int
    sessions: tuple[SessionRow, ...]
    devices: tuple[DeviceRow, ...]


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """What a list of accounts is narrowed to; ``page`` counts from 1."""

    role: Role | None = None
    words: str = ""
    with_ended: bool = False
    only_waiting: bool = False
    page: int = 1


def list_accounts(actor: Actor, chosen: AccountFilter) -> tuple[list[AccountRow], int]:
    """Return one page of the officials' accounts in the actor's care, and how many there are in all."""
    statement = _rows().where(Account.role.in_(roles_looked_after_by(actor.role) - CITIZENS))
    if chosen.role:
        statement = statement.where(Account.role == chosen.role)
    if not chosen.with_ended:
        statement = statement.where(Account.is_active.is_(True))
    if chosen.only_waiting:
        statement = statement.where(*_waits_for_link())
    for word in chosen.words.lower().split():
        found = sa.func.lower(Account.display_name).contains(word, autoescape=True)
        scope = sa.func.lower(sa.func.coalesce(Village.name, District.name, "")).contains(word, autoescape=True)
        statement = statement.where(sa.or_(found, scope, Account.login.contains(word, autoescape=True)))
    total = db.session.scalar(sa.select(sa.func.count()).select_from(statement.subquery())) or 0
    order = statement.order_by(Account.role, Village.name, Account.display_name, Account.id)
    rows = db.session.execute(order.limit(PAGE_SIZE).offset((chosen.page - 1) * PAGE_SIZE))
    return [AccountRow(*row) for row in rows], total


def count_waiting_for_link(actor: Actor) -> int:
    """Return how many officials in the actor's care have nothing to sign in with yet."""
    cared_for = Account.role.in_(roles_looked_after_by(actor.role) - CITIZENS)
    statement = sa.select(sa.func.count()).where(cared_for, Account.is_active.is_(True), *_waits_for_link())
    return db.session.scalar(statement) or 0


def count_citizens() -> dict[Role, int]:
    """Return how many seekers and employers have an account: a figure, never a list."""
    statement = sa.select(Account.role, sa.func.count()).where(Account.role.in_(CITIZENS), Account.is_active.is_(True))
    found = dict(db.session.execute(statement.group_by(Account.role)).all())
    return {role: found.get(role, 0) for role in sorted(CITIZENS)}


def get_account(actor: Actor, account_id: UUID) -> AccountPage:
    """Return an official's account in the actor's care.

    Raises:
        NotFound: there is none, or not this actor's to look after.
    """
    return _page(account_id, roles_looked_after_by(actor.role) - CITIZENS)


def get_own_account(actor: Actor) -> AccountPage:
    """Return the account of the one who is signed in."""
    if actor.user_id is None:
        raise NotFound
    return _page(actor.user_id, frozenset(Role))


def _page(account_id: UUID, roles: frozenset[Role]) -> AccountPage:
    row = db.session.execute(_rows().where(Account.id == account_id, Account.role.in_(roles))).first()
    if row is None:
        raise NotFound
    account = db.session.get_one(Account, account_id)
    before = db.session.get(Account, account.replaces_id) if account.replaces_id else None
    after = db.session.execute(sa.select(Account.id, Account.display_name).where(Account.replaces_id == account_id)).first()
    left = sa.select(sa.func.count()).where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return AccountPage(
        head=AccountRow(*row),
        phone=account.phone,
        village_code=account.village_code,
        district_code=account.district_code,
        agency=account.agency,
        replaces=before.display_name if before else None,
        replaced_by=(after.id, after.display_name) if after else None,
        recovery_left=db.session.scalar(left) or 0,
        sessions=tuple(_sessions(account)),
        devices=tuple(_devices(account_id)),
    )


def _waits_for_link() -> tuple[sa.ColumnElement[bool], ...]:
    phones = sa.select(Device.account_id).where(Device.revoked_at.is_(None))
    return (Account.password_hash.is_(None), Account.id.not_in(phones))


def _sessions(account: Account) -> list[SessionRow]:
    statement = (
        sa.select(AccountSession.id, AccountSession.started_at, Device.label)
        .outerjoin(Device, Device.id == AccountSession.device_id)
        .where(
            AccountSession.account_id == account.id,
            AccountSession.ended_at.is_(None),
            AccountSession.epoch == account.session_epoch,
        )
        .order_by(AccountSession.started_at.desc())
        .limit(20)
    )
    return [SessionRow(*row) for row in db.session.execute(statement)]


def _devices(account_id: UUID) -> list[DeviceRow]:
    statement = sa.select(Device.id, Device.label, Device.bound_at, Device.last_seen_at, Device.revoked_at)
    rows = db.session.execute(statement.where(Device.account_id == account_id).order_by(Device.bound_at.desc()).limit(20))
    return [DeviceRow(*row) for row in rows]


def _rows() -> sa.Select[Any]:
    phones = aliased(Device)
    bound = (
        sa.select(sa.func.count())
        .where(phones.account_id == Account.id, phones.revoked_at.is_(None))
        .correlate(Account)
        .scalar_subquery()
    )
    return (
        sa.select(
            Account.id,
            Account.display_name,
            Account.role,
            sa.func.coalesce(Village.name, District.name, Account.agency),
            Account.login,
            Account.is_active,
            Account.password_hash.is_not(None),
            Account.totp_enabled_at.is_not(None),
            bound,
            Account.last_sign_in_at,
        )
        .outerjoin(Village, Village.code == Account.village_code)
        .outerjoin(District, District.code == Account.district_code)
    )
