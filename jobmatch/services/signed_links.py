"""Personal links: a random word of which only the hash is kept. Opening one changes nothing; answering needs check digits."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.models import SignedLink

VALID_DAYS = 30
MOST_FAILED_CHECKS = 5
EXPIRED = N_("Tautan ini sudah lewat masa berlakunya. Minta tautan baru ke kantor.")
LOCKED = N_("Terlalu banyak percobaan pada tautan ini. Hubungi kantor untuk tautan baru.")
WRONG_DIGITS = N_("Empat angka itu belum cocok. Isi empat angka terakhir nomor telepon yang menerima pesan ini.")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link stands for."""

    link_id: UUID
    purpose: str
    subject_type: str
    subject_id: str
    asks_digits: bool


def issue_link(purpose: str, subject_type: str, subject_id: object, *, phone: str | None, days: int = VALID_DAYS) -> str:
    """Make a link inside the running transaction and return its word; with a phone its last four digits are asked."""
    token = secrets.token_urlsafe(24)
    with transaction():
        db.session.add(
            SignedLink(
                token_hash=_hash(token),
                purpose=purpose,
                subject_type=subject_type,
                subject_id=str(subject_id),
                check_hash=_hash(f"{token}:{phone[-4:]}") if phone else None,
                created_at=clock.now(),
                expires_at=clock.now() + timedelta(days=days),
            )
        )
    return token


def open_link(token: str, purpose: str) -> LinkTarget:
    """Return what a link stands for, without changing anything.

    Raises:
        NotFound: unknown or withdrawn. RuleBroken: expired or locked.
    """
    link = _find(token, purpose)
    return LinkTarget(link.id, link.purpose, link.subject_type, link.subject_id, link.check_hash is not None)


def check_digits(token: str, purpose: str, digits: str, wrong: str = WRONG_DIGITS) -> LinkTarget:
    """Return what a link stands for once the digits fit; a wrong try is counted, and ``wrong`` says what was asked for.

    Raises:
        RuleBroken: wrong digits, expired or locked.
    """
    target = open_link(token, purpose)
    _claim_check(target.link_id)
    with transaction():
        link = db.session.get_one(SignedLink, target.link_id)
        typed = _hash(f"{token}:{digits.strip()}")
        is_right = link.check_hash is None or secrets.compare_digest(link.check_hash, typed)
        if is_right:
            link.failed_checks -= 1
            link.used_at = clock.now()
    if not is_right:
        raise RuleBroken(wrong, field="digits")
    return target


def _claim_check(link_id: UUID) -> None:
    """Count the try before it is judged, so that many at once are not judged more often than allowed."""
    with transaction():
        claimed = count_changed(
            sa.update(SignedLink)
            .where(SignedLink.id == link_id, SignedLink.failed_checks < MOST_FAILED_CHECKS)
            .values(failed_checks=SignedLink.failed_checks + 1)
        )
        if not claimed:
            raise RuleBroken(LOCKED)


def spend_link(link_id: UUID) -> None:
    """End a link that works once, inside the running transaction.

    Raises:
        NotFound: somebody was faster.
    """
    with transaction():
        spent = count_changed(
            sa.update(SignedLink)
            .where(SignedLink.id == link_id, SignedLink.revoked_at.is_(None))
            .values(revoked_at=clock.now(), used_at=clock.now())
        )
        if not spent:
            raise NotFound


def revoke_links(purpose: str, subject_type: str, subject_id: object) -> None:
    """End every link of a subject, for example when everything was answered."""
    with transaction():
        db.session.execute(
            sa.update(SignedLink)
            .where(
                SignedLink.purpose == purpose,
                SignedLink.subject_type == subject_type,
                SignedLink.subject_id == str(subject_id),
                SignedLink.revoked_at.is_(None),
            )
            .values(revoked_at=clock.now())
        )


def _find(token: str, purpose: str) -> SignedLink:
    link = db.session.scalar(sa.select(SignedLink).where(SignedLink.token_hash == _hash(token), SignedLink.purpose == purpose))
    if link is None or link.revoked_at is not None:
        raise NotFound
    if link.expires_at < clock.now():
        raise RuleBroken(EXPIRED)
    if link.failed_checks >= MOST_FAILED_CHECKS:
        raise RuleBroken(LOCKED)
    return link


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
