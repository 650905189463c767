"""AK-1 registrations in the ledger: cards issued, renewed news, removals for silence, and the closing of each month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from jobmatch import clock
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.profiles import SeekerPlan
from jobmatch.demo.timeline import Timeline
from jobmatch.domain import ak1_rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.ak1_answers import ReportAnswer
from jobmatch.domain.periods import Month, months_between
from jobmatch.services import ak1_cards, ak1_reports, ledger, ledger_closing, papers

REGISTERED_SHARE = 0.45
MOST_REGISTERED = 800
BEFORE_SHARE = 0.35
REPORTS_BACK = 0.6
REMOVED_AFTER = 0.5
EXPIRED_MONTHS_AGO = 26
GUEST_DAYS_AGO = 135


@dataclass(slots=True)
class Registration:
    """A person who came to the counter; ``card_id`` is known once the card was printed."""

    plan: SeekerPlan
    at: datetime
    card_id: UUID | None = None


class Counter:
    """The counter's side of the world."""

    def __init__(self, plans: list[SeekerPlan], guest: SeekerPlan, staff: dict[str, Actor], calendar: Calendar) -> None:
        self._draw, self._clerk, self._head, self._calendar = Draw("registrations"), staff["loket"], staff["kabid"], calendar
        self.registrations = self._plan(plans)
        self._guest = Registration(guest, calendar.at(_weekday(calendar.today - timedelta(days=GUEST_DAYS_AGO)), 10))

    def _plan(self, plans: list[SeekerPlan]) -> list[Registration]:
        draw, calendar = self._draw, self._calendar
        chosen = [plan for plan in plans if draw.chance(REGISTERED_SHARE)][:MOST_REGISTERED]
        found: list[Registration] = []
        for plan in chosen:
            earliest = plan.at.date() + timedelta(days=1)
            latest = calendar.closed[0].previous.last_day if draw.chance(BEFORE_SHARE) else calendar.today
            days = max(0, (max(latest, earliest) - earliest).days)
            day = earliest + timedelta(days=draw.randint(0, days))
            found.append(Registration(plan, calendar.at(_weekday(day), draw.randint(8, 14), draw.randrange(60))))
        if found:
            found[0].at = calendar.at(_weekday(ak1_rules.add_months(calendar.today, -EXPIRED_MONTHS_AGO)), 10)
        return found

    def schedule(self, timeline: Timeline) -> None:
        """Put registrations, news, removals and closings on the timeline."""
        for registration in self.registrations:
            timeline.add(registration.at, self._registering(registration))
            self._schedule_news(timeline, registration)
        timeline.add(self._guest.at, self._registering(self._guest))
        earliest = min(clock.local(one.at).date() for one in [self._guest, *self.registrations])
        for month in months_between(Month.of(earliest), self._calendar.closed[-1]):
            timeline.add(self._calendar.closing(month), self._closing(month))

    def _schedule_news(self, timeline: Timeline, registration: Registration) -> None:
        due = ak1_rules.add_months(clock.local(registration.at).date(), ak1_rules.REPORT_EVERY_MONTHS)
        reports, is_removed = self._draw.chance(REPORTS_BACK), self._draw.chance(REMOVED_AFTER)
        day = _weekday(due - timedelta(days=5)) if reports else _weekday(due + timedelta(days=60))
        if registration is self.registrations[0] or day >= self._calendar.today:
            return
        if reports:
            timeline.add(self._calendar.at(day, 11), self._reporting(registration))
        elif is_removed:
            timeline.add(self._calendar.at(day, 11), self._removing(registration))

    def _registering(self, registration: Registration) -> Callable[[], object]:
        def register() -> None:
            person_id = registration.plan.member.id
            papers.verify_seeker(self._clerk, person_id)
            registration.card_id = ak1_cards.issue_card(self._clerk, person_id)

        return register

    def _reporting(self, registration: Registration) -> Callable[[], object]:
        def report() -> None:
            assert registration.card_id is not None
            told = ak1_reports.Told(ReportAnswer.SEEKING)
            ak1_reports.report_for(self._clerk, registration.card_id, told)

        return report

    def _removing(self, registration: Registration) -> Callable[[], object]:
        def remove() -> None:
            person_id = registration.plan.member.id
            if ledger.is_in_stock(person_id):
                source = ledger.Source("ak1_silence", str(registration.card_id))
                ledger.book_removed(self._head, person_id, clock.today(), source, "no_report")

        return remove

    def _closing(self, month: Month) -> Callable[[], object]:
        return lambda: ledger_closing.close_month(self._head, month)


def _weekday(day: date) -> date:
    """Return the day, or the Monday after it when the office is closed."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
