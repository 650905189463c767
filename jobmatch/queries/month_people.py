"""Reads of the people on file of a village who do not stand on this month's list."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import WORKING_AGE_FROM
from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import Person, VillageMonthRow
from jobmatch.queries.observations import latest_observations
from jobmatch.queries.registry import MonthHead, get_month

MOST_FOUND = 20
FEWEST_LETTERS = 2
# Ours: a bound on what a phone is sent to search in; villages here have about two thousand people.
MOST_KEPT = 6000


@dataclass(frozen=True, slots=True)
class PersonOnFile:
    """Somebody of the village: enough to tell namesakes apart, nothing of poverty, disability or applications."""

    id: UUID
    name: str
    birth_year: int | None
    last_status: LabourStatus | None
    last_known_on: date | None
    is_listed: bool


def search_people(actor: Actor, month_id: UUID, words: str) -> list[PersonOnFile]:
    """Return people of working age of the month's village whose name has these words, at most twenty; none for one letter."""
    month = get_month(actor, month_id)
    key = " ".join(words.casefold().split())
    if len(key) < FEWEST_LETTERS:
        return []
    return _found(month, sa.and_(Person.name_key.contains(key, autoescape=True), *_may_be_listed(month)))


def list_village_names(actor: Actor, month_id: UUID) -> list[tuple[UUID, str, int | None]]:
    """Return (id, name, birth year) of who may be put on the list: what a phone keeps to search without a network."""
    month = get_month(actor, month_id)
    listed = sa.exists().where(VillageMonthRow.village_month_id == month.id, VillageMonthRow.person_id == Person.id)
    statement = sa.select(Person.id, Person.full_name, Person.birth_year).where(
        Person.village_code == month.village_code, *_may_be_listed(month), ~listed
    )
    found = db.session.execute(statement.order_by(Person.name_key, Person.id).limit(MOST_KEPT))
    return [(person_id, name, birth_year) for person_id, name, birth_year in found]


def list_namesakes(actor: Actor, month_id: UUID, full_name: str, birth_year: int) -> list[PersonOnFile]:
    """Return people of the village with the same name, born within a year of the one given."""
    month = get_month(actor, month_id)
    key = " ".join(full_name.casefold().split())
    near = Person.birth_year.is_(None) | Person.birth_year.between(birth_year - 1, birth_year + 1)
    return _found(month, (Person.name_key == key) & near)


def _may_be_listed(month: MonthHead) -> tuple[sa.ColumnElement[bool], ...]:
    grown = Person.birth_year.is_(None) | (Person.birth_year <= month.month.year - WORKING_AGE_FROM)
    return grown, Person.died_on.is_(None), Person.merged_into_id.is_(None)


def _found(month: MonthHead, condition: sa.ColumnElement[bool]) -> list[PersonOnFile]:
    on_file = (
        condition,
        Person.village_code == month.village_code,
        Person.died_on.is_(None),
        Person.merged_into_id.is_(None),
    )
    people = sa.select(Person.id).where(*on_file)
    latest = latest_observations(Month.of(month.month).last_day, people=people)
    listed = sa.exists().where(VillageMonthRow.village_month_id == month.id, VillageMonthRow.person_id == Person.id)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Person.id, Person.full_name, Person.birth_year, latest.c.status, latest.c.valid_on, listed)
        .outerjoin(latest, latest.c.person_id == Person.id)
        .where(*on_file)
        .order_by(Person.name_key, Person.id)
        .limit(MOST_FOUND)
    )
    return [PersonOnFile(*row) for row in db.session.execute(statement)]
