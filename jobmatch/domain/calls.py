"""Telephone calls and short replies about a hire: who was reached, what came of it, and what the reply 1, 2 or 3 means."""

from jobmatch.domain.enums import Labelled
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_


class Whom(Labelled):
    """Who spoke. A person at the workplace who is neither side is a voice of its own."""

    SEEKER = "seeker", N_("Orangnya")
    EMPLOYER = "employer", N_("Pemberi kerja")
    WORKPLACE = "workplace", N_("Orang lain di tempat kerja")
    VILLAGE = "village", N_("Petugas desa")


class Heard(Labelled):
    """What came of it; the first three are the replies 1, 2 and 3."""

    YES = "yes", N_("Ya, bekerja di sana")
    NO = "no", N_("Tidak")
    NOT_YET = "not_yet", N_("Belum pasti")
    NO_ANSWER = "no_answer", N_("Tidak diangkat")
    WRONG_NUMBER = "wrong_number", N_("Nomornya salah")


class Way(Labelled):
    """How it was heard."""

    CALL = "call", N_("Telepon")
    REPLY = "reply", N_("Balasan 1-2-3")
    VISIT = "visit", N_("Datang ke kantor")


VOICE = {
    Whom.SEEKER: Evidence.SEEKER,
    Whom.EMPLOYER: Evidence.EMPLOYER,
    Whom.WORKPLACE: Evidence.OFFICE_CALL,
    Whom.VILLAGE: Evidence.VILLAGE,
}
SAYS: dict[Heard, bool] = {Heard.YES: True, Heard.NO: False}
REPLIES = {"1": Heard.YES, "2": Heard.NO, "3": Heard.NOT_YET}


def read_reply(text: str) -> Heard | None:
    """Return what a short message means when its first character is 1, 2 or 3, as in "1", "1." or "1 ya pak"."""
    words = text.strip()
    if words[1:2].isdigit():
        return None
    return REPLIES.get(words[:1])
