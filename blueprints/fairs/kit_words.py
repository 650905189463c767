"""The words that the kit's page needs while it has no network."""

from flask_babel import gettext

from jobmatch.domain.fair_rules import Arrival, GateVerdict
from jobmatch.domain.texts import N_

HELP_REASONS = {
    "unknown": N_("tiket tidak dikenal kantor"),
    "replaced": N_("kode ini sudah diganti"),
    "cancelled": N_("tiket sudah dibatalkan"),
    "waiting": N_("masih di daftar tunggu"),
    "needs_person": N_("diterima, tetapi belum terdata: lengkapi di meja AK-1"),
    "no_booth": N_("HP ini tidak terikat pada stan"),
    "no_result": N_("hasilnya tidak terbaca"),
}


def kit_words() -> dict[str, object]:
    """Return every sentence that the page may have to say."""
    return {
        "verdicts": {verdict.value: gettext(verdict.label) for verdict in GateVerdict},
        "arrivals": {kind.value: gettext(kind.label) for kind in Arrival},
        "reasons": {code: gettext(text) for code, text in HELP_REASONS.items()},
        "online": gettext("Tersambung"),
        "offline": gettext("Tanpa jaringan, tetap bisa dipakai"),
        "not_read": gettext("Tidak terbaca sebagai tiket. Ketik kodenya, atau cari namanya."),
        "number": gettext("Nomor %(number)s", number="%(number)s"),
        "door": gettext("Pintu %(door)s", door="%(door)s"),
        "own_door": gettext("Tiketnya untuk pintu %(door)s", door="%(door)s"),
        "genuine": gettext("Tanda tangan tiket asli, belum ada di daftar HP ini"),
        "visit": gettext("Tercatat datang"),
        "result_kept": gettext("Hasil tercatat"),
        "choose_result": gettext("Pilih hasilnya"),
        "needs_name": gettext("Tulis namanya"),
        "no_numbers": gettext("Nomor di HP ini habis. Pakai HP lain."),
        "write_down": gettext("Tulis di slip: kode"),
        "desk": gettext("Daftarkan dulu kartu AK-1-nya."),
        "no_camera": gettext("Kamera tidak bisa dipakai. Foto tiketnya, atau ketik kodenya."),
    }
