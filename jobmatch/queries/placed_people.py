"""People of a village who began to work through a placement: shown to their village in the month that follows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import PlacementState
from jobmatch.domain.periods import Month
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db
from jobmatch.models import Person, Placement

SHOWN_STATES = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.DISPUTED)


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """Somebody at work by a placement, and whether the village says so too; where she works is not the village's to see."""

    placement_id: UUID
    person_id: UUID
    name: str
    start_on: date
    evidence: list[Any]

    @property
    def village_says(self) -> bool | None:
        """Return the village's word; None is "not asked yet"."""
        return next((item["says"] for item in self.evidence if item["kind"] == Evidence.VILLAGE.value), None)


def list_placed(village_code: str, month: Month) -> list[PlacedPerson]:
    """Return the people of a village whose placement began in this month or the one before, by name.

    A placement whose answers differ stays only where it is the village that says otherwise.
    """
    p = Placement
    before = (month.first_day - timedelta(days=1)).replace(day=1)
    statement = (
        sa.select(p.id, p.person_id, Person.full_name, p.start_on, p.evidence, p.state)
        .join(Person, Person.id == p.person_id)
        .where(Person.village_code == village_code, p.state.in_(SHOWN_STATES), p.start_on.between(before, month.last_day))
        .order_by(Person.name_key, p.id)
    )
    rows = [(row.state, PlacedPerson(row[0], row[1], row[2], row[3], row[4])) for row in db.session.execute(statement)]
    return [person for state, person in rows if state is not PlacementState.DISPUTED or person.village_says is False]
