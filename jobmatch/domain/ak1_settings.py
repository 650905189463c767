"""What the office decides about its cards: the number's pattern, which number is the official one, and Karirhub's order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobmatch.domain.ak1_rules import DEFAULT_NUMBER_PATTERN, check_number_pattern
from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

UNKNOWN_FIELD = N_("“%(name)s” bukan nama isian. Pilih dari daftar di bawah.")

# Ours, in the order of our own pages: the order of Karirhub's screens was not found in public and is set by the office.
FIELDS: Mapping[str, str] = {
    "nik": N_("NIK"),
    "full_name": N_("Nama lengkap"),
    "birth_place": N_("Tempat lahir"),
    "birth_date": N_("Tanggal lahir"),
    "sex": N_("Jenis kelamin"),
    "religion": N_("Agama"),
    "marital_status": N_("Status kawin"),
    "address": N_("Alamat"),
    "village": N_("Desa atau kelurahan"),
    "district": N_("Kecamatan"),
    "phone": N_("Nomor HP"),
    "education": N_("Pendidikan terakhir"),
    "major": N_("Jurusan"),
    "institution": N_("Nama sekolah atau kampus"),
    "graduation_year": N_("Tahun lulus"),
    "skills": N_("Keterampilan"),
    "experience": N_("Pengalaman"),
    "wanted": N_("Kerja yang dicari"),
    "wage": N_("Upah paling rendah"),
    "card": N_("Nomor kartu AK-1"),
}


class OfficialNumber(Labelled):
    """Which number stands on the card as the registration number."""

    OWN = "own", N_("Nomor kantor ini")
    NATIONAL = "national", N_("Nomor SIAPkerja/Karirhub, bila sudah ada")


@dataclass(frozen=True)
class Ak1Settings:
    """The office's choices; what it never chose is the default."""

    number_pattern: str = DEFAULT_NUMBER_PATTERN
    official: OfficialNumber = OfficialNumber.OWN
    fields: tuple[str, ...] = tuple(FIELDS)

    def stored(self) -> dict[str, Any]:
        """Return the plain form that is stored."""
        return {"number_pattern": self.number_pattern, "official": self.official.value, "fields": list(self.fields)}


def read_settings(stored: Mapping[str, Any] | None) -> Ak1Settings:
    """Return settings from their stored form."""
    if stored is None:
        return Ak1Settings()
    return Ak1Settings(stored["number_pattern"], OfficialNumber(stored["official"]), tuple(stored["fields"]))


def check_settings(settings: Ak1Settings) -> Ak1Settings:
    """Return the settings if an office may have them."""
    check_number_pattern(settings.number_pattern)
    unknown = [name for name in settings.fields if name not in FIELDS]
    if unknown:
        raise RuleBroken(UNKNOWN_FIELD, field="fields", name=unknown[0])
    return settings


def read_field_order(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return fields from a text with one name a line; ``names`` maps the shown words to codes, case apart.

    Raises:
        RuleBroken: a line is none of them.
    """
    known = {shown.casefold(): code for shown, code in names.items()} | {code: code for code in FIELDS}
    lines: Sequence[str] = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    missing = next((line for line in lines if line.casefold() not in known), None)
    if missing is not None:
        raise RuleBroken(UNKNOWN_FIELD, field="fields", name=missing[:40])
    return tuple(dict.fromkeys(known[line.casefold()] for line in lines)) or tuple(FIELDS)
