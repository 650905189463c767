"""Busy days at the desk: slips get a number and a time, so that nobody stands in line without knowing how long.

Ours: 45 seconds a person at the desk is the office's aim for such a day; slots are planned with twice that.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

AIM_SECONDS = 45
PLANNED_SECONDS = 90
MOST_DESKS = 20
MOST_SLIPS = 2000
SLOT_MINUTES = 15
BAD_DESKS = N_("Tulis jumlah meja, 1 sampai %(most)s.")
BAD_SECONDS = N_("Tulis waktu untuk satu orang, 30 sampai 900 detik.")
FULL = N_("Nomor hari ini sudah habis. Datang besok, atau isi dari rumah.")


class SlipState(Labelled):
    """What became of a number."""

    WAITING = "waiting", N_("Menunggu")
    CALLED = "called", N_("Dipanggil")
    DONE = "done", N_("Selesai")
    LEFT = "left", N_("Tidak datang")


def check_plan(desk_count: int, seconds_each: int) -> None:
    """Refuse a plan that no day can have."""
    if not 1 <= desk_count <= MOST_DESKS:
        raise RuleBroken(BAD_DESKS, field="desk_count", most=MOST_DESKS)
    if not 30 <= seconds_each <= 900:
        raise RuleBroken(BAD_SECONDS, field="seconds_each")


def slot_of(number: int, opens_at: datetime, desk_count: int, seconds_each: int, taken_at: datetime) -> datetime:
    """Return the start of the quarter of an hour in which a number is called, if all goes as planned; never a past one."""
    if number > MOST_SLIPS:
        raise RuleBroken(FULL)
    after = timedelta(seconds=(number - 1) // desk_count * seconds_each)
    quarters = after // timedelta(minutes=SLOT_MINUTES)
    return max(opens_at + quarters * timedelta(minutes=SLOT_MINUTES), taken_at)


def median_seconds(spans: Iterable[timedelta]) -> int | None:
    """Return the middle of the times people spent at the desk today; None before the first."""
    known = sorted(spans)
    return int(known[len(known) // 2].total_seconds()) if known else None
