"""What the office keeps about its matching: the weights in force, a proposal that waits, the demand for training."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.names import initials
from jobmatch.extensions.db import db
from jobmatch.models import District, Person, SiteFact

WEIGHTS, PROPOSAL, TRAINING = "match_weights", "weights_proposal", "training_needs"


@dataclass(frozen=True, slots=True)
class Need:
    """Training that people of a kecamatan lack for work that is on offer."""

    district_name: str | None
    kind: str
    subject: str
    seeker_count: int
    vacancy_count: int
    opened_count: int


@dataclass(frozen=True, slots=True)
class TrainingTable:
    """The demand for training as the last night counted it."""

    counted_at: datetime
    needs: Sequence[Need]


def find_fact(name: str) -> Mapping[str, Any] | None:
    """Return a fact, or None; an emptied one is none."""
    return db.session.scalar(sa.select(SiteFact.value).where(SiteFact.name == name)) or None


def initials_of(person_ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return people by their initials: who decides on weights need not know them."""
    statement = sa.select(Person.id, Person.full_name).where(Person.id.in_(person_ids))
    return {person_id: initials(name) for person_id, name in db.session.execute(statement)}


def find_training(district_code: str | None) -> TrainingTable | None:
    """Return what was counted for all districts, or one; None before the first night."""
    stored = find_fact(TRAINING)
    if stored is None:
        return None
    names = {code: name for code, name in db.session.execute(sa.select(District.code, District.name))}  # noqa: C416 - rows are no pairs to mypy
    rows = [row for row in stored["needs"] if district_code is None or row["district"] == district_code]
    needs = [
        Need(names.get(row["district"]), row["code"], row["subject"], row["seekers"], row["vacancies"], row["opened"])
        for row in rows
    ]
    return TrainingTable(datetime.fromisoformat(stored["counted_at"]), needs)
