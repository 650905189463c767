"""Years since graduation, the columns of IPK III/7. An unknown year stays unknown; it is never "6 years or more"."""

from datetime import date
from enum import StrEnum

from jobmatch.domain.education import find_level
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

EARLIEST_PLAUSIBLE = 1940
_UP_TO_2 = 2
_UP_TO_5 = 5


class GraduationBand(StrEnum):
    """The three columns of III/7, and the two groups that have no year to count from."""

    UP_TO_2 = "0-2"
    FROM_3_TO_5 = "3-5"
    FROM_6 = "6+"
    NO_DIPLOMA = "none"
    UNKNOWN = "unknown"


BAND_TITLES: dict[GraduationBand, str] = {
    GraduationBand.UP_TO_2: N_("0–2 tahun"),
    GraduationBand.FROM_3_TO_5: N_("3–5 tahun"),
    GraduationBand.FROM_6: N_("6 tahun ke atas"),
    GraduationBand.NO_DIPLOMA: N_("tanpa ijazah"),
    GraduationBand.UNKNOWN: N_("tahun lulus belum diketahui"),
}
III7_BANDS = (GraduationBand.UP_TO_2, GraduationBand.FROM_3_TO_5, GraduationBand.FROM_6)


def check_graduation_year(year: int, birth_date: date | None, day: date) -> int:
    """Return the year if somebody can have left school in it."""
    earliest = EARLIEST_PLAUSIBLE if birth_date is None else birth_date.year + 5
    if not earliest <= year <= day.year:
        raise RuleBroken(N_("Tahun lulus %(year)d tidak mungkin. Lihat di ijazah."), field="graduation_year", year=year)
    return year


def graduation_band(level_code: str, graduation_year: int | None, day: date) -> GraduationBand:
    """Return the band by calendar years on the day of registration (the band is fixed then)."""
    level = find_level(level_code)
    if level is None:
        return GraduationBand.UNKNOWN
    if not level.has_diploma:
        return GraduationBand.NO_DIPLOMA
    if graduation_year is None:
        return GraduationBand.UNKNOWN
    years = day.year - graduation_year
    if years <= _UP_TO_2:
        return GraduationBand.UP_TO_2
    return GraduationBand.FROM_3_TO_5 if years <= _UP_TO_5 else GraduationBand.FROM_6
