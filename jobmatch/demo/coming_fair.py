"""The fair that is being prepared: sessions filling up, one full already, booths promised."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.offers import Business
from jobmatch.demo.profiles import SeekerPlan
from jobmatch.demo.tickets import TicketPrinter
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus
from jobmatch.extensions.db import db
from jobmatch.models import FairSession
from jobmatch.services import fairs

NAME = "Job Fair Akhir Tahun (contoh)"
PLACE = "Gedung serbaguna contoh, Curup"
BOOTHS = 18
MOST_REGISTERED = 220
FIRST_SESSION_FAVOUR = (4.0, 2.0, 1.0, 1.5)


class ComingFair:
    """The fair of about three weeks from now."""

    def __init__(self, plans: list[SeekerPlan], businesses: list[Business], officer: Actor, calendar: Calendar) -> None:
        self._draw, self._officer, self._calendar = Draw("coming fair"), officer, calendar
        self._plans, self._businesses = plans, businesses
        self.id: UUID | None = None

    def schedule(self, timeline: Timeline, guest: Actor) -> None:
        """Put planning and registrations on the timeline; ``guest`` takes a ticket like anybody."""
        at, today = self._calendar.at, self._calendar.today
        timeline.add(at(today - timedelta(days=12), 9), self._plan)
        timeline.add(at(today - timedelta(days=6), 19), lambda: self._take_ticket(guest))
        timeline.add(at(today - timedelta(days=1), 20), lambda: self._register(guest))

    def _plan(self) -> None:
        day, planned = self._calendar.next_fair_on, self._calendar.planned
        size = max(20, min(len(self._plans) // 8, MOST_REGISTERED // 4))
        hours = ((8, 10), (10, 12), (13, 15))
        sessions = [fairs.SessionPlan(planned(day, start), planned(day, end), size, "Aula", "A") for start, end in hours]
        next_day = day + timedelta(days=1)
        sessions.append(fairs.SessionPlan(planned(next_day, 8), planned(next_day, 11), size, "Aula", "A"))
        self.id = fairs.plan_fair(self._officer, NAME, PLACE, day, next_day, tuple(sessions))
        for number, business in enumerate([one for one in self._businesses if one.id is not None][:BOOTHS]):
            assert business.id is not None
            fairs.add_booth(self._officer, self.id, business.id, f"{'ABC'[number // 6]}{number % 6 + 1}")

    def _take_ticket(self, guest: Actor) -> None:
        assert self.id is not None
        assert guest.person_id is not None
        last = sa.select(FairSession.id).where(FairSession.fair_id == self.id).order_by(FairSession.starts_at).offset(1).limit(1)
        fairs.register_for_fair(guest, self.id, db.session.scalars(last).one(), guest.person_id)

    def _register(self, guest: Actor) -> None:
        assert self.id is not None
        looking = [
            plan.member.id
            for plan in self._plans
            if plan.member.status is LabourStatus.UNEMPLOYED and plan.at < clock.now() and plan.member.id != guest.person_id
        ]
        chosen = self._draw.sample(looking, min(len(looking) // 3, MOST_REGISTERED))
        TicketPrinter(self.id, self._draw).print(chosen, days_back=8, weights=FIRST_SESSION_FAVOUR)
