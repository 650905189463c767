"""When both sides are asked after a fair. Our own rule: five days after the fair of 16 May 2024 nobody had reported."""

from datetime import date, timedelta

ROUNDS = (("evening", 0), ("day-7", 7), ("day-30", 30))
"""Name of each round and how many days after the fair's last day it falls due."""
OVERDUE_AFTER_DAYS = 7
"""From then on a silent booth stands on the overdue list (the first reminder has had a week)."""


def due_rounds(ends_on: date, today: date) -> tuple[str, ...]:
    """Return the one round that is due today: the latest whose day has come; earlier ones that were missed are not made up."""
    come = [name for name, days in ROUNDS if ends_on + timedelta(days=days) <= today]
    return tuple(come[-1:])


def days_overdue(ends_on: date, today: date) -> int:
    """Return how many days a booth that has not reported is over its time; 0 while it still has time."""
    return max(0, (today - ends_on).days - OVERDUE_AFTER_DAYS)
