"""Whether somebody is still at work after 30, 60 and 90 days (180: only the person), and what two words amount to.

Our own rhythm: the fairs of other regencies keep "retention pending" for ever; one tap per side keeps it short.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_


class Side(Labelled):
    """Who is asked."""

    SEEKER = "seeker", N_("Orangnya")
    EMPLOYER = "employer", N_("Pemberi kerja")


class Stay(Labelled):
    """What both words about one day amount to."""

    UNKNOWN = "unknown", N_("Belum ada kabar")
    STILL = "still", N_("Masih bekerja")
    LEFT = "left", N_("Sudah berhenti")
    DIFFER = "differ", N_("Jawaban belum sama")


DAYS: dict[int, tuple[Side, ...]] = {
    30: (Side.SEEKER, Side.EMPLOYER),
    60: (Side.SEEKER, Side.EMPLOYER),
    90: (Side.SEEKER, Side.EMPLOYER),
    180: (Side.SEEKER,),
}
SHOWN_DAYS = (30, 60, 90)
ASK_FOR_DAYS = 45
"""A day that was missed is not asked for any more after this long: the next one asks the same."""


def due_day(start_on: date, today: date, side: Side) -> int | None:
    """Return the latest day that has come for a side and can still be asked, or None."""
    come = [day for day, sides in DAYS.items() if side in sides and start_on + timedelta(days=day) <= today]
    if not come or today > start_on + timedelta(days=come[-1] + ASK_FOR_DAYS):
        return None
    return come[-1]


def asked_day(start_on: date, today: date) -> int | None:
    """Return the day that anybody may be asked for now: the latest that has come, however long ago."""
    come = [day for day in DAYS if start_on + timedelta(days=day) <= today]
    return come[-1] if come else None


def read_stay(seeker: bool | None, employer: bool | None) -> Stay:
    """Say what the two words about one day amount to; silence is never "left"."""
    known = {says for says in (seeker, employer) if says is not None}
    if not known:
        return Stay.UNKNOWN
    if len(known) == 2:
        return Stay.DIFFER
    return Stay.STILL if known == {True} else Stay.LEFT


def stay_on(day: int, heard: Mapping[int, Stay], start_on: date, end_on: date | None) -> Stay:
    """Return what is known of one day: its own words, else what a later day or the job's noted end says of it."""
    own = heard.get(day, Stay.UNKNOWN)
    if own is not Stay.UNKNOWN:
        return own
    if any(stay is Stay.STILL for later, stay in heard.items() if later > day):
        return Stay.STILL
    if end_on is None:
        return Stay.UNKNOWN
    return Stay.LEFT if end_on < start_on + timedelta(days=day) else Stay.STILL


def due_windows(today: date, side: Side) -> list[tuple[int, date, date]]:
    """Return for each day (30, 60, …) the first and last start of a job whose side is asked about that day now."""
    days = [day for day, sides in DAYS.items() if side in sides]
    windows = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        wait = ASK_FOR_DAYS if following is None else min(ASK_FOR_DAYS, following - day - 1)
        windows.append((day, today - timedelta(days=day + wait), today - timedelta(days=day)))
    return windows
