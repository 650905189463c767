"""Rights over one's own data and the clock on them.

Source: UU 27/2022: access, correction, restriction and erasure are answered within 3 x 24 hours of the request.
"""

from datetime import datetime, timedelta

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

ANSWER_WITHIN = timedelta(hours=72)


class RequestKind(Labelled):
    """What somebody may ask."""

    CORRECT = "correct", N_("Perbaiki data yang keliru")
    RESTRICT = "restrict", N_("Berhenti memakai data saya untuk sementara")
    ERASE = "erase", N_("Hapus data saya")


def due_at(asked_at: datetime) -> datetime:
    """Return until when a request must be answered."""
    return asked_at + ANSWER_WITHIN
