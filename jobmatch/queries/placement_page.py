"""Reads for one placement's page: what is known, what happened in order, and who is asked next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.calls import Heard, Way, Whom
from jobmatch.domain.enums import EmploymentKind, PlacementKind, PlacementSource, PlacementState, WagePeriod
from jobmatch.domain.errors import NotFound
from jobmatch.domain.follow_up_rules import DAYS, Side, asked_day
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db
from jobmatch.models import Account, Employer, Fair, Person, PhoneCall, Placement, PlacementEvent, PlacementFollowUp


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """Everything that is known of one placement."""

    id: UUID
    person_id: UUID
    person_name: str
    person_phone: str | None
    employer_name: str
    employer_phone: str | None
    vacancy_id: UUID | None
    fair_id: UUID | None
    fair_name: str | None
    source: PlacementSource
    kind: PlacementKind
    state: PlacementState
    job_title: str
    employer_says: bool | None
    seeker_says: bool | None
    evidence: list[Any]
    start_on: date | None
    end_on: date | None
    wage_idr: int | None
    wage_period: WagePeriod | None
    contract: str | None

    @property
    def contract_kind(self) -> EmploymentKind | None:
        """Return the kind of engagement, where it is one of ours."""
        return EmploymentKind(self.contract) if self.contract in set(EmploymentKind) else None

    def proofs(self) -> list[tuple[Evidence, bool]]:
        """Return what else speaks for it or against it."""
        return [(Evidence(item["kind"]), item["says"]) for item in self.evidence]

    def follow_up_day(self) -> int | None:
        """Return the day (30, 60, 90, 180) that may be asked about now."""
        return asked_day(self.start_on, clock.today()) if self.start_on else None

    def follow_up_sides(self) -> tuple[Side, ...]:
        """Return who is asked about that day."""
        return DAYS.get(self.follow_up_day() or 0, ())


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: an event of the placement, a call, or a word about a follow-up day."""

    at: datetime
    what: str
    by: str | None = None
    whom: Whom | None = None
    way: Way | None = None
    heard: Heard | None = None
    note: str | None = None
    day: int | None = None
    side: Side | None = None
    is_still_there: bool | None = None


def get_page(placement_id: UUID) -> PlacementPage:
    """Return one placement.

    Raises:
        NotFound: there is none.
    """
    p = Placement
    facts: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            *(p.id, Person.id, Person.full_name, Person.phone, sa.func.coalesce(Employer.name, p.employer_name, "")),
            *(Employer.phone, p.vacancy_id, p.fair_id, Fair.name, p.source, p.kind, p.state, p.job_title),
            *(p.employer_says, p.seeker_says, p.evidence, p.start_on, p.end_on, p.wage_idr, p.wage_period, p.contract),
        )
        .select_from(p)
        .join(Person, Person.id == p.person_id)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .outerjoin(Fair, Fair.id == p.fair_id)
        .where(p.id == placement_id)
    )
    row = db.session.execute(facts).first()
    if row is None:
        raise NotFound
    return PlacementPage(*row)


def get_person_name(person_id: UUID) -> str:
    """Return a person's name for a form about her.

    Raises:
        NotFound: there is nobody.
    """
    name = db.session.scalar(sa.select(Person.full_name).where(Person.id == person_id, Person.merged_into_id.is_(None)))
    if name is None:
        raise NotFound
    return name


def list_happened(placement_id: UUID) -> list[Happened]:
    """Return all that happened to a placement, the newest first."""
    e, f = PlacementEvent, PlacementFollowUp
    events = db.session.execute(
        sa.select(e.recorded_at, e.kind, Account.display_name)
        .outerjoin(Account, Account.id == e.recorded_by)
        .where(e.placement_id == placement_id)
    )
    words = db.session.execute(
        sa.select(f.answered_at, Account.display_name, f.day, f.side, f.is_still_there)
        .outerjoin(Account, Account.id == f.answered_by)
        .where(f.placement_id == placement_id)
    )
    found = [Happened(at, kind, by) for at, kind, by in events]
    found += [Happened(at, "follow_up", by, day=day, side=side, is_still_there=says) for at, by, day, side, says in words]
    return sorted([*found, *list_calls("placement", placement_id)], key=lambda each: each.at, reverse=True)


def list_calls(subject_type: str, subject_id: UUID) -> list[Happened]:
    """Return the call log of a placement or a booth, the newest first."""
    c = PhoneCall
    calls = db.session.execute(
        sa.select(c.at, Account.display_name, c.whom, c.way, c.heard, c.note)
        .outerjoin(Account, Account.id == c.by)
        .where(c.subject_type == subject_type, c.subject_id == subject_id)
        .order_by(c.at.desc(), c.id)
    )
    return [Happened(at, "call", by, whom, way, heard, note) for at, by, whom, way, heard, note in calls]
