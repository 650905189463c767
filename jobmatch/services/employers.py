"""Registering and verifying employers, and who acts for them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.employer_names import employer_key
from jobmatch.domain.enums import MemberRole, Role
from jobmatch.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from jobmatch.domain.offers import EmployerDetails, receiver_of
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account, Employer, EmployerMember, Vacancy
from jobmatch.services import accounts, audit, ledger, sessions

VERIFIERS = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD, Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class NewMember:
    """An account that an owner makes for somebody of the business."""

    name: str
    login: str
    password: str
    role: MemberRole = MemberRole.RECRUITER


def register_employer(actor: Actor, details: EmployerDetails) -> UUID:
    """Take down an employer; it stays unverified until staff have looked at it."""
    _check(details)
    with transaction():
        employer = Employer(created_at=clock.now(), **_columns(details))
        db.session.add(employer)
        db.session.flush()
        audit.record(actor, "register_employer", "employer", employer.id)
        return employer.id


def edit_employer(actor: Actor, employer_id: UUID, details: EmployerDetails, version: int) -> None:
    """Change what is known of an employer; owners and staff may.

    Raises:
        Conflict: somebody else changed it since ``version`` was shown.
    """
    _check(details)
    with transaction():
        _require_owner(actor, employer_id)
        employer = _get(employer_id)
        if employer.version != version:
            raise Conflict(N_("Data usaha ini baru saja diubah orang lain. Perubahan Anda belum disimpan."))
        changed = {name: value for name, value in _columns(details).items() if getattr(employer, name) != value}
        for name, value in changed.items():
            setattr(employer, name, value)
        audit.record(actor, "edit_employer", "employer", employer_id, fields=changed)
        db.session.flush()
        if "kbli" in changed:
            _move_posts(actor, employer)


def _move_posts(actor: Actor, employer: Employer) -> None:
    """Open posts move to the industry that an employer is known by now, in table III/6, by a booking that nets to zero."""
    for vacancy_id in db.session.scalars(sa.select(Vacancy.id).where(Vacancy.employer_id == employer.id)).all():
        source = ledger.Source("reclassification", f"{vacancy_id}:{employer.version}")
        ledger.reclassify_posts(actor, vacancy_id, clock.today(), source)


def _check(details: EmployerDetails) -> None:
    if not details.name.strip():
        raise RuleBroken(N_("Tulis nama usaha, atau nama Anda bila perorangan."), field="name")


def _columns(details: EmployerDetails) -> dict[str, Any]:
    values = {name: getattr(details, name) for name in details.__dataclass_fields__}
    return {
        **values,
        "name": details.name.strip(),
        "name_key": employer_key(details.name),
        "kind": details.kind.value,
        "receiver": receiver_of(details.kind).value,
    }


def sign_up(actor: Actor, details: EmployerDetails, login: str, password: str) -> str:
    """Register an employer together with its first account, the owner's, and return the session key."""
    with transaction():
        employer_id = register_employer(actor, details)
        name = details.contact_name or details.name
        account_id = accounts.create_account(actor, Role.EMPLOYER, name, login=login, password=password, phone=details.phone)
        _add(actor, employer_id, account_id, MemberRole.OWNER)
    return sessions.open_session(account_id)


def verify_employer(actor: Actor, employer_id: UUID) -> None:
    """Record that staff have checked the employer; a second time changes nothing."""
    _require_verifier(actor)
    with transaction():
        employer = _get(employer_id)
        if employer.verified_at is None:
            employer.verified_at = clock.now()
            employer.verified_by = actor.user_id
            audit.record(actor, "verify_employer", "employer", employer_id, fields=["verified_at"])


def recheck_employer(actor: Actor, employer_id: UUID) -> None:
    """Record that staff have looked at an employer again, as before each fair."""
    _require_verifier(actor)
    with transaction():
        _get(employer_id).rechecked_at = clock.now()
        audit.record(actor, "recheck_employer", "employer", employer_id, fields=["rechecked_at"])


def block_employer(actor: Actor, employer_id: UUID, reason: str) -> None:
    """Close an employer that deceives: its vacancies leave the public list at once and it posts no more."""
    _require_verifier(actor)
    if not reason.strip():
        raise RuleBroken(N_("Tulis alasan menutup pemberi kerja ini."), field="reason")
    with transaction():
        employer = _get(employer_id)
        employer.blocked_at, employer.blocked_reason = clock.now(), reason.strip()[:200]
        audit.record(actor, "block_employer", "employer", employer_id, fields=["blocked_at", "blocked_reason"])


def unblock_employer(actor: Actor, employer_id: UUID) -> None:
    """Open an employer again."""
    _require_verifier(actor)
    with transaction():
        employer = _get(employer_id)
        employer.blocked_at = employer.blocked_reason = None
        audit.record(actor, "unblock_employer", "employer", employer_id, fields=["blocked_at"])


def invite_member(actor: Actor, employer_id: UUID, member: NewMember) -> UUID:
    """Make an account for somebody who works for the employer, and let it act for it."""
    with transaction():
        _require_owner(actor, employer_id)
        account_id = accounts.create_account(actor, Role.EMPLOYER, member.name, login=member.login, password=member.password)
        _add(actor, employer_id, account_id, member.role)
        return account_id


def add_member(actor: Actor, employer_id: UUID, account_id: UUID, role: MemberRole = MemberRole.OWNER) -> None:
    """Let an account act for an employer; only staff and the employer's owners may."""
    with transaction():
        _require_owner(actor, employer_id)
        account = db.session.get(Account, account_id)
        if account is None or account.role is not Role.EMPLOYER:
            raise NotFound()
        _add(actor, employer_id, account_id, role)


def _add(actor: Actor, employer_id: UUID, account_id: UUID, role: MemberRole) -> None:
    current = _membership(account_id)
    if current is not None:
        if current.employer_id != employer_id:
            raise RuleBroken(N_("Akun ini masih terdaftar pada pemberi kerja lain."))
        return
    db.session.add(EmployerMember(employer_id=employer_id, account_id=account_id, member_role=role.value, added_at=clock.now()))
    audit.record(actor, "add_member", "employer", employer_id, fields=["members"])


def remove_member(actor: Actor, employer_id: UUID, account_id: UUID) -> None:
    """End an account's membership; its next request is refused, because membership is read at each one."""
    with transaction():
        _require_owner(actor, employer_id)
        member = _membership(account_id)
        if member is None or member.employer_id != employer_id:
            raise NotFound()
        owners = db.session.scalar(
            sa.select(sa.func.count())
            .select_from(EmployerMember)
            .where(
                EmployerMember.employer_id == employer_id,
                EmployerMember.removed_at.is_(None),
                EmployerMember.member_role == MemberRole.OWNER.value,
                EmployerMember.account_id != account_id,
            )
        )
        if not owners:
            raise RuleBroken(N_("Ini pemilik terakhir. Angkat pemilik lain dahulu, baru keluarkan yang ini."))
        member.removed_at = clock.now()
        audit.record(actor, "remove_member", "employer", employer_id, fields=["members"])


def _require_verifier(actor: Actor) -> None:
    if actor.role not in VERIFIERS:
        raise NotAllowed()


def _membership(account_id: UUID) -> EmployerMember | None:
    return db.session.scalar(
        sa.select(EmployerMember).where(EmployerMember.account_id == account_id, EmployerMember.removed_at.is_(None))
    )


def _require_owner(actor: Actor, employer_id: UUID) -> None:
    if actor.role in VERIFIERS:
        return
    member = _membership(actor.user_id) if actor.user_id else None
    if member is None or member.employer_id != employer_id:
        raise NotFound()
    if member.member_role != MemberRole.OWNER.value:
        raise NotAllowed(N_("Hanya pemilik yang dapat mengatur anggota."))


def _get(employer_id: UUID) -> Employer:
    employer = db.session.get(Employer, employer_id)
    if employer is None:
        raise NotFound()
    return employer
