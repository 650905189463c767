"""Reads of employers and of who acts for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Account, District, Employer, EmployerMember, Village


@dataclass(frozen=True, slots=True)
class ShownEmployer:
    """An employer with the names of its place."""

    employer: Employer
    village_name: str | None
    district_name: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """An account that acts for an employer."""

    account_id: UUID
    name: str
    member_role: str


def get_own(actor: Actor, employer_id: UUID | None = None) -> ShownEmployer:
    """Return the actor's employer; staff name one."""
    wanted = employer_id if actor.role in OFFICE_STAFF else actor.employer_id
    if wanted is None or (employer_id is not None and employer_id != wanted):
        raise NotFound()
    row = db.session.execute(
        sa.select(Employer, Village.name, District.name)
        .outerjoin(Village, Village.code == Employer.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .where(Employer.id == wanted)
    ).first()
    if row is None:
        raise NotFound()
    return ShownEmployer(*row)


def list_choices(actor: Actor) -> Sequence[tuple[str, str]]:
    """Return (id, name) of the employers staff may take a vacancy down for."""
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed()
    rows = db.session.execute(sa.select(Employer.id, Employer.name).where(Employer.blocked_at.is_(None)).order_by(Employer.name))
    return [(str(employer_id), name) for employer_id, name in rows]


def list_members(actor: Actor, employer_id: UUID) -> Sequence[Member]:
    """Return who acts for an employer now."""
    get_own(actor, employer_id)
    rows = db.session.execute(
        sa.select(EmployerMember.account_id, Account.display_name, EmployerMember.member_role)
        .join(Account, Account.id == EmployerMember.account_id)
        .where(EmployerMember.employer_id == employer_id, EmployerMember.removed_at.is_(None))
        .order_by(EmployerMember.added_at)
    )
    return [Member(*row) for row in rows]


def list_villages_by_district() -> dict[str, list[tuple[str, str]]]:
    """Return the villages by kecamatan: (code, name) under each name."""
    rows = db.session.execute(
        sa.select(District.name, Village.code, Village.name)
        .join(Village, Village.district_code == District.code)
        .order_by(District.name, Village.name, Village.code)
    )
    grouped: dict[str, list[tuple[str, str]]] = {}
    for district, code, name in rows:
        grouped.setdefault(district, []).append((code, name))
    return grouped
