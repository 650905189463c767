"""Adds observations of people's work; a repeat from the same source adds nothing, nothing is ever changed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, ObservationSource
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import LabourObservation


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen or told of one person's work on a day; ``source_id`` names the row it comes from."""

    person_id: UUID
    valid_on: date
    status: LabourStatus
    source: ObservationSource
    source_id: str
    how_known: HowKnown | None = None
    detail: str | None = None
    answers: dict[str, Any] = field(default_factory=dict)


def record_observation(actor: Actor, observed: Observed) -> UUID:
    """Add one observation and return its id; the same source twice returns the first."""
    with transaction():
        one_at_a_time("observation", f"{observed.source.value}:{observed.source_id}")
        known = db.session.scalar(
            sa.select(LabourObservation.id).where(
                LabourObservation.source == observed.source,
                LabourObservation.source_id == observed.source_id,
                LabourObservation.person_id == observed.person_id,
            )
        )
        if known is not None:
            return known
        row = LabourObservation(
            person_id=observed.person_id,
            valid_on=observed.valid_on,
            recorded_at=clock.now(),
            status=observed.status,
            detail=observed.detail,
            answers=observed.answers,
            how_known=observed.how_known,
            source=observed.source,
            source_id=observed.source_id,
            recorded_by=actor.user_id,
        )
        db.session.add(row)
        db.session.flush()
        return row.id


def take_back_observation(actor: Actor, observation_id: UUID, source_id: str) -> None:
    """Take an observation back by a row that names it; the observation itself stays readable."""
    with transaction():
        taken = db.session.get_one(LabourObservation, observation_id)
        if db.session.scalar(sa.select(LabourObservation.id).where(LabourObservation.reverses_id == observation_id)):
            return
        db.session.add(
            LabourObservation(
                person_id=taken.person_id,
                valid_on=taken.valid_on,
                recorded_at=clock.now(),
                status=LabourStatus.UNKNOWN,
                source=taken.source,
                source_id=source_id,
                recorded_by=actor.user_id,
                reverses_id=observation_id,
            )
        )
