"""Messages by hand (*titip desa* or *titip loket*): their kinds, their answers, and how long one waits. The days are ours."""

from datetime import date

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

USUAL_DAYS = 7
TOO_LATE = N_("Titipan ini lewat tenggat (%(day)s). Minta kantor membuat yang baru.")
ANSWERED = N_("Titipan ini sudah dijawab: %(answer)s.")
NOT_SIGNED = N_("Orangnya harus menandatangani slip dahulu, baru izinnya dicatat.")
NO_QUESTION = N_("Tulis apa yang disampaikan atau ditanyakan.")
DUE_PAST = N_("Tenggatnya harus hari ini atau sesudahnya.")


class ErrandKind(Labelled):
    """What is brought."""

    INVITATION = "invitation", N_("Undangan melamar")
    TICKET = "ticket", N_("Tiket Job Fair")
    QUESTION = "question", N_("Pertanyaan")


class ErrandState(Labelled):
    """Where it stands."""

    OPEN = "open", N_("Belum disampaikan")
    DONE = "done", N_("Sudah dijawab")
    EXPIRED = "expired", N_("Lewat tenggat")
    CANCELLED = "cancelled", N_("Dibatalkan")


class ErrandAnswer(Labelled):
    """What came back."""

    YES = "yes", N_("Ya, mau")
    NO = "no", N_("Tidak")
    TOLD = "told", N_("Sudah disampaikan, belum menjawab")
    NOT_FOUND = "not_found", N_("Orangnya tidak ditemukan")


def check_answerable(state: ErrandState, due_on: date, today: date, said: ErrandAnswer | None) -> None:
    """Refuse an answer to a slip that is past, taken back or answered.

    Raises:
        RuleBroken: with what to do instead.
    """
    if state is ErrandState.DONE:
        raise RuleBroken(ANSWERED, answer=said.label if said else "")
    if state is not ErrandState.OPEN or due_on < today:
        raise RuleBroken(TOO_LATE, day=due_on.strftime("%d-%m-%Y"))
