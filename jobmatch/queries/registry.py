"""Reads of village months without their lists: one, a village's, and the board of all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, MonthState, Role
from jobmatch.domain.errors import NotFound
from jobmatch.domain.month_figures import MonthFigures, figures_of
from jobmatch.extensions.db import db
from jobmatch.models import District, Village, VillageMonth
from jobmatch.queries.month_rows import MonthRow, list_month_rows

__all__ = ["BoardCell", "MonthHead", "MonthRow", "get_month", "list_board", "list_months_of_village", "list_rows"]


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A village's month without its list."""

    id: UUID
    village_code: str
    village_name: str
    district_name: str
    month: date
    version: int
    is_latest: bool
    state: MonthState
    opened_at: datetime
    submitted_at: datetime | None
    return_reason: str | None
    returned_at: datetime | None
    reopen_reason: str | None
    moved_on_at: datetime | None
    nil_statement: str | None
    entered_from: str
    default_how_known: HowKnown | None
    stored_figures: dict[str, Any] | None
    answers_before: dict[str, Any] | None

    @property
    def figures(self) -> MonthFigures | None:
        """Return the counts as last sent; None before the first time."""
        return figures_of(self.stored_figures)


@dataclass(frozen=True, slots=True)
class BoardCell:
    """Where one village stands in a month; ``state`` is None when the month was never opened for it."""

    village_code: str
    village_name: str
    district_code: str
    district_name: str
    month_id: UUID | None
    state: MonthState | None
    first_submitted_at: datetime | None

    @property
    def has_reported(self) -> bool:
        """Tell whether the village has ever sent its month: what was sent counts, also while it is being corrected."""
        return self.first_submitted_at is not None


def get_month(actor: Actor, month_id: UUID) -> MonthHead:
    """Return one village month within the actor's reach.

    Raises:
        NotFound: there is none, or it belongs to somebody else.
    """
    row = db.session.execute(heads(actor).where(VillageMonth.id == month_id)).first()
    if row is None:
        raise NotFound
    return MonthHead(*row)


def list_months_of_village(actor: Actor, village_code: str) -> list[MonthHead]:
    """Return the village's months, newest first."""
    statement = heads(actor).where(VillageMonth.village_code == village_code, VillageMonth.is_latest)
    return [MonthHead(*row) for row in db.session.execute(statement.order_by(VillageMonth.month.desc()).limit(24))]


def list_versions(actor: Actor, village_code: str, month: date) -> list[MonthHead]:
    """Return every version of one village's month, newest first."""
    statement = heads(actor).where(VillageMonth.village_code == village_code, VillageMonth.month == month)
    return [MonthHead(*row) for row in db.session.execute(statement.order_by(VillageMonth.version.desc()))]


def list_rows(actor: Actor, month_id: UUID) -> list[MonthRow]:
    """Return the list of a month in the order of its numbers."""
    get_month(actor, month_id)
    return list_month_rows(month_id)


def list_board(month: date, district_code: str | None = None) -> list[BoardCell]:
    """Return where every village stands, by kecamatan; a silent village has its cell like any other."""
    statement = (
        sa.select(
            Village.code,
            Village.name,
            District.code,
            District.name,
            VillageMonth.id,
            VillageMonth.state,
            VillageMonth.first_submitted_at,
        )
        .join(District, District.code == Village.district_code)
        .outerjoin(
            VillageMonth,
            sa.and_(VillageMonth.village_code == Village.code, VillageMonth.month == month, VillageMonth.is_latest),
        )
        .order_by(District.code, Village.code)
    )
    if district_code is not None:
        statement = statement.where(District.code == district_code)
    return [BoardCell(*row) for row in db.session.execute(statement)]


def count_unopened(month: date) -> int:
    """Return how many villages have no report for a month yet."""
    opened = sa.select(VillageMonth.village_code).where(VillageMonth.month == month)
    return db.session.scalar(sa.select(sa.func.count()).select_from(Village).where(Village.code.not_in(opened))) or 0


def heads(actor: Actor) -> sa.Select[*tuple[Any, ...]]:
    """Return the statement of the month heads within the actor's reach."""
    month = VillageMonth
    statement = (
        sa.select(
            month.id,
            Village.code,
            Village.name,
            District.name,
            month.month,
            month.version,
            month.is_latest,
            month.state,
            month.opened_at,
            month.submitted_at,
            month.return_reason,
            month.returned_at,
            month.reopen_reason,
            month.moved_on_at,
            month.nil_statement,
            month.entered_from,
            month.default_how_known,
            month.figures,
            month.answers_before,
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
