"""Opens a month for all villages, with the people whom each village is to be asked about."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import YOUTH_UNTIL
from jobmatch.domain.enums import HowKnown, LabourStatus
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import CARRIED_STATUSES, GONE, falls_due
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Person, Village, VillageMonth, VillageMonthRow
from jobmatch.queries.observations import latest_observations
from jobmatch.services import audit


def open_month(actor: Actor, month: date) -> int:
    """Open ``month`` for every village that has none yet, with those last known without (enough) work.

    Returns how many villages were opened; a second call opens none.
    """
    first = month.replace(day=1)
    with transaction():
        opened = set(db.session.scalars(sa.select(VillageMonth.village_code).where(VillageMonth.month == first)))
        codes = [code for code in db.session.scalars(sa.select(Village.code)) if code not in opened]
        months = [VillageMonth(village_code=code, month=first, opened_at=clock.now()) for code in codes]
        db.session.add_all(months)
        db.session.flush()
        ids = {row.village_code: row.id for row in months}
        db.session.add_all(_carried_rows(ids, Month.of(first)))
        audit.record(actor, "open_month", "month", first)
    return len(codes)


def _carried_rows(ids: dict[str, UUID], month: Month) -> list[VillageMonthRow]:
    rows: list[VillageMonthRow] = []
    numbers: dict[str, int] = {}
    for person_id, village_code, asks_for_counter, observation_id, status, valid_on in db.session.execute(_carried(month)):
        if village_code not in ids:
            continue
        numbers[village_code] = numbers.get(village_code, 0) + 1
        last_asked = None if status is LabourStatus.UNKNOWN else valid_on
        rows.append(
            VillageMonthRow(
                village_month_id=ids[village_code],
                person_id=person_id,
                number=numbers[village_code],
                carried_observation_id=observation_id,
                answers={"carried_status": status.value},
                is_due=not asks_for_counter and falls_due(person_id.int, month, last_asked),
                how_known=HowKnown.NOT_ASKED if asks_for_counter else None,
            )
        )
    return rows


def _carried(month: Month) -> sa.Select[*tuple[Any, ...]]:
    latest = latest_observations(month.first_day - timedelta(days=1))
    still_young = Person.birth_year >= month.year - YOUTH_UNTIL
    return (
        sa.select(
            Person.id,
            Person.village_code,
            Person.asks_for_counter,
            latest.c.id.label("observation_id"),
            latest.c.status,
            latest.c.valid_on,
        )
        .join(latest, latest.c.person_id == Person.id)
        .where(
            latest.c.status.in_(CARRIED_STATUSES) | (latest.c.is_neet.is_(True) & still_young),
            sa.func.coalesce(latest.c.detail, "") != GONE.value,
            Person.village_code.is_not(None),
            Person.died_on.is_(None),
            Person.merged_into_id.is_(None),
        )
        .order_by(Person.village_code, Person.name_key, Person.id)
    )
