"""The people of a fair with how far they came and what groups they belong to, in three queries whatever their number."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.documents.reference_tables import industries
from jobmatch.domain.age_groups import III1_GROUPS, age_on
from jobmatch.domain.enums import PlacementState, RegistrationState, VisitKind
from jobmatch.domain.fair_results import STILL_STEPS, UNKNOWN, Group, Step, Visitor
from jobmatch.domain.follow_up_rules import Side, Stay, read_stay
from jobmatch.extensions.db import db
from jobmatch.models import District, Employer, Fair, FairRegistration, FairVisit, Person, Placement, PlacementFollowUp, Village

CONFIRMED = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.ENDED)
OWN_REGENCY = "17.02"
NO_SECTOR = "??"


def list_visitors(fair_id: UUID, today: date) -> list[Visitor]:
    """Return everybody who registered for a fair, each person once."""
    hires = _hires(fair_id, today)
    found: list[Visitor] = []
    for row in db.session.execute(_registered(fair_id)):
        steps, sector = hires.get(row.person_id, (frozenset(), UNKNOWN))
        found.append(Visitor(_steps_of(row) | steps, _groups_of(row, sector)))
    return found


def _registered(fair_id: UUID) -> sa.Select[*tuple[Any, ...]]:
    r, v, p = FairRegistration, FairVisit, Person
    is_booth = v.kind == VisitKind.BOOTH
    visits = (
        sa.select(
            v.registration_id,
            sa.func.max(sa.case((v.kind == VisitKind.GATE, 1), else_=0)).label("came"),
            sa.func.max(sa.case((is_booth, 1), else_=0)).label("applied"),
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


def _groups_of(row: Any, sector: str) -> dict[Group, str]:
    groups = {
        Group.SEX: row.sex.value if row.sex else UNKNOWN,
        Group.AGE: _age_group(row.birth_date, row.starts_on),
        Group.EDUCATION: row.education_level or UNKNOWN,
        Group.DISABILITY: "yes" if row.disability else UNKNOWN,
        Group.DISTRICT: row.district or UNKNOWN,
        Group.ORIGIN: _origin(row.village_code),
    }
    return groups | ({Group.SECTOR: sector} if sector else {})


def _age_group(birth_date: date | None, on: date) -> str:
    if birth_date is None:
        return UNKNOWN
    age = age_on(birth_date, on)
    return next((group.code for group in III1_GROUPS if group.has(age)), UNKNOWN)


def _origin(village_code: str | None) -> str:
    if village_code is None:
        return UNKNOWN
    return "local" if village_code.startswith(OWN_REGENCY) else "other"


def _hires(fair_id: UUID, today: date) -> dict[UUID | None, tuple[frozenset[Step], str]]:
    """Return for each person who was hired how far that came and into what sector (the KBLI letter or two digits)."""
    p = Placement
    rows = db.session.execute(
        sa.select(p.id, p.person_id, p.start_on, Employer.kbli)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .where(p.fair_id == fair_id, p.state.in_(CONFIRMED))
        .order_by(p.created_at, p.id)
    ).all()
    stays = _stays(fair_id)
    found: dict[UUID | None, tuple[frozenset[Step], str]] = {}
    for placement_id, person_id, start_on, kbli in rows:
        steps = {Step.HIRED} | ({Step.STARTED} if start_on and start_on <= today else set())
        steps |= {step for day, step in STILL_STEPS.items() if stays[placement_id].get(day) is Stay.STILL}
        before = found.get(person_id, (frozenset[Step](), UNKNOWN))
        found[person_id] = (before[0] | steps, before[1] or _sector(kbli))
    return found


def _sector(kbli: str | None) -> str:
    known = industries("2020")
    found = known.get((kbli or "")[:2]) or known.get((kbli or "")[:1])
    return f"{found.section} {known[found.section].title}" if found else NO_SECTOR


def _stays(fair_id: UUID) -> dict[UUID, dict[int, Stay]]:
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
