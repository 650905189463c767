"""A village with people on file, its officer, and those who check its month."""

from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, ObservationSource, Role
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import Person, VillageMonth
from jobmatch.services.month_opening import open_month
from jobmatch.services.observations import Observed, record_observations

VILLAGE = "17.02.11.2012"
OFFICER = Actor(role=Role.VILLAGE_OFFICER, village_code=VILLAGE)
DISTRICT = Actor(role=Role.DISTRICT_SUPERVISOR, district_code=VILLAGE[:8])
OFFICE = Actor(role=Role.PLACEMENT)


def people_of(
    village: str, count: int, status: LabourStatus = LabourStatus.UNEMPLOYED, seen_on: date | None = None, **person: object
) -> list[UUID]:
    """People of a village whose status was last seen before this month."""
    seen_on = seen_on or clock.today().replace(day=1) - timedelta(days=20)
    with transaction() as session:
        people = []
        for number in range(count):
            name = f"Warga {number + 1:02d}"
            values = {"full_name": name, "name_key": name.casefold(), "birth_year": 1990, **person}
            people.append(Person(id=new_id(), village_code=village, created_at=clock.now(), **values))
        session.add_all(people)
        session.flush()
        record_observations(
            Actor.system(),
            [Observed(row.id, seen_on, status, ObservationSource.IMPORT, f"before:{row.id}") for row in people],
        )
        return [row.id for row in people]


def opened_month(village: str = VILLAGE, month: date | None = None) -> UUID:
    """The id of a village's month, opened with everybody else's."""
    first = (month or clock.today()).replace(day=1)
    open_month(Actor.system(), first)
    found = sa.select(VillageMonth.id).where(
        VillageMonth.village_code == village, VillageMonth.month == first, VillageMonth.is_latest
    )
    return db.session.scalars(found).one()
