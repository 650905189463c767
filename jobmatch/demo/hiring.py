"""Hires apart from the fair: a few a month, most confirmed by both sides, some still open."""

from collections.abc import Callable
from datetime import timedelta

from jobmatch import clock
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.offers import Business
from jobmatch.demo.registrations import Registration
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, PlacementSource, WagePeriod
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.wages import monthly_idr
from jobmatch.services import ledger, placements

MONTHLY_SHARE = 0.025
SOURCES = {PlacementSource.REFERRAL: 5, PlacementSource.PORTAL: 3, PlacementSource.OWN: 2}
FEEDBACK = {(Evidence.EMPLOYER, Evidence.SEEKER): 8, (Evidence.EMPLOYER,): 1, (Evidence.SEEKER,): 1}


class Hiring:
    """Staff bring people and employers together, month by month."""

    def __init__(self, registrations: list[Registration], businesses: list[Business], officer: Actor, calendar: Calendar) -> None:
        self._draw, self._officer, self._calendar = Draw("hiring"), officer, calendar
        self._registrations, self._businesses = registrations, businesses

    def schedule(self, timeline: Timeline) -> None:
        """Put each month's hires on the timeline."""
        count = max(2, round(len(self._registrations) * MONTHLY_SHARE))
        for month in self._calendar.closed:
            for _ in range(count):
                day = month.first_day + timedelta(days=self._draw.randint(8, 24))
                timeline.add(self._calendar.at(day, self._draw.randint(8, 15)), self._hiring())

    def _hiring(self) -> Callable[[], object]:
        source, evidence = self._draw.by_weight(SOURCES), self._draw.by_weight(FEEDBACK)
        return lambda: self._hire(source, evidence)

    def _hire(self, source: PlacementSource, evidence: tuple[Evidence, ...]) -> None:
        waiting = [one for one in self._registrations[1:] if one.card_id and one.plan.member.status is LabourStatus.UNEMPLOYED]
        if not waiting:
            return
        plan = self._draw.choice(waiting).plan
        if not ledger.is_in_stock(plan.member.id):
            return
        business, today = self._draw.choice(self._businesses), clock.today()
        offer = self._draw.choice(business.offers).facts
        hire = placements.Hire(
            person_id=plan.member.id,
            origin_key=f"contoh:{plan.member.id}:{today}",
            source=source,
            job_title=offer["title"],
            employer_id=business.id,
            kbji=offer["kbji"],
        )
        placement_id = placements.propose(self._officer, hire)
        period = WagePeriod(offer.get("per", "month"))
        terms = placements.Terms(today, offer["wage"][0], period) if monthly_idr(offer["wage"][0], period) else None
        for side in evidence:
            placements.answer(self._officer, placement_id, side, True, terms)
        if len(evidence) > 1:
            plan.member.status = LabourStatus.EMPLOYED
