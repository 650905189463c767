"""The kinds of background jobs, as a page names them."""

from collections.abc import Mapping

from jobmatch.domain.texts import N_

RANK_VACANCY = "rank_vacancy"
RANK_PERSON = "rank_person"
RANK_ALL = "rank_all"
DELIVER = "deliver_message"
ASK_AFTER_FAIRS = "ask_after_fairs"
CHAIN_AUDIT = "chain_audit"
CHECK_AUDIT = "check_audit"
TIDY_JOBS = "tidy_jobs"
ANSWER_DAY = "answer_day"
MOVE_ON = "move_on"
OFFER_PLACES = "offer_places"
ASK_EMPLOYERS = "ask_employers"
CARD_DAY = "card_day"
SUM_TRAINING = "sum_training"
REFRESH_BPS = "refresh_bps"
CHECK_MONTH_FILE = "check_month_file"
STORE_MONTH_FILE = "store_month_file"
LOOK_AHEAD = "look_ahead"
WHY_NOT = "why_not"
FIND_DOUBLES = "find_doubles"
REFERRAL_DAY = "referral_day"
TRY_POVERTY = "try_poverty"
STORE_POVERTY = "store_poverty"

TITLES: Mapping[str, str] = {
    RANK_VACANCY: N_("Mencarikan orang untuk satu lowongan"),
    RANK_PERSON: N_("Mencarikan lowongan untuk satu orang"),
    RANK_ALL: N_("Menyegarkan semua kecocokan"),
    DELIVER: N_("Mengirim pesan"),
    ASK_AFTER_FAIRS: N_("Menanyakan hasil Job Fair"),
    CHAIN_AUDIT: N_("Merantai catatan siapa melihat apa"),
    CHECK_AUDIT: N_("Memeriksa rantai catatan"),
    ANSWER_DAY: N_("Mengingatkan jawaban lamaran"),
    OFFER_PLACES: N_("Menawarkan tempat Job Fair yang kosong"),
    MOVE_ON: N_("Meneruskan laporan desa ke kantor"),
    ASK_EMPLOYERS: N_("Meminta kabar bulanan pemberi kerja"),
    CARD_DAY: N_("Mengingatkan laporan kartu AK-1"),
    SUM_TRAINING: N_("Menghitung kebutuhan pelatihan"),
    LOOK_AHEAD: N_("Mencari satu langkah yang membantu tiap pencari kerja"),
    WHY_NOT: N_("Menjawab: mengapa bukan saya"),
    FIND_DOUBLES: N_("Mencari catatan ganda"),
    REFERRAL_DAY: N_("Mencari rujukan yang lewat tenggat"),
    TRY_POVERTY: N_("Mencoba berkas data kesejahteraan"),
    STORE_POVERTY: N_("Menyimpan data kesejahteraan"),
    REFRESH_BPS: N_("Mengambil angka BPS"),
    CHECK_MONTH_FILE: N_("Memeriksa berkas bulan desa"),
    STORE_MONTH_FILE: N_("Menyimpan berkas bulan desa"),
    TIDY_JOBS: N_("Merapikan daftar pekerjaan latar"),
}


def title_of(kind: str) -> str:
    """Return the words for a kind; one that is not known is named by itself."""
    return TITLES.get(kind, kind)
