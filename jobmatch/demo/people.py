"""Writes the planned families: people, family cards, and the first observation of everybody of working age."""

from typing import Any

import sqlalchemy as sa

from jobmatch.demo import words
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.households import WORKING_AGE, YEARS_BY_SCHOOL, Household, Member
from jobmatch.demo.rows import observation_row
from jobmatch.domain.enums import LabourStatus, NikState, ObservationSource
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import kk_index, nik_index
from jobmatch.models import Family, FamilyMember, LabourObservation, Person, Village

KELURAHAN_WEIGHT = 2.2
MOST_IN_SHOWN_VILLAGE = 120
LARGEST_SHARE = 0.15


def village_weights(shown: str, people: int) -> dict[str, float]:
    """Return how many people live where: kelurahan are larger, and the village that is shown has a list worth seeing."""
    rows = db.session.execute(sa.select(Village.code, Village.kind).order_by(Village.code))
    weights = {code: KELURAHAN_WEIGHT if kind == "kelurahan" else 1.0 for code, kind in rows}
    share = min(LARGEST_SHARE, MOST_IN_SHOWN_VILLAGE / people)
    weights[shown] = share / (1 - share) * (sum(weights.values()) - weights[shown])
    return weights


def write_people(households: list[Household], calendar: Calendar) -> None:
    """Insert all families with their people in one transaction."""
    draw, numbers = Draw("people"), words.Numbers()
    people = [_person(draw, numbers, home, member, calendar) for home in households for member in home.members]
    families = [_family(draw, numbers, home, calendar) for home in households]
    memberships = [_membership(draw, home, member, calendar) for home in households for member in home.members]
    seen = [_observation(draw, member, calendar) for home in households for member in home.members if member.status is not None]
    with transaction() as session:
        session.execute(sa.insert(Person), people)
        session.execute(sa.insert(Family), families)
        session.execute(sa.insert(FamilyMember), memberships)
        session.execute(sa.insert(LabourObservation), seen)


def _person(draw: Draw, numbers: words.Numbers, home: Household, member: Member, calendar: Calendar) -> dict[str, Any]:
    nik = numbers.nik(draw, member.born, member.sex)
    age = member.age(calendar.today)
    return {
        "id": member.id,
        "full_name": member.name,
        "name_key": member.name.casefold(),
        "nik": nik,
        "nik_index": nik_index(nik),
        "nik_state": NikState.SEEN if draw.chance(0.8) else NikState.PENDING,
        "birth_date": member.born,
        "birth_year": member.born.year,
        "birth_place": words.birth_place(draw),
        "sex": member.sex,
        "marital_status": "kawin" if member.relation in ("kepala keluarga", "istri") else "belum kawin",
        "disability": draw.choice(("daksa", "netra", "rungu", "wicara")) if age >= WORKING_AGE and draw.chance(0.015) else None,
        "village_code": home.village,
        "address": home.neighbourhood,
        "phone": member.phone,
        "education_level": member.school,
        "graduation_year": _graduation_year(member, calendar),
        "door": draw.choice(("village", "village", "office")),
        "created_at": calendar.start,
    }


def _graduation_year(member: Member, calendar: Calendar) -> int | None:
    if member.school is None or member.school == "none":
        return None
    return min(member.born.year + YEARS_BY_SCHOOL[member.school], calendar.start.year)


def _family(draw: Draw, numbers: words.Numbers, home: Household, calendar: Calendar) -> dict[str, Any]:
    kk = numbers.kk(draw, calendar.start.date())
    return {
        "id": home.id,
        "kk": kk,
        "kk_index": kk_index(kk),
        "village_code": home.village,
        "address": home.neighbourhood,
        "created_at": calendar.start,
    }


def _membership(draw: Draw, home: Household, member: Member, calendar: Calendar) -> dict[str, Any]:
    return {
        "id": draw.new_id(calendar.start),
        "family_id": home.id,
        "person_id": member.id,
        "relation": member.relation,
        "from_on": calendar.start.date(),
        "until_on": None,
    }


def _observation(draw: Draw, member: Member, calendar: Calendar) -> dict[str, Any]:
    is_student = member.status is LabourStatus.NOT_IN_FORCE and member.age(calendar.today) < 20
    return observation_row(
        draw.new_id(calendar.start),
        member.id,
        valid_on=calendar.start.date(),
        recorded_at=calendar.start,
        status=member.status,
        detail="school" if is_student else None,
        source=ObservationSource.IMPORT,
        source_id=f"awal:{member.id}",
    )
