"""What is known of people's work: the latest observation on a day, as known at a moment."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch.extensions.db import db
from jobmatch.models import LabourObservation


def latest_observations(
    on: date,
    known_at: datetime | None = None,
    people: Sequence[UUID] | sa.Select[Any] | None = None,
    without: sa.Select[Any] | None = None,
) -> sa.Subquery:
    """Return a subquery with one row a person: the observation that holds on ``on``, as known at ``known_at``.

    Observations that were taken back by then, and the rows that take back, do not count. The answer for a past
    ``known_at`` never changes, since rows are only added. ``people`` narrows it to those of one page (a list of a
    few must not rank everybody's), ``without`` leaves observations out.
    """
    taken_back = aliased(LabourObservation)
    reversals = sa.select(taken_back.reverses_id).where(taken_back.reverses_id.is_not(None))
    statement = sa.select(
        LabourObservation,
        sa.func.row_number()
        .over(
            partition_by=LabourObservation.person_id,
            order_by=(LabourObservation.valid_on.desc(), LabourObservation.recorded_at.desc(), LabourObservation.id.desc()),
        )
        .label("place"),
    ).where(LabourObservation.valid_on <= on, LabourObservation.reverses_id.is_(None))
    if people is not None:
        statement = statement.where(LabourObservation.person_id.in_(people))
        reversals = reversals.where(taken_back.person_id.in_(people))
    if without is not None:
        statement = statement.where(LabourObservation.id.not_in(without))
    if known_at is not None:
        statement = statement.where(LabourObservation.recorded_at <= known_at)
        reversals = reversals.where(taken_back.recorded_at <= known_at)
    ranked = statement.where(LabourObservation.id.not_in(reversals)).subquery()
    return sa.select(ranked).where(ranked.c.place == 1).subquery()


def find_latest_observation(person_id: UUID, on: date, known_at: datetime | None = None) -> LabourObservation | None:
    """Return the observation that holds for one person on a day, if anything is known."""
    latest = latest_observations(on, known_at)
    statement = sa.select(LabourObservation).join(latest, latest.c.id == LabourObservation.id)
    return db.session.scalar(statement.where(LabourObservation.person_id == person_id))
