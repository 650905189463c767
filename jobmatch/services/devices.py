"""Village officers' phones: bound by a link from the office and a PIN, handed over to a successor in one act."""

import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.sign_in_rules import MOST_PINS_IN_A_ROW, PIN, check_new_pin
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.passwords import hash_password, verify_password
from jobmatch.models import Account, Device
from jobmatch.services import audit, sessions, signed_links
from jobmatch.services.attempts import forget_attempts, note_attempt
from jobmatch.services.care import get_in_care

PURPOSE = "device"
LINK_DAYS = 3
WRONG_PIN = N_("PIN belum tepat. Coba lagi, atau minta tautan baru ke kantor bila lupa.")
ENDED = N_("Ponsel ini tidak terhubung lagi. Minta tautan baru ke kantor.")
ONLY_VILLAGES = N_("Hanya petugas desa yang masuk lewat tautan dan PIN.")


@dataclass(frozen=True, slots=True)
class BoundDevice:
    """A phone just bound: the secret its cookie keeps, and the key of its first session."""

    cookie: str
    session_key: str


def issue_device_link(actor: Actor, account_id: UUID) -> str:
    """Return the word of a fresh link that binds one phone; older unused ones end.

    Raises:
        NotFound: not in the actor's care. RuleBroken: not a village officer.
    """
    with transaction():
        account = get_in_care(actor, account_id)
        if account.role is not Role.VILLAGE_OFFICER or not account.is_active:
            raise RuleBroken(ONLY_VILLAGES)
        signed_links.revoke_links(PURPOSE, "account", account_id)
        audit.record(actor, "issue_device_link", "account", account_id)
        return signed_links.issue_link(PURPOSE, "account", account_id, phone=account.phone, days=LINK_DAYS)


def bind_device(token: str, digits: str, pin: str, label: str) -> BoundDevice:
    """Bind the phone that opened the link and sign it in; the link works once.

    Raises:
        NotFound: unknown or used link. RuleBroken: weak PIN, wrong digits, expired.
    """
    check_new_pin(pin)
    target = signed_links.check_digits(token, PURPOSE, digits)
    secret, pin_hash = secrets.token_urlsafe(32), hash_password(pin)
    with transaction():
        signed_links.spend_link(target.link_id)
        account = db.session.get_one(Account, UUID(target.subject_id))
        if not account.is_active:
            raise NotFound
        device = Device(
            account_id=account.id,
            secret_hash=_hash(secret),
            pin_hash=pin_hash,
            label=label[:80],
            bound_at=clock.now(),
            last_seen_at=clock.now(),
        )
        db.session.add(device)
        db.session.flush()
        audit.record(Actor(role=account.role, user_id=account.id), "bind_device", "account", account.id)
        key = sessions.open_session(account.id, device.id)
        return BoundDevice(f"{device.id}.{secret}", key)


def sign_in_with_pin(cookie: str, pin: str) -> str:
    """Judge the PIN of a bound phone and return the key of a session.

    Each try is counted before it is judged; ten wrong ones in a row end the phone.

    Raises:
        RuleBroken: wrong, too many tries, or the phone is no longer bound.
    """
    device = _find_bound(cookie)
    key = (PIN, str(device.id))
    notes = note_attempt(key)
    failures = _claim_pin_try(device.id)
    if not verify_password(pin, device.pin_hash):
        _record_wrong_pin(device.id, device.account_id, is_last=failures >= MOST_PINS_IN_A_ROW)
        raise RuleBroken(WRONG_PIN, field="pin")
    with transaction():
        device = db.session.get_one(Device, device.id)
        device.failed_pins, device.last_seen_at = 0, clock.now()
        session_key = sessions.open_session(device.account_id, device.id)
    forget_attempts(notes, key)
    return session_key


def revoke_device(actor: Actor, device_id: UUID) -> None:
    """End a phone, for example a lost one: its PIN and its sessions no longer work."""
    with transaction():
        device = db.session.get(Device, device_id)
        if device is None:
            raise NotFound
        account = get_in_care(actor, device.account_id)
        if device.revoked_at is None:
            device.revoked_at = clock.now()
            sessions.end_all_sessions(actor, account)
            audit.record(actor, "revoke_device", "account", account.id)


def end_devices(account_id: UUID) -> None:
    """End every phone and open link of an account inside the running transaction."""
    db.session.execute(
        sa.update(Device).where(Device.account_id == account_id, Device.revoked_at.is_(None)).values(revoked_at=clock.now())
    )
    signed_links.revoke_links(PURPOSE, "account", account_id)


def _find_bound(cookie: str) -> Device:
    device_id, _, secret = cookie.partition(".")
    try:
        statement = sa.select(Device).join(Account, Account.id == Device.account_id)
        device = db.session.scalar(
            statement.where(Device.id == UUID(device_id), Device.revoked_at.is_(None), Account.is_active.is_(True))
        )
    except ValueError:
        device = None
    if device is None or not secrets.compare_digest(device.secret_hash, _hash(secret)):
        raise RuleBroken(ENDED)
    return device


def _claim_pin_try(device_id: UUID) -> int:
    with transaction():
        failures: int | None = db.session.scalar(
            sa.update(Device)
            .where(Device.id == device_id, Device.revoked_at.is_(None), Device.failed_pins < MOST_PINS_IN_A_ROW)
            .values(failed_pins=Device.failed_pins + 1)
            .returning(Device.failed_pins)
        )
    if failures is None:
        raise RuleBroken(ENDED)
    return failures


def _record_wrong_pin(device_id: UUID, account_id: UUID, *, is_last: bool) -> None:
    with transaction():
        audit.record(Actor.visitor(), "fail_pin", "account", account_id)
        if is_last:
            db.session.execute(sa.update(Device).where(Device.id == device_id).values(revoked_at=clock.now()))
            audit.record(Actor.system(), "revoke_device", "account", account_id)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
