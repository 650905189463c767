"""Lets the made-up past happen in its own order, each event at its own moment, one transaction per month."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

from jobmatch import clock
from jobmatch.domain.periods import MONTH_NAMES, Month
from jobmatch.extensions.db import db, transaction

Progress = Callable[[str, int, int], None]
Act = Callable[[], object]


class Timeline:
    """Events that wait to happen."""

    def __init__(self) -> None:
        self._events: list[tuple[datetime, int, Act]] = []

    def add(self, moment: datetime, act: Act) -> None:
        """Let something happen at a moment; what is added first happens first among equals."""
        self._events.append((moment, len(self._events), act))

    def run(self, progress: Progress) -> None:
        """Let everything happen; an event may add no others."""
        ordered = sorted(self._events, key=lambda event: event[:2])
        months = [(month, list(events)) for month, events in groupby(ordered, key=lambda event: _month(event[0]))]
        for done, (month, events) in enumerate(months):
            progress(f"{MONTH_NAMES[month.month - 1]} {month.year}", done, len(months))
            with transaction():
                for moment, _, act in events:
                    with clock.pretend(moment):
                        act()
            db.session.expunge_all()
        progress("riwayat", len(months), len(months))


def _month(moment: datetime) -> Month:
    return Month.of(clock.local(moment).date())
