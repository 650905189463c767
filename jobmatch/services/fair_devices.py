"""Phones at doors, booths and the desk: handed out by a link, bound once, revoked when lost, over when the fair is over."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import cast
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import DeviceKind
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.fair_rules import FIRST_WALK_IN, walk_in_numbers
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Fair, FairBooth, FairDevice
from jobmatch.services import audit, signed_links

PURPOSE = "fair_device"
LINK_DAYS = 30
KEPT_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class DevicePlan:
    """What a phone is to serve."""

    kind: DeviceKind
    label: str
    door: str = ""
    booth_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone that proved itself: who tells, and about which fair."""

    id: UUID
    fair_id: UUID
    kind: DeviceKind
    booth_id: UUID | None
    number: int
    label: str
    door: str
    expires_at: datetime

    @property
    def numbers(self) -> range:
        """Return the block of numbers from which it serves walk-ins."""
        return walk_in_numbers(self.number, FIRST_WALK_IN)


def add_device(actor: Actor, fair_id: UUID, plan: DevicePlan) -> tuple[UUID, str]:
    """Make a phone's place and return its id and the word of the link that binds it."""
    with transaction():
        one_at_a_time("fair_device", fair_id)
        fair = db.session.get(Fair, fair_id)
        booth = db.session.get(FairBooth, plan.booth_id) if plan.booth_id else None
        if fair is None or (plan.kind is DeviceKind.BOOTH and (booth is None or booth.fair_id != fair_id)):
            raise NotFound
        used = db.session.scalar(sa.select(sa.func.count()).where(FairDevice.fair_id == fair_id)) or 0
        device = FairDevice(
            fair_id=fair_id,
            kind=plan.kind,
            booth_id=plan.booth_id if plan.kind is DeviceKind.BOOTH else None,
            number=used,
            label=plan.label[:60],
            door=plan.door[:30],
            created_at=clock.now(),
            created_by=actor.user_id,
            expires_at=datetime.combine(fair.ends_on, time(), clock.REGENCY_ZONE) + KEPT_AFTER,
        )
        db.session.add(device)
        db.session.flush()
        audit.record(actor, "add_fair_device", "fair_device", device.id)
        return device.id, signed_links.issue_link(PURPOSE, "fair_device", device.id, phone=None, days=LINK_DAYS)


def bind_device(token: str) -> tuple[str, Phone]:
    """Bind the phone that opened the link and return the secret it keeps; the link works once.

    Raises:
        NotFound: unknown, used or revoked. RuleBroken: expired.
    """
    target = signed_links.open_link(token, PURPOSE)
    secret = secrets.token_urlsafe(32)
    with transaction():
        signed_links.spend_link(target.link_id)
        device = db.session.get(FairDevice, UUID(target.subject_id))
        if device is None or device.revoked_at is not None:
            raise NotFound
        device.secret_hash, device.bound_at, device.last_seen_at = _hash(secret), clock.now(), clock.now()
        audit.record(Actor.visitor(), "bind_fair_device", "fair_device", device.id)
        return secret, _phone(device)


def recognise(secret: str) -> Phone:
    """Return the phone that holds this secret.

    Raises:
        NotAllowed: revoked, over or never bound; the phone then forgets everything.
    """
    found = sa.select(FairDevice).where(FairDevice.secret_hash == _hash(secret), FairDevice.revoked_at.is_(None))
    device = db.session.scalar(found)
    if device is None or device.expires_at <= clock.now():
        raise NotAllowed
    return _phone(device)


def note_contact(phone: Phone, unsent: int) -> None:
    """Note inside the running transaction that a phone was heard, and how much it still holds."""
    table = cast(sa.Table, FairDevice.__table__)
    heard = sa.update(table).where(table.c.id == phone.id)
    db.session.execute(heard.values(last_seen_at=clock.now(), unsent_count=unsent))


def revoke_device(actor: Actor, fair_id: UUID, device_id: UUID) -> None:
    """End a phone; at its next contact it forgets what it holds."""
    with transaction():
        device = db.session.get(FairDevice, device_id)
        if device is None or device.fair_id != fair_id:
            raise NotFound
        if device.revoked_at is None:
            device.revoked_at = clock.now()
            signed_links.revoke_links(PURPOSE, "fair_device", device_id)
            audit.record(actor, "revoke_fair_device", "fair_device", device_id)


def list_devices(fair_id: UUID) -> Sequence[FairDevice]:
    """Return a fair's phones in the order in which they were handed out."""
    return db.session.scalars(sa.select(FairDevice).where(FairDevice.fair_id == fair_id).order_by(FairDevice.number)).all()


def _phone(device: FairDevice) -> Phone:
    return Phone(
        device.id,
        device.fair_id,
        device.kind,
        device.booth_id,
        device.number,
        device.label,
        device.door,
        device.expires_at,
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
