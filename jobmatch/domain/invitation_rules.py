"""When an invitation counts as unanswered. The one working day is the office's own rule: by then somebody telephones."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from jobmatch.domain.working_days import is_working_day


def silent_since(now: datetime, holidays: Collection[date]) -> datetime:
    """Return the moment before which an invitation has had one whole working day; ``now`` is local time."""
    day = now.date()
    steps = 1 if is_working_day(day, holidays) else 2
    while steps:
        day -= timedelta(days=1)
        steps -= is_working_day(day, holidays)
    return datetime.combine(day, now.time(), now.tzinfo)
