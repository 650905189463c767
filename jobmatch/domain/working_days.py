"""Office days: Monday to Friday but for the public holidays, which are handed in."""

from collections.abc import Collection
from datetime import date, timedelta

FRIDAY = 4
# Ours: a village's month that the kecamatan has not looked at after this time moves on to the office.
DAYS_FOR_KECAMATAN = 3


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Say whether the office works on a day."""
    return day.weekday() <= FRIDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """Return the day on which the given number of office days after `day` have passed; `day` itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def working_days_after(start: date, end: date, holidays: Collection[date]) -> int:
    """Count the office days after `start` up to and including `end`."""
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def moves_on_to_office(submitted_on: date, today: date, holidays: Collection[date]) -> bool:
    """Say whether a submitted month has waited three whole office days for the kecamatan."""
    return today > add_working_days(submitted_on, DAYS_FOR_KECAMATAN, holidays)
