"""Reads for the day of a fair: crowds, fits, sheets, the board, the walk before closing, the evening's report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import RegistrationState, VacancyState, VisitKind
from jobmatch.domain.names import initials
from jobmatch.extensions.db import db
from jobmatch.models import (
    Employer,
    FairBooth,
    FairChoice,
    FairRegistration,
    FairSession,
    FairVisit,
    Person,
    Recommendation,
    Vacancy,
)
from jobmatch.queries.fairs import BoothRow, list_booths

# No event for so long, and the board says that there is no news: silence is never read as "nobody waits".
SILENT_AFTER = timedelta(minutes=10)
WALK_BEFORE = timedelta(hours=1)
FITS_SHOWN, LEAST_FIT = 10, 15


@dataclass(frozen=True, slots=True)
class Crowd:
    """A booth with how many chose it, and quieter booths with the same kind of work."""

    booth: BoothRow
    similar: Sequence[BoothRow]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A booth on the waiting board; ``is_silent`` when nothing was heard for ten minutes."""

    code: str
    name: str
    seen: int
    waiting: int
    last_at: datetime | None
    is_silent: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Somebody on a booth's sheet: in the order of turns, with the result so far."""

    code: str
    queue_number: int
    name: str
    turn: int | None
    result: str | None


@dataclass(frozen=True, slots=True)
class WalkRow:
    """A booth before closing: how many were seen, who of them has no result, whether the day is reported."""

    id: UUID
    code: str
    name: str
    seen: int
    open_names: Sequence[str]
    has_reported: bool
    walked_at: datetime | None


def list_crowds(fair_id: UUID) -> list[Crowd]:
    """Return the booths with their crowds; similar ones share a group of occupations and have fewer people per post."""
    booths, kinds = list_booths(fair_id), _kinds(fair_id)
    return [Crowd(booth, _similar(booth, booths, kinds)) for booth in booths]


def _similar(booth: BoothRow, booths: Sequence[BoothRow], kinds: Mapping[UUID, set[str]]) -> list[BoothRow]:
    def crowd(one: BoothRow) -> float:
        return one.choosers / max(1, one.posts)

    mine = kinds.get(booth.employer_id, set())
    found = [one for one in booths if one.id != booth.id and one.posts and mine & kinds.get(one.employer_id, set())]
    return sorted((one for one in found if crowd(one) < crowd(booth)), key=crowd)[:3]


def _kinds(fair_id: UUID) -> dict[UUID, set[str]]:
    statement = (
        sa.select(Vacancy.employer_id, sa.func.substr(Vacancy.kbji, 1, 2))
        .join(FairBooth, FairBooth.employer_id == Vacancy.employer_id)
        .where(FairBooth.fair_id == fair_id, Vacancy.state == VacancyState.PUBLISHED, Vacancy.kbji.is_not(None))
        .distinct()
    )
    found: dict[UUID, set[str]] = {}
    for employer_id, kind in db.session.execute(statement):
        found.setdefault(employer_id, set()).add(kind)
    return found


def list_chosen(registration_id: UUID) -> dict[UUID, int]:
    """Return the booths that somebody chose, with the turn at each."""
    chosen = sa.select(FairChoice.booth_id, FairChoice.turn_number).where(FairChoice.registration_id == registration_id)
    return {row[0]: row[1] for row in db.session.execute(chosen)}


def list_fitting_vacancies(fair_id: UUID, person_id: UUID) -> list[tuple[str, str, str, UUID]]:
    """Return (title, employer, booth, booth id) of this fair's vacancies that fit a person, best first."""
    statement = (
        sa.select(Vacancy.title, Employer.name, FairBooth.code, FairBooth.id)
        .join(Recommendation, Recommendation.vacancy_id == Vacancy.id)
        .join(FairBooth, FairBooth.employer_id == Vacancy.employer_id)
        .join(Employer, Employer.id == Vacancy.employer_id)
        .where(
            FairBooth.fair_id == fair_id,
            FairBooth.declined_at.is_(None),
            Recommendation.person_id == person_id,
            Recommendation.score >= LEAST_FIT,
            Vacancy.state == VacancyState.PUBLISHED,
        )
        .order_by(Recommendation.score.desc(), Vacancy.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(statement.limit(FITS_SHOWN))]


def list_fitting_people(booth_id: UUID) -> list[tuple[int, str, str | None, str]]:
    """Return (queue number, initials, education, vacancy) of registrants who fit a booth; no name before they meet."""
    r = FairRegistration
    statement = (
        sa.select(r.queue_number, Person.full_name, Person.education_level, Vacancy.title)
        .join(FairBooth, FairBooth.fair_id == r.fair_id)
        .join(Vacancy, sa.and_(Vacancy.employer_id == FairBooth.employer_id, Vacancy.state == VacancyState.PUBLISHED))
        .join(Recommendation, sa.and_(Recommendation.vacancy_id == Vacancy.id, Recommendation.person_id == r.person_id))
        .join(Person, Person.id == r.person_id)
        .where(FairBooth.id == booth_id, r.state == RegistrationState.REGISTERED, Recommendation.score >= LEAST_FIT)
        .order_by(Recommendation.score.desc(), r.queue_number)
    )
    rows = db.session.execute(statement.limit(FITS_SHOWN * 3))
    return [(number, initials(name), level, title) for number, name, level, title in rows]


def list_sheet(booth_id: UUID) -> list[SheetRow]:
    """Return who chose a booth or was seen there: by turn, then by number."""
    r, c, v = FairRegistration, FairChoice, FairVisit
    fair_id = sa.select(FairBooth.fair_id).where(FairBooth.id == booth_id).scalar_subquery()
    statement = (
        sa.select(r.code, r.queue_number, sa.func.coalesce(Person.full_name, r.guest_name, ""), c.turn_number, v.result)
        .outerjoin(c, sa.and_(c.registration_id == r.id, c.booth_id == booth_id))
        .outerjoin(v, sa.and_(v.registration_id == r.id, v.booth_id == booth_id, v.kind == VisitKind.BOOTH))
        .outerjoin(Person, Person.id == r.person_id)
        .where(r.fair_id == fair_id, sa.or_(c.id.is_not(None), v.id.is_not(None)))
        .order_by(sa.func.coalesce(c.turn_number, 1_000_000), r.queue_number)
    )
    rows = db.session.execute(statement)
    return [SheetRow(code, number, name, turn, result.value if result else None) for code, number, name, turn, result in rows]


def list_board(fair_id: UUID) -> list[BoardRow]:
    """Return the waiting board: seen and waiting at each booth, and whether there is news at all."""
    v, c = FairVisit, FairChoice
    of_booth = (v.booth_id == FairBooth.id, v.kind == VisitKind.BOOTH)
    seen = sa.select(sa.func.count()).where(*of_booth).correlate(FairBooth).scalar_subquery()
    last = sa.select(sa.func.max(v.received_at)).where(*of_booth).correlate(FairBooth).scalar_subquery()
    was_seen = sa.exists().where(*of_booth, v.registration_id == c.registration_id)
    waiting = sa.select(sa.func.count()).where(c.booth_id == FairBooth.id, ~was_seen).correlate(FairBooth).scalar_subquery()
    statement = (
        sa.select(FairBooth.code, Employer.name, seen, waiting, last)
        .join(Employer, Employer.id == FairBooth.employer_id)
        .where(FairBooth.fair_id == fair_id, FairBooth.declined_at.is_(None))
        .order_by(FairBooth.code)
    )
    now = clock.now()
    rows = db.session.execute(statement)
    return [
        BoardRow(code, name, seen_count, waiting_count, last_at, last_at is None or now - last_at > SILENT_AFTER)
        for code, name, seen_count, waiting_count, last_at in rows
    ]


def list_walk(fair_id: UUID) -> list[WalkRow]:
    """Return the booths for the walk before closing, those with open results first."""
    r, v = FairRegistration, FairVisit
    visits: dict[UUID, list[tuple[str, Any]]] = {}
    seen = (
        sa.select(v.booth_id, sa.func.coalesce(Person.full_name, r.guest_name, ""), v.result)
        .join(r, r.id == v.registration_id)
        .outerjoin(Person, Person.id == r.person_id)
        .where(v.fair_id == fair_id, v.kind == VisitKind.BOOTH)
        .order_by(v.received_at)
    )
    for booth_id, name, result in db.session.execute(seen):
        if booth_id is not None:
            visits.setdefault(booth_id, []).append((name, result))
    booths = sa.select(FairBooth, Employer.name).join(Employer, Employer.id == FairBooth.employer_id)
    today = clock.today().isoformat()
    rows = [
        WalkRow(
            booth.id,
            booth.code,
            name,
            len(visits.get(booth.id, ())),
            [who for who, result in visits.get(booth.id, ()) if result is None],
            today in booth.day_reports,
            booth.walked_at,
        )
        for booth, name in db.session.execute(booths.where(FairBooth.fair_id == fair_id, FairBooth.declined_at.is_(None)))
    ]
    return sorted(rows, key=lambda row: (row.has_reported, -len(row.open_names), row.code))


def find_walk_start(fair_id: UUID) -> datetime | None:
    """Return from when staff walk the booths today: an hour before the day's last session ends."""
    start = datetime.combine(clock.today(), datetime.min.time(), clock.REGENCY_ZONE)
    today = (FairSession.ends_at >= start, FairSession.ends_at < start + timedelta(days=1))
    ends_at = db.session.scalar(sa.select(sa.func.max(FairSession.ends_at)).where(FairSession.fair_id == fair_id, *today))
    return ends_at - WALK_BEFORE if ends_at else None
