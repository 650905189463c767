"""What follows when an employer keeps silent after a fair: reminded, visited, and not invited to the next one.

Permenaker 18/2024 art. 75 lets the authority warn in writing those who do not report placements; Denpasar weighs
non-reporters at the next invitation. The days are this office's own choice and are told to the employer beforehand.
"""

from datetime import date

from jobmatch.domain.asking_rules import days_overdue
from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

LETTER_AFTER, HOLD_AFTER = 14, 30
"""Days over time (a week after the fair) from which a letter is due, and from which no booth is given."""


class Pressure(Labelled):
    """What is due for a silent booth."""

    NONE = "none", N_("Masih punya waktu")
    CALL = "call", N_("Telepon")
    LETTER = "letter", N_("Kirim surat")
    HOLD = "hold", N_("Belum diundang lagi")


def pressure(ends_on: date, today: date) -> Pressure:
    """Return what is due for a booth that has not reported."""
    days = days_overdue(ends_on, today)
    if days == 0:
        return Pressure.NONE
    if days < LETTER_AFTER:
        return Pressure.CALL
    return Pressure.LETTER if days < HOLD_AFTER else Pressure.HOLD
