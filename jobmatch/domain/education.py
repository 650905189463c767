"""Education levels: one detailed list of codes, mapped to the rows of BPS and of IPK III/8.

The four-digit education codes (1000 to 7600) that one province prints were not found as a list, so these codes are our
own. Where a level has no row of its own in a source, the comment at the level says what was chosen.
"""

from dataclasses import dataclass
from enum import StrEnum

from jobmatch.domain.texts import N_


class IpkEducation(StrEnum):
    """The thirteen rows of IPK III/8, part I (codes as in the application in use in East Kalimantan)."""

    NONE = "1"
    PRIMARY = "2"
    LOWER_SECONDARY = "3"
    UPPER_SECONDARY = "4"
    DIPLOMA_1 = "5"
    DIPLOMA_2 = "6"
    DIPLOMA_3 = "7"
    DIPLOMA_4 = "8"
    AKTA_2 = "9"
    AKTA_3 = "10"
    BACHELOR = "11"
    MASTER = "12"
    DOCTORATE = "13"


# Titles exactly as printed on the form, therefore not translated.
IPK_TITLES: dict[IpkEducation, str] = {
    IpkEducation.NONE: "NON",
    IpkEducation.PRIMARY: "SD",
    IpkEducation.LOWER_SECONDARY: "SLTP",
    IpkEducation.UPPER_SECONDARY: "SLTA",
    IpkEducation.DIPLOMA_1: "DIPLOMA 1",
    IpkEducation.DIPLOMA_2: "DIPLOMA 2",
    IpkEducation.DIPLOMA_3: "D3/SARJANA MUDA",
    IpkEducation.DIPLOMA_4: "D4/SARJANA SAINS TERAPAN",
    IpkEducation.AKTA_2: "AKTA 2",
    IpkEducation.AKTA_3: "AKTA 3",
    IpkEducation.BACHELOR: "SARJANA",
    IpkEducation.MASTER: "MAGISTER",
    IpkEducation.DOCTORATE: "DOKTORAL",
}


class BpsEducation(StrEnum):
    """The eight rows of the long BPS table (bps.go.id statictable 1936)."""

    NEVER_SCHOOL = "never_school"
    PRIMARY_UNFINISHED = "primary_unfinished"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    GENERAL_UPPER = "general_upper"
    VOCATIONAL_UPPER = "vocational_upper"
    DIPLOMA = "diploma"
    UNIVERSITY = "university"


BPS_TITLES: dict[BpsEducation, str] = {
    BpsEducation.NEVER_SCHOOL: N_("Tidak/belum pernah sekolah"),
    BpsEducation.PRIMARY_UNFINISHED: N_("Tidak/belum tamat SD"),
    BpsEducation.PRIMARY: N_("SD"),
    BpsEducation.LOWER_SECONDARY: N_("SLTP"),
    BpsEducation.GENERAL_UPPER: N_("SLTA umum"),
    BpsEducation.VOCATIONAL_UPPER: N_("SLTA kejuruan"),
    BpsEducation.DIPLOMA: N_("Akademi/Diploma"),
    BpsEducation.UNIVERSITY: N_("Universitas"),
}


@dataclass(frozen=True)
class EducationLevel:
    """One level: its code, what people call it, how high it stands, and its row in each official table."""

    code: str
    label: str
    rank: int
    ipk: IpkEducation
    bps: BpsEducation

    @property
    def has_diploma(self) -> bool:
        """Say whether finishing this level gives a graduation year."""
        return self.ipk is not IpkEducation.NONE


LEVELS = (
    EducationLevel("none", N_("Tidak/belum pernah sekolah"), 0, IpkEducation.NONE, BpsEducation.NEVER_SCHOOL),
    EducationLevel("sd_unfinished", N_("Belum tamat SD"), 1, IpkEducation.NONE, BpsEducation.PRIMARY_UNFINISHED),
    EducationLevel("sd", N_("SD/MI"), 2, IpkEducation.PRIMARY, BpsEducation.PRIMARY),
    EducationLevel("paket_a", N_("Paket A"), 2, IpkEducation.PRIMARY, BpsEducation.PRIMARY),
    EducationLevel("smp", N_("SMP/MTs"), 3, IpkEducation.LOWER_SECONDARY, BpsEducation.LOWER_SECONDARY),
    EducationLevel("paket_b", N_("Paket B"), 3, IpkEducation.LOWER_SECONDARY, BpsEducation.LOWER_SECONDARY),
    EducationLevel("sma", N_("SMA/MA"), 4, IpkEducation.UPPER_SECONDARY, BpsEducation.GENERAL_UPPER),
    EducationLevel("paket_c", N_("Paket C"), 4, IpkEducation.UPPER_SECONDARY, BpsEducation.GENERAL_UPPER),
    EducationLevel("smk", N_("SMK/MAK"), 4, IpkEducation.UPPER_SECONDARY, BpsEducation.VOCATIONAL_UPPER),
    EducationLevel("d1", N_("Diploma 1"), 5, IpkEducation.DIPLOMA_1, BpsEducation.DIPLOMA),
    EducationLevel("d2", N_("Diploma 2"), 6, IpkEducation.DIPLOMA_2, BpsEducation.DIPLOMA),
    # Akta is a teaching certificate; BPS has no row for it and we put it with the diplomas (our choice).
    EducationLevel("akta_2", N_("Akta 2"), 6, IpkEducation.AKTA_2, BpsEducation.DIPLOMA),
    EducationLevel("d3", N_("Diploma 3"), 7, IpkEducation.DIPLOMA_3, BpsEducation.DIPLOMA),
    EducationLevel("akta_3", N_("Akta 3"), 7, IpkEducation.AKTA_3, BpsEducation.DIPLOMA),
    # The press release of BPS speaks of "Diploma I/II/III" beside "Universitas", so the fourth counts as university.
    EducationLevel("d4", N_("Diploma 4/Sarjana Terapan"), 8, IpkEducation.DIPLOMA_4, BpsEducation.UNIVERSITY),
    EducationLevel("s1", N_("Sarjana (S1)"), 8, IpkEducation.BACHELOR, BpsEducation.UNIVERSITY),
    # A professional year after S1 (teacher, nurse) has no row in III/8; it stays with S1 (our choice, ask the office).
    EducationLevel("profession", N_("Profesi (Ners, PPG, dan sejenis)"), 8, IpkEducation.BACHELOR, BpsEducation.UNIVERSITY),
    EducationLevel("s2", N_("Magister (S2)"), 9, IpkEducation.MASTER, BpsEducation.UNIVERSITY),
    EducationLevel("s3", N_("Doktor (S3)"), 10, IpkEducation.DOCTORATE, BpsEducation.UNIVERSITY),
)

_BY_CODE = {level.code: level for level in LEVELS}


def find_level(code: str) -> EducationLevel | None:
    """Return the level with this code, or None."""
    return _BY_CODE.get(code)


def ipk_row(code: str) -> IpkEducation:
    """Return the row of IPK III/8 (and III/2, III/4, III/7) in which a level is counted."""
    return _BY_CODE[code].ipk


def bps_row(code: str) -> BpsEducation:
    """Return the row of the BPS table in which a level is counted."""
    return _BY_CODE[code].bps


def is_at_least(code: str, minimum: str) -> bool:
    """Say whether one level stands as high as another: equal rank is enough (Paket C for SMA, SMK for SMA)."""
    return _BY_CODE[code].rank >= _BY_CODE[minimum].rank
