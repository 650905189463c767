"""Reads for the family page: who lives together and since when, what is known of each, with source and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import age_on
from jobmatch.domain.errors import NotFound
from jobmatch.domain.family_opportunities import HouseholdFacts, MemberFacts, Opportunity, find_opportunities
from jobmatch.domain.nik import mask_number
from jobmatch.domain.poverty import FamilyKind, PovertySource
from jobmatch.extensions.db import db
from jobmatch.models import (
    Account,
    District,
    Family,
    FamilyCare,
    FamilyMember,
    Person,
    PovertyRating,
    SeekerSkill,
    Village,
)
from jobmatch.queries.observations import latest_observations
from jobmatch.queries.poverty import READERS as POVERTY_READERS
from jobmatch.queries.poverty import find_threshold
from jobmatch.queries.reach import within_reach


@dataclass(frozen=True, slots=True)
class Stay:
    """A member with the dates of her stay."""

    facts: MemberFacts
    from_on: date
    until_on: date | None
    is_in_reach: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """What one file said of a household."""

    decile: int | None
    on: date
    source: PovertySource
    facts: dict[str, Any]
    aids: tuple[str, ...]
    head_count: int


@dataclass(frozen=True, slots=True)
class Care:
    """Somebody looks after somebody, as said on a day."""

    id: UUID
    carer: str
    cared: str
    on: date
    said_by: str | None


@dataclass(frozen=True, slots=True)
class OtherFamily:
    """Another card or household that shares members with this one."""

    id: UUID
    kind: FamilyKind
    kk: str | None
    shared: int


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """One family as the actor may see it."""

    id: UUID
    kind: FamilyKind
    kk: str | None
    village: str | None
    district: str | None
    address: str | None
    stays: tuple[Stay, ...]
    past: tuple[Stay, ...]
    hidden_count: int
    others: tuple[OtherFamily, ...]
    cares: tuple[Care, ...]
    sees_poverty: bool
    ratings: tuple[Rating, ...]
    threshold: int

    @property
    def members(self) -> tuple[MemberFacts, ...]:
        """Return today's members."""
        return tuple(stay.facts for stay in self.stays)

    @property
    def title(self) -> str:
        """Return the name by which people call the family: that of its head, else of its first member."""
        heads = [member.name for member in self.members if member.relation == "kepala keluarga"]
        return next(iter([*heads, *(member.name for member in self.members)]), "–")

    def opportunities(self) -> list[Opportunity]:
        """Return what would help, by listed facts."""
        return find_opportunities(self.members, self.household, self.threshold)

    @property
    def household(self) -> HouseholdFacts:
        """Return what the newest rating says."""
        if not self.ratings:
            return HouseholdFacts()
        newest = self.ratings[0]
        source, floor = newest.source.label, newest.facts.get("jenis_lantai")
        return HouseholdFacts(newest.decile, newest.on, source, frozenset(newest.aids), floor, is_rated=True)


def get_family(actor: Actor, family_id: UUID) -> FamilyPage:
    """Return one family of which the actor may see at least one member.

    Raises:
        NotFound: there is none, or nobody in it is within reach.
    """
    family, village, district = _family(family_id)
    stays = _stays(actor, family_id)
    seen = [stay for stay in stays if stay.is_in_reach]
    if not seen:
        raise NotFound
    sees_poverty = actor.role in POVERTY_READERS
    people = [stay.facts.id for stay in stays if stay.until_on is None]
    return FamilyPage(
        id=family.id,
        kind=family.kind,
        kk=mask_number(family.kk) if family.kk else None,
        village=village,
        district=district,
        address=family.address,
        stays=tuple(stay for stay in seen if stay.until_on is None),
        past=tuple(stay for stay in seen if stay.until_on is not None),
        hidden_count=len([stay for stay in stays if not stay.is_in_reach and stay.until_on is None]),
        others=tuple(_others(family_id, people)),
        cares=tuple(_cares(family_id)),
        sees_poverty=sees_poverty,
        ratings=tuple(_ratings(family_id, people)) if sees_poverty else (),
        threshold=find_threshold(),
    )


def list_families_of(person_id: UUID) -> Sequence[tuple[UUID, FamilyKind, str | None, str, date]]:
    """Return today's card and household of a person: id, kind, masked KK, relation, since when."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Family.id, Family.kind, Family.kk, FamilyMember.relation, FamilyMember.from_on)
        .join(FamilyMember, FamilyMember.family_id == Family.id)
        .where(FamilyMember.person_id == person_id, FamilyMember.until_on.is_(None))
        .order_by(Family.kind.desc(), FamilyMember.from_on.desc(), Family.id)
    )
    return [(row[0], row[1], mask_number(row[2]) if row[2] else None, row[3], row[4]) for row in db.session.execute(statement)]


def _family(family_id: UUID) -> tuple[Family, str | None, str | None]:
    statement = (
        sa.select(Family, Village.name, District.name)
        .outerjoin(Village, Village.code == Family.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .where(Family.id == family_id)
    )
    row = db.session.execute(statement).first()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


def _stays(actor: Actor, family_id: UUID) -> list[Stay]:
    m, p = FamilyMember, Person
    members = sa.select(m.person_id).where(m.family_id == family_id)
    latest = latest_observations(clock.today(), people=members)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            *(p.id, p.full_name, m.relation, p.birth_date, p.birth_year, p.education_level, p.disability),
            *(latest.c.status, latest.c.detail, latest.c.valid_on, latest.c.source, m.from_on, m.until_on),
            sa.case((within_reach(actor), True), else_=False),
        )
        .join(p, p.id == m.person_id)
        .outerjoin(latest, latest.c.person_id == p.id)
        .where(m.family_id == family_id, p.merged_into_id.is_(None))
        .order_by(sa.case((m.relation == "kepala keluarga", 0), else_=1), p.birth_date, p.name_key, m.from_on)
    )
    rows = db.session.execute(statement).all()
    skills = _skills([row[0] for row in rows])
    sees_health = actor.role in POVERTY_READERS
    return [_stay(row, skills, sees_health) for row in rows]


def _stay(row: Any, skills: dict[UUID, tuple[str, ...]], sees_health: bool) -> Stay:
    today = clock.today()
    born, year = row[3], row[4]
    facts = MemberFacts(
        id=row[0],
        name=row[1],
        relation=row[2],
        age=age_on(born, today) if born else today.year - year if year else None,
        education=row[5],
        status=row[7],
        ground=row[8],
        work_on=row[9],
        work_source=row[10].label if row[10] else None,
        skills=skills.get(row[0], ()),
        disability=row[6] if sees_health else None,
    )
    return Stay(facts, row[11], row[12], bool(row[13]))


def _skills(people: Sequence[UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    statement = sa.select(SeekerSkill.person_id, SeekerSkill.text).where(SeekerSkill.person_id.in_(people))
    for person_id, text in db.session.execute(statement.order_by(SeekerSkill.text)):
        found[person_id] = (*found.get(person_id, ()), text)
    return found


def _others(family_id: UUID, people: Sequence[UUID]) -> list[OtherFamily]:
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Family.id, Family.kind, Family.kk, sa.func.count())
        .join(FamilyMember, FamilyMember.family_id == Family.id)
        .where(FamilyMember.person_id.in_(people), FamilyMember.until_on.is_(None), Family.id != family_id)
        .group_by(Family.id, Family.kind, Family.kk)
        .order_by(Family.kind, Family.id)
    )
    return [OtherFamily(row[0], row[1], mask_number(row[2]) if row[2] else None, row[3]) for row in db.session.execute(statement)]


def _ratings(family_id: UUID, people: Sequence[UUID]) -> list[Rating]:
    """The household's own; for a card, those of the household of its members."""
    r = PovertyRating
    homes = (
        sa.select(FamilyMember.family_id)
        .join(Family, Family.id == FamilyMember.family_id)
        .where(FamilyMember.person_id.in_(people), FamilyMember.until_on.is_(None), Family.kind == FamilyKind.HOUSEHOLD)
    )
    statement = sa.select(r).where(r.family_id.in_(homes) | (r.family_id == family_id)).order_by(r.rated_on.desc(), r.id.desc())
    return [
        Rating(each.decile, each.rated_on, each.source, each.facts, tuple(each.aids), each.head_count)
        for each in db.session.scalars(statement.limit(12))
    ]


def _cares(family_id: UUID) -> list[Care]:
    carer, cared = aliased(Person), aliased(Person)
    c = FamilyCare
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(c.id, carer.full_name, cared.full_name, c.said_on, Account.display_name)
        .join(carer, carer.id == c.carer_id)
        .join(cared, cared.id == c.cared_id)
        .outerjoin(Account, Account.id == c.recorded_by)
        .where(c.family_id == family_id, c.ended_on.is_(None))
        .order_by(c.said_on, c.id)
    )
    return [Care(*row) for row in db.session.execute(statement)]
