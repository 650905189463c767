"""The invented employers and what they offer: handed in by them, published by staff, some still waiting."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from jobmatch.demo import words
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import EmployerKind, EmploymentKind, PlacementKind, Role, WagePeriod
from jobmatch.domain.offers import EmployerDetails, VacancyDraft
from jobmatch.services import employers, vacancies
from jobmatch.services.vacancy_checks import conditions_in

USUAL_HOURS = "Senin–Sabtu, 08.00–16.00"
USUAL_CONDITIONS = "Tidak ada syarat khusus selain yang tertulis."
AFTER_FAIR_SHARE = 0.25
KBLI_EDITION = "2025"


@dataclass(slots=True)
class Offer:
    """A vacancy of the made-up world; ``id`` is known once it was handed in."""

    employer: "Business"
    facts: dict[str, Any]
    published: datetime
    id: UUID | None = None

    @property
    def is_at_fair(self) -> bool:
        """Tell whether it was open on the day of the past fair."""
        return self.published.date() < self.employer.calendar.past_fair_on


@dataclass(slots=True)
class Business:
    """An employer of the made-up world; ``id`` is known once it was registered."""

    facts: dict[str, Any]
    calendar: Calendar
    phone: str
    id: UUID | None = None
    owner_id: UUID | None = None
    offers: list[Offer] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return its name."""
        return str(self.facts["name"])

    @property
    def actor(self) -> Actor:
        """Return who acts for it."""
        return Actor(role=Role.EMPLOYER, user_id=self.owner_id, employer_id=self.id)


def plan_businesses(calendar: Calendar) -> list[Business]:
    """Plan all employers, and when each vacancy became public: most before the past fair, some since."""
    draw, found = Draw("offers"), []
    for facts in words.read("employers")["employer"]:
        business = Business(facts, calendar, words.phone(draw))
        business.offers = [
            Offer(business, offer, _published(draw, calendar, is_first=number == 0))
            for number, offer in enumerate(facts["vacancies"])
        ]
        found.append(business)
    return found


def _published(draw: Draw, calendar: Calendar, *, is_first: bool) -> datetime:
    if not is_first and draw.chance(AFTER_FAIR_SHARE):
        return calendar.at(calendar.past_fair_on + timedelta(days=draw.randint(3, 35)), draw.randint(8, 15), draw.randrange(60))
    return calendar.at(calendar.past_fair_on - timedelta(days=draw.randint(4, 26)), draw.randint(8, 15), draw.randrange(60))


def schedule_offers(timeline: Timeline, businesses: list[Business], officer: Actor, calendar: Calendar) -> None:
    """Let employers register, hand in and be published at their time."""
    draw = Draw("publishing")
    for business in businesses:
        timeline.add(calendar.start + timedelta(hours=draw.randint(24, 260)), _registering(business))
        for offer in business.offers:
            timeline.add(offer.published - timedelta(days=draw.randint(1, 3)), _posting(offer, draw, calendar))
            timeline.add(offer.published, _publishing(offer, officer))


def _registering(business: Business) -> Any:
    facts = business.facts

    def register() -> None:
        details = EmployerDetails(
            name=business.name,
            kind=EmployerKind(facts["kind"]),
            kbli=facts["kbli"],
            kbli_edition=KBLI_EDITION,
            village_code=facts["village"],
            phone=business.phone,
            contact_name=facts["contact"],
            email=facts.get("email"),
            about=facts["about"],
        )
        business.id = employers.register_employer(Actor.system(), details)
        if business.owner_id is not None:
            employers.add_member(Actor.system(), business.id, business.owner_id)

    return register


def _posting(offer: Offer, draw: Draw, calendar: Calendar) -> Any:
    until = max(calendar.today + timedelta(days=draw.randint(6, 40)), offer.published.date() + timedelta(days=30))
    last_allowed = offer.published.date() + timedelta(days=115)

    def post() -> None:
        offer.id = vacancies.post_vacancy(offer.employer.actor, draft_of(offer, min(until, last_allowed)))

    return post


def _publishing(offer: Offer, officer: Actor) -> Any:
    def publish() -> None:
        assert offer.id is not None
        vacancies.publish_vacancy(officer, offer.id)

    return publish


def draft_of(offer: Offer, expires_on: date | None) -> VacancyDraft:
    """Return the vacancy as its employer hands it in."""
    facts = offer.facts
    low, high = facts["wage"]
    draft = VacancyDraft(
        title=facts["title"],
        posts=facts["posts"],
        employer_id=offer.employer.id,
        kbji=facts["kbji"],
        description=facts.get("text", ""),
        employment_kind=EmploymentKind(facts["kind"]),
        placement_kind=PlacementKind(facts.get("reach", "AKL")),
        village_code=None if "place" in facts else offer.employer.facts["village"],
        place_text=facts.get("place"),
        wage_min_idr=low,
        wage_max_idr=high,
        wage_period=WagePeriod(facts.get("per", "month")),
        hours_text=facts.get("hours", USUAL_HOURS),
        availability=tuple(facts.get("times", ("penuh_waktu",))),
        conditions=facts.get("conditions", USUAL_CONDITIONS),
        required_skills=tuple(facts["needs"]),
        welcome_skills=tuple(facts["likes"]),
        licences=tuple(facts.get("licences", ())),
        languages=tuple(facts.get("languages", ())),
        majors=tuple(facts.get("majors", ())),
        min_education=facts.get("school"),
        is_education_justified=facts.get("justified", False),
        experience_months=facts.get("months", 0),
        is_disability_welcome=facts.get("welcome", False),
        contact_phone=offer.employer.phone,
        expires_on=expires_on,
    )
    reasons = [{"ground": found.ground.value, "reason": facts.get("reason", "")} for found in conditions_in(draft)]
    return replace(draft, special_conditions=tuple(reasons))
