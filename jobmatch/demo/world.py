"""Builds the whole made-up world, each part once; a second run adds nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo import accounts, guests, people, profiles
from jobmatch.demo.by_hand import leave_messages, record_some_twice
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.cases import schedule_cases
from jobmatch.demo.coming_fair import ComingFair
from jobmatch.demo.draw import SEED
from jobmatch.demo.help import propose_some_help
from jobmatch.demo.hiring import Hiring
from jobmatch.demo.households import Household, Member, plan_households
from jobmatch.demo.offers import Business, plan_businesses, schedule_offers
from jobmatch.demo.past_fair import PastFair
from jobmatch.demo.profiles import SeekerPlan
from jobmatch.demo.registrations import Counter
from jobmatch.demo.reporting import Reporting
from jobmatch.demo.timeline import Progress, Timeline
from jobmatch.demo.welfare import bring_poverty_data
from jobmatch.domain.actors import Actor
from jobmatch.domain.job_kinds import RANK_ALL
from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.models import Village
from jobmatch.services import figures, jobs, recommendations, statistics
from jobmatch.services.places import load_places
from jobmatch.services.site_facts import DEMO, find_fact, set_fact

LOCAL_ADDRESS = "http://127.0.0.1:5000"


@dataclass(slots=True)
class World:
    """What the parts of the world share while it is built."""

    calendar: Calendar
    households: list[Household]
    members: list[Member]
    seekers: list[SeekerPlan]
    guest: SeekerPlan
    businesses: list[Business]
    staff: dict[str, Actor]
    base_url: str


def build_world(count: int, progress: Progress, *, now: datetime | None = None, base_url: str = LOCAL_ADDRESS) -> None:
    """Fill an empty, migrated database with ``count`` people, as seen from ``now``; links in messages start with ``base_url``."""
    if find_fact(DEMO) is not None:
        return
    calendar = Calendar(now or clock.now())
    facts = {"people": count, "seed": SEED, "now": calendar.now.isoformat()}
    set_fact(DEMO, facts | {"is_finished": False})
    progress("wilayah", 0, 1)
    load_places()
    progress("wilayah", 1, 1)
    with clock.pretend(calendar.start):
        world = _plan(count, calendar, base_url)
        progress("orang dan keluarga", 0, count)
        people.write_people(world.households, calendar)
        profiles.write_profiles(world.seekers)
        progress("orang dan keluarga", count, count)
        guest = guests.let_seeker_in(world.guest)
    timeline = Timeline()
    _schedule(world, timeline, guest)
    timeline.run(progress)
    with clock.pretend(calendar.now - timedelta(days=60)):
        bring_poverty_data(world.households, world.staff["penempatan"])
    propose_some_help(world.staff, calendar)
    with clock.pretend(calendar.now):
        leave_messages(world.staff)
        record_some_twice(world.staff)
    with clock.pretend(calendar.now):
        figures.load_known(Actor.system())
        statistics.release_statistics(Actor.system(), calendar.closed[-1])
        recommendations.refresh_all(Actor.system(), lambda done, total, _: progress("orang untuk lowongan", done, total or 1))
        jobs.enqueue(Actor.system(), RANK_ALL, f"{RANK_ALL}:{calendar.today}", {})
        jobs.settle(RANK_ALL, calendar.now)
    queue.forget()
    set_fact(DEMO, facts | {"is_finished": True})


def _plan(count: int, calendar: Calendar, base_url: str) -> World:
    places = db.session.execute(sa.select(Village.code, Village.kind).order_by(Village.code))
    kinds = {row.code: row.kind for row in places}
    households = plan_households(count, people.village_weights(accounts.VILLAGE, count), calendar)
    members = [member for household in households for member in household.members]
    seekers = profiles.plan_seekers(members, kinds, calendar)
    businesses = plan_businesses(calendar)
    guests.let_employer_in(businesses[0])
    return World(
        calendar=calendar,
        households=households,
        members=members,
        seekers=seekers,
        guest=guests.choose_guest(seekers, calendar),
        businesses=businesses,
        staff=accounts.create_staff(),
        base_url=base_url,
    )


def _schedule(world: World, timeline: Timeline, guest: Actor) -> None:
    calendar, staff, businesses = world.calendar, world.staff, world.businesses
    officer = staff["penempatan"]
    others = [plan for plan in world.seekers if plan is not world.guest]
    villages = db.session.scalars(sa.select(Village.code).order_by(Village.code)).all()
    Reporting(world.members, world.guest.member.id, staff, calendar).schedule(timeline, villages)
    schedule_offers(timeline, businesses, officer, calendar)
    counter = Counter(others, world.guest, staff, calendar)
    counter.schedule(timeline)
    Hiring(counter.registrations, businesses, officer, calendar).schedule(timeline)
    PastFair(others, businesses, officer, calendar).schedule(timeline, world.base_url)
    ComingFair(others, businesses, officer, calendar).schedule(timeline, guest)
    guests.schedule_guest(timeline, guest, businesses[0], calendar)
    schedule_cases(timeline, others, businesses, officer)
