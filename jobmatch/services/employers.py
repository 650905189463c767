"""Registering and verifying employers, and who acts for them."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.employer_names import employer_key
from jobmatch.domain.enums import MemberRole, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.offers import EmployerDetails, receiver_of
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account, Employer, EmployerMember
from jobmatch.services import accounts, audit

VERIFIERS = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD, Role.SYSTEM)


def register_employer(actor: Actor, details: EmployerDetails) -> UUID:
    """Take down an employer; it stays unverified until staff have looked at it."""
    if not details.name.strip():
        raise RuleBroken(N_("Tulis nama usaha, atau nama Anda bila perorangan."), field="name")
    with transaction():
        employer = Employer(
            name=details.name.strip(),
            name_key=employer_key(details.name),
            kind=details.kind.value,
            receiver=receiver_of(details.kind).value,
            nib=details.nib,
            kbli=details.kbli,
            kbli_edition=details.kbli_edition,
            village_code=details.village_code,
            address=details.address,
            phone=details.phone,
            contact_name=details.contact_name,
            email=details.email,
            about=details.about,
            national_number=details.national_number,
            created_at=clock.now(),
        )
        db.session.add(employer)
        db.session.flush()
        audit.record(actor, "register_employer", "employer", employer.id)
        return employer.id


def sign_up(actor: Actor, details: EmployerDetails, login: str, password: str) -> UUID:
    """Register an employer together with its first account, the owner's; return the account."""
    with transaction():
        employer_id = register_employer(actor, details)
        name = details.contact_name or details.name
        account_id = accounts.create_account(actor, Role.EMPLOYER, name, login=login, password=password, phone=details.phone)
        _add(actor, employer_id, account_id, MemberRole.OWNER)
        return account_id


def verify_employer(actor: Actor, employer_id: UUID) -> None:
    """Record that staff have checked the employer; a second time changes nothing."""
    if actor.role not in VERIFIERS:
        raise NotAllowed()
    with transaction():
        employer = _get(employer_id)
        if employer.verified_at is None:
            employer.verified_at = clock.now()
            employer.verified_by = actor.user_id
            audit.record(actor, "verify_employer", "employer", employer_id, fields=["verified_at"])


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
