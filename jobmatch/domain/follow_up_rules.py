"""Whether somebody is still at work after 30, 60 and 90 days (180: only the person), and what two words amount to.

Our own rhythm: the fairs of other regencies keep "retention pending" for ever; one tap per side keeps it short.
"""

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
