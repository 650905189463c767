"""The fair that is over, with its whole funnel: registered, came, applied, interviewed, hired, answered or not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.offers import Business, Offer
from jobmatch.demo.profiles import SeekerPlan
from jobmatch.demo.rows import table_of
from jobmatch.demo.tickets import TicketPrinter
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import (
    ApplicationState,
    BoothResult,
    FairState,
    LabourStatus,
    MessageState,
    PlacementSource,
    VisitKind,
)
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db
from jobmatch.models import Application, Fair, FairBooth, FairVisit, OutboxMessage, Placement
from jobmatch.services import asking, checkins, fairs, placements

NAME = "Job Fair Curup (contoh)"
PLACE = "Gedung serbaguna contoh, Curup"
MOST_REGISTERED, MOST_HIRED = 330, 50
COMES, HIRED_OF_CAME = 0.8, 0.19
RESULTS = {BoothResult.INTERVIEWED: 46, BoothResult.NEXT_STAGE: 20, BoothResult.RESERVE: 8, BoothResult.REFUSED: 26}
STATES = {
    BoothResult.INTERVIEWED: ApplicationState.INTERVIEW,
    BoothResult.NEXT_STAGE: ApplicationState.SHORTLISTED,
    BoothResult.RESERVE: ApplicationState.SHORTLISTED,
    BoothResult.REFUSED: ApplicationState.REFUSED,
    BoothResult.HIRED: ApplicationState.HIRED,
}
SEEKER_ANSWERS = (True, False, None, True, True, True, None, True, True, None)
"""What each tenth of the hired say of it: yes, no (then the answers differ), or nothing yet."""
ANSWER_DAYS = (4, 6, 9, 12, 16, 21, 26)
OWN_WORD_AT_FIRST_BOOTH = 2
VISITORS_OF_FIRST = 6


@dataclass(slots=True)
class Visitor:
    """Somebody who came, with the ticket."""

    plan: SeekerPlan
    registration_id: UUID
    code: str
    seen_at: datetime


@dataclass(slots=True)
class Visit:
    """Somebody at a booth, asking for one of its vacancies."""

    visitor: Visitor
    offer: Offer
    result: BoothResult


class PastFair:
    """The fair of some six weeks ago."""

    def __init__(self, plans: list[SeekerPlan], businesses: list[Business], officer: Actor, calendar: Calendar) -> None:
        self._draw, self._officer, self._calendar = Draw("past fair"), officer, calendar
        self._plans, self._businesses = plans, businesses
        self._booths: dict[str, UUID] = {}
        self._visits: list[Visit] = []
        self._placements: list[UUID] = []
        self.id: UUID | None = None

    def schedule(self, timeline: Timeline, base_url: str) -> None:
        """Put the fair's preparation, its day and what came after on the timeline."""
        at, day = self._calendar.at, self._calendar.past_fair_on
        timeline.add(at(day - timedelta(days=3), 9), self._plan)
        timeline.add(at(day - timedelta(days=2), 19), self._register)
        timeline.add(at(day, 15), self._hold)
        timeline.add(at(day + timedelta(days=1), 8), self._close)
        timeline.add(at(day, 19), self._asking("evening", base_url))
        timeline.add(at(day + timedelta(days=8), 10), self._tell_own_word)
        for number, days in enumerate(ANSWER_DAYS):
            timeline.add(at(day + timedelta(days=days), 14), self._answering(number))
        timeline.add(at(day + timedelta(days=7), 19), self._asking("day-7", base_url))
        timeline.add(at(day + timedelta(days=30), 19), self._asking("day-30", base_url))

    def _plan(self) -> None:
        day, planned = self._calendar.past_fair_on, self._calendar.planned
        size = MOST_REGISTERED // 3 + 40
        hours = ((8, 10), (10, 12), (13, 15))
        sessions = tuple(
            fairs.SessionPlan(planned(day, start), planned(day, end), size, hall="Aula", door=door)
            for (start, end), door in zip(hours, "ABB", strict=True)
        )
        self.id = fairs.plan_fair(self._officer, NAME, PLACE, day, day, sessions)
        for number, business in enumerate(self._at_fair()):
            code = f"{'ABCDEFG'[number // 6]}{number % 6 + 1}"
            assert business.id is not None
            self._booths[business.name] = fairs.add_booth(self._officer, self.id, business.id, code)
        booth = table_of(FairBooth)
        confirmed = sa.update(booth).where(booth.c.fair_id == self.id).values(confirmed_at=clock.now())
        db.session.execute(confirmed)

    def _at_fair(self) -> list[Business]:
        return [business for business in self._businesses if any(offer.is_at_fair for offer in business.offers)]

    def _register(self) -> None:
        assert self.id is not None
        looking = [plan for plan in self._plans if plan.member.status is LabourStatus.UNEMPLOYED and plan.at < clock.now()]
        chosen = self._draw.sample(looking, min(len(looking) * 2 // 3, MOST_REGISTERED))
        printer = TicketPrinter(self.id, self._draw)
        self._tickets = printer.print([plan.member.id for plan in chosen], days_back=20)
        self._registered = chosen

    def _hold(self) -> None:
        assert self.id is not None
        came = [
            Visitor(plan, ticket["id"], ticket["code"], self._seen(ticket["starts_at"]))
            for plan, ticket in zip(self._registered, self._tickets, strict=True)
            if self._draw.chance(COMES)
        ]
        self._visits = self._walk_round(came)
        rows = [self._visit_row(visitor, VisitKind.GATE, "gate", visitor.seen_at) for visitor in came]
        rows += [self._booth_row(visit) for visit in self._visits if visit.result is not BoothResult.HIRED]
        db.session.execute(sa.insert(FairVisit), rows)
        db.session.execute(sa.insert(Application), [self._application_row(visit) for visit in self._visits])
        for visit in self._visits:
            if visit.result is BoothResult.HIRED:
                self._hire(visit)

    def _seen(self, starts_at: datetime) -> datetime:
        return min(starts_at + timedelta(minutes=self._draw.randint(-10, 70)), clock.now())

    def _walk_round(self, came: list[Visitor]) -> list[Visit]:
        offers = [offer for business in self._at_fair() for offer in business.offers if offer.is_at_fair]
        to_hire = min(MOST_HIRED, round(len(came) * HIRED_OF_CAME))
        left = {id(offer): _posts_to_fill(offer) for offer in offers}
        visits: list[Visit] = []
        for number, visitor in enumerate(came):
            wanted = self._wanted(visitor.plan, offers)
            first = self._businesses[0].offers[0]
            if number < VISITORS_OF_FIRST:
                wanted = [first, *(offer for offer in wanted if offer.employer is not first.employer)]
            is_hired = False
            for offer in wanted:
                is_told = number < OWN_WORD_AT_FIRST_BOOTH and offer is first
                result = BoothResult.INTERVIEWED if is_told else self._draw.by_weight(RESULTS)
                if to_hire and not is_hired and number >= OWN_WORD_AT_FIRST_BOOTH and left[id(offer)]:
                    result, is_hired = BoothResult.HIRED, True
                    to_hire, left[id(offer)] = to_hire - 1, left[id(offer)] - 1
                visits.append(Visit(visitor, offer, result))
        return visits

    def _wanted(self, plan: SeekerPlan, offers: list[Offer]) -> list[Offer]:
        near = [offer for offer in offers if offer.facts["kbji"] in plan.trade["kbji"]]
        near += [offer for offer in offers if offer.facts["kbji"][:2] in {code[:2] for code in plan.trade["kbji"]}]
        pool = list({id(offer): offer for offer in near}.values()) or offers
        wanted = self._draw.some(pool, 1, 3)
        by_booth = {offer.employer.name: offer for offer in wanted}
        return list(by_booth.values())

    def _visit_row(self, visitor: Visitor, kind: VisitKind, place_key: str, at: datetime) -> dict[str, Any]:
        return {
            "id": self._draw.new_id(at),
            "fair_id": self.id,
            "registration_id": visitor.registration_id,
            "kind": kind,
            "place_key": place_key,
            "booth_id": None,
            "vacancy_id": None,
            "client_id": f"{self._draw.getrandbits(64):016x}",
            "seen_at": at,
            "received_at": at,
            "result": None,
            "result_facts": {},
            "result_at": None,
            "recorded_by": self._officer.user_id,
        }

    def _booth_row(self, visit: Visit) -> dict[str, Any]:
        booth_id = self._booths[visit.offer.employer.name]
        at = min(visit.visitor.seen_at + timedelta(minutes=self._draw.randint(8, 80)), clock.now())
        row = self._visit_row(visit.visitor, VisitKind.BOOTH, f"booth:{booth_id.hex}", at)
        return row | {"booth_id": booth_id, "vacancy_id": visit.offer.id, "result": visit.result, "result_at": at}

    def _application_row(self, visit: Visit) -> dict[str, Any]:
        return {
            "id": self._draw.new_id(visit.visitor.seen_at),
            "vacancy_id": visit.offer.id,
            "person_id": visit.visitor.plan.member.id,
            "state": STATES[visit.result],
            "channel": "fair",
            "is_contact_shared": True,
            "applied_at": visit.visitor.seen_at,
            "answered_at": clock.now(),
            "fair_id": self.id,
        }

    def _hire(self, visit: Visit) -> None:
        assert self.id is not None
        start = self._calendar.past_fair_on + timedelta(days=self._draw.randint(4, 25))
        outcome = checkins.Outcome(BoothResult.HIRED, visit.offer.id, start, visit.offer.facts["wage"][0])
        scan = checkins.Scan(visit.visitor.code, f"{self._draw.getrandbits(64):016x}", visit.visitor.seen_at)
        booth_id = self._booths[visit.offer.employer.name]
        visit_id = checkins.record_outcome(self._officer, self.id, booth_id, scan, outcome)
        self._placements.append(_placement_of(visit.visitor.plan.member.id, f"visit:{visit_id}"))

    def _close(self) -> None:
        fair = db.session.get_one(Fair, self.id)
        fair.state = FairState.CLOSED

    def _asking(self, round_name: str, base_url: str) -> Callable[[], object]:
        def ask() -> None:
            assert self.id is not None
            asking.ask_after_fair(self._officer, self.id, round_name, base_url)
            if round_name != "day-30":
                sent = sa.update(OutboxMessage).where(OutboxMessage.state == MessageState.WAITING)
                at = clock.now() + timedelta(hours=2)
                db.session.execute(sent.values(state=MessageState.SENT, sent_at=at, sent_by=self._officer.user_id))

        return ask

    def _answering(self, number: int) -> Callable[[], object]:
        def answer() -> None:
            for place in range(number, len(self._placements), len(ANSWER_DAYS)):
                says = SEEKER_ANSWERS[place % len(SEEKER_ANSWERS)]
                if says is not None:
                    placements.answer(Actor.system(), self._placements[place], Evidence.SEEKER, says)
                    self._note_work(place, says)
            self._hear_booths(number)

        return answer

    def _note_work(self, place: int, says: bool) -> None:
        hired = [visit for visit in self._visits if visit.result is BoothResult.HIRED]
        if says:
            hired[place].visitor.plan.member.status = LabourStatus.EMPLOYED

    def _hear_booths(self, number: int) -> None:
        """Let some employers say that they have told everything; the first one still has not."""
        heard = [booth for place, booth in enumerate(self._booths.values()) if place and place % (len(ANSWER_DAYS) + 3) == number]
        table = table_of(FairBooth)
        db.session.execute(sa.update(table).where(table.c.id.in_(heard)).values(reported_at=clock.now()))

    def _tell_own_word(self) -> None:
        """Some who were only interviewed say that they work there now; their employers have not answered."""
        told = [visit for visit in self._visits if visit.result in (BoothResult.INTERVIEWED, BoothResult.NEXT_STAGE)]
        first = [visit for visit in told if visit.offer.employer is self._businesses[0]][:OWN_WORD_AT_FIRST_BOOTH]
        others = [visit for visit in told if visit.offer.employer is not self._businesses[0]]
        taken = {visit.visitor.plan.member.id for visit in self._visits if visit.result is BoothResult.HIRED}
        for visit in [*first, *self._draw.sample(others, min(5, len(others) // 20))]:
            person_id = visit.visitor.plan.member.id
            if person_id in taken:
                continue
            taken.add(person_id)
            hire = placements.Hire(
                person_id=person_id,
                origin_key=f"kabar:{visit.offer.id}",
                source=PlacementSource.FAIR,
                job_title=visit.offer.facts["title"],
                employer_id=visit.offer.employer.id,
                vacancy_id=visit.offer.id,
                fair_id=self.id,
                kbji=visit.offer.facts["kbji"],
            )
            placement_id = placements.propose(self._officer, hire)
            placements.answer(Actor.system(), placement_id, Evidence.SEEKER, True)
            visit.visitor.plan.member.status = LabourStatus.EMPLOYED


def _posts_to_fill(offer: Offer) -> int:
    """Return how many of an offer's posts the fair may fill: some stay open, so that there is something to recommend."""
    return max(1, int(offer.facts["posts"]) // 2)


def _placement_of(person_id: UUID, origin_key: str) -> UUID:
    of_person = sa.select(Placement.id).where(Placement.person_id == person_id, Placement.origin_key == origin_key)
    return db.session.scalars(of_person).one()
