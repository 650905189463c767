"""The planning table: villages by work, welfare data and unanswered proposals, and the people behind each cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.poverty import FamilyKind, ImportState
from jobmatch.domain.referral_rules import ReferralState
from jobmatch.extensions.db import db
from jobmatch.models import District, Family, FamilyMember, Person, PovertyImport, Referral, Village
from jobmatch.queries.observations import latest_observations
from jobmatch.queries.poverty import READERS as POVERTY_READERS
from jobmatch.queries.poverty import find_threshold
from jobmatch.queries.reach import within_reach

MOST_PEOPLE = 300


class Cell(StrEnum):
    """What a column counts."""

    UNEMPLOYED = "belum-bekerja"
    UNDEREMPLOYED = "setengah"
    NEET = "neet"
    POOR = "desil"
    UNANSWERED = "rujukan"


OPEN_TO_ALL = (Cell.UNEMPLOYED, Cell.UNDEREMPLOYED, Cell.NEET)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One village; None where nothing is known, which is not zero."""

    code: str
    village: str
    district: str
    counts: dict[Cell, int | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """The table with its threshold and which columns this actor may open."""

    rows: Sequence[PlanRow]
    threshold: int
    may_open: frozenset[Cell]

    def total(self, cell: Cell) -> int | None:
        """Return the sum of a column over villages that are known; None when none is."""
        known = [count for row in self.rows if (count := row.counts[cell]) is not None]
        return sum(known) if known else None


def get_plan(actor: Actor, district: str | None = None) -> Plan:
    """Return the table for the villages within reach, of one kecamatan or all."""
    may_open = frozenset(Cell) if actor.role in POVERTY_READERS else frozenset(OPEN_TO_ALL)
    places = sa.select(Village.code, Village.name, District.name).join(District, District.code == Village.district_code)
    own = actor.district_code or district
    if own:
        places = places.where(Village.district_code == own)
    if actor.village_code:
        places = places.where(Village.code == actor.village_code)
    by_village = _work_counts()
    poor, waiting = _poor_counts(), _waiting_counts()
    rows = []
    for code, village, name in db.session.execute(places.order_by(District.name, Village.name, Village.code)):
        counts: dict[Cell, int | None] = dict(by_village.get(code, dict.fromkeys(OPEN_TO_ALL)))
        counts[Cell.POOR] = None if poor is None else poor.get(code, 0)
        counts[Cell.UNANSWERED] = waiting.get(code, 0)
        rows.append(PlanRow(code, village, name, counts))
    return Plan(rows, find_threshold(), may_open)


def list_behind(actor: Actor, village_code: str, cell: Cell) -> list[UUID]:
    """Return the people behind a cell, for those who may see them.

    Raises:
        NotAllowed: this column's people are not for this role.
    """
    if cell not in OPEN_TO_ALL and actor.role not in POVERTY_READERS:
        raise NotAllowed
    people = sa.select(Person.id).where(Person.village_code == village_code, within_reach(actor), *_counted())
    if cell is Cell.POOR:
        people = people.where(Person.id.in_(_poor_people()))
    else:
        here = sa.select(Person.id).where(Person.village_code == village_code)
        latest = latest_observations(clock.today(), people=here)
        people = people.join(latest, latest.c.person_id == Person.id).where(_condition(latest, cell))
    return list(db.session.scalars(people.order_by(Person.name_key, Person.id).limit(MOST_PEOPLE)))


def _counted() -> tuple[sa.ColumnElement[bool], ...]:
    return (Person.died_on.is_(None), Person.merged_into_id.is_(None))


def _condition(latest: sa.Subquery, cell: Cell) -> sa.ColumnElement[bool]:
    conditions: dict[Cell, sa.ColumnElement[bool]] = {
        Cell.UNEMPLOYED: latest.c.status == LabourStatus.UNEMPLOYED,
        Cell.UNDEREMPLOYED: latest.c.status == LabourStatus.UNDEREMPLOYED,
        Cell.NEET: latest.c.is_neet.is_(True),
    }
    return conditions[cell]


def _work_counts() -> dict[str, dict[Cell, int]]:
    """Villages of which nothing was ever heard are not in it."""
    latest = latest_observations(clock.today())
    sums = [sa.func.sum(sa.case((_condition(latest, cell), 1), else_=0)) for cell in OPEN_TO_ALL]
    known = sa.case((latest.c.status != LabourStatus.UNKNOWN, 1), else_=0)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Person.village_code, *sums)
        .join(latest, latest.c.person_id == Person.id)
        .where(Person.village_code.is_not(None), *_counted())
        .group_by(Person.village_code)
        .having(sa.func.sum(known) > 0)
    )
    return {row[0]: dict(zip(OPEN_TO_ALL, row[1:], strict=True)) for row in db.session.execute(statement)}


def _poor_people() -> sa.Select[UUID]:
    m = FamilyMember
    poor = (Family.kind == FamilyKind.HOUSEHOLD, Family.decile <= find_threshold(), m.until_on.is_(None))
    return sa.select(m.person_id).join(Family, Family.id == m.family_id).where(*poor)


def _poor_counts() -> dict[str, int] | None:
    """None when no poverty file was ever stored."""
    stored = sa.select(sa.exists().where(PovertyImport.state == ImportState.STORED))
    if not db.session.scalar(stored):
        return None
    statement = (
        sa.select(Person.village_code, sa.func.count())
        .where(Person.id.in_(_poor_people()), Person.village_code.is_not(None), *_counted())
        .group_by(Person.village_code)
    )
    return {row[0]: row[1] for row in db.session.execute(statement) if row[0]}


def _waiting_counts() -> dict[str, int]:
    statement = (
        sa.select(Family.village_code, sa.func.count())
        .join(Referral, Referral.family_id == Family.id)
        .where(Referral.state == ReferralState.WAITING, Family.village_code.is_not(None))
        .group_by(Family.village_code)
    )
    return {row[0]: row[1] for row in db.session.execute(statement) if row[0]}
