"""A proposal of help to one agency: its states, the agency's answers, deadlines, and what must never travel with it.

Deadlines are the office's own habit, no regulation's. News of somebody's work goes to an aid agency only in a referral in
which that person agreed to it (UU 27/2022 art. 22: consent stands apart from other matters).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

ANSWER_DAYS = 21
DELIVER_DAYS = 90
MOST_FAMILIES = 20
AGAIN_AFTER = timedelta(days=365)
TEXT_VERSION = "2026-11"
REFERRAL_PURPOSE, WORK_PURPOSE = "referral", "referral_work"

WORK_IN_TEXT = N_(
    "Kabar pekerjaan tidak ikut dalam rujukan kecuali orangnya setuju. Hapus “%(word)s”, atau centang persetujuannya dan biarkan "
    "sistem menuliskannya."
)
NOT_NOW = N_("Rujukan ini sudah %(state)s; jawaban itu tidak bisa lagi.")
NEEDS_REASON = N_("Pilih alasan penolakannya.")
NEEDS_NOTE = N_("Tulis apa yang perlu dilengkapi.")
NEEDS_RESULT = N_("Tulis hasilnya dengan singkat, misalnya berapa atau untuk siapa.")
NEEDS_DAY = N_("Isi tanggal disalurkan.")
DAY_AHEAD = N_("Tanggal disalurkan ada di masa depan.")
DAY_BEFORE = N_("Tanggal disalurkan sebelum rujukannya dikirim (%(day)s).")
NEEDS_LETTER = N_("Tulis nomor surat jawabannya, supaya bisa ditelusuri.")


class ReferralState(Labelled):
    """Where a proposal stands."""

    PROPOSED = "proposed", N_("Menunggu paket")
    WAITING = "waiting", N_("Menunggu jawaban")
    ACCEPTED = "accepted", N_("Belum disalurkan")
    REFUSED = "refused", N_("Ditolak")
    RETURNED = "returned", N_("Dikembalikan")
    DELIVERED = "delivered", N_("Sudah disalurkan")
    WITHDRAWN = "withdrawn", N_("Ditarik")


class AnswerKind(Labelled):
    """What an agency answers."""

    ACCEPT = "accept", N_("Diterima")
    REFUSE = "refuse", N_("Ditolak")
    RETURN = "return", N_("Dikembalikan")
    DELIVER = "deliver", N_("Sudah disalurkan")


class RefuseReason(Labelled):
    """Why an agency says no."""

    NOT_ELIGIBLE = "not_eligible", N_("Tidak memenuhi syarat program")
    NO_BUDGET = "no_budget", N_("Kuota atau anggaran habis")
    HAS_IT = "has_it", N_("Sudah menerima bantuan ini")
    NOT_FOUND = "not_found", N_("Keluarganya tidak ditemukan")
    DECLINED = "declined", N_("Keluarganya tidak mau")
    OTHER_AGENCY = "other_agency", N_("Bukan urusan dinas ini")
    OTHER = "other", N_("Alasan lain, tulis di catatan")


class AnswerWay(Labelled):
    """How an answer came."""

    SHEET = "sheet", N_("berkas balasan")
    SCREEN = "screen", N_("halaman dinas")
    LETTER = "letter", N_("surat")


S, A = ReferralState, AnswerKind
OPEN_STATES = (S.PROPOSED, S.WAITING, S.ACCEPTED, S.RETURNED)
AFTER: dict[tuple[ReferralState, AnswerKind], ReferralState] = {
    (S.WAITING, A.ACCEPT): S.ACCEPTED,
    (S.WAITING, A.REFUSE): S.REFUSED,
    (S.WAITING, A.RETURN): S.RETURNED,
    (S.WAITING, A.DELIVER): S.DELIVERED,
    (S.ACCEPTED, A.DELIVER): S.DELIVERED,
    (S.ACCEPTED, A.REFUSE): S.REFUSED,
}
RESULT_OF = {A.ACCEPT: S.ACCEPTED, A.REFUSE: S.REFUSED, A.RETURN: S.RETURNED, A.DELIVER: S.DELIVERED}


@dataclass(frozen=True, slots=True)
class Answer:
    """An agency's answer, however it came."""

    kind: AnswerKind
    reason: RefuseReason | None = None
    note: str = ""
    delivered_on: date | None = None
    result: str = ""
    letter_number: str = ""


def check_answer(answer: Answer, sent_on: date | None, today: date) -> None:
    """Refuse an answer that leaves out what its kind needs.

    Raises:
        RuleBroken: ``field`` names what is missing.
    """
    if answer.kind is A.REFUSE and answer.reason is None:
        raise RuleBroken(NEEDS_REASON, field="reason")
    if answer.kind is A.RETURN and not answer.note.strip():
        raise RuleBroken(NEEDS_NOTE, field="note")
    if answer.kind is not A.DELIVER:
        return
    if answer.delivered_on is None:
        raise RuleBroken(NEEDS_DAY, field="delivered_on")
    if answer.delivered_on > today:
        raise RuleBroken(DAY_AHEAD, field="delivered_on")
    if sent_on is not None and answer.delivered_on < sent_on:
        raise RuleBroken(DAY_BEFORE, field="delivered_on", day=sent_on.strftime("%d-%m-%Y"))
    if not answer.result.strip():
        raise RuleBroken(NEEDS_RESULT, field="result")


def next_referral_state(state: ReferralState, kind: AnswerKind) -> ReferralState:
    """Return where an answer leads.

    Raises:
        RuleBroken: it comes too late, or says what was decided otherwise.
    """
    if (state, kind) not in AFTER:
        raise RuleBroken(NOT_NOW, state=state.label.lower())
    return AFTER[state, kind]


def due_after(state: ReferralState, day: date) -> date | None:
    """Return until when the agency's next word is expected."""
    days = {S.WAITING: ANSWER_DAYS, S.ACCEPTED: DELIVER_DAYS}.get(state)
    return day + timedelta(days=days) if days else None


_WORK = re.compile(
    r"\b(penganggur\w*|pengangguran|menganggur|belum bekerja|tidak bekerja|sudah bekerja|belum kerja|cari kerja|mencari kerja|"
    r"pencari kerja|melamar|lamaran|lowongan|penempatan|di-?phk|kartu kuning|ak-?1|upah|gaji)\b",
    re.IGNORECASE,
)


def find_work_words(text: str) -> str | None:
    """Return the first words of a text that tell of somebody's work."""
    found = _WORK.search(text)
    return found.group(0) if found else None


def check_free_text(text: str, field: str) -> str:
    """Return a text for an aid agency, tidied.

    Raises:
        RuleBroken: it tells of somebody's work.
    """
    word = find_work_words(text)
    if word is not None:
        raise RuleBroken(WORK_IN_TEXT, field=field, word=word)
    return " ".join(text.split())
