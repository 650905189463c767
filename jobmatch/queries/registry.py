"""Reads of the village month: the list of one village, and the board of all."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, MonthState, OtherAnswer, Role, RowAnswer
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import District, LabourObservation, Person, Village, VillageMonth, VillageMonthRow

REPORTED = (MonthState.SUBMITTED, MonthState.ACCEPTED_DISTRICT, MonthState.ACCEPTED_OFFICE, MonthState.LOCKED)


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A village's month without its list."""

    id: UUID
    village_code: str
    village_name: str
    district_name: str
    month: date
    state: MonthState
    return_reason: str | None
    nil_statement: str | None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One person of the list with the last news and this month's answer."""

    id: UUID
    number: int
    person_id: UUID
    name: str
    birth_year: int | None
    is_new: bool
    last_status: str | None
    last_known_on: date | None
    last_source: str | None
    answer: RowAnswer | None
    other: OtherAnswer | None
    how_known: HowKnown | None


@dataclass(frozen=True, slots=True)
class BoardCell:
    """Where one village stands in a month; ``state`` is None when the month was never opened for it."""

    village_code: str
    village_name: str
    district_name: str
    month_id: UUID | None
    state: MonthState | None

    @property
    def has_reported(self) -> bool:
        """Tell whether the village has sent its month."""
        return self.state in REPORTED


def get_month(actor: Actor, month_id: UUID) -> MonthHead:
    """Return one village month within the actor's reach.

    Raises:
        NotFound: there is none, or it belongs to somebody else.
    """
    row = db.session.execute(_heads(actor).where(VillageMonth.id == month_id)).first()
    if row is None:
        raise NotFound
    return MonthHead(*row)


def list_months_of_village(actor: Actor, village_code: str) -> list[MonthHead]:
    """Return the village's months, newest first."""
    statement = _heads(actor).where(VillageMonth.village_code == village_code, VillageMonth.is_latest)
    return [MonthHead(*row) for row in db.session.execute(statement.order_by(VillageMonth.month.desc()).limit(24))]


def list_rows(actor: Actor, month_id: UUID) -> list[MonthRow]:
    """Return the list of a month in the order of its numbers."""
    get_month(actor, month_id)
    row, person, seen = VillageMonthRow, Person, LabourObservation
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            row.id,
            row.number,
            person.id,
            person.full_name,
            person.birth_year,
            row.is_new,
            seen.status,
            seen.valid_on,
            seen.source,
            row.answer,
            row.other,
            row.how_known,
        )
        .join(person, person.id == row.person_id)
        .outerjoin(seen, seen.id == row.carried_observation_id)
        .where(row.village_month_id == month_id)
        .order_by(row.number)
    )
    return [MonthRow(*found) for found in db.session.execute(statement)]


def list_board(month: date) -> list[BoardCell]:
    """Return where every village stands, by kecamatan; a silent village has its cell like any other."""
    statement = (
        sa.select(Village.code, Village.name, District.name, VillageMonth.id, VillageMonth.state)
        .join(District, District.code == Village.district_code)
        .outerjoin(
            VillageMonth,
            sa.and_(VillageMonth.village_code == Village.code, VillageMonth.month == month, VillageMonth.is_latest),
        )
        .order_by(District.code, Village.code)
    )
    return [BoardCell(*row) for row in db.session.execute(statement)]


def list_waiting(actor: Actor) -> list[MonthHead]:
    """Return the months that wait for this actor's check, oldest first."""
    states = [MonthState.SUBMITTED]
    if actor.role is not Role.DISTRICT_SUPERVISOR:
        states.append(MonthState.ACCEPTED_DISTRICT)
    statement = _heads(actor).where(VillageMonth.state.in_(states), VillageMonth.is_latest)
    return [MonthHead(*row) for row in db.session.execute(statement.order_by(VillageMonth.submitted_at, VillageMonth.id))]


def count_waiting(actor: Actor) -> int:
    """Return how many months wait for this actor's check."""
    return len(list_waiting(actor))


def _heads(actor: Actor) -> sa.Select[*tuple[Any, ...]]:
    month = VillageMonth
    statement = (
        sa.select(
            month.id,
            Village.code,
            Village.name,
            District.name,
            month.month,
            month.state,
            month.return_reason,
            month.nil_statement,
        )
        .join(Village, Village.code == month.village_code)
        .join(District, District.code == Village.district_code)
    )
    if actor.role is Role.VILLAGE_OFFICER:
        return statement.where(month.village_code == actor.village_code)
    if actor.role is Role.DISTRICT_SUPERVISOR:
        return statement.where(Village.district_code == actor.district_code)
    if actor.is_staff or actor.role is Role.SYSTEM:
        return statement
    return statement.where(sa.false())
