"""Reads behind the monthly report of an employer: what is open at it, what it has told, and who has not told yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.enums import ApplicationState, PlacementState, Role, VacancyOrigin, VacancyState
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.follow_up_rules import Side
from jobmatch.extensions.db import db
from jobmatch.models import (
    Application,
    Employer,
    EmployerReport,
    Fair,
    FairBooth,
    FairRegistration,
    FairVisit,
    Person,
    Placement,
    Vacancy,
)
from jobmatch.queries.booth_reports import waits_for_word
from jobmatch.queries.counting import Count, CountStatement
from jobmatch.queries.follow_ups import is_due

OPEN_VACANCIES = (VacancyState.PUBLISHED, VacancyState.PAUSED, VacancyState.EXPIRED)
OPEN_APPLICATIONS = (ApplicationState.APPLIED, ApplicationState.SHORTLISTED, ApplicationState.INTERVIEW, ApplicationState.OFFERED)
OPEN_PLACEMENTS = (PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE, PlacementState.DISPUTED)


@dataclass(frozen=True, slots=True)
class OpenApplicant:
    """Somebody who applied and waits for an end."""

    id: UUID
    vacancy_id: UUID
    name: str
    state: ApplicationState
    applied_at: datetime


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """Somebody seen at a booth of a fair of whom nothing was told."""

    id: UUID
    booth_id: UUID
    name: str
    fair_name: str
    seen_at: datetime
    seeker_says: bool | None


@dataclass(frozen=True, slots=True)
class SaidPlacement:
    """A hire that the employer has not spoken of; ``seeker_says`` is the other side's word."""

    id: UUID
    name: str
    job_title: str
    seeker_says: bool | None
    origin_key: str


@dataclass(frozen=True, slots=True)
class FilledVacancy:
    """A vacancy reported as filled: by whom of ours, and by how many from elsewhere."""

    id: UUID
    title: str
    kbji: str | None
    posts: int
    national_number: str | None
    hired: Sequence[str]
    outside: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A month's report with its employer."""

    report: EmployerReport
    employer: Employer


def list_open_vacancies(employer_id: UUID) -> Sequence[Vacancy]:
    """Return the vacancies of an employer that nobody has ended, oldest first."""
    return db.session.scalars(
        sa.select(Vacancy)
        .where(Vacancy.employer_id == employer_id, Vacancy.origin == VacancyOrigin.OFFICE, Vacancy.state.in_(OPEN_VACANCIES))
        .order_by(Vacancy.published_at, Vacancy.id)
    ).all()


def list_open_applicants(vacancy_ids: Sequence[UUID]) -> Sequence[OpenApplicant]:
    """Return who waits for an end at these vacancies, the furthest first."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Application.id, Application.vacancy_id, Person.full_name, Application.state, Application.applied_at)
        .join(Person, Person.id == Application.person_id)
        .where(Application.vacancy_id.in_(vacancy_ids), Application.state.in_(OPEN_APPLICATIONS))
        .order_by(Application.state == ApplicationState.APPLIED, Application.applied_at, Application.id)
    )
    return [OpenApplicant(*row) for row in db.session.execute(statement)]


def list_open_visits(employer_id: UUID) -> Sequence[OpenVisit]:
    """Return the people whom an employer's booths saw at fairs that have ended, and of whom it told nothing yet."""
    registration = FairRegistration
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            FairVisit.id,
            FairVisit.booth_id,
            sa.func.coalesce(Person.full_name, registration.guest_name, ""),
            Fair.name,
            FairVisit.seen_at,
            FairVisit.seeker_says,
        )
        .join(FairBooth, FairBooth.id == FairVisit.booth_id)
        .join(Fair, Fair.id == FairVisit.fair_id)
        .join(registration, registration.id == FairVisit.registration_id)
        .outerjoin(Person, Person.id == registration.person_id)
        .where(FairBooth.employer_id == employer_id, waits_for_word(), Fair.ends_on <= clock.today())
        .order_by(Fair.starts_on, FairVisit.received_at, FairVisit.id)
    )
    return [OpenVisit(*row) for row in db.session.execute(statement)]


def list_silent_placements(employer_id: UUID) -> Sequence[SaidPlacement]:
    """Return the hires at an employer of which it has said nothing, those that the person tells of first."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Placement.id, Person.full_name, Placement.job_title, Placement.seeker_says, Placement.origin_key)
        .join(Person, Person.id == Placement.person_id)
        .where(Placement.employer_id == employer_id, Placement.employer_says.is_(None), Placement.state.in_(OPEN_PLACEMENTS))
        .order_by(Placement.seeker_says.is_(None), Placement.created_at, Placement.id)
    )
    return [SaidPlacement(*row) for row in db.session.execute(statement)]


def list_employers_to_ask(month: date) -> Sequence[Employer]:
    """Return the employers at which something is open and who were not asked this month."""
    open_at: sa.CompoundSelect[Any] = sa.union(
        sa.select(Vacancy.employer_id).where(Vacancy.origin == VacancyOrigin.OFFICE, Vacancy.state.in_(OPEN_VACANCIES)),
        sa.select(FairBooth.employer_id)
        .join(FairVisit, FairVisit.booth_id == FairBooth.id)
        .join(Fair, Fair.id == FairBooth.fair_id)
        .where(waits_for_word(), Fair.ends_on <= clock.today()),
        sa.select(Placement.employer_id).where(Placement.employer_says.is_(None), Placement.state.in_(OPEN_PLACEMENTS)),
        sa.select(Placement.employer_id).where(is_due(Side.EMPLOYER, clock.today())),
    )
    asked = sa.select(EmployerReport.employer_id).where(EmployerReport.month == month)
    return db.session.scalars(
        sa.select(Employer)
        .where(Employer.id.in_(open_at), Employer.id.not_in(asked), Employer.blocked_at.is_(None))
        .order_by(Employer.name, Employer.id)
    ).all()


def list_silent_reports(month: date, asked_before: datetime) -> Sequence[ReportRow]:
    """Return this month's reports that were asked for before a moment and are not answered."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(EmployerReport, Employer)
        .join(Employer, Employer.id == EmployerReport.employer_id)
        .where(EmployerReport.month == month, EmployerReport.answered_at.is_(None), EmployerReport.asked_at < asked_before)
        .order_by(Employer.name, Employer.id)
    )
    return [ReportRow(*row) for row in db.session.execute(statement)]


def find_report(employer_id: UUID, month: date) -> EmployerReport | None:
    """Return the month's report of an employer, if it was asked for or handed in."""
    return db.session.scalar(
        sa.select(EmployerReport).where(EmployerReport.employer_id == employer_id, EmployerReport.month == month)
    )


def get_report(actor: Actor, employer_id: UUID, month: date) -> ReportRow:
    """Return a report within the actor's reach.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    is_own = actor.role is Role.EMPLOYER and actor.employer_id == employer_id
    report = find_report(employer_id, month) if is_own or actor.role in OFFICE_STAFF else None
    if report is None:
        raise NotFound
    return ReportRow(report, db.session.get_one(Employer, employer_id))


def list_reports(actor: Actor, month: date) -> Sequence[ReportRow]:
    """Return a month's reports for staff: those not answered first, then those not copied to the national system."""
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(EmployerReport, Employer)
        .join(Employer, Employer.id == EmployerReport.employer_id)
        .where(EmployerReport.month == month)
        .order_by(
            EmployerReport.answered_at.is_not(None), EmployerReport.national_at.is_not(None), Employer.name, EmployerReport.id
        )
    )
    return [ReportRow(*row) for row in db.session.execute(statement)]


@Count
def count_uncopied(actor: Actor) -> CountStatement | None:
    """Return how many reports of filling nobody has copied to the national system."""
    if actor.role not in OFFICE_STAFF:
        return None
    return sa.select(sa.func.count()).where(EmployerReport.answered_at.is_not(None), EmployerReport.national_at.is_(None))


def list_filled(report: EmployerReport) -> Sequence[FilledVacancy]:
    """Return the vacancies that a report speaks of filling, with the names of those hired and the number from elsewhere."""
    said: dict[str, str] = report.facts.get("said", {})
    told = {UUID(key.partition(":")[2]) for key, value in said.items() if key.startswith("vacancy:") and value == "filled"}
    told |= {UUID(key.partition(":")[2]) for key, value in said.items() if key.startswith("outside:") and value != "0"}
    told |= {UUID(value) for value in report.facts.get("hired_at", ())}
    vacancies = db.session.scalars(sa.select(Vacancy).where(Vacancy.id.in_(told)).order_by(Vacancy.title, Vacancy.id)).all()
    hired: dict[UUID, list[str]] = {}
    statement = (
        sa.select(Placement.vacancy_id, Person.full_name)
        .join(Person, Person.id == Placement.person_id)
        .where(Placement.vacancy_id.in_(told), Placement.employer_says.is_(True))
        .order_by(Person.full_name, Placement.id)
    )
    for vacancy_id, name in db.session.execute(statement):
        if vacancy_id is not None:
            hired.setdefault(vacancy_id, []).append(name)
    return [
        FilledVacancy(
            id=vacancy.id,
            title=vacancy.title,
            kbji=vacancy.kbji,
            posts=vacancy.posts,
            national_number=vacancy.national_number,
            hired=hired.get(vacancy.id, []),
            outside=int(said.get(f"outside:{vacancy.id}", "0")),
        )
        for vacancy in vacancies
    ]
