"""Two records of one human, moves and deaths: what fills what, which zone asks for what, and the words of each reason."""

from collections.abc import Mapping
from typing import Any

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_

FILLED = (
    "birth_date", "birth_year", "birth_place", "sex", "marital_status", "religion", "disability", "village_code", "address",
    "phone", "education_level", "education_major", "education_institution", "graduation_year",
)  # fmt: skip
"""Fields of a person that the kept record takes from the other one where it has none; what it has stays."""


class DoubleZone(Labelled):
    """What an officer does with a pair."""

    MERGE = "merge", N_("Hampir pasti satu orang")
    REVIEW = "review", N_("Mungkin satu orang: bandingkan kertasnya")
    DISTINCT = "distinct", N_("Kemungkinan kecil satu orang")


class DoubleState(Labelled):
    """What was decided."""

    OPEN = "open", N_("Belum diputuskan")
    MERGED = "merged", N_("Digabung")
    APART = "apart", N_("Dua orang berbeda")


class MoveKind(Labelled):
    """Where somebody went."""

    WITHIN = "within", N_("Pindah ke desa lain di kabupaten")
    OUT = "out", N_("Pindah ke luar kabupaten")
    BACK = "back", N_("Datang atau kembali ke kabupaten")
    DIED = "died", N_("Meninggal")


FIELDS: Mapping[str, str] = {
    "name": N_("nama"),
    "birth_date": N_("tanggal lahir"),
    "sex": N_("jenis kelamin"),
    "nik": N_("NIK"),
    "family": N_("nomor KK"),
    "address": N_("alamat"),
    "phone": N_("telepon"),
    "place": N_("desa"),
}
SAME, NEAR, OTHER = N_("sama"), N_("mirip"), N_("berbeda")


def words_of_level(code: str) -> str:
    """Return in one word how two values of a field compare."""
    if code.startswith("same") and code not in ("same_district",):
        return SAME
    return OTHER if code in ("different", "other_district", "first_differs") else NEAR


def fill(kept: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that the kept record takes from the other one."""
    return {name: other[name] for name in FILLED if kept[name] is None and other[name] is not None}
