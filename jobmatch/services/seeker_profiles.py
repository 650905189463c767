"""The parts of a seeking profile, each kept by itself as soon as it is sent: by the person, or by an officer for her."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import WORKING_AGE_FROM
from jobmatch.domain.education import find_level
from jobmatch.domain.enums import Role, WagePeriod
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.seeker_steps import ProfilePart
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Person, Seeker, SeekerExperience, SeekerSkill
from jobmatch.services import audit, recommendations
from jobmatch.services.seekers import DESK, get_profile

WRITERS = (Role.SEEKER, Role.VILLAGE_OFFICER, *DESK, Role.SYSTEM)
MOST_SKILLS, MOST_JOBS = 20, 12
IMPOSSIBLE_YEAR = N_("Tahun lulus %(year)s tidak mungkin. Periksa di ijazah.")
NO_LEVEL = N_("Pilih pendidikan terakhir.")


@dataclass(frozen=True, slots=True)
class Education:
    """The highest school finished."""

    level: str
    major: str | None = None
    institution: str | None = None
    graduation_year: int | None = None


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill as typed; level 1 learning, 2 can, 3 can teach it."""

    text: str
    level: int | None = None
    years: float | None = None


@dataclass(frozen=True, slots=True)
class JobLine:
    """Work done before; PKL and Prakerin count."""

    title: str
    months: int | None = None
    is_internship: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody looks for and under which conditions she can work."""

    titles: tuple[str, ...] = ()
    kbji: tuple[str, ...] = ()
    max_distance_km: int | None = None
    districts: tuple[str, ...] = ()
    wage_min_idr: int | None = None
    wage_period: WagePeriod | None = None
    kinds: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accommodations: tuple[str, ...] = ()
    about: str | None = None


def save_education(actor: Actor, person_id: UUID, education: Education) -> None:
    """Keep the schooling.

    Raises:
        RuleBroken: no such level, or a year in which nobody of this age can have finished.
    """
    level = find_level(education.level)
    if level is None:
        raise RuleBroken(NO_LEVEL, field="level")
    with transaction():
        _open(actor, person_id, ProfilePart.EDUCATION)
        person = db.session.get_one(Person, person_id)
        _check_year(education.graduation_year, person)
        person.education_level, person.education_major = education.level, education.major
        person.education_institution = education.institution
        person.graduation_year = education.graduation_year if level.has_diploma else None


def save_skills(actor: Actor, person_id: UUID, skills: tuple[SkillLine, ...]) -> None:
    """Keep the skills as they were typed, each once; level and years of a known one stay unless said anew."""
    with transaction():
        _open(actor, person_id, ProfilePart.SKILLS)
        mine = sa.select(SeekerSkill).where(SeekerSkill.person_id == person_id)
        known = {row.text.casefold(): row for row in db.session.scalars(mine)}
        lines = {" ".join(line.text.split()).casefold(): line for line in skills if line.text.strip()}
        for key, row in known.items():
            if key not in lines:
                db.session.delete(row)
        for key, line in list(lines.items())[:MOST_SKILLS]:
            row = known.get(key) or SeekerSkill(person_id=person_id, text=" ".join(line.text.split()))
            row.level = line.level if line.level is not None else row.level
            row.years = line.years if line.years is not None else row.years
            db.session.add(row)


def save_experience(actor: Actor, person_id: UUID, jobs: tuple[JobLine, ...]) -> None:
    """Keep the jobs done before in place of those kept so far."""
    with transaction():
        _open(actor, person_id, ProfilePart.EXPERIENCE)
        db.session.execute(sa.delete(SeekerExperience).where(SeekerExperience.person_id == person_id))
        db.session.add_all(
            SeekerExperience(
                person_id=person_id,
                title=" ".join(job.title.split()),
                months=job.months,
                is_internship=job.is_internship,
                note=job.note or None,
            )
            for job in jobs[:MOST_JOBS]
            if job.title.strip()
        )


def save_wishes(actor: Actor, person_id: UUID, wishes: Wishes) -> None:
    """Keep what is looked for, and under which conditions."""
    with transaction():
        seeker = _open(actor, person_id, ProfilePart.WISHES)
        seeker.desired_titles, seeker.desired_kbji = list(wishes.titles), list(wishes.kbji)
        seeker.max_distance_km, seeker.desired_districts = wishes.max_distance_km, list(wishes.districts)
        seeker.wage_min_idr = wishes.wage_min_idr
        seeker.wage_period = wishes.wage_period if wishes.wage_min_idr else None
        seeker.willing_kinds, seeker.availability = list(wishes.kinds), list(wishes.availability)
        seeker.licences, seeker.languages = list(wishes.licences), list(wishes.languages)
        seeker.accommodations, seeker.about = list(wishes.accommodations), wishes.about


def pass_over(actor: Actor, person_id: UUID, part: ProfilePart) -> None:
    """Leave a part empty for now; it can be filled in at any time."""
    with transaction():
        _open(actor, person_id, part)


def _open(actor: Actor, person_id: UUID, part: ProfilePart) -> Seeker:
    if actor.role not in WRITERS:
        raise NotAllowed
    seeker = get_profile(actor, person_id)
    if part.value not in seeker.steps_done:
        seeker.steps_done = [*seeker.steps_done, part.value]
    seeker.updated_at = clock.now()
    audit.record(actor, "edit_profile", "person", person_id, fields=[part.value])
    recommendations.ask_for_person(actor, person_id)
    return seeker


def _check_year(year: int | None, person: Person) -> None:
    if year is None:
        return
    born = person.birth_year or year - WORKING_AGE_FROM
    if not born + 5 <= year <= clock.today().year:
        raise RuleBroken(IMPOSSIBLE_YEAR, field="graduation_year", year=year)
