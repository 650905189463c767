"""Reads of employers and of who acts for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.employer_names import employer_key
from jobmatch.domain.enums import MemberRole, VacancyOrigin, VacancyState
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Account, District, Employer, EmployerMember, Vacancy, Village


@dataclass(frozen=True, slots=True)
class ShownEmployer:
    """An employer with the names of its place."""

    employer: Employer
    village_name: str | None
    district_name: str | None


@dataclass(frozen=True, slots=True)
class ListedEmployer:
    """An employer in the staff's list, with how many of its vacancies are public."""

    employer: Employer
    district_name: str | None
    open_count: int


@dataclass(frozen=True, slots=True)
class Member:
    """An account that acts for an employer."""

    account_id: UUID
    name: str
    member_role: MemberRole


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


def find_role(actor: Actor) -> MemberRole | None:
    """Return what the acting account may do for its employer."""
    stored = db.session.scalar(
        sa.select(EmployerMember.member_role).where(
            EmployerMember.account_id == actor.user_id, EmployerMember.removed_at.is_(None)
        )
    )
    return MemberRole(stored) if stored else None


def list_choices(actor: Actor) -> Sequence[tuple[str, str]]:
    """Return (id, name) of the employers staff may take a vacancy down for."""
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed()
    rows = db.session.execute(sa.select(Employer.id, Employer.name).where(Employer.blocked_at.is_(None)).order_by(Employer.name))
    return [(str(employer_id), name) for employer_id, name in rows]


def list_all(actor: Actor, words: str = "", limit: int = 200) -> Sequence[ListedEmployer]:
    """Return the employers for staff, those that were never checked first; ``words`` narrow by name."""
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed()
    public = sa.and_(
        Vacancy.employer_id == Employer.id, Vacancy.state == VacancyState.PUBLISHED, Vacancy.origin == VacancyOrigin.OFFICE
    )
    statement = (
        sa.select(
            Employer, District.name, sa.select(sa.func.count(Vacancy.id)).where(public).correlate(Employer).scalar_subquery()
        )
        .outerjoin(Village, Village.code == Employer.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .order_by(Employer.verified_at.is_not(None), Employer.name, Employer.id)
        .limit(limit)
    )
    if key := employer_key(words):
        statement = statement.where(Employer.name_key.contains(key, autoescape=True))
    return [ListedEmployer(*row) for row in db.session.execute(statement)]


def list_members(actor: Actor, employer_id: UUID) -> Sequence[Member]:
    """Return who acts for an employer now."""
    get_own(actor, employer_id)
    rows = db.session.execute(
        sa.select(EmployerMember.account_id, Account.display_name, EmployerMember.member_role)
        .join(Account, Account.id == EmployerMember.account_id)
        .where(EmployerMember.employer_id == employer_id, EmployerMember.removed_at.is_(None))
        .order_by(EmployerMember.added_at)
    )
    return [Member(account_id, name, MemberRole(role)) for account_id, name, role in rows]


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
