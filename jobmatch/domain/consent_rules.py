"""What a person may be asked to agree to: one purpose, one box, one text with a version; none is ticked beforehand.

Source: UU 27/2022 art. 22 (consent stands apart from other matters, in clear simple language) and art. 24 (it must be
provable). Registering, cards and reports rest on the office's public task and are told, not asked.
"""

from collections.abc import Mapping

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

TEXT_VERSION = "2026-11"
"""Version of the texts below; raise it whenever a word of them changes."""


class Purpose(Labelled):
    """One purpose, with the words that are agreed to."""

    LISTING = "listing", N_("Tunjukkan profil saya tanpa nama kepada pemberi kerja yang sudah diperiksa")
    CONTACT = "contact", N_("Boleh langsung dihubungi pemberi kerja terverifikasi untuk pekerjaan yang cocok di dekat saya")
    MESSAGES = "messages", N_("Kirimi saya kabar lewat WhatsApp atau SMS")
    SHARING = "sharing", N_("Bagikan data saya kepada dinas lain untuk pelatihan atau bantuan")


MEANINGS: Mapping[Purpose, str] = {
    Purpose.LISTING: N_("Terlihat: inisial, kecamatan, pendidikan, keterampilan, pengalaman. Nama dan nomor tetap tertutup."),
    Purpose.CONTACT: N_("Nama dan nomor HP terlihat tanpa Anda jawab satu per satu, hanya sejauh jarak yang Anda pilih."),
    Purpose.MESSAGES: N_("Lowongan baru, jadwal lapor kartu, jawaban lamaran. Tanpa ini kabar tetap ada di situs."),
    Purpose.SHARING: N_("Hanya nama, desa, dan pelatihan yang dibutuhkan; NIK tidak ikut."),
}


class Channel(Labelled):
    """How a consent came."""

    ONLINE = "online", N_("di situs ini")
    COUNTER = "counter", N_("di loket")
    VILLAGE = "village", N_("lewat petugas desa")
