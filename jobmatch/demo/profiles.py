"""What made-up people can do and look for, in village words; a profile of one word is as usual as one of ten."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from jobmatch.demo import words
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.households import OLDEST_OF_WORKING_AGE, YEARS_BY_SCHOOL, Member
from jobmatch.demo.rows import table_of
from jobmatch.domain.enums import LabourStatus, WagePeriod
from jobmatch.domain.seeker_steps import STEPS
from jobmatch.extensions.db import transaction
from jobmatch.models import Person, Seeker, SeekerExperience, SeekerSkill

PROFILED_SHARE = 0.6
SCHOOL_ORDER = ("none", "sd", "smp", "sma", "smk", "d3", "s1")
Trade = dict[str, Any]


@dataclass(slots=True)
class SeekerPlan:
    """A person with the trade she was given and the moment her profile was taken down."""

    member: Member
    trade: Trade
    at: datetime
    wishes: dict[str, Any] = field(default_factory=dict)


def plan_seekers(members: list[Member], villages: dict[str, str], calendar: Calendar) -> list[SeekerPlan]:
    """Choose who has a profile: more than half of those out of work; ``villages`` maps code to kind."""
    draw = Draw("seekers")
    looking = [m for m in members if m.status is LabourStatus.UNEMPLOYED and m.age(calendar.today) <= OLDEST_OF_WORKING_AGE]
    days = (calendar.now - calendar.start).days
    plans = []
    for member in looking:
        if not draw.chance(PROFILED_SHARE):
            continue
        at = calendar.start if draw.chance(0.5) else calendar.start + timedelta(days=draw.randint(1, max(1, days - 1)))
        plans.append(SeekerPlan(member, _trade(draw, member, villages[member.village]), at))
    return plans


def trades() -> list[Trade]:
    """Return all trades."""
    found: list[Trade] = words.read("trades")["trade"]
    return found


def _trade(draw: Draw, member: Member, village_kind: str) -> Trade:
    """Return a trade of the place that the person's schooling fits, if there is one."""
    place = "kota" if village_kind == "kelurahan" else "desa"
    near = [trade for trade in trades() if trade["where"] in (place, "both")]
    fitting = [trade for trade in near if member.school in trade["schools"]] or near
    return draw.choices(fitting, [trade["weight"] for trade in fitting])[0]


def write_profiles(plans: list[SeekerPlan]) -> None:
    """Insert profiles, skills and experience in one transaction."""
    draw = Draw("profiles")
    seekers, skills, done, majors = [], [], [], []
    for plan in plans:
        is_thin = draw.chance(0.15)
        seekers.append(_seeker(draw, plan, is_thin))
        skills += _skills(draw, plan, 1 if is_thin else 7)
        done += [] if is_thin else _experiences(draw, plan)
        if plan.trade.get("majors") and plan.member.school in ("smk", "d3", "s1"):
            majors.append({"of_person": plan.member.id, "major": draw.choice(plan.trade["majors"])})
    with transaction() as session:
        session.execute(sa.insert(Seeker), seekers)
        session.execute(sa.insert(SeekerSkill), skills)
        session.execute(sa.insert(SeekerExperience), done)
        table = table_of(Person)
        of_person = sa.update(table).where(table.c.id == sa.bindparam("of_person"))
        session.connection().execute(of_person.values(education_major=sa.bindparam("major")), majors)


def _seeker(draw: Draw, plan: SeekerPlan, is_thin: bool) -> dict[str, Any]:
    trade = plan.trade
    is_daily = draw.chance(0.3)
    wage = draw.randrange(80, 131, 5) * 1000 if is_daily else draw.randrange(18, 36) * 100_000
    return {
        "person_id": plan.member.id,
        "desired_titles": draw.some(trade["titles"], 1, 1 if is_thin else 2),
        "desired_kbji": draw.some(trade["kbji"], 1, 2),
        "wage_min_idr": None if draw.chance(0.25) else wage,
        "wage_period": WagePeriod.DAY if is_daily else WagePeriod.MONTH,
        "max_distance_km": draw.by_weight({None: 4, 5: 1, 10: 2, 20: 2, 40: 1}),
        "willing_kinds": trade.get("reach") or (["AKL", "AKAD"] if draw.chance(0.2) else ["AKL"] if draw.chance(0.6) else []),
        "availability": [] if is_thin else draw.some(trade["times"], 1, 2),
        "licences": [licence for licence in trade["licences"] if draw.chance(0.55)],
        "languages": [language for language in trade.get("languages", []) if draw.chance(0.8)],
        "accommodations": [],
        "about": None if is_thin else draw.choice(trade["about"]),
        **_contact(draw),
        "verified_at": plan.at if draw.chance(0.7) else None,
        "created_at": plan.at,
        "updated_at": plan.at,
        "steps_done": [part.value for part in STEPS],
        **plan.wishes,
    }


def _contact(draw: Draw) -> dict[str, Any]:
    """A few let verified employers call them, within a distance of their own."""
    is_open = draw.chance(0.1)
    return {"is_contact_open": is_open, "contact_km": draw.choice((5, 15, 50)) if is_open else None}


def _skills(draw: Draw, plan: SeekerPlan, most: int) -> list[dict[str, Any]]:
    texts = draw.some(plan.trade["skills"], 1 if most == 1 else 3, most)
    if most > 1 and draw.chance(0.25):
        texts.append(draw.choice(draw.choice(trades())["skills"]))
    return [
        {
            "id": draw.new_id(plan.at),
            "person_id": plan.member.id,
            "text": text,
            "level": draw.by_weight({None: 3, 1: 2, 2: 4, 3: 1}),
            "years": draw.by_weight({None: 4, 1.0: 2, 2.0: 2, 4.0: 1, 7.0: 1}),
        }
        for text in dict.fromkeys(texts)
    ]


def _experiences(draw: Draw, plan: SeekerPlan) -> list[dict[str, Any]]:
    years_free = plan.at.year - plan.member.born.year - YEARS_BY_SCHOOL[plan.member.school or "none"]
    return [
        {
            "id": draw.new_id(plan.at),
            "person_id": plan.member.id,
            "title": title,
            "kbji": draw.choice(plan.trade["kbji"]),
            "months": None if draw.chance(0.2) else draw.choice((2, 3, 4, 6, 8, 12, 18, 24, 36)),
            "is_internship": title.startswith("PKL"),
        }
        for title in draw.some(plan.trade["did"], 0 if years_free < 2 else 1, 2)
    ]
