"""What a person has done towards work: applications, fairs, cards, placements, newest first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import Labelled
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, Application, Employer, Fair, FairRegistration, Placement, Vacancy


class StepKind(StrEnum):
    """What kind of step."""

    APPLICATION = "application"
    FAIR = "fair"
    CARD = "card"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what, with whom, and how it stands."""

    on: date
    kind: StepKind
    title: str
    other: str | None
    state: Labelled | None


def list_steps(person_id: UUID) -> list[Step]:
    """Return the person's steps, newest first; whoever calls has made sure that she is within reach."""
    steps = [*_applications(person_id), *_placements(person_id), *_fairs(person_id), *_cards(person_id)]
    return sorted(steps, key=lambda step: step.on, reverse=True)


def _day(moment: Any) -> date:
    return clock.local(moment).date()


def _applications(person_id: UUID) -> list[Step]:
    statement = (
        sa.select(Application.applied_at, Vacancy.title, Employer.name, Application.state)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .outerjoin(Employer, Employer.id == Vacancy.employer_id)
        .where(Application.person_id == person_id)
    )
    rows = db.session.execute(statement)
    return [Step(_day(at), StepKind.APPLICATION, title, employer, state) for at, title, employer, state in rows]


def _placements(person_id: UUID) -> list[Step]:
    statement = (
        sa.select(
            Placement.created_at,
            Placement.start_on,
            Placement.job_title,
            sa.func.coalesce(Employer.name, Placement.employer_name),
            Placement.state,
        )
        .outerjoin(Employer, Employer.id == Placement.employer_id)
        .where(Placement.person_id == person_id)
    )
    rows = db.session.execute(statement)
    return [Step(start or _day(at), StepKind.PLACEMENT, title, employer, state) for at, start, title, employer, state in rows]


def _fairs(person_id: UUID) -> list[Step]:
    statement = (
        sa.select(FairRegistration.registered_at, Fair.name, FairRegistration.state)
        .join(Fair, Fair.id == FairRegistration.fair_id)
        .where(FairRegistration.person_id == person_id)
    )
    return [Step(_day(at), StepKind.FAIR, name, None, state) for at, name, state in db.session.execute(statement)]


def _cards(person_id: UUID) -> list[Step]:
    statement = sa.select(Ak1Card.issued_on, Ak1Card.number).where(Ak1Card.person_id == person_id, Ak1Card.voided_at.is_(None))
    return [Step(issued, StepKind.CARD, number, None, None) for issued, number in db.session.execute(statement)]
