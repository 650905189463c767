"""Reads of suspected doubles, of merges that may be undone, and of moves and Dukcapil's answers about one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.identity_rules import DoubleState, DoubleZone, MoveKind
from jobmatch.extensions.db import db
from jobmatch.models import DukcapilAnswer, Person, PersonMerge, PersonMove, SuspectedDouble, Village

READERS = (Role.PLACEMENT, Role.SECTION_HEAD)
MOST = 200


@dataclass(frozen=True, slots=True)
class DoubleRow:
    """A pair with how likely it is one person, and why."""

    id: UUID
    first_id: UUID
    first_name: str
    second_id: UUID
    second_name: str
    probability: float
    zone: DoubleZone
    state: DoubleState
    reasons: Sequence[Any]


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merge."""

    id: UUID
    kept_id: UUID
    kept_name: str
    merged_name: str
    merged_at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Something recorded of where somebody went."""

    id: UUID
    kind: MoveKind
    on: date
    came_from: str | None
    went_to: str | None
    note: str | None


def list_doubles(actor: Actor, zone: DoubleZone) -> list[DoubleRow]:
    """Return the open pairs of a zone, the likeliest first."""
    _require(actor)
    d = SuspectedDouble
    order = (d.probability.desc(), d.first_id, d.second_id)
    return _doubles(_pairs().where(d.zone == zone, d.state == DoubleState.OPEN).order_by(*order).limit(MOST))


def get_double(actor: Actor, double_id: UUID) -> DoubleRow:
    """Return one pair.

    Raises:
        NotFound: there is none.
    """
    _require(actor)
    found = _doubles(_pairs().where(SuspectedDouble.id == double_id))
    if not found:
        raise NotFound
    return found[0]


def count_zones(actor: Actor) -> dict[DoubleZone, int]:
    """Return how many pairs wait in each zone."""
    _require(actor)
    d = SuspectedDouble
    counted = sa.select(d.zone, sa.func.count()).where(d.state == DoubleState.OPEN).group_by(d.zone)
    return {row[0]: row[1] for row in db.session.execute(counted)}


def last_search() -> datetime | None:
    """Return when records were last compared, as far as a pair tells."""
    return db.session.scalar(sa.select(sa.func.max(SuspectedDouble.found_at)))


def list_merges(actor: Actor) -> list[MergeRow]:
    """Return the merges, the newest first."""
    _require(actor)
    kept, merged, m = aliased(Person), aliased(Person), PersonMerge
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(m.id, m.kept_id, kept.full_name, merged.full_name, m.merged_at, m.undone_at)
        .join(kept, kept.id == m.kept_id)
        .join(merged, merged.id == m.merged_id)
        .order_by(m.merged_at.desc(), m.id)
        .limit(60)
    )
    return [MergeRow(*row) for row in db.session.execute(statement)]


def list_moves(person_id: UUID) -> list[MoveRow]:
    """Return where somebody went, the newest first; what was taken back is left out."""
    start, end, m = aliased(Village), aliased(Village), PersonMove
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(m.id, m.kind, m.happened_on, start.name, end.name, m.note)
        .outerjoin(start, start.code == m.from_village)
        .outerjoin(end, end.code == m.to_village)
        .where(m.person_id == person_id, m.undone_at.is_(None))
        .order_by(m.recorded_at.desc(), m.id)
    )
    return [MoveRow(*row) for row in db.session.execute(statement)]


def find_dukcapil_answer(person_id: UUID) -> DukcapilAnswer | None:
    """Return Dukcapil's last word on somebody's NIK."""
    a = DukcapilAnswer
    return db.session.scalar(sa.select(a).where(a.person_id == person_id).order_by(a.answered_at.desc(), a.id.desc()).limit(1))


def _pairs() -> sa.Select[*tuple[Any, ...]]:
    first, second, d = aliased(Person), aliased(Person), SuspectedDouble
    return (
        sa.select(*(d.id, d.first_id, first.full_name, d.second_id, second.full_name, d.probability, d.zone, d.state, d.reasons))
        .join(first, first.id == d.first_id)
        .join(second, second.id == d.second_id)
    )


def _doubles(statement: sa.Select[*tuple[Any, ...]]) -> list[DoubleRow]:
    return [DoubleRow(*row) for row in db.session.execute(statement)]


def _require(actor: Actor) -> None:
    if actor.role not in READERS:
        raise NotAllowed
