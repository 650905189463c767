"""A vacancy in schema.org's words, so that search engines show it as a job."""

from typing import Any

from jobmatch.domain.enums import EmploymentKind, WagePeriod
from jobmatch.queries.vacancies import ShownVacancy

EMPLOYMENT = {
    EmploymentKind.PERMANENT: "FULL_TIME",
    EmploymentKind.CONTRACT: "CONTRACTOR",
    EmploymentKind.DAILY: "PER_DIEM",
    EmploymentKind.SEASONAL: "TEMPORARY",
    EmploymentKind.APPRENTICE: "INTERN",
}
UNIT = {WagePeriod.MONTH: "MONTH", WagePeriod.DAY: "DAY"}


def job_posting(shown: ShownVacancy, address: str) -> dict[str, Any]:
    """Return the JobPosting of an open vacancy; what is not known is left out."""
    vacancy = shown.vacancy
    posting = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": "\n".join(part for part in (vacancy.description, vacancy.conditions, vacancy.hours_text) if part),
        "identifier": {"@type": "PropertyValue", "name": "jobmatch", "value": str(vacancy.id)},
        "url": address,
        "datePosted": vacancy.published_at.date().isoformat() if vacancy.published_at else None,
        "validThrough": vacancy.expires_on.isoformat() if vacancy.expires_on else None,
        "employmentType": EMPLOYMENT.get(vacancy.employment_kind) if vacancy.employment_kind else None,
        "hiringOrganization": {"@type": "Organization", "name": shown.employer.name} if shown.employer else None,
        "jobLocation": {"@type": "Place", "address": _address(shown)},
        "baseSalary": _salary(shown),
        "totalJobOpenings": vacancy.posts,
        "skills": ", ".join([*vacancy.required_skills, *vacancy.welcome_skills]) or None,
        "directApply": True,
    }
    return {name: value for name, value in posting.items() if value is not None}


def _address(shown: ShownVacancy) -> dict[str, str]:
    parts = {
        "streetAddress": shown.vacancy.place_text or shown.village_name,
        "addressLocality": shown.district_name,
        "addressRegion": "Bengkulu",
        "addressCountry": "ID",
    }
    return {"@type": "PostalAddress"} | {name: part for name, part in parts.items() if part}


def _salary(shown: ShownVacancy) -> dict[str, Any] | None:
    vacancy = shown.vacancy
    unit = UNIT.get(vacancy.wage_period or WagePeriod.MONTH)
    ends = {"minValue": vacancy.wage_min_idr, "maxValue": vacancy.wage_max_idr or vacancy.wage_min_idr}
    if unit is None or not any(ends.values()):
        return None
    value = {"@type": "QuantitativeValue", "unitText": unit} | {name: end for name, end in ends.items() if end}
    return {"@type": "MonetaryAmount", "currency": "IDR", "value": value}
