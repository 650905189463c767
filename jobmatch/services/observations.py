"""Adds observations of people's work; a repeat from the same source adds nothing, nothing is ever changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, ObservationSource
from jobmatch.extensions.db import db, new_id, one_at_a_time, transaction
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
    is_neet: bool | None = None


def record_observation(actor: Actor, observed: Observed) -> UUID:
    """Add one observation and return its id; the same source twice returns the first."""
    with transaction():
        one_at_a_time("observation", f"{observed.source.value}:{observed.source_id}")
        return record_observations(actor, [observed])[0]


def record_observations(actor: Actor, seen: Sequence[Observed]) -> list[UUID]:
    """Add many observations of one source and return their ids in the same order; known ones are not added again."""
    if not seen:
        return []
    with transaction():
        known = _known_ids(seen)
        ids: list[UUID] = []
        for observed in seen:
            key = (observed.source.value, observed.source_id, observed.person_id)
            if key not in known:
                known[key] = new_id()
                db.session.add(_row(actor, observed, known[key]))
            ids.append(known[key])
        db.session.flush()
        return ids


def _known_ids(seen: Sequence[Observed]) -> dict[tuple[str, str, UUID], UUID]:
    found = sa.select(
        LabourObservation.source, LabourObservation.source_id, LabourObservation.person_id, LabourObservation.id
    ).where(
        LabourObservation.source.in_({observed.source for observed in seen}),
        LabourObservation.source_id.in_({observed.source_id for observed in seen}),
    )
    return {(source.value, source_id, person): known for source, source_id, person, known in db.session.execute(found)}


def _row(actor: Actor, observed: Observed, row_id: UUID) -> LabourObservation:
    return LabourObservation(
        id=row_id,
        person_id=observed.person_id,
        valid_on=observed.valid_on,
        recorded_at=clock.now(),
        status=observed.status,
        detail=observed.detail,
        is_neet=observed.is_neet,
        answers=observed.answers,
        how_known=observed.how_known,
        source=observed.source,
        source_id=observed.source_id,
        recorded_by=actor.user_id,
    )


def take_back_observation(actor: Actor, observation_id: UUID, source_id: str) -> None:
    """Take an observation back by a row that names it; the observation itself stays readable."""
    take_back_observations(actor, {observation_id: source_id})


def take_back_observations(actor: Actor, back: Mapping[UUID, str]) -> None:
    """Take observations back (id -> source id of the row that does it); what was taken back already stays so."""
    if not back:
        return
    with transaction():
        done = set(
            db.session.scalars(sa.select(LabourObservation.reverses_id).where(LabourObservation.reverses_id.in_(list(back))))
        )
        found = sa.select(LabourObservation).where(LabourObservation.id.in_([key for key in back if key not in done]))
        for taken in list(db.session.scalars(found)):
            db.session.add(
                LabourObservation(
                    person_id=taken.person_id,
                    valid_on=taken.valid_on,
                    recorded_at=clock.now(),
                    status=LabourStatus.UNKNOWN,
                    source=taken.source,
                    source_id=back[taken.id],
                    recorded_by=actor.user_id,
                    reverses_id=taken.id,
                )
            )
