"""What staff must be able to see once: people entered twice, an advert that may not be published, others that wait."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.offers import Business, Offer, draft_of
from jobmatch.demo.profiles import SeekerPlan
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState
from jobmatch.extensions.db import db
from jobmatch.models import Person, Seeker, SeekerSkill
from jobmatch.services import vacancies

DOUBLES = 14
SPELLINGS = (("Muhammad", "M."), ("Siti", "St."), ("ya", "ia"), ("i", "y"), ("u", "oe"), ("h", ""))
UNLAWFUL = {
    "title": "Admin toko wanita",
    "kbji": "4110",
    "posts": 2,
    "wage": [2500000, 2700000],
    "kind": "contract",
    "needs": ["admin", "excel"],
    "likes": ["balas chat"],
    "reason": "Pelanggan toko kami lebih suka dilayani perempuan muda.",
    "conditions": "Wanita, usia maksimal 25 tahun, belum menikah, berpenampilan menarik, tinggi minimal 155 cm.",
}
WAITING = (
    {
        "title": "Penjaga kasir dan pembungkus",
        "kbji": "5230",
        "posts": 2,
        "wage": [2600000, 2841750],
        "kind": "contract",
        "needs": ["kasir", "bungkus"],
        "likes": [],
    },
    {
        "title": "Buruh angkut panen",
        "kbji": "9211",
        "posts": 6,
        "wage": [90000, 100000],
        "per": "day",
        "kind": "daily",
        "needs": ["manggul"],
        "likes": [],
    },
)
RETURN_REASON = "Upahnya belum jelas: tulis per hari atau per bulan, dan berapa jam kerjanya."


def schedule_cases(timeline: Timeline, plans: list[SeekerPlan], businesses: list[Business], officer: Actor) -> None:
    """Put the cases on the timeline, most of them of the last days."""
    calendar, draw = businesses[0].calendar, Draw("cases")
    by_name = {business.name: business for business in businesses}
    for number, plan in enumerate(draw.sample(plans, min(DOUBLES, len(plans) // 6))):
        day = calendar.today - timedelta(days=draw.randint(2, 90))
        timeline.add(calendar.at(day, 13), _doubling(draw, plan, number))
    unlawful = Offer(by_name["Grosir Pasar Bang Mego"], UNLAWFUL, calendar.now)
    timeline.add(_days_ago(calendar, 2), lambda: vacancies.post_vacancy(unlawful.employer.actor, draft_of(unlawful, None)))
    for number, facts in enumerate(WAITING):
        offer = Offer(businesses[11 + 5 * number], facts, calendar.now)
        timeline.add(_days_ago(calendar, 1 + number), _waiting(offer))
    helper = WAITING[1] | {"title": "Tukang bantu las harian", "kbji": "7212", "needs": ["ngelas"]}
    returned = Offer(by_name["Bengkel Las Tiga Putra"], helper, calendar.now)
    timeline.add(_days_ago(calendar, 4), _returning(returned, officer))
    timeline.add(_days_ago(calendar, 3), lambda: _pause(by_name["Hotel Bukit Bunga"].offers[2]))


def _days_ago(calendar: Calendar, days: int) -> Any:
    return calendar.at(calendar.today - timedelta(days=days), 10)


def _waiting(offer: Offer) -> Callable[[], object]:
    return lambda: vacancies.post_vacancy(offer.employer.actor, draft_of(offer, None))


def _returning(offer: Offer, officer: Actor) -> Callable[[], object]:
    def return_it() -> None:
        vacancy_id = vacancies.post_vacancy(offer.employer.actor, draft_of(offer, None))
        vacancies.return_vacancy(officer, vacancy_id, RETURN_REASON)

    return return_it


def _pause(offer: Offer) -> None:
    assert offer.id is not None
    vacancies.pause_vacancy(offer.employer.actor, offer.id)


def _doubling(draw: Draw, plan: SeekerPlan, number: int) -> Callable[[], object]:
    """Let a person register again online, a little differently, without a NIK."""
    member, moment_known = plan.member, number % 3 != 2

    def double() -> None:
        moment = clock.now()
        person_id = draw.new_id(moment)
        born = member.born if moment_known else _swapped(member.born)
        name = _respelled(member.name, number)
        row = {
            "id": person_id,
            "full_name": name,
            "name_key": name.casefold(),
            "nik_state": NikState.NONE,
            "birth_date": born,
            "birth_year": born.year,
            "sex": member.sex,
            "village_code": member.village,
            "phone": member.phone,
            "education_level": member.school,
            "door": "online",
            "created_at": moment,
        }
        db.session.execute(sa.insert(Person), [row])
        db.session.execute(sa.insert(Seeker), [_profile(plan, row)])
        skill = {"id": draw.new_id(moment), "person_id": person_id, "text": draw.choice(plan.trade["skills"])}
        db.session.execute(sa.insert(SeekerSkill), [skill])

    return double


def _profile(plan: SeekerPlan, person: dict[str, Any]) -> dict[str, Any]:
    names = ("desired_kbji", "willing_kinds", "availability", "licences", "languages", "accommodations")
    lists: dict[str, list[str]] = {name: [] for name in names}
    moments = {"created_at": person["created_at"], "updated_at": person["created_at"]}
    return {"person_id": person["id"], "desired_titles": plan.trade["titles"][:1], **lists, **moments}


def _respelled(name: str, number: int) -> str:
    for old, new in SPELLINGS[number % len(SPELLINGS) :] + SPELLINGS:
        if old in name:
            return name.replace(old, new, 1).strip()
    return name.upper()


def _swapped(born: date) -> date:
    """Return the date as somebody types it who puts the month first, or a day off when that is impossible."""
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else born - timedelta(days=1)
