"""When both sides are asked after a fair. Our own rule: five days after the fair of 16 May 2024 nobody had reported."""

from datetime import date, timedelta

ROUNDS = (("evening", 0), ("day-7", 7), ("day-30", 30))
"""Name of each round and how many days after the fair's last day it falls due."""
MAKE_UP_DAYS = 7
"""The last round is made up for so long when the office's computer was off on its day."""
OVERDUE_AFTER_DAYS = 7
"""From then on a silent booth stands on the overdue list (the first reminder has had a week)."""


def due_rounds(ends_on: date, today: date) -> tuple[str, ...]:
    """Return the one round that is due today: the latest whose day has come; earlier ones that were missed are not made up.

    Later there is none: employers are asked within their one monthly link.
    """
    come = [name for name, days in ROUNDS if ends_on + timedelta(days=days) <= today]
    is_over = today > ends_on + timedelta(days=ROUNDS[-1][1] + MAKE_UP_DAYS)
    return () if is_over else tuple(come[-1:])


def days_overdue(ends_on: date, today: date) -> int:
    """Return how many days a booth that has not reported is over its time; 0 while it still has time."""
    return max(0, (today - ends_on).days - OVERDUE_AFTER_DAYS)
