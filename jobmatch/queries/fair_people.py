"""The people of a fair: how far they came, what groups they belong to, who is still at work; three queries in all."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.documents.reference_tables import industries
from jobmatch.domain.age_groups import III1_GROUPS, age_on
from jobmatch.domain.enums import EmploymentKind, PlacementState, RegistrationState, VisitKind
from jobmatch.domain.fair_results import STILL_STEPS, UNKNOWN, Group, Step, Visitor
from jobmatch.domain.follow_up_rules import Side, Stay, read_stay, stay_on
from jobmatch.extensions.db import db
from jobmatch.models import District, Employer, Fair, FairRegistration, FairVisit, Person, Placement, PlacementFollowUp, Village

CONFIRMED = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.ENDED)
OWN_REGENCY = "17.02"
NO_SECTOR = "??"
Stays = Mapping[UUID, Mapping[int, Stay]]


@dataclass(frozen=True)
class FairPeople:
    """Everybody who registered, each once; and by day (30, 60, 90) how many placements are known to go on, and how many not."""

    visitors: list[Visitor]
    stays: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Hired:
    """How far a hire came, and what it was."""

    steps: frozenset[Step]
    groups: Mapping[Group, str]


NOT_HIRED = Hired(frozenset(), {})


def get_people(fair_id: UUID, today: date) -> FairPeople:
    """Return a fair's people and what became of their work."""
    placed, stays = _placed(fair_id), _stays(fair_id)
    hires = _hires(placed, stays, today)
    found: list[Visitor] = []
    for row in db.session.execute(_registered(fair_id)):
        hire = hires.get(row.person_id, NOT_HIRED)
        found.append(Visitor(_steps_of(row) | hire.steps, {**_groups_of(row), **hire.groups}, row.applications or 0))
    return FairPeople(found, {day: _count_stays(placed, stays, day, today) for day in STILL_STEPS})


def _registered(fair_id: UUID) -> sa.Select[*tuple[Any, ...]]:
    r, v, p = FairRegistration, FairVisit, Person
    is_booth = v.kind == VisitKind.BOOTH
    visits = (
        sa.select(
            v.registration_id,
            sa.func.max(sa.case((v.kind == VisitKind.GATE, 1), else_=0)).label("came"),
            sa.func.max(sa.case((is_booth, 1), else_=0)).label("applied"),
            sa.func.sum(sa.case((is_booth, 1), else_=0)).label("applications"),
            sa.func.max(sa.case((sa.and_(is_booth, v.result.is_not(None)), 1), else_=0)).label("interviewed"),
        )
        .where(v.fair_id == fair_id)
        .group_by(v.registration_id)
        .subquery()
    )
    village = sa.func.coalesce(p.village_code, r.guest_village_code)
    return (
        sa.select(
            *(r.person_id, p.sex, p.birth_date, p.education_level, p.disability, District.name.label("district")),
            *(village.label("village_code"), Fair.starts_on, visits.c.came, visits.c.applied, visits.c.interviewed),
            visits.c.applications,
        )
        .select_from(r)
        .join(Fair, Fair.id == r.fair_id)
        .outerjoin(p, p.id == r.person_id)
        .outerjoin(Village, Village.code == village)
        .outerjoin(District, District.code == Village.district_code)
        .outerjoin(visits, visits.c.registration_id == r.id)
        .where(r.fair_id == fair_id, r.state == RegistrationState.REGISTERED)
    )


def _steps_of(row: Any) -> frozenset[Step]:
    flags = {Step.CAME: row.came, Step.APPLIED: row.applied, Step.INTERVIEWED: row.interviewed}
    return frozenset({Step.REGISTERED, *(step for step, is_so in flags.items() if is_so)})


def _groups_of(row: Any) -> dict[Group, str]:
    return {
        Group.SEX: row.sex.value if row.sex else UNKNOWN,
        Group.AGE: _age_group(row.birth_date, row.starts_on),
        Group.EDUCATION: row.education_level or UNKNOWN,
        Group.DISABILITY: "yes" if row.disability else UNKNOWN,
        Group.DISTRICT: row.district or UNKNOWN,
        Group.ORIGIN: _origin(row.village_code),
    }


def _age_group(birth_date: date | None, on: date) -> str:
    if birth_date is None:
        return UNKNOWN
    age = age_on(birth_date, on)
    return next((group.code for group in III1_GROUPS if group.has(age)), UNKNOWN)


def _origin(village_code: str | None) -> str:
    if village_code is None:
        return UNKNOWN
    return "local" if village_code.startswith(OWN_REGENCY) else "other"


def _placed(fair_id: UUID) -> list[Any]:
    p = Placement
    statement = (
        sa.select(p.id, p.person_id, p.start_on, p.end_on, p.kind, p.contract, Employer.kbli)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .where(p.fair_id == fair_id, p.state.in_(CONFIRMED))
        .order_by(p.created_at, p.id)
    )
    return list(db.session.execute(statement))


def _hires(placed: list[Any], stays: Stays, today: date) -> dict[UUID | None, Hired]:
    """Return for each person who was hired how far that came, and into what sector and kind the first hire led."""
    found: dict[UUID | None, Hired] = {}
    for row in placed:
        steps = {Step.HIRED} | ({Step.STARTED} if row.start_on and row.start_on <= today else set())
        steps |= {step for day, step in STILL_STEPS.items() if _stay_of(row, stays, day, today) is Stay.STILL}
        kind = row.contract if row.contract == EmploymentKind.APPRENTICE else row.kind.value
        before = found.get(row.person_id, Hired(frozenset(), {Group.SECTOR: _sector(row.kbli), Group.KIND: kind}))
        found[row.person_id] = Hired(before.steps | steps, before.groups)
    return found


def _count_stays(placed: list[Any], stays: Stays, day: int, today: date) -> dict[str, int]:
    """Return how many placements whose day has come are said to go on, to have ended, or are not heard of."""
    counted = Counter(_stay_of(row, stays, day, today) for row in placed)
    return {stay.value: counted[stay] for stay in Stay}


def _stay_of(row: Any, stays: Stays, day: int, today: date) -> Stay | None:
    """Return what is known of a placement on a day; None where the day has not come."""
    if row.start_on is None or row.start_on + timedelta(days=day) > today:
        return None
    return stay_on(day, stays.get(row.id, {}), row.start_on, row.end_on)


def _sector(kbli: str | None) -> str:
    known = industries("2020")
    found = known.get((kbli or "")[:2]) or known.get((kbli or "")[:1])
    return f"{found.section} {known[found.section].title}" if found else NO_SECTOR


def _stays(fair_id: UUID) -> Stays:
    f = PlacementFollowUp
    rows = db.session.execute(
        sa.select(f.placement_id, f.day, f.side, f.is_still_there)
        .join(Placement, Placement.id == f.placement_id)
        .where(Placement.fair_id == fair_id)
    )
    words: dict[UUID, dict[int, dict[Side, bool]]] = defaultdict(lambda: defaultdict(dict))
    for placement_id, day, side, says in rows:
        words[placement_id][day][side] = says
    found: dict[UUID, dict[int, Stay]] = defaultdict(dict)
    for placement_id, days in words.items():
        found[placement_id] = {day: read_stay(said.get(Side.SEEKER), said.get(Side.EMPLOYER)) for day, said in days.items()}
    return found
