"""Whom the demo's seeker and employer accounts belong to: people of this world with something going on."""

from datetime import timedelta

import sqlalchemy as sa

from jobmatch.demo import words
from jobmatch.demo.accounts import VILLAGE, create_employer_account, create_seeker_account
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.offers import Business
from jobmatch.demo.profiles import SeekerPlan, trades
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState
from jobmatch.domain.transitions import APPLICATION, next_state
from jobmatch.extensions.db import db
from jobmatch.models import Application
from jobmatch.services import applications, audit

TRADE = "olah-kopi"
MESSAGE = "Saya biasa menyangrai kopi di rumah, bisa mulai kapan saja."
AGES = range(19, 36)


def choose_guest(plans: list[SeekerPlan], calendar: Calendar) -> SeekerPlan:
    """Choose the person behind the seeker's account: young, of the shown village, at home with coffee."""
    near = [plan for plan in plans if plan.member.village == VILLAGE and plan.member.age(calendar.today) in AGES]
    guest = (near or plans)[0]
    guest.trade = next(trade for trade in trades() if trade["name"] == TRADE)
    guest.at = calendar.start
    guest.wishes = {"max_distance_km": 15, "availability": ["penuh_waktu", "shift"], "willing_kinds": ["AKL"]}
    guest.member.school = guest.member.school if guest.member.school in guest.trade["schools"] else "sma"
    guest.member.phone = guest.member.phone or words.phone(Draw("guest"))
    return guest


def let_seeker_in(guest: SeekerPlan) -> Actor:
    """Make the seeker's account."""
    return create_seeker_account(guest.member.id, guest.member.name)


def let_employer_in(business: Business) -> None:
    """Make the employer's account; it becomes a member once the employer is registered."""
    business.owner_id = create_employer_account(f"{business.facts['contact']}, {business.name} (contoh)")


def schedule_guest(timeline: Timeline, guest: Actor, business: Business, calendar: Calendar) -> None:
    """Let the seeker apply to the employer, who thinks about it."""

    def apply() -> None:
        assert business.offers[0].id is not None
        applications.apply(guest, business.offers[0].id, MESSAGE)

    def shortlist() -> None:
        mine = sa.select(Application).where(Application.person_id == guest.person_id)
        application = db.session.scalars(mine).one()
        application.state = next_state(APPLICATION, ApplicationState.APPLIED, "shortlist")
        audit.record(business.actor, "shortlist_application", "application", application.id, fields=["state"])

    timeline.add(calendar.at(calendar.today - timedelta(days=9), 20), apply)
    timeline.add(calendar.at(calendar.today - timedelta(days=5), 13), shortlist)
