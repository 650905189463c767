"""What an applicant reads about her application: few plain states and kind sentences, not the employer's inner steps."""

from dataclasses import dataclass

from flask_babel import gettext as _

from jobmatch.domain.enums import ApplicationState as App
from jobmatch.domain.enums import RefusalReason as Reason
from jobmatch.formatting import tanggal_pendek
from jobmatch.queries.applications import OwnApplication

NO_ANSWER = "no_answer"
HIRED_ELSEWHERE = "placed:"


@dataclass(frozen=True, slots=True)
class KindWords:
    """A short state with its colour, and a sentence."""

    state: str
    kind: str
    sentence: str


def kind_words(row: OwnApplication) -> KindWords:
    """Return what the applicant reads."""
    application = row.application
    if application.state in (App.APPLIED, App.SHORTLISTED):
        due = tanggal_pendek(application.due_on) if application.due_on else ""
        return KindWords(_("Terkirim"), "info", _("Pemberi kerja diminta menjawab paling lambat %(date)s.", date=due))
    if application.state is App.REFUSED:
        return KindWords(_("Belum cocok kali ini"), "neutral", _refusal(application.reason_code))
    if application.state is App.CLOSED:
        return KindWords(_("Ditutup"), "neutral", _closing(application.reason_code))
    words = {
        App.INTERVIEW: (
            _("Diundang wawancara"),
            "ok",
            _("Pemberi kerja akan menghubungi nomor Anda. Pastikan teleponnya aktif."),
        ),
        App.OFFERED: (_("Ditawari bekerja"), "ok", _("Pemberi kerja akan menghubungi nomor Anda untuk membicarakannya.")),
        App.HIRED: (_("Diterima"), "ok", _("Selamat. Setelah mulai bekerja, kami menanyakan kabar Anda.")),
        App.WITHDRAWN: (_("Anda batalkan"), "neutral", _("Anda boleh melamar lagi selama lowongannya terbuka.")),
    }
    return KindWords(*words[application.state])


def _refusal(reason: str | None) -> str:
    sentences: dict[str, str] = {
        Reason.POST_FILLED: _("Tempatnya sudah terisi orang lain. Ini bukan karena Anda kurang."),
        Reason.SKILLS: _("Mereka mencari keterampilan lain kali ini. Pelatihan singkat dapat membantu; tanyakan ke kantor."),
        Reason.EXPERIENCE: _("Mereka mencari orang yang lebih lama berpengalaman. Magang atau kerja harian bisa menjadi awal."),
        Reason.SCHEDULE: _("Waktu kerjanya tidak bertemu. Lowongan lain mungkin lebih pas."),
        Reason.DISTANCE: _("Tempat kerjanya terlalu jauh menurut mereka. Lihat lowongan yang lebih dekat."),
        Reason.WAGE: _("Upah yang ditawarkan belum sesuai harapan Anda."),
        Reason.UNREACHABLE: _("Mereka mencoba menghubungi Anda tetapi belum tersambung. Periksa nomor HP di data Anda."),
        Reason.NOT_SHOWN_UP: _("Mereka menunggu saat wawancara. Bila ada halangan, kabari lebih awal lain kali."),
        Reason.VACANCY_CANCELLED: _("Lowongannya batal. Tidak ada yang diterima."),
    }
    return sentences.get(reason or "", _("Mereka memilih orang lain kali ini. Lamaran lain tetap terbuka untuk Anda."))


def _closing(reason: str | None) -> str:
    if reason == NO_ANSWER:
        return _("Pemberi kerja tidak menjawab sampai batas waktunya. Ini bukan penilaian atas diri Anda.")
    if (reason or "").startswith(HIRED_ELSEWHERE):
        return _("Anda sudah diterima di tempat lain, jadi lamaran ini ditutup.")
    return _("Lamaran ini sudah ditutup.")
