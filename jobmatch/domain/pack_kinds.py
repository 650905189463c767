"""The packs that other offices get, and what each is called."""

from jobmatch.domain.enums import Labelled
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_


class PackKind(Labelled):
    """For whom a pack is."""

    BPS = "bps", N_("BPS: tabel IPK, tabel umum, konsep metadata")
    KOMINFO = "kominfo", N_("Kominfo: tabel umum (CSV) dengan keterangan data")
    MINISTRY = "ministry", N_("Kementerian: lowongan, pengisiannya, hasil Job Fair")
    DUKCAPIL = "dukcapil", N_("Dukcapil: daftar NIK untuk dicocokkan, terkunci")


OPEN_KINDS = (PackKind.BPS, PackKind.KOMINFO, PackKind.MINISTRY)
"""Those that hold counts only; the one for Dukcapil names people and has a door of its own."""


def pack_number(kind: PackKind, month: Month, issue: int) -> str:
    """Return the number of a pack."""
    return f"PAKET/{kind.value.upper()}/{month}/{issue}"
