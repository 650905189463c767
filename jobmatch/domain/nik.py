"""NIK and KK numbers: their parts, what must be refused and what only deserves a question.

Structure (Dukcapil Klaten, "arti 16 digit"; tribunnews.com 29 August 2023): six digits of the place where the number
was first issued, DDMMYY of birth with 40 added to a woman's day, four digits of serial from 0001. A NIK is for life: it
stays after moving and is not replaced merely to match a corrected birth date, so whatever contradicts the form is a
question, never a refusal.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from jobmatch.domain.enums import Sex
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.texts import N_

LENGTH = 16
MONTHS = 12
WOMAN_DAY_OFFSET = 40
# Ours: larger families exist, but a number shared by more is usually a default typed by somebody in a hurry.
MANY_PERSONS_ON_ONE_KK = 15

_SEPARATORS = re.compile(r"[\s.\-'’`]")
_SPREADSHEET_NUMBER = re.compile(r"^\d[.,]\d+[eE]\+?\d+$")


@dataclass(frozen=True)
class NumberParts:
    """The parts of a NIK; in a KK number the date is that of recording and `day` is never raised."""

    region: str
    day: int
    month: int
    year: int
    serial: str
    sex: Sex

    def dates(self) -> tuple[date, ...]:
        """Return the dates the six digits can mean, one per century, oldest first."""
        candidates = (_date(century + self.year, self.month, self.day) for century in (1900, 2000))
        return tuple(day for day in candidates if day)

    def likely_date(self, today: date) -> date | None:
        """Return the latest of the possible dates that is not in the future."""
        past = [day for day in self.dates() if day <= today]
        return past[-1] if past else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def normalise_number(text: str) -> str:
    """Take away the spaces, dots, dashes and apostrophes people type between the digits."""
    return _SEPARATORS.sub("", text.strip())


def parse_number(number: str) -> NumberParts:
    """Split sixteen digits into their parts without judging them."""
    day = int(number[6:8])
    is_woman = day > WOMAN_DAY_OFFSET
    return NumberParts(
        region=number[:6],
        day=day - WOMAN_DAY_OFFSET if is_woman else day,
        month=int(number[8:10]),
        year=int(number[10:12]),
        serial=number[12:],
        sex=Sex.FEMALE if is_woman else Sex.MALE,
    )


def mask_number(number: str) -> str:
    """Show the first four and the last two digits of a NIK or KK number, never more."""
    if len(number) != LENGTH:
        return "•" * LENGTH
    return f"{number[:4]}{'•' * (LENGTH - 6)}{number[-2:]}"


def check_nik_form(typed: str) -> list[Finding]:
    """Return what forbids this NIK whoever carries it; an empty list means that the form is possible."""
    number = normalise_number(typed)
    findings = _check_digits(typed.strip(), number, "NIK", "nik")
    if findings:
        return findings
    parts = parse_number(number)
    if not 1 <= parts.month <= MONTHS:
        message = N_("Angka ke-9 dan ke-10 NIK adalah bulan lahir, harus 01 sampai 12. Periksa lagi di KTP.")
        return [_block("nik_month", message)]
    if not parts.dates():
        message = N_("Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang mungkin. Periksa lagi di KTP.")
        return [_block("nik_day", message)]
    if parts.serial == "0000":
        return [_block("nik_serial", N_("Empat angka terakhir NIK tidak mungkin 0000. Periksa lagi di KTP."))]
    return []


def check_nik_against_form(
    nik: str,
    *,
    birth_date: date | None,
    sex: Sex | None,
    kk: str | None = None,
    known_regions: Collection[str] = (),
) -> list[Finding]:
    """Compare a well-formed NIK with what the form says: equal to the KK number is refused, all else is a question.

    `known_regions` are the present kecamatan codes of the regency without dots. Numbers from before the split of 2003
    carry codes that are gone, and people move, so a strange code is only mentioned.
    """
    parts = parse_number(nik)
    findings = []
    if kk is not None and nik == normalise_number(kk):
        message = N_("NIK sama dengan nomor KK. Nomor KK ada di bagian atas Kartu Keluarga.")
        findings.append(_block("nik_equals_kk", message))
    if birth_date is not None and birth_date not in parts.dates():
        message = N_("Tanggal lahir di NIK tidak sama dengan yang diisi. Cocokkan dengan KTP.")
        findings.append(_warn("nik_birth_date_differs", message))
    if sex is not None and sex is not parts.sex:
        message = N_("Jenis kelamin menurut NIK tidak sama dengan yang diisi. Cocokkan dengan KTP.")
        findings.append(_warn("nik_sex_differs", message))
    if _is_strange_region(parts.region, known_regions):
        message = N_("Kode kecamatan pada NIK tidak dipakai lagi sekarang. Ini wajar untuk NIK lama.")
        findings.append(Finding("nik_region_unknown", Priority.INFORMS, message, "nik"))
    return findings


def _is_strange_region(region: str, known_regions: Collection[str]) -> bool:
    regencies = {code[:4] for code in known_regions}
    return region[:4] in regencies and region not in known_regions


def check_kk(typed: str, *, persons_on_it: int = 0, today: date) -> list[Finding]:
    """Judge a KK number: sixteen digits are demanded; an odd recording date or very many persons is a question."""
    number = normalise_number(typed)
    findings = _check_digits(typed.strip(), number, N_("Nomor KK"), "kk")
    if findings:
        return findings
    parts = parse_number(number)
    if parts.sex is Sex.FEMALE or parts.likely_date(today) is None:
        message = N_("Angka ke-7 sampai ke-12 nomor KK biasanya tanggal pencatatan. Cocokkan dengan Kartu Keluarga.")
        findings.append(_warn("kk_date_odd", message, "kk"))
    if persons_on_it > MANY_PERSONS_ON_ONE_KK:
        message = N_("Nomor KK ini dipakai %(count)d orang. Cocokkan dengan Kartu Keluarga.")
        findings.append(Finding("kk_many_persons", Priority.WARNS, message, "kk", {"count": persons_on_it}))
    return findings


def _check_digits(typed: str, number: str, name: str, field: str) -> list[Finding]:
    if _SPREADSHEET_NUMBER.match(typed):
        message = N_(
            "%(name)s ini sudah diubah lembar kerja menjadi bilangan, sehingga angkanya hilang. "
            "Ubah kolom menjadi Teks, lalu ketik ulang dari dokumen."
        )
        return [Finding(f"{field}_turned_into_number", Priority.BLOCKS, message, field, {"name": name})]
    if not (number.isascii() and number.isdigit()):
        message = N_("%(name)s hanya berisi angka. Hapus huruf dan tanda lain.")
        return [Finding(f"{field}_not_digits", Priority.BLOCKS, message, field, {"name": name})]
    if len(number) != LENGTH:
        message = N_("%(name)s harus 16 angka; yang diisi %(count)d angka.")
        return [Finding(f"{field}_length", Priority.BLOCKS, message, field, {"name": name, "count": len(number)})]
    return []


def _block(code: str, message: str) -> Finding:
    return Finding(code, Priority.BLOCKS, message, "nik")


def _warn(code: str, message: str, field: str = "nik") -> Finding:
    return Finding(code, Priority.WARNS, message, field)
