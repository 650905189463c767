"""What the engine is allowed to know of a person and of a vacancy: plain ids, words and numbers.

Only what is listed here can ever reach a score. Sex, age, graduation year, religion, ethnicity,
marital status, disability, photo, name and poverty decile have no field, on purpose.
"""

from dataclasses import dataclass
from typing import Literal

EducationLevel = Literal["TIDAK", "SD", "SMP", "SMA", "SMK", "D1", "D2", "D3", "D4", "S1", "S2", "S3"]
"""Levels as the office writes them; TIDAK = did not finish primary school."""

EDUCATION_RANK: dict[str, int] = {
    "TIDAK": 0,
    "SD": 1,
    "SMP": 2,
    "SMA": 3,
    "SMK": 3,
    "D1": 4,
    "D2": 5,
    "D3": 6,
    "D4": 7,
    "S1": 7,
    "S2": 8,
    "S3": 9,
}

AVAILABILITY = (
    "penuh_waktu",
    "paruh_waktu",
    "shift",
    "malam",
    "akhir_pekan",
    "musiman",
    "dari_rumah",
)
"""Times a person can work, or a vacancy needs. An empty tuple means: not known."""

REACH = ("AKL", "AKAD", "AKAN")
"""Placement within the regency or province, to another province, abroad."""

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS84)."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as typed; the id is the vocabulary's when somebody confirmed it."""

    text: str
    level: int | None = None
    """1 beginner, 2 able, 3 expert; None: not known."""
    years: float | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Work done before; practical training of a school (PKL, magang) counts too."""

    title: str
    months: int | None = None
    kbji: str | None = None
    is_internship: bool = False


@dataclass(frozen=True, slots=True)
class SeekerProfile:
    """A person who looks for work, without anything that may not count."""

    id: str
    desired_occupations: tuple[str, ...] = ()
    desired_kbji: tuple[str, ...] = ()
    skills: tuple[Skill, ...] = ()
    experiences: tuple[Experience, ...] = ()
    education_level: str | None = None
    education_major: str | None = None
    location: Point | None = None
    district: str | None = None
    max_distance_km: float | None = None
    is_willing_to_move: bool = False
    reach: tuple[str, ...] = ()
    """Which of REACH the person accepts; empty: not known."""
    wage_min_idr_month: int | None = None
    availability: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    free_text: str = ""


@dataclass(frozen=True, slots=True)
class VacancyProfile:
    """A vacancy; conditions that are not lawful to rank on have no field here."""

    id: str
    title: str = ""
    kbji: str | None = None
    required_skills: tuple[Skill, ...] = ()
    welcome_skills: tuple[Skill, ...] = ()
    min_education: str | None = None
    is_education_justified: bool = False
    """True: the work cannot be done without it, so it is a gate; else it only scores."""
    majors: tuple[str, ...] = ()
    experience_months: int | None = None
    """None or 0: no experience asked."""
    location: Point | None = None
    district: str | None = None
    is_remote: bool = False
    reach: str | None = None
    wage_min_idr_month: int | None = None
    wage_max_idr_month: int | None = None
    licences: tuple[str, ...] = ()
    """Licences and certificates without which the work may not be done: a gate."""
    languages: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    """Times the work needs."""
    description: str = ""


Profile = SeekerProfile | VacancyProfile
