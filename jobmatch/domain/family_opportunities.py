"""What would help a family, read off listed facts one rule at a time; every suggestion names its facts, and none is a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jobmatch.domain.age_groups import WORKING_AGE_FROM
from jobmatch.domain.aid_kinds import IN_POVERTY_FILES, AidKind
from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.labour_status import StatusGround
from jobmatch.domain.texts import N_

# The poverty files' own age groups: under 7 is not at school yet, 60 and over is the last one.
SCHOOL_FROM, OLD_FROM = 7, 60
ACTIVE_UNTIL = 59
LOW_SCHOOLING = frozenset({"none", "sd", "smp"})
FARM_WORDS = frozenset({"kopi", "kebun", "sawah", "sayur", "sayuran", "ternak", "ikan", "sawit", "aren", "tani", "padi", "karet"})
WORKS = (LabourStatus.EMPLOYED, LabourStatus.PART_TIME)
POOR_FLOORS = ("tanah", "bambu")


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What is known of one member; None is not known. ``work_on`` and ``work_source`` say how old the news is."""

    id: UUID
    name: str
    relation: str
    age: int | None
    education: str | None = None
    status: LabourStatus | None = None
    ground: str | None = None
    work_on: date | None = None
    work_source: str | None = None
    skills: tuple[str, ...] = ()
    disability: str | None = None

    @property
    def is_of_working_age(self) -> bool:
        """Tell whether she is old enough to be asked about work."""
        return self.age is not None and self.age >= WORKING_AGE_FROM

    @property
    def works(self) -> bool:
        """Tell whether she is known to work enough."""
        return self.status in WORKS

    @property
    def could_work(self) -> bool:
        """Tell whether she is known to look for work, or for more of it."""
        return self.status in (LabourStatus.UNEMPLOYED, LabourStatus.UNDEREMPLOYED)

    @property
    def is_at_school(self) -> bool:
        """Tell whether she is known to be at school."""
        return self.ground == StatusGround.SCHOOL.value

    @property
    def may_need_care(self) -> bool:
        """Tell whether age or disability alone suggest that somebody looks after her."""
        return self.disability is not None or (self.age is not None and (self.age < SCHOOL_FROM or self.age >= OLD_FROM))


@dataclass(frozen=True, slots=True)
class HouseholdFacts:
    """What poverty data say of the household; None where no file names it."""

    decile: int | None = None
    rated_on: date | None = None
    source: str | None = None
    aids: frozenset[str] = frozenset()
    floor: str | None = None
    is_rated: bool = False


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One thing that would help: which kind of help, for whom, and the facts it rests on (source texts with values)."""

    kind: AidKind
    person: MemberFacts | None
    because: tuple[str, ...]


NOT_WORKING = N_("belum bekerja")
WORKS_LITTLE = N_("bekerja kurang dari 35 jam dan mau tambahan")
PREPARES = N_("sedang menyiapkan usaha")
FARM_SKILL = N_("punya pengalaman bertani atau berkebun")
LOW_SCHOOL = N_("sekolahnya sampai SMP atau kurang")
SMALL_CHILD = N_("ada anak di bawah 7 tahun")
PUPIL = N_("ada anak usia sekolah (7–18 tahun)")
OLD_MEMBER = N_("ada anggota berumur 60 tahun atau lebih")
DISABLED = N_("penyandang disabilitas")
IN_THRESHOLD = N_("desilnya di dalam batas kantor")
NO_SUCH_AID = N_("belum tercatat menerimanya di data kesejahteraan")
EARTH_FLOOR = N_("lantai rumahnya tanah atau bambu")


def find_opportunities(members: Sequence[MemberFacts], home: HouseholdFacts, threshold: int) -> list[Opportunity]:
    """Return what would help, grouped as the rules stand; what is not known suggests nothing."""
    found = [each for member in members for each in _of_member(member)]
    return [*found, *_of_household(members, home, threshold)]


def _of_member(member: MemberFacts) -> Iterable[Opportunity]:
    is_active = member.is_of_working_age and (member.age or 0) <= ACTIVE_UNTIL
    if not is_active:
        return
    if member.status is LabourStatus.UNEMPLOYED:
        yield Opportunity(AidKind.TRAINING, member, (NOT_WORKING,))
    if member.ground == StatusGround.PREPARING_BUSINESS.value:
        yield Opportunity(AidKind.BUSINESS_COURSE, member, (PREPARES,))
        yield Opportunity(AidKind.CAPITAL, member, (PREPARES,))
    elif member.status is LabourStatus.UNDEREMPLOYED:
        yield Opportunity(AidKind.TOOLS, member, (WORKS_LITTLE,))
    if member.could_work and _has_farm_words(member.skills):
        yield Opportunity(AidKind.SEED, member, (FARM_SKILL, NOT_WORKING if not member.works else WORKS_LITTLE))
    if member.could_work and member.education in LOW_SCHOOLING and (member.age or 0) < 35:
        yield Opportunity(AidKind.EQUIVALENCE, member, (LOW_SCHOOL,))
    if member.disability is not None:
        yield Opportunity(AidKind.ASSISTIVE, member, (DISABLED,))


def _of_household(members: Sequence[MemberFacts], home: HouseholdFacts, threshold: int) -> Iterable[Opportunity]:
    if home.decile is None or home.decile > threshold:
        return
    ages = [member.age for member in members if member.age is not None]
    has_pupil = any(SCHOOL_FROM <= age <= 18 for age in ages)
    reasons = [
        *([SMALL_CHILD] if any(age < SCHOOL_FROM for age in ages) else []),
        *([PUPIL] if has_pupil else []),
        *([OLD_MEMBER] if any(age >= OLD_FROM for age in ages) else []),
        *([DISABLED] if any(member.disability for member in members) else []),
    ]
    if reasons and _lacks(home, AidKind.PKH):
        yield Opportunity(AidKind.PKH, None, (IN_THRESHOLD, *reasons, NO_SUCH_AID))
    if _lacks(home, AidKind.FOOD):
        yield Opportunity(AidKind.FOOD, None, (IN_THRESHOLD, NO_SUCH_AID))
    if has_pupil:
        yield Opportunity(AidKind.PUPIL_AID, None, (IN_THRESHOLD, PUPIL))
    if home.floor is not None and any(word in home.floor.casefold() for word in POOR_FLOORS):
        yield Opportunity(AidKind.HOUSE, None, (IN_THRESHOLD, EARTH_FLOOR))


def _lacks(home: HouseholdFacts, kind: AidKind) -> bool:
    return not home.aids & set(IN_POVERTY_FILES[kind])


def _has_farm_words(skills: Iterable[str]) -> bool:
    return any(word in FARM_WORDS for skill in skills for word in skill.casefold().replace(",", " ").split())
