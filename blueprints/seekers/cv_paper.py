"""Puts a profile into the words of a CV."""

from flask import current_app
from flask_babel import gettext

from jobmatch.documents.cv import CvPaper, write_cv
from jobmatch.formatting import label, telepon
from jobmatch.queries.seekers import Profile
from jobmatch.settings import Settings


def print_cv(profile: Profile) -> bytes:
    """Return the PDF."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    person, seeker = profile.person, profile.seeker
    contact = [profile.village_name, telepon(person.phone) if person.phone else None]
    parts = [
        (gettext("Kerja yang dicari"), seeker.desired_titles),
        (gettext("Pengalaman"), [_job(job.title, job.months, job.note) for job in profile.experiences]),
        (gettext("Yang bisa dikerjakan"), [skill.text for skill in profile.skills]),
        (gettext("Pendidikan"), _school(profile)),
        (gettext("SIM, sertifikat, bahasa"), [*seeker.licences, *seeker.languages]),
    ]
    filled = [(title, list(items)) for title, items in parts if items]
    about = [(gettext("Tentang saya"), [seeker.about])] if seeker.about else []
    reach = " · ".join(part for part in contact if part)
    return write_cv(CvPaper(person.full_name, reach, [*about, *filled], settings.is_demo))


def _job(title: str, months: int | None, note: str | None) -> str:
    length = gettext("%(count)s bulan", count=months) if months else None
    return ", ".join(part for part in (title, note, length) if part)


def _school(profile: Profile) -> list[str]:
    person = profile.person
    level = label(profile.education_label) if profile.education_label else None
    year = str(person.graduation_year) if person.graduation_year else None
    line = ", ".join(part for part in (level, person.education_major, person.education_institution, year) if part)
    return [line] if line else []
