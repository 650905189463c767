"""Reads of the people who asked to be asked at the counter instead of by their village."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, ObservationSource
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import District, Person, Village
from jobmatch.queries.counting import Count, CountStatement
from jobmatch.queries.observations import latest_observations


@dataclass(frozen=True, slots=True)
class AskedHere:
    """Somebody whom the counter asks, with the last news and where it came from."""

    id: UUID
    name: str
    birth_year: int | None
    phone: str | None
    village_name: str
    district_name: str
    last_status: LabourStatus | None
    last_known_on: date | None
    last_source: ObservationSource | None

    def is_asked_in(self, today: date) -> bool:
        """Tell whether there is news of this month."""
        return self.last_known_on is not None and self.last_known_on >= today.replace(day=1)


def list_asked_here(actor: Actor) -> list[AskedHere]:
    """Return who asked for the counter: whom nobody asked this month first, then the oldest news."""
    today = clock.today()
    found = [AskedHere(*row) for row in db.session.execute(_statement(actor))]
    return sorted(found, key=lambda person: (person.is_asked_in(today), person.last_known_on or date.min, person.name))


def get_asked_here(actor: Actor, person_id: UUID) -> AskedHere:
    """Return one of them.

    Raises:
        NotFound: nobody who asked for the counter.
    """
    row = db.session.execute(_statement(actor).where(Person.id == person_id)).first()
    if row is None:
        raise NotFound
    return AskedHere(*row)


@Count
def count_unasked(actor: Actor) -> CountStatement | None:
    """Return how many of them have no news of this month."""
    if not actor.is_staff:
        return None
    people = sa.select(Person.id).where(*_who())
    latest = latest_observations(clock.today(), people=people)
    fresh = sa.select(latest.c.person_id).where(latest.c.valid_on >= clock.today().replace(day=1))
    return sa.select(sa.func.count()).select_from(Person).where(*_who(), Person.id.not_in(fresh))


def _who() -> tuple[sa.ColumnElement[bool], ...]:
    return (Person.asks_for_counter.is_(True), Person.died_on.is_(None), Person.merged_into_id.is_(None))


def _statement(actor: Actor) -> sa.Select[*tuple[Any, ...]]:
    people = sa.select(Person.id).where(*_who())
    latest = latest_observations(clock.today(), people=people)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            Person.id,
            Person.full_name,
            Person.birth_year,
            Person.phone,
            Village.name,
            District.name,
            latest.c.status,
            latest.c.valid_on,
            latest.c.source,
        )
        .join(Village, Village.code == Person.village_code)
        .join(District, District.code == Village.district_code)
        .outerjoin(latest, latest.c.person_id == Person.id)
        .where(*_who())
    )
    return statement if actor.is_staff else statement.where(sa.false())
