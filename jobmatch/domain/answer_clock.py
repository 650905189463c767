"""The clock on an application: when an employer is reminded, when it closes by itself, and what answer rate is shown.

The days and the smallest number are the office's own (settings); peers close after 60 days (les-emplois) or never.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.indicators import Rate, rate
from jobmatch.domain.texts import N_

# An answer rate of fewer due answers says nothing about an employer.
FEWEST_DUE = 5


@dataclass(frozen=True)
class ClockSettings:
    """Days from the day an application reached the employer."""

    remind_after: int = 7
    close_after: int = 21

    def __post_init__(self) -> None:
        if not 0 < self.remind_after < self.close_after:
            message = N_("Pengingat harus lebih dulu daripada penutupan, dan keduanya lebih dari nol hari.")
            raise RuleBroken(message, field="remind_after")


class ClockStep(Labelled):
    """What the clock says to do today."""

    WAIT = "wait", N_("Menunggu jawaban")
    REMIND = "remind", N_("Ingatkan pemberi kerja")
    CLOSE = "close", N_("Tutup, kabari pelamar")
    DONE = "done", N_("Sudah dijawab")


@dataclass(frozen=True)
class Asked:
    """An application as the clock sees it; `reached_on` is None while nothing truly went out."""

    reached_on: date | None
    answered_on: date | None = None


def clock_step(asked: Asked, today: date, settings: ClockSettings) -> ClockStep:
    """Say what is to be done; the clock starts only when the employer was truly reached."""
    if asked.answered_on is not None:
        return ClockStep.DONE
    if asked.reached_on is None:
        return ClockStep.WAIT
    if today >= closes_on(asked.reached_on, settings):
        return ClockStep.CLOSE
    return ClockStep.REMIND if today >= reminds_on(asked.reached_on, settings) else ClockStep.WAIT


def reminds_on(reached_on: date, settings: ClockSettings) -> date:
    """Return the day of the reminder."""
    return reached_on + timedelta(days=settings.remind_after)


def closes_on(reached_on: date, settings: ClockSettings) -> date:
    """Return the day on which an unanswered application closes."""
    return reached_on + timedelta(days=settings.close_after)


def answer_rate(cases: Iterable[Asked], today: date, settings: ClockSettings) -> Rate | None:
    """Return answered in time among due; None below five due answers.

    An answer counts as due when it was given or when its last day has passed; what never reached the employer, and what
    still has time, is left out.
    """
    due = in_time = 0
    for case in cases:
        if case.reached_on is None:
            continue
        last_day = closes_on(case.reached_on, settings)
        if case.answered_on is not None and case.answered_on < last_day:
            due, in_time = due + 1, in_time + 1
        elif today >= last_day:
            due += 1
    return rate(in_time, due) if due >= FEWEST_DUE else None
