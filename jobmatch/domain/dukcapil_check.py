"""The list of NIK that Dukcapil is asked to check: its columns out, its columns back, and how long it may be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from jobmatch.domain.enums import Sex
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

MOST_ROWS: Final = 1000
VALID_FOR: Final = timedelta(days=14)
SHORTEST_PASSWORD: Final = 16
CODE: Final = "kode"
SENT_COLUMNS: Final = (CODE, "nik", "nama", "tempat_lahir", "tanggal_lahir", "jenis_kelamin")
# What Dukcapil fills in. One word a field, as its services answer: sesuai or tidak sesuai, never the data themselves.
FOUND: Final = "ditemukan"
NOT_FOUND: Final = "tidak ditemukan"
SAME: Final = "sesuai"
DIFFERENT: Final = "tidak sesuai"
ANSWER_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "hasil_nik": (FOUND, NOT_FOUND),
    "hasil_nama": (SAME, DIFFERENT),
    "hasil_tanggal_lahir": (SAME, DIFFERENT),
    "hasil_jenis_kelamin": (SAME, DIFFERENT),
    "catatan": (),
}
COLUMNS: Final = (*SENT_COLUMNS, *ANSWER_COLUMNS)
# SIAK's own codes (DOMAIN 6.2): 1 Laki-laki, 2 Perempuan.
SIAK_SEX: Final[Mapping[Sex, str]] = {Sex.MALE: "1 Laki-laki", Sex.FEMALE: "2 Perempuan"}


@dataclass(frozen=True, slots=True)
class PersonToCheck:
    """One person of the list; the code is the record's own and says nothing outside this office."""

    code: UUID
    nik: str
    name: str
    birth_place: str | None
    birth_date: date | None
    sex: Sex | None

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the sent columns, all of it text so that no spreadsheet rounds a NIK."""
        born = self.birth_date.strftime("%d-%m-%Y") if self.birth_date else ""
        sex = SIAK_SEX[self.sex] if self.sex else ""
        return str(self.code), self.nik, self.name, self.birth_place or "", born, sex


def check_password(typed: str) -> str:
    """Return the password of a list if it is long enough to travel with somebody else's file.

    Raises:
        RuleBroken: it is shorter than that.
    """
    password = typed.strip()
    if len(password) < SHORTEST_PASSWORD:
        message = N_("Kata sandi berkas paling sedikit %(least)s huruf atau angka.")
        raise RuleBroken(message, field="password", least=SHORTEST_PASSWORD)
    return password


def expires_on(issued_on: date) -> date:
    """Return the last day on which a list may be fetched and its result taken in."""
    return issued_on + VALID_FOR
