"""Closed lists of the field: the value is stored, the Indonesian label is printed (translated there)."""

from enum import StrEnum
from typing import Self

from jobmatch.domain.texts import N_


class Labelled(StrEnum):
    """A string enum whose members carry the label that screens print."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (value, label) pairs for a form field, in the order of definition."""
        return [(member.value, member.label) for member in cls]


class Role(Labelled):
    """What an account is; each has exactly one."""

    VISITOR = "visitor", N_("Pengunjung")
    SYSTEM = "system", N_("Sistem")
    SEEKER = "seeker", N_("Pencari kerja")
    EMPLOYER = "employer", N_("Pemberi kerja")
    VILLAGE_OFFICER = "village_officer", N_("Petugas desa")
    DISTRICT_SUPERVISOR = "district_supervisor", N_("Petugas kecamatan")
    COUNTER = "counter", N_("Petugas loket")
    PLACEMENT = "placement", N_("Petugas penempatan")
    SECTION_HEAD = "section_head", N_("Kepala bidang")
    OFFICE_HEAD = "office_head", N_("Kepala dinas")
    SECTOR_OFFICER = "sector_officer", N_("Petugas dinas mitra")
    ADMIN = "admin", N_("Administrator")


class Sex(Labelled):
    """Sex as printed on the KTP; kept for reports, never for a score."""

    MALE = "L", N_("Laki-laki")
    FEMALE = "P", N_("Perempuan")


class MonthState(Labelled):
    """Where a village's month stands."""

    NOT_STARTED = "not_started", N_("Belum dimulai")
    IN_WORK = "in_work", N_("Sedang diisi")
    SUBMITTED = "submitted", N_("Dikirim, belum diperiksa")
    RETURNED = "returned", N_("Dikembalikan")
    ACCEPTED_DISTRICT = "accepted_kecamatan", N_("Diterima kecamatan")
    ACCEPTED_OFFICE = "accepted_office", N_("Diterima kantor")
    LOCKED = "locked", N_("Dikunci")


class RowAnswer(Labelled):
    """The village's answer for one person of the list."""

    STILL_NOT_WORKING = "still", N_("Masih belum bekerja")
    NOW_WORKING = "working", N_("Sudah bekerja")
    OTHER = "other", N_("Lain")


class OtherAnswer(Labelled):
    """What "other" stands for."""

    SCHOOL = "school", N_("Sekolah atau kursus")
    NOT_SEEKING = "not_seeking", N_("Tidak mencari kerja")
    MOVED = "moved", N_("Pindah")
    DIED = "died", N_("Meninggal")
    NOT_FOUND = "not_found", N_("Tidak ditemukan")


class HowKnown(Labelled):
    """How the village knows; "not asked" is never a new observation."""

    MET = "met", N_("Bertemu orangnya")
    TOLD = "told", N_("Kata keluarga atau RT")
    NOT_ASKED = "not_asked", N_("Belum ditanya")


class LabourStatus(Labelled):
    """Result of the BPS/ILO questions; computed, never asked."""

    EMPLOYED = "employed", N_("Bekerja")
    UNDEREMPLOYED = "underemployed", N_("Setengah menganggur")
    PART_TIME = "part_time", N_("Bekerja paruh waktu")
    UNEMPLOYED = "unemployed", N_("Belum bekerja")
    NOT_IN_FORCE = "not_in_force", N_("Bukan angkatan kerja")
    UNKNOWN = "unknown", N_("Belum ada kabar")


class ObservationSource(Labelled):
    """Where an observation of somebody's work comes from."""

    VILLAGE_MONTH = "village_month", N_("laporan desa")
    PLACEMENT = "placement", N_("penempatan")
    SELF_REPORT = "self_report", N_("kabar sendiri")
    COUNTER = "counter", N_("loket")
    IMPORT = "import", N_("impor")


class EmployerKind(Labelled):
    """What kind of employer; decides the receiver's row of table III/8."""

    MICRO = "micro", N_("Usaha mikro")
    PERSON = "person", N_("Perorangan atau rumah tangga")
    SMALL = "small", N_("Usaha kecil atau menengah")
    COMPANY = "company", N_("Perusahaan besar")
    COOPERATIVE = "cooperative", N_("Koperasi atau BUMDes")
    STATE_COMPANY = "state_company", N_("BUMN atau BUMD")
    GOVERNMENT = "government", N_("Instansi pemerintah")
    OTHER = "other", N_("Badan usaha lain")


class Receiver(Labelled):
    """Penerima tenaga kerja: rows 1 to 6 of table III/8, part II."""

    GOVERNMENT = "government", N_("Instansi pemerintah")
    STATE_COMPANY = "state_company", N_("BUMN/BUMD")
    COOPERATIVE = "cooperative", N_("Koperasi")
    PRIVATE = "private", N_("Perusahaan swasta")
    OTHER = "other", N_("Badan usaha lainnya")
    PERSON = "person", N_("Perorangan")


class MemberRole(Labelled):
    """What an account may do for its employer."""

    OWNER = "owner", N_("Pemilik: semuanya, termasuk mengatur anggota")
    RECRUITER = "recruiter", N_("Perekrut: lowongan dan pelamar")


class VacancyState(Labelled):
    """Where a vacancy stands."""

    DRAFT = "draft", N_("Konsep")
    WAITING = "waiting", N_("Menunggu diperiksa")
    RETURNED = "returned", N_("Dikembalikan")
    PUBLISHED = "published", N_("Terbit")
    PAUSED = "paused", N_("Dijeda")
    FILLED = "filled", N_("Terisi")
    EXPIRED = "expired", N_("Lewat masa berlaku")
    WITHDRAWN = "withdrawn", N_("Ditarik")


class VacancyOrigin(Labelled):
    """Whether a vacancy is ours or only brought in from another portal."""

    OFFICE = "office", N_("Lowongan")
    IMPORTED = "imported", N_("Impor")


class WagePeriod(Labelled):
    """What the wage is paid for."""

    MONTH = "month", N_("per bulan")
    DAY = "day", N_("per hari")
    HARVEST = "harvest", N_("per panen")


class EmploymentKind(Labelled):
    """Kind of engagement offered."""

    PERMANENT = "permanent", N_("Tetap")
    CONTRACT = "contract", N_("Kontrak")
    DAILY = "daily", N_("Harian")
    SEASONAL = "seasonal", N_("Musiman")
    APPRENTICE = "apprentice", N_("Magang")


class PlacementKind(Labelled):
    """Jenis antar kerja of table III/8, and apprenticeship beside it."""

    LOCAL = "AKL", N_("Antar kerja lokal (AKL)")
    INTER_REGION = "AKAD", N_("Antar kerja antar daerah (AKAD)")
    ABROAD = "AKAN", N_("Antar kerja antar negara (AKAN)")


class ApplicationState(Labelled):
    """Where an application stands, in the office's terms."""

    APPLIED = "applied", N_("Melamar")
    SHORTLISTED = "shortlisted", N_("Dipertimbangkan")
    INTERVIEW = "interview", N_("Wawancara")
    OFFERED = "offered", N_("Ditawari")
    HIRED = "hired", N_("Diterima")
    REFUSED = "refused", N_("Belum diterima")
    WITHDRAWN = "withdrawn", N_("Dibatalkan pelamar")
    CLOSED = "closed", N_("Ditutup")


class InvitationState(Labelled):
    """Where a person noted for a vacancy stands."""

    NOTED = "noted", N_("Disimpan")
    INVITED = "invited", N_("Diundang")
    ACCEPTED = "accepted", N_("Mau melamar")
    DECLINED = "declined", N_("Belum mau")
    CANCELLED = "cancelled", N_("Undangan ditarik")


class CallResult(Labelled):
    """What came out of an officer's call about a vacancy."""

    WANTS = "wants", N_("Mau, lamarannya dikirim")
    DECLINES = "declines", N_("Tidak mau pekerjaan ini")
    NO_ANSWER = "no_answer", N_("Tidak diangkat")
    WRONG_NUMBER = "wrong_number", N_("Nomornya salah")
    HAS_WORK = "has_work", N_("Sudah bekerja")


class RefusalReason(Labelled):
    """Why an employer does not go on with an applicant; the applicant reads it in kind words."""

    POST_FILLED = "post_filled", N_("Tempatnya sudah terisi")
    SKILLS = "skills", N_("Keterampilan yang dibutuhkan belum ada")
    EXPERIENCE = "experience", N_("Pengalamannya belum cukup")
    SCHEDULE = "schedule", N_("Waktu kerjanya tidak cocok")
    DISTANCE = "distance", N_("Terlalu jauh dari tempat kerja")
    WAGE = "wage", N_("Upah yang diharapkan belum sesuai")
    UNREACHABLE = "unreachable", N_("Tidak bisa dihubungi")
    NOT_SHOWN_UP = "not_shown_up", N_("Tidak datang saat diundang")
    VACANCY_CANCELLED = "vacancy_cancelled", N_("Lowongannya batal")
    OTHER = "other", N_("Alasan lain")


class PlacementState(Labelled):
    """Where a placement stands."""

    PROPOSED = "proposed", N_("Menunggu kabar")
    REPORTED_BY_ONE = "reported_by_one", N_("Satu pihak sudah melapor")
    CONFIRMED = "confirmed", N_("Terkonfirmasi")
    DISPUTED = "disputed", N_("Jawaban belum sama")
    STARTED = "started", N_("Sudah mulai bekerja")
    ENDED = "ended", N_("Selesai bekerja")
    WITHDRAWN = "withdrawn", N_("Dibatalkan")


class PlacementSource(Labelled):
    """How person and job met."""

    FAIR = "fair", N_("Job Fair")
    PORTAL = "portal", N_("Lamaran di situs ini")
    REFERRAL = "referral", N_("Rujukan petugas")
    OWN = "own", N_("Dapat sendiri")


class LedgerKind(Labelled):
    """What an event of the IPK ledger books."""

    REGISTERED = "registered", N_("Terdaftar")
    PLACED = "placed", N_("Ditempatkan")
    REMOVED = "removed", N_("Dihapuskan")
    RENEWED = "renewed", N_("Diperpanjang")
    RECLASSIFIED_OUT = "reclassified_out", N_("Pindah golongan (keluar)")
    RECLASSIFIED_IN = "reclassified_in", N_("Pindah golongan (masuk)")
    POST_REGISTERED = "post_registered", N_("Lowongan terdaftar")
    POST_FILLED = "post_filled", N_("Lowongan dipenuhi")
    POST_REMOVED = "post_removed", N_("Lowongan dihapuskan")
    POST_RECLASSIFIED_OUT = "post_reclassified_out", N_("Lowongan pindah golongan (keluar)")
    POST_RECLASSIFIED_IN = "post_reclassified_in", N_("Lowongan pindah golongan (masuk)")


class FairState(Labelled):
    """Where a fair stands."""

    PLANNED = "planned", N_("Direncanakan")
    OPEN = "open", N_("Pendaftaran dibuka")
    RUNNING = "running", N_("Sedang berlangsung")
    CLOSED = "closed", N_("Selesai")


class RegistrationState(Labelled):
    """Where a fair registration stands."""

    REGISTERED = "registered", N_("Terdaftar")
    WAITING = "waiting", N_("Daftar tunggu")
    OFFERED = "offered", N_("Ditawari tempat")
    CANCELLED = "cancelled", N_("Dibatalkan")


class VisitKind(Labelled):
    """What a scan at the fair was for."""

    GATE = "gate", N_("Masuk")
    BOOTH = "booth", N_("Stan")


class DeviceKind(Labelled):
    """What a phone serves at a fair."""

    GATE = "gate", N_("Pintu")
    BOOTH = "booth", N_("Stan")
    DESK = "desk", N_("Meja AK-1")


class VisitorNeed(Labelled):
    """What somebody needs at a fair; asked once, printed for the organiser, never shown to employers."""

    COMPANION = "companion", N_("Datang dengan pendamping")
    SIGN = "sign", N_("Juru bahasa isyarat")
    STEP_FREE = "step_free", N_("Jalan tanpa tangga")
    QUIET = "quiet", N_("Sesi yang tenang")


class BoothResult(Labelled):
    """What came out at the booth."""

    INTERVIEWED = "interviewed", N_("Diwawancara")
    NEXT_STAGE = "next_stage", N_("Tahap berikut")
    HIRED = "hired", N_("Diterima")
    RESERVE = "reserve", N_("Cadangan")
    REFUSED = "refused", N_("Belum diterima")


class NikState(Labelled):
    """How far a NIK has been checked."""

    NONE = "none", N_("Belum ada NIK")
    PENDING = "pending", N_("Belum diverifikasi")
    SEEN = "seen", N_("Diverifikasi petugas")
    DUKCAPIL = "dukcapil", N_("Diverifikasi Dukcapil")


class RevealReason(Labelled):
    """Why an officer opens a NIK or KK number."""

    PAPERS = "papers", N_("Mencocokkan dengan KTP atau KK di meja")
    NATIONAL = "national", N_("Menyalin ke SIAPkerja atau Karirhub")
    DUKCAPIL = "dukcapil", N_("Mencocokkan dengan Dukcapil")
    DUPLICATE = "duplicate", N_("Memeriksa catatan yang tampak ganda")
    OWNER = "owner", N_("Orangnya sendiri meminta")
    OFFICIAL = "official", N_("Permintaan resmi tertulis")


class ReviewVerdict(Labelled):
    """What the section head found about an opened number."""

    FINE = "fine", N_("Wajar")
    FOLLOW_UP = "follow_up", N_("Perlu tindak lanjut")


class JobState(Labelled):
    """Where a background job stands."""

    WAITING = "waiting", N_("Menunggu")
    RUNNING = "running", N_("Berjalan")
    DONE = "done", N_("Selesai")
    FAILED = "failed", N_("Perlu bantuan petugas")


class UploadState(Labelled):
    """Where a file with village months stands."""

    WAITING = "waiting", N_("Sedang diperiksa")
    CHECKED = "checked", N_("Sudah diperiksa, belum disimpan")
    STORING = "storing", N_("Sedang disimpan")
    STORED = "stored", N_("Tersimpan")
    REFUSED = "refused", N_("Tidak bisa dipakai")


class MessageState(Labelled):
    """Where an outgoing message stands."""

    WAITING = "waiting", N_("Menunggu")
    SENT = "sent", N_("Terkirim")
    FAILED = "failed", N_("Belum terkirim")
    CANCELLED = "cancelled", N_("Dibatalkan")
