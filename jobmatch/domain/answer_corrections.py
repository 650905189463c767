"""When an employer may say that it did answer although the clock did not see it."""

from datetime import date

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

SHORTEST_EXPLANATION = 10
BEFORE_APPLIED = N_("Tanggal jawaban harus antara hari orang itu melamar dan hari ini.")
TOO_SHORT = N_("Tulis bagaimana Anda menjawab, contoh: telepon tanggal 3, orangnya sudah bekerja di tempat lain.")


def check_correction(answered_on: date, explanation: str, applied_on: date, today: date) -> None:
    """Check what an employer says of an answer it gave elsewhere.

    Raises:
        RuleBroken: the day can't be right, or nobody could judge the explanation.
    """
    if not applied_on <= answered_on <= today:
        raise RuleBroken(BEFORE_APPLIED, field="answered_on")
    if len(explanation.strip()) < SHORTEST_EXPLANATION:
        raise RuleBroken(TOO_SHORT, field="explanation")
