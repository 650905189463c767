"""What an employer is told about a vacancy before it is handed in: conditions that need a reason, a wage under the minimum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobmatch import clock
from jobmatch.documents.reference_tables import minimum_wages
from jobmatch.domain.condition_patterns import Ground
from jobmatch.domain.conditions import EXPLANATIONS, find_conditions
from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.findings import Finding
from jobmatch.domain.offers import VacancyDraft
from jobmatch.domain.suspicion import OfferText, Sign, signs_in
from jobmatch.domain.vacancy_rules import SHORTEST_REASON
from jobmatch.domain.wage_rules import check_against_minimum, minimum_on, monthly_wage
from jobmatch.models import Vacancy
from jobmatch.queries.employer_doubles import EmployerDouble, find_doubles
from jobmatch.queries.vacancies import ShownVacancy

REGENCY = "17.02"


@dataclass(frozen=True, slots=True)
class FoundCondition:
    """A condition on who somebody is: its ground, the words it stands in, why it is asked about, and the rule."""

    ground: Ground
    excerpt: str
    explanation: str
    source: str


def conditions_in(draft: VacancyDraft) -> Sequence[FoundCondition]:
    """Return the conditions in a draft's texts, the first of each ground."""
    found: dict[Ground, str] = {}
    for text in (draft.title, draft.conditions or "", draft.description, *draft.required_skills, *draft.welcome_skills):
        for condition in find_conditions(text):
            found.setdefault(condition.ground, condition.excerpt)
    return [
        FoundCondition(ground, excerpt, EXPLANATIONS[ground].message, EXPLANATIONS[ground].source)
        for ground, excerpt in found.items()
    ]


def conditions_without_reason(draft: VacancyDraft) -> Sequence[FoundCondition]:
    """Return those that stand without a reason long enough to be judged."""
    reasons = reasons_in(draft.special_conditions)
    return [found for found in conditions_in(draft) if len(reasons.get(found.ground.value, "").strip()) < SHORTEST_REASON]


def reasons_in(special_conditions: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the reason of each ground as the employer gave it."""
    return {str(item["ground"]): str(item.get("reason", "")) for item in special_conditions}


def low_wage(draft: VacancyDraft) -> Sequence[Finding]:
    """Return a warning when the best wage offered stays under the minimum wage of today."""
    amount = draft.wage_max_idr or draft.wage_min_idr
    if amount is None:
        return []
    minimum = minimum_on(minimum_wages(), REGENCY, clock.today())
    return check_against_minimum(monthly_wage(amount, draft.wage_period), minimum)


@dataclass(frozen=True, slots=True)
class ReviewFindings:
    """What an officer sees beside a vacancy before publishing it."""

    conditions: Sequence[tuple[FoundCondition, str]]
    wage: Sequence[Finding]
    signs: Sequence[Sign]
    doubles: Sequence[EmployerDouble]


def review_findings(shown: ShownVacancy) -> ReviewFindings:
    """Return special conditions with their reasons, a low wage, signs of a swindle, and employers like this one."""
    vacancy = shown.vacancy
    draft = VacancyDraft(
        title=vacancy.title,
        conditions=vacancy.conditions,
        description=vacancy.description,
        required_skills=tuple(vacancy.required_skills),
        welcome_skills=tuple(vacancy.welcome_skills),
        wage_min_idr=vacancy.wage_min_idr,
        wage_max_idr=vacancy.wage_max_idr,
        wage_period=vacancy.wage_period or WagePeriod.MONTH,
    )
    reasons = reasons_in(vacancy.special_conditions)
    doubles = find_doubles(shown.employer) if shown.employer else ()
    return ReviewFindings(
        conditions=[(found, reasons.get(found.ground.value, "")) for found in conditions_in(draft)],
        wage=low_wage(draft),
        signs=[*signs_of(vacancy), *dict.fromkeys(double.sign for double in doubles)],
        doubles=doubles,
    )


def signs_of(vacancy: Vacancy) -> Sequence[Sign]:
    """Return the signs of a swindle that a vacancy's own words and figures give."""
    texts = [vacancy.title, vacancy.description, vacancy.conditions or "", vacancy.contact_phone or "", vacancy.place_text or ""]
    return signs_in(OfferText(texts, vacancy.month_wage_idr, vacancy.min_education, vacancy.experience_months))
