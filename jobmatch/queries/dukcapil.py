"""Whose NIK Dukcapil has not checked yet."""

from typing import Any

import sqlalchemy as sa

from jobmatch.domain.dukcapil_check import MOST_ROWS, PersonToCheck
from jobmatch.domain.enums import NikState
from jobmatch.extensions.db import db
from jobmatch.models import Person, Seeker

UNCHECKED = (NikState.PENDING, NikState.SEEN)


def _waiting() -> tuple[sa.ColumnElement[bool], ...]:
    p, s = Person, Seeker
    restricted = sa.exists().where(s.person_id == p.id, s.restricted_at.is_not(None))
    return (p.nik_index.is_not(None), p.nik_state.in_(UNCHECKED), p.merged_into_id.is_(None), p.died_on.is_(None), ~restricted)


def count_waiting() -> int:
    """Return how many people have a NIK that Dukcapil has not checked."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(Person).where(*_waiting())) or 0


def list_waiting() -> list[PersonToCheck]:
    """Return those who have waited longest, as many as one list holds. Opens NIK: the caller records it."""
    p = Person
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(p.id, p.nik, p.full_name, p.birth_place, p.birth_date, p.sex)
        .where(*_waiting())
        .order_by(p.created_at, p.id)
        .limit(MOST_ROWS)
    )
    return [PersonToCheck(*row) for row in db.session.execute(statement)]
