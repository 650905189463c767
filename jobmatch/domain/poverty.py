"""Poverty data as the ministries give them: their words, why a line could not be tied to a person, and the threshold.

Columns: the P3KE family and person files as public importers read them; DTSEN (Inpres 4/2025) keeps the deciles. The decile
is given by BPS, never computed or edited here (press accounts of DTSEN, 2025). A family key (``id_keluarga``) is not a KK number.
"""

from collections.abc import Mapping

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

DECILES = range(1, 11)
# National practice aims aid at deciles 1 to 4; the office may choose another.
USUAL_THRESHOLD = 4
THRESHOLD_ODD = N_("Tulis angka 1 sampai 10.")


class FamilyKind(Labelled):
    """A family card, or those who live and eat together as poverty data count them (one may cover two cards)."""

    CARD = "kk", N_("Kartu Keluarga")
    HOUSEHOLD = "household", N_("Rumah tangga")


class PovertySource(Labelled):
    """Who ranked the families."""

    DTSEN = "dtsen", N_("DTSEN")
    P3KE = "p3ke", N_("P3KE")


class ImportState(Labelled):
    """Where a file of poverty data stands."""

    WAITING = "waiting", N_("Menunggu dibaca")
    TRIED = "tried", N_("Sudah dicoba, belum disimpan")
    STORING = "storing", N_("Sedang disimpan")
    STORED = "done", N_("Tersimpan")
    REFUSED = "refused", N_("Tidak dapat dibaca")
    DROPPED = "withdrawn", N_("Dibuang")


class WhyUnlinked(Labelled):
    """Why a line of the file belongs to nobody here."""

    NO_NIK = "no_nik", N_("Tidak ada NIK di berkas")
    BAD_NIK = "bad_nik", N_("NIK di berkas tidak mungkin")
    NOT_HERE = "not_here", N_("Orangnya belum tercatat di sini")
    PENDING = "pending", N_("NIK-nya belum diverifikasi lewat KTP")
    OTHER_PERSON = "other_person", N_("Nama dan tanggal lahir berbeda dari yang tercatat")
    TWO_FAMILIES = "two_families", N_("NIK yang sama ada di dua keluarga")
    DEAD = "dead", N_("Tercatat sudah meninggal")
    OTHER_REGENCY = "other_regency", N_("Di luar kabupaten")
    NO_FAMILY = "no_family", N_("Tidak ada nomor keluarga (id_keluarga)")


WHAT_TO_DO: Mapping[WhyUnlinked, str] = {
    WhyUnlinked.NO_NIK: N_("Minta NIK-nya ke desa, lalu minta Dinas Sosial melengkapi datanya."),
    WhyUnlinked.BAD_NIK: N_("Cocokkan dengan KTP; laporkan ke Dinas Sosial."),
    WhyUnlinked.NOT_HERE: N_("Catat orangnya lewat desa atau loket, lalu unggah berkas ini sekali lagi."),
    WhyUnlinked.PENDING: N_("Cocokkan KTP-nya, lalu unggah berkas ini sekali lagi."),
    WhyUnlinked.OTHER_PERSON: N_("Bandingkan KTP dengan berkas; salah satunya keliru."),
    WhyUnlinked.TWO_FAMILIES: N_("Tanyakan ke desa keluarga mana yang benar; laporkan ke Dinas Sosial."),
    WhyUnlinked.DEAD: N_("Laporkan ke Dinas Sosial."),
    WhyUnlinked.OTHER_REGENCY: N_("Tidak perlu apa-apa di sini."),
    WhyUnlinked.NO_FAMILY: N_("Minta berkas yang lengkap."),
}

AIDS: Mapping[str, str] = {
    "pkh": N_("PKH"),
    "bpnt": N_("BPNT"),
    "sembako": N_("Bantuan sembako"),
    "bst": N_("BST (bantuan sosial tunai)"),
    "bpum": N_("BPUM (bantuan usaha mikro)"),
}
HOUSE_FACTS: Mapping[str, str] = {
    "kepemilikan_rumah": N_("Rumah"),
    "jenis_atap": N_("Atap"),
    "jenis_dinding": N_("Dinding"),
    "jenis_lantai": N_("Lantai"),
    "sumber_penerangan": N_("Penerangan"),
    "sumber_air_minum": N_("Air minum"),
    "bahan_bakar_memasak": N_("Bahan bakar memasak"),
    "fasilitas_bab": N_("Kamar kecil"),
    "memiliki_simpanan": N_("Simpanan"),
    "resiko_stunting": N_("Risiko stunting"),
}


def check_threshold(number: int) -> int:
    """Return the decile up to which the office proposes help first.

    Raises:
        RuleBroken: there is no such decile.
    """
    if number not in DECILES:
        raise RuleBroken(THRESHOLD_ODD, field="threshold")
    return number
