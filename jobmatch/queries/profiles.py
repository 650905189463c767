"""Tables into the plain profiles that the matching engine knows; nothing protected can pass here, it has no field."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import PlacementState, VacancyOrigin, VacancyState
from jobmatch.domain.wages import monthly_idr
from jobmatch.extensions.db import db
from jobmatch.models import District, Person, Placement, Seeker, SeekerExperience, SeekerSkill, Vacancy, Village
from matching.profiles import AVAILABILITY, REACH, Experience, Point, SeekerProfile, Skill, VacancyProfile

EDUCATION = {
    "none": "TIDAK",
    "sd_unfinished": "TIDAK",
    "paket_a": "SD",
    "paket_b": "SMP",
    "paket_c": "SMA",
    "akta_2": "D2",
    "akta_3": "D3",
    "profession": "S1",
} | {code: code.upper() for code in ("sd", "smp", "sma", "smk", "d1", "d2", "d3", "d4", "s1", "s2", "s3")}
PORTION = 5000
Place = tuple[Point | None, str | None]
AT_WORK = (PlacementState.CONFIRMED, PlacementState.STARTED)


def list_seeker_profiles(person_ids: Iterable[UUID] | None = None) -> list[SeekerProfile]:
    """Return those who look for work: all, or the named ones; not those placed through us and still at work."""
    statement = (
        sa.select(Seeker, Person, Village, District)
        .join(Person, Person.id == Seeker.person_id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .where(Person.died_on.is_(None), Person.merged_into_id.is_(None), Seeker.restricted_at.is_(None), ~_has_work())
        .order_by(Person.id)
    )
    if person_ids is not None:
        statement = statement.where(Person.id.in_(list(person_ids)))
    rows = db.session.execute(statement).all()
    skills = _skills([seeker.person_id for seeker, *_ in rows])
    experiences = _experiences([seeker.person_id for seeker, *_ in rows])
    return [
        _seeker(seeker, person, _place(village, district), (skills.get(person.id, []), experiences.get(person.id, [])))
        for seeker, person, village, district in rows
    ]


def find_seeker_profile(person_id: UUID) -> SeekerProfile | None:
    """Return one person's profile, or None without one."""
    return next(iter(list_seeker_profiles([person_id])), None)


def list_open_vacancy_profiles() -> list[VacancyProfile]:
    """Return every published vacancy of ours; imported adverts are not recommended to anybody."""
    return _vacancy_profiles(Vacancy.state == VacancyState.PUBLISHED, Vacancy.origin == VacancyOrigin.OFFICE)


def find_vacancy_profile(vacancy_id: UUID) -> VacancyProfile | None:
    """Return one vacancy's profile, whatever its state and origin."""
    return next(iter(_vacancy_profiles(Vacancy.id == vacancy_id)), None)


def _has_work() -> sa.ColumnElement[bool]:
    return (
        sa.select(Placement.id).where(Placement.person_id == Person.id, Placement.state.in_(AT_WORK)).correlate(Person).exists()
    )


def _skills(person_ids: Sequence[UUID]) -> dict[UUID, list[SeekerSkill]]:
    found: dict[UUID, list[SeekerSkill]] = {}
    for ids in _portions(person_ids):
        for row in db.session.scalars(sa.select(SeekerSkill).where(SeekerSkill.person_id.in_(ids)).order_by(SeekerSkill.id)):
            found.setdefault(row.person_id, []).append(row)
    return found


def _experiences(person_ids: Sequence[UUID]) -> dict[UUID, list[SeekerExperience]]:
    found: dict[UUID, list[SeekerExperience]] = {}
    statement = sa.select(SeekerExperience).order_by(SeekerExperience.id)
    for ids in _portions(person_ids):
        for row in db.session.scalars(statement.where(SeekerExperience.person_id.in_(ids))):
            found.setdefault(row.person_id, []).append(row)
    return found


def _portions(ids: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    """Cut a long list: a statement takes only so many values."""
    return (ids[start : start + PORTION] for start in range(0, len(ids), PORTION))


def _seeker(
    seeker: Seeker, person: Person, place: Place, known: tuple[list[SeekerSkill], list[SeekerExperience]]
) -> SeekerProfile:
    skills, experiences = known
    location, district_code = place
    return SeekerProfile(
        id=str(person.id),
        desired_occupations=tuple(seeker.desired_titles),
        desired_kbji=tuple(seeker.desired_kbji),
        skills=tuple(Skill(skill.text, skill.level, skill.years, skill.skill_id) for skill in skills),
        experiences=tuple(Experience(done.title, done.months, done.kbji, done.is_internship) for done in experiences),
        education_level=_level(person.education_level),
        education_major=person.education_major,
        location=location,
        district=district_code,
        max_distance_km=seeker.max_distance_km,
        is_willing_to_move="AKAD" in seeker.willing_kinds,
        reach=tuple(kind for kind in REACH if kind in seeker.willing_kinds),
        wage_min_idr_month=monthly_idr(seeker.wage_min_idr, seeker.wage_period),
        availability=_times(seeker.availability),
        licences=tuple(seeker.licences),
        languages=tuple(seeker.languages),
        free_text=seeker.about or "",
    )


def _vacancy_profiles(*conditions: sa.ColumnElement[bool]) -> list[VacancyProfile]:
    statement = (
        sa.select(Vacancy, Village, District)
        .outerjoin(Village, Village.code == Vacancy.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .where(*conditions)
        .order_by(Vacancy.id)
    )
    return [_vacancy(vacancy, _place(village, district)) for vacancy, village, district in db.session.execute(statement)]


def _vacancy(vacancy: Vacancy, place: Place) -> VacancyProfile:
    location, district_code = place
    return VacancyProfile(
        id=str(vacancy.id),
        title=vacancy.title,
        kbji=vacancy.kbji,
        required_skills=tuple(Skill(text) for text in vacancy.required_skills),
        welcome_skills=tuple(Skill(text) for text in vacancy.welcome_skills),
        min_education=_level(vacancy.min_education),
        is_education_justified=vacancy.is_education_justified,
        majors=tuple(vacancy.majors),
        experience_months=vacancy.experience_months or None,
        location=location,
        district=district_code,
        is_remote="dari_rumah" in vacancy.availability,
        reach=vacancy.placement_kind.value,
        wage_min_idr_month=monthly_idr(vacancy.wage_min_idr, vacancy.wage_period),
        wage_max_idr_month=monthly_idr(vacancy.wage_max_idr, vacancy.wage_period),
        licences=tuple(vacancy.licences),
        languages=tuple(vacancy.languages),
        availability=_times(vacancy.availability),
        description=vacancy.description,
    )


def _level(code: str | None) -> str | None:
    return EDUCATION.get((code or "").lower())


def _times(stored: Iterable[str]) -> tuple[str, ...]:
    return tuple(time for time in stored if time in AVAILABILITY)


def _place(village: Village | None, district: District | None) -> Place:
    code = district.code if district is not None else None
    if village is not None and village.latitude is not None and village.longitude is not None:
        return (village.latitude, village.longitude), code
    return ((district.latitude, district.longitude) if district is not None else None), code
