"""When things happen in the made-up world, all told from one "now"."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from jobmatch import clock
from jobmatch.domain.periods import Month

CLOSED_MONTHS = 12
FAIR_DAYS_AGO = 40
NEXT_FAIR_IN_DAYS = 19
CLOSING_DAY = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """The moment the world is seen from; nothing in it lies later, but what is planned."""

    now: datetime

    @property
    def today(self) -> date:
        """Return the day of the world in the regency."""
        return clock.local(self.now).date()

    @property
    def current(self) -> Month:
        """Return the month that villages are reporting."""
        return Month.of(self.today)

    @property
    def closed(self) -> tuple[Month, ...]:
        """Return the closed months, oldest first; the last is the month before this one."""
        return tuple(self.current.shifted(-back) for back in range(CLOSED_MONTHS, 0, -1))

    @property
    def start(self) -> datetime:
        """Return the moment at which the registry was filled for the first time."""
        return self.at(self.closed[0].previous.first_day + timedelta(days=17))

    @property
    def past_fair_on(self) -> date:
        """Return the day of the fair that is over: a Thursday some six weeks ago."""
        day = self.today - timedelta(days=FAIR_DAYS_AGO)
        return day - timedelta(days=(day.weekday() - 3) % 7)

    @property
    def next_fair_on(self) -> date:
        """Return the day of the coming fair: a Wednesday in about three weeks."""
        day = self.today + timedelta(days=NEXT_FAIR_IN_DAYS)
        return day + timedelta(days=(2 - day.weekday()) % 7)

    def planned(self, day: date, hour: int = 9, minute: int = 0) -> datetime:
        """Return a moment in the regency, which may lie ahead."""
        return datetime.combine(day, time(hour, minute), clock.REGENCY_ZONE).astimezone(UTC)

    def at(self, day: date, hour: int = 9, minute: int = 0) -> datetime:
        """Return a moment of something that has happened: never later than now."""
        return min(self.planned(day, hour, minute), self.now)

    def closing(self, month: Month) -> datetime:
        """Return when the office closed a month."""
        return self.at(month.following.first_day + timedelta(days=CLOSING_DAY - 1), 15)
