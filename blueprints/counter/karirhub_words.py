"""A person's data as words to copy into Karirhub, field by field in the office's order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from blueprints.shared.vacancy_cards import wage_words
from jobmatch.domain.ak1_settings import FIELDS
from jobmatch.formatting import label, telepon
from jobmatch.queries.seekers import Profile

Words = Callable[[Profile], str | None]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One field: its name and what is copied; ``needs_opening`` marks a NIK that is not opened yet."""

    code: str
    name: str
    value: str
    needs_opening: bool = False


def shown_names() -> Mapping[str, str]:
    """Return the fields' names as the setting shows them, with their codes."""
    return {gettext(name): code for code, name in FIELDS.items()}


def copy_lines(profile: Profile, order: Sequence[str], nik: str | None, card_number: str | None) -> list[CopyLine]:
    """Return the fields in the office's order; what nobody filled in is left empty."""
    found = []
    for code in order:
        value = {"nik": nik, "card": card_number}.get(code) if code in ("nik", "card") else VALUES[code](profile)
        is_closed = code == "nik" and nik is None and profile.person.nik is not None
        found.append(CopyLine(code, gettext(FIELDS[code]), value or "", is_closed))
    return found


def _jobs(profile: Profile) -> str:
    lines = [(job.title, gettext("%(count)s bulan", count=job.months) if job.months else None) for job in profile.experiences]
    return "; ".join(", ".join(part for part in line if part) for line in lines)


VALUES: dict[str, Words] = {
    "full_name": lambda p: p.person.full_name,
    "birth_place": lambda p: p.person.birth_place,
    "birth_date": lambda p: f"{p.person.birth_date:%d-%m-%Y}" if p.person.birth_date else None,
    "sex": lambda p: label(p.person.sex) if p.person.sex else None,
    "religion": lambda p: p.person.religion,
    "marital_status": lambda p: p.person.marital_status,
    "address": lambda p: p.person.address,
    "village": lambda p: p.village_name,
    "district": lambda p: p.district_name,
    "phone": lambda p: telepon(p.person.phone) if p.person.phone else None,
    "education": lambda p: label(p.education_label) if p.education_label else None,
    "major": lambda p: p.person.education_major,
    "institution": lambda p: p.person.education_institution,
    "graduation_year": lambda p: str(p.person.graduation_year or ""),
    "skills": lambda p: ", ".join(skill.text for skill in p.skills),
    "experience": _jobs,
    "wanted": lambda p: ", ".join(p.seeker.desired_titles),
    "wage": lambda p: wage_words(p.seeker.wage_min_idr, None, p.seeker.wage_period),
}
