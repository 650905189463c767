"""The four answers to the six-monthly question of a card holder, and what each says about work."""

from collections.abc import Mapping

from jobmatch.domain.enums import Labelled, LabourStatus
from jobmatch.domain.texts import N_


class ReportAnswer(Labelled):
    """One tap; by message the number stands for the answer."""

    SEEKING = "seeking", N_("Masih mencari, belum bekerja")
    WORKING = "working", N_("Sudah bekerja")
    TRAINING = "training", N_("Sedang pelatihan atau sekolah")
    NOT_SEEKING = "not_seeking", N_("Tidak mencari kerja lagi")


BY_DIGIT: Mapping[str, ReportAnswer] = {"1": ReportAnswer.SEEKING, "2": ReportAnswer.WORKING, "3": ReportAnswer.TRAINING}
"""What the office tells people to send: 1, 2 or 3."""

STATUS_OF: Mapping[ReportAnswer, LabourStatus] = {
    ReportAnswer.SEEKING: LabourStatus.UNEMPLOYED,
    ReportAnswer.WORKING: LabourStatus.EMPLOYED,
    ReportAnswer.TRAINING: LabourStatus.NOT_IN_FORCE,
    ReportAnswer.NOT_SEEKING: LabourStatus.NOT_IN_FORCE,
}


class RevokeReason(Labelled):
    """Why a card stops being valid before its day."""

    WORKING = "working", N_("Sudah bekerja")
    REQUEST = "request", N_("Permintaan sendiri")
    WRONG_DATA = "wrong_data", N_("Datanya keliru")
    LOST = "lost", N_("Hilang, diganti kartu baru")
    REMOVED = "removed", N_("Dihapuskan dari daftar")
