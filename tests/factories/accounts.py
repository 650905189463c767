"""Accounts of each role with the scope that the role needs."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account, Employer, EmployerMember, Person, Seeker, Village
from jobmatch.services import accounts


def account_for(role: Role, **scope: str | UUID) -> tuple[UUID, int]:
    """Make an account of a role, in the first village or district or for a new employer or person; return its session key."""
    village = db.session.scalars(sa.select(Village).order_by(Village.code).limit(1)).one()
    needed: dict[str, object] = {}
    if role is Role.VILLAGE_OFFICER:
        needed["village_code"] = village.code
    if role is Role.DISTRICT_SUPERVISOR:
        needed["district_code"] = village.district_code
    if role is Role.SECTOR_OFFICER:
        needed["agency"] = "dinas-sosial"
    if role is Role.SEEKER:
        needed["person_id"] = _new_person(village.code)
    account_id = accounts.create_account(Actor.system(), role, str(role.label), **{**needed, **scope})
    if role is Role.EMPLOYER:
        _new_membership(account_id, village.code)
    return account_id, db.session.get_one(Account, account_id).session_epoch


def _new_person(village_code: str) -> UUID:
    with transaction() as session:
        person = Person(full_name="Rukmini Contoh", name_key="rukmini contoh", village_code=village_code, created_at=clock.now())
        session.add(person)
        session.flush()
        session.add(Seeker(person_id=person.id, created_at=clock.now(), updated_at=clock.now()))
        return person.id


def _new_membership(account_id: UUID, village_code: str) -> None:
    with transaction() as session:
        employer = Employer(name="Kopi Contoh", name_key="kopi contoh", village_code=village_code, created_at=clock.now())
        session.add(employer)
        session.flush()
        session.add(EmployerMember(employer_id=employer.id, account_id=account_id, added_at=clock.now()))
