"""Whose NIK Dukcapil has not checked yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.dukcapil_check import MOST_ROWS, PersonToCheck
from jobmatch.domain.enums import NikState
from jobmatch.extensions.db import db
from jobmatch.models import DukcapilAnswer, Person, Seeker

UNCHECKED = (NikState.PENDING, NikState.SEEN)


def _waiting() -> tuple[sa.ColumnElement[bool], ...]:
    p, s = Person, Seeker
    restricted = sa.exists().where(s.person_id == p.id, s.restricted_at.is_not(None))
    return (p.nik_index.is_not(None), p.nik_state.in_(UNCHECKED), p.merged_into_id.is_(None), p.died_on.is_(None), ~restricted)


def count_waiting() -> int:
    """Return how many people have a NIK that Dukcapil has not checked."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(Person).where(*_waiting())) or 0


def list_waiting() -> list[PersonToCheck]:
    """Return as many as one list holds: who was never answered before who was, and then who has waited longest.

    Opens NIK: the caller records it.
    """
    p, d = Person, DukcapilAnswer
    answered = sa.select(sa.func.max(d.answered_at)).where(d.person_id == p.id).correlate(p).scalar_subquery()
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(p.id, p.nik, p.full_name, p.birth_place, p.birth_date, p.sex)
        .where(*_waiting())
        .order_by(answered.is_not(None), answered, p.created_at, p.id)
        .limit(MOST_ROWS)
    )
    return [PersonToCheck(*row) for row in db.session.execute(statement)]


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What Dukcapil last said of a record: found or not, and the names of the fields that differ."""

    answered_at: datetime
    is_found: bool
    differs: tuple[str, ...]
    note: str | None


def find_answer(person_id: UUID) -> LastAnswer | None:
    """Return Dukcapil's last answer about a record, if there was one."""
    d = DukcapilAnswer
    statement = sa.select(d).where(d.person_id == person_id).order_by(d.answered_at.desc(), d.id.desc()).limit(1)
    row = db.session.scalar(statement)
    return LastAnswer(row.answered_at, row.is_found, tuple(row.differs), row.note) if row is not None else None
