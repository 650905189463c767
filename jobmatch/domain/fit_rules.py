"""When a vacancy is said to fit a person, nearly to fit her, or neither, and what it means that one step opens it.

Ours: people read three words, never a number. The limits are the office's own, on the engine's 0 to 100 points.
"""

from collections.abc import Iterable

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

FITS_FROM = 45
FITS_WELL_FROM = 70
STEPS_KEPT = 3
MOST_OPENERS = 5
# What a course or an examination can give; place, time and kind of work are the person's own wishes.
CAN_BE_EARNED = frozenset({"gate.licence", "gate.education"})


class Fitting(Labelled):
    """What a person reads of a vacancy."""

    FITS = "fits", N_("Cocok")
    NEARLY = "nearly", N_("Hampir cocok")
    PARTLY = "partly", N_("Cocok sebagian")
    NOT_NOW = "not_now", N_("Belum cocok")


def opens(before: int, closed_gates: int, after: int, opens_gate: bool) -> bool:
    """Tell whether one step makes fitting work of a vacancy that does not fit today."""
    if closed_gates:
        return closed_gates == 1 and opens_gate and after >= FITS_FROM
    return before < FITS_FROM <= after


def fitting_of(score: int, gates: Iterable[str], best_after: int | None) -> Fitting:
    """Return the word for a pair: its points gates apart, the gates closed, and the points after its best step."""
    closed = tuple(gates)
    if closed:
        is_one_step = len(closed) == 1 and closed[0] in CAN_BE_EARNED and score >= FITS_FROM
        return Fitting.NEARLY if is_one_step else Fitting.NOT_NOW
    if score >= FITS_FROM:
        return Fitting.FITS
    return Fitting.NEARLY if best_after is not None and best_after >= FITS_FROM else Fitting.PARTLY
