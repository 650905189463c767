"""Age, the five age groups of table III/1 and the age limits of the register. A missing birth date is never age 0."""

from dataclasses import dataclass
from datetime import date

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

# Working age: 15 and over, no upper limit (BPS).
WORKING_AGE_FROM = 15
# UU 27/2022 asks for a parent's consent for children; 18 for being listed at a fair is this office's own rule.
ADULT_FROM = 18
# NEET and youth: 15 to 24 (BPS, quoted by bisnis.com 27 May 2024).
YOUTH_UNTIL = 24
# Ours: older than this is taken for a slip of the pen and asked about.
OLDEST_PLAUSIBLE = 110


@dataclass(frozen=True)
class AgeGroup:
    """A span of completed years; `until` is None for the open group."""

    code: str
    since: int
    until: int | None

    @property
    def label(self) -> str:
        """Return the heading printed on the table."""
        return f"{self.since}+" if self.until is None else f"{self.since}–{self.until}"

    def has(self, age: int) -> bool:
        """Say whether this age belongs here."""
        return self.since <= age and (self.until is None or age <= self.until)


# IPK III/1: the five groups on which all three implementations that show the table agree.
III1_GROUPS = (
    AgeGroup("15-19", 15, 19),
    AgeGroup("20-29", 20, 29),
    AgeGroup("30-44", 30, 44),
    AgeGroup("45-54", 45, 54),
    AgeGroup("55+", 55, None),
)


def age_on(birth_date: date, day: date) -> int:
    """Return the completed years on a day; someone born on 29 February has a birthday on 1 March in other years."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


def age_span(birth_year: int, day: date) -> tuple[int, int]:
    """Return the youngest and the oldest age that somebody of this birth year can have on a day."""
    oldest = day.year - birth_year
    youngest = oldest if (day.month, day.day) == (12, 31) else oldest - 1
    return youngest, oldest


def is_under_working_age(birth_date: date, day: date) -> bool:
    """Say whether somebody is still under 15."""
    return age_on(birth_date, day) < WORKING_AGE_FROM


def needs_guardian(birth_date: date, day: date) -> bool:
    """Say whether somebody may register but must not be listed to employers without a guardian's consent."""
    return WORKING_AGE_FROM <= age_on(birth_date, day) < ADULT_FROM


def check_birth_date(birth_date: date | None, day: date) -> date:
    """Return the birth date if this person may be registered as a job seeker.

    Invariant L3 of the IPK tables: a missing birth date or a person under 15 is stopped here, never dropped later.
    """
    if birth_date is None:
        raise RuleBroken(N_("Tanggal lahir belum diisi. Lihat di KTP atau Kartu Keluarga."), field="birth_date")
    if birth_date > day:
        raise RuleBroken(N_("Tanggal lahir ada di masa depan. Periksa tahunnya."), field="birth_date")
    if age_on(birth_date, day) > OLDEST_PLAUSIBLE:
        raise RuleBroken(N_("Umur menurut tanggal lahir ini lebih dari 110 tahun. Periksa tahunnya."), field="birth_date")
    if is_under_working_age(birth_date, day):
        message = N_("Pendaftaran pencari kerja mulai umur 15 tahun. Untuk yang lebih muda, hubungi sekolah atau kantor kami.")
        raise RuleBroken(message, field="birth_date")
    return birth_date


def age_group(birth_date: date | None, day: date) -> AgeGroup:
    """Return the III/1 group of a person on the day of registration (the group is fixed then)."""
    age = age_on(check_birth_date(birth_date, day), day)
    return next(group for group in III1_GROUPS if group.has(age))
