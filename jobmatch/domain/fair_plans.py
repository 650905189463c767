"""How a fair's days are cut into timed sessions, one for each door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

# Indramayu 2025: four sessions of 500; a Banten regency 2023: a hundred people each half hour (DOMAIN 10).
SHORTEST_MINUTES, LONGEST_MINUTES = 15, 480
MOST_DAYS = 14
HOURS_SWAPPED = N_("Jam tutup harus sesudah jam buka.")
DATES_SWAPPED = N_("Tanggal selesai tidak boleh sebelum tanggal mulai.")
TOO_LONG = N_("Job Fair paling lama %(most)s hari. Periksa tanggalnya.")


@dataclass(frozen=True, slots=True)
class Hours:
    """When doors are open each day and how long one session lasts."""

    opens: time
    closes: time
    minutes: int


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """One session at one door."""

    starts_at: datetime
    ends_at: datetime
    door: str


def read_doors(text: str) -> tuple[str, ...]:
    """Return the names of doors as typed with commas, each once; one door "A" when nothing is typed."""
    names = [" ".join(part.split())[:30] for part in text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name)) or ("A",)


def fair_days(starts_on: date, ends_on: date) -> list[date]:
    """Return the days of a fair.

    Raises:
        RuleBroken: the dates are swapped or too far apart.
    """
    if ends_on < starts_on:
        raise RuleBroken(DATES_SWAPPED, field="ends_on")
    count = (ends_on - starts_on).days + 1
    if count > MOST_DAYS:
        raise RuleBroken(TOO_LONG, field="ends_on", most=MOST_DAYS)
    return [starts_on + timedelta(days=number) for number in range(count)]


def cut_sessions(days: Sequence[date], hours: Hours, doors: Sequence[str], zone: tzinfo) -> list[TimeSlot]:
    """Return a session for each stretch of time and door; a rest shorter than a session joins the last one.

    Raises:
        RuleBroken: it closes before it opens.
    """
    if hours.closes <= hours.opens:
        raise RuleBroken(HOURS_SWAPPED, field="closes")
    slots = []
    for day in days:
        opens, closes = (datetime.combine(day, moment, zone) for moment in (hours.opens, hours.closes))
        slots += [TimeSlot(start, end, door) for start, end in _stretches(opens, closes, hours.minutes) for door in doors]
    return slots


def _stretches(opens: datetime, closes: datetime, minutes: int) -> list[tuple[datetime, datetime]]:
    step = timedelta(minutes=min(max(minutes, SHORTEST_MINUTES), LONGEST_MINUTES))
    count = max(1, (closes - opens) // step)
    starts = [opens + number * step for number in range(count)]
    return list(zip(starts, [*starts[1:], closes], strict=True))
