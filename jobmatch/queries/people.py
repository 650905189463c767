"""Reads of people within the actor's reach: a list, one person with what is known of her. NIK and KK come out masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, NikState, ObservationSource, Sex
from jobmatch.domain.errors import NotFound
from jobmatch.domain.nik import mask_number
from jobmatch.domain.phones import mask_phone
from jobmatch.domain.poverty import FamilyKind
from jobmatch.extensions.db import db
from jobmatch.models import (
    Account,
    District,
    LabourObservation,
    Person,
    Seeker,
    Village,
)
from jobmatch.queries.families import list_families_of
from jobmatch.queries.observations import latest_observations
from jobmatch.queries.reach import within_reach

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class News:
    """What was last heard of somebody's work, when and from whom."""

    status: LabourStatus
    detail: str | None
    on: date
    source: ObservationSource


@dataclass(frozen=True, slots=True)
class NewsRun:
    """News that said the same several times in a row: first, last, how often."""

    status: LabourStatus
    first_on: date
    last_on: date
    source: ObservationSource
    count: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a list."""

    id: UUID
    name: str
    village: str | None
    district: str | None
    birth_year: int | None
    nik: str | None
    news: News | None


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family card or household the person belongs to today."""

    id: UUID
    kind: FamilyKind
    kk: str | None
    relation: str
    from_on: date

    @property
    def is_card(self) -> bool:
        """Tell a family card from a household of the poverty data."""
        return self.kind is FamilyKind.CARD


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person, as the office sees her."""

    id: UUID
    name: str
    village: str | None
    district: str | None
    birth_date: date | None
    birth_year: int | None
    sex: Sex | None
    nik: str | None
    nik_state: NikState
    phone: str | None
    is_seeker: bool
    is_seeker_verified: bool
    account_id: UUID | None
    merged_into_id: UUID | None
    families: tuple[FamilyRow, ...]
    news: tuple[NewsRun, ...]


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What a list of people is narrowed to; ``page`` counts from 1."""

    words: str = ""
    village_code: str | None = None
    page: int = 1


def list_people(actor: Actor, chosen: PeopleFilter) -> tuple[list[PersonRow], int]:
    """Return one page of the people within reach by name, and how many there are in all."""
    condition = [within_reach(actor), Person.merged_into_id.is_(None)]
    condition += [Person.name_key.contains(word, autoescape=True) for word in chosen.words.casefold().split()]
    if chosen.village_code:
        condition.append(Person.village_code == chosen.village_code)
    total = db.session.scalar(sa.select(sa.func.count()).select_from(Person).where(*condition)) or 0
    order = _rows().where(*condition).order_by(Person.name_key, Person.id)
    return _with_news(order.limit(PAGE_SIZE).offset((chosen.page - 1) * PAGE_SIZE)), total


def list_these(actor: Actor, people: Sequence[UUID]) -> list[PersonRow]:
    """Return the given people as far as they are within reach."""
    return _with_news(_rows().where(Person.id.in_(people), within_reach(actor)).order_by(Person.name_key, Person.id))


def get_person(actor: Actor, person_id: UUID) -> PersonPage:
    """Return one person within reach.

    Raises:
        NotFound: there is none, or not within reach (both look alike).
    """
    statement = (
        sa.select(Person, Village.name, District.name, Seeker.person_id, Seeker.verified_at, Account.id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .outerjoin(Seeker, Seeker.person_id == Person.id)
        .outerjoin(Account, sa.and_(Account.person_id == Person.id, Account.is_active.is_(True)))
        .where(Person.id == person_id, within_reach(actor))
    )
    row = db.session.execute(statement).first()
    if row is None:
        raise NotFound
    person, village, district, seeker_id, verified_at, account_id = row
    return PersonPage(
        id=person.id,
        name=person.full_name,
        village=village,
        district=district,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        sex=person.sex,
        nik=mask_number(person.nik) if person.nik else None,
        nik_state=person.nik_state,
        phone=mask_phone(person.phone) if person.phone else None,
        is_seeker=seeker_id is not None,
        is_seeker_verified=verified_at is not None,
        account_id=account_id,
        merged_into_id=person.merged_into_id,
        families=tuple(_families(person_id)),
        news=tuple(_runs(_news_of(person_id))),
    )


def _rows() -> Any:
    return (
        sa.select(Person.id, Person.full_name, Village.name, District.name, Person.birth_year, Person.nik)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
    )


def _with_news(statement: Any) -> list[PersonRow]:
    rows = db.session.execute(statement).all()
    news = _latest_news([row[0] for row in rows])
    return [
        PersonRow(person_id, name, village, district, birth_year, mask_number(nik) if nik else None, news.get(person_id))
        for person_id, name, village, district, birth_year, nik in rows
    ]


def _latest_news(people: Sequence[UUID]) -> dict[UUID, News]:
    if not people:
        return {}
    latest = latest_observations(clock.today(), people=people)
    columns = (latest.c.person_id, latest.c.status, latest.c.detail, latest.c.valid_on, latest.c.source)
    return {row[0]: News(*row[1:]) for row in db.session.execute(sa.select(*columns))}


def _news_of(person_id: UUID) -> list[News]:
    seen = LabourObservation
    taken_back = sa.select(seen.reverses_id).where(seen.reverses_id.is_not(None), seen.person_id == person_id)
    statement = (
        sa.select(seen.status, seen.detail, seen.valid_on, seen.source)
        .where(seen.person_id == person_id, seen.reverses_id.is_(None), seen.id.not_in(taken_back))
        .order_by(seen.valid_on.desc(), seen.recorded_at.desc(), seen.id.desc())
        .limit(60)
    )
    return [News(*row) for row in db.session.execute(statement)]


def _runs(news: list[News]) -> list[NewsRun]:
    """Join news that followed one another and said the same; they come and go newest first."""
    groups = (list(same) for _, same in groupby(news, key=lambda one: one.status))
    return [NewsRun(same[0].status, same[-1].on, same[0].on, same[0].source, len(same)) for same in groups]


def _families(person_id: UUID) -> list[FamilyRow]:
    return [FamilyRow(*row) for row in list_families_of(person_id)]
