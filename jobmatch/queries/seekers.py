"""Reads of a seeking profile: the person's own, or that of somebody an officer acts for."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch.domain.actors import Actor
from jobmatch.domain.education import find_level
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Account, District, Person, Seeker, SeekerExperience, SeekerSkill, Village
from jobmatch.queries.reach import within_reach


@dataclass(frozen=True, slots=True)
class Profile:
    """A person with what she told about herself; ``registered_by`` names the officer who did it for her."""

    person: Person
    seeker: Seeker
    village_name: str | None
    district_name: str | None
    skills: Sequence[SeekerSkill]
    experiences: Sequence[SeekerExperience]
    registered_by: str | None
    account_id: UUID | None

    @property
    def education_label(self) -> str | None:
        """Return what people call the highest school finished."""
        level = find_level(self.person.education_level or "")
        return level.label if level else None


def get_profile(actor: Actor, person_id: UUID | None) -> Profile:
    """Return the profile of somebody within reach.

    Raises:
        NotFound: there is none, or not within reach.
    """
    officer, own = aliased(Account), aliased(Account)
    statement = (
        sa.select(Person, Seeker, Village.name, District.name, officer.display_name, own.id)
        .join(Seeker, Seeker.person_id == Person.id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .outerjoin(officer, officer.id == Person.created_by)
        .outerjoin(own, sa.and_(own.person_id == Person.id, own.is_active.is_(True)))
        .where(Person.id == person_id, within_reach(actor))
    )
    row = db.session.execute(statement).first()
    if row is None:
        raise NotFound
    person, seeker, village, district, officer_name, account_id = row
    return Profile(person, seeker, village, district, _skills(person.id), _experiences(person.id), officer_name, account_id)


def find_person(actor: Actor, person_id: UUID | None) -> Person | None:
    """Return a person within reach."""
    return db.session.scalar(sa.select(Person).where(Person.id == person_id, within_reach(actor)))


def find_steps_done(actor: Actor) -> Sequence[str] | None:
    """Return the steps the acting person has done; None without a profile."""
    if actor.person_id is None:
        return None
    return db.session.scalar(sa.select(Seeker.steps_done).where(Seeker.person_id == actor.person_id))


def list_needs(actor: Actor) -> Sequence[str]:
    """Return what the acting person needs at work, as she told us and nobody else."""
    return db.session.scalar(sa.select(Seeker.accommodations).where(Seeker.person_id == actor.person_id)) or []


def _skills(person_id: UUID) -> Sequence[SeekerSkill]:
    return db.session.scalars(sa.select(SeekerSkill).where(SeekerSkill.person_id == person_id).order_by(SeekerSkill.id)).all()


def _experiences(person_id: UUID) -> Sequence[SeekerExperience]:
    mine = sa.select(SeekerExperience).where(SeekerExperience.person_id == person_id)
    return db.session.scalars(mine.order_by(SeekerExperience.id)).all()
