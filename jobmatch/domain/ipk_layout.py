"""The layout of the IPK tables III/1 to III/8 as data: titles, rows, columns. Counting is in `ledger_rules`.

Recovered from five offices' applications (Paser, East Kalimantan, Sleman, West Sumatra, a school job centre); the manual
itself (Kepdirjen 268/PPTK/XII/2012) could not be read. Titles, the letter for women and the period are therefore
settings of the office; these are their defaults. Titles and row labels are printed as on the form and not translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jobmatch.domain.age_groups import III1_GROUPS
from jobmatch.domain.education import IPK_TITLES
from jobmatch.domain.enums import PlacementKind, Receiver, Sex
from jobmatch.domain.graduation import BAND_TITLES, III7_BANDS
from jobmatch.domain.ledger_rules import Flow, Population
from jobmatch.domain.periods import PeriodKind

# Women are "P" (perempuan) or "W" (wanita), by region.
WOMAN_LETTERS = ("P", "W")


class Measure(StrEnum):
    """One figure of a cell."""

    OPENING = "opening"
    REGISTERED = "registered"
    AVAILABLE = "available"
    PLACED = "placed"
    REMOVED = "removed"
    GONE = "gone"
    CLOSING = "closing"

    def of(self, flow: Flow) -> int:
        """Read the figure off a flow."""
        value: int = getattr(flow, self.value)
        return value


@dataclass(frozen=True)
class Line:
    """A printed line of III/1: its number, its words, its figure."""

    number: str
    label: str
    measure: Measure
    is_sum: bool = False


@dataclass(frozen=True)
class Column:
    """A column under a group heading; `group` and `sex` are None in a total."""

    heading: str
    group: str | None
    sex: Sex | None
    measure: Measure | None = None


@dataclass(frozen=True)
class TableSpec:
    """One table: what it counts, which class makes its rows, which figures its column groups."""

    code: str
    title: str
    population: Population
    row_class: str
    measures: tuple[Measure, ...]
    column_class: str
    period: PeriodKind = PeriodKind.MONTH


# III/1. One template in use labels D as "C. JUMLAH (3+4)"; this is the right letter.
III1_SEEKER_LINES = (
    Line("1.", "Pencari kerja yang belum ditempatkan pada bulan yang lalu", Measure.OPENING),
    Line("2.", "Pencari kerja yang terdaftar pada bulan ini", Measure.REGISTERED),
    Line("A.", "JUMLAH (1+2)", Measure.AVAILABLE, is_sum=True),
    Line("3.", "Pencari kerja yang ditempatkan pada bulan ini", Measure.PLACED),
    Line("4.", "Pencari kerja yang dihapuskan pada bulan ini", Measure.REMOVED),
    Line("B.", "JUMLAH (3+4)", Measure.GONE, is_sum=True),
    Line("5.", "Pencari kerja yang belum ditempatkan pada akhir bulan ini (A-B)", Measure.CLOSING),
)
III1_POST_LINES = (
    Line("1.", "Lowongan yang belum dipenuhi pada akhir bulan lalu", Measure.OPENING),
    Line("2.", "Lowongan yang terdaftar bulan ini", Measure.REGISTERED),
    Line("C.", "JUMLAH (1+2)", Measure.AVAILABLE, is_sum=True),
    Line("3.", "Lowongan yang dipenuhi bulan ini", Measure.PLACED),
    Line("4.", "Lowongan yang dihapuskan bulan ini", Measure.REMOVED),
    Line("D.", "JUMLAH (3+4)", Measure.GONE, is_sum=True),
    Line("5.", "Lowongan yang belum dipenuhi akhir bulan ini (C-D)", Measure.CLOSING),
)
III1_TITLE = "IKHTISAR STATISTIK ANTAR KERJA"
III1_PARTS = ("I. PENCARI KERJA", "II. LOWONGAN")


def sex_letters(woman_letter: str = "P") -> Mapping[Sex, str]:
    """Return the column letters; L is the same everywhere."""
    return {Sex.MALE: "L", Sex.FEMALE: woman_letter}


def iii1_columns(woman_letter: str = "P") -> tuple[Column, ...]:
    """Return the thirteen figure columns of III/1, part I: five age groups and the total, by sex, and L+P."""
    letters = sex_letters(woman_letter)
    by_age = [Column(f"{group.label} {letters[sex]}", group.code, sex) for group in III1_GROUPS for sex in Sex]
    totals = [Column(f"JUMLAH {letters[sex]}", None, sex) for sex in Sex]
    return (*by_age, *totals, Column(f"JUMLAH L+{woman_letter}", None, None))


_FIVE = (Measure.OPENING, Measure.REGISTERED, Measure.PLACED, Measure.REMOVED, Measure.CLOSING)
_SEEKER_TITLES = (
    "SISA AKHIR BULAN LALU",
    "PENDAFTARAN BULAN INI",
    "PENEMPATAN BULAN INI",
    "PENGHAPUSAN BULAN INI",
    "SISA AKHIR BULAN INI",
)
SEEKER_HEADINGS: Mapping[Measure, str] = dict(zip(_FIVE, _SEEKER_TITLES, strict=True))
POST_HEADINGS: Mapping[Measure, str] = {**SEEKER_HEADINGS, Measure.PLACED: "DIPENUHI BULAN INI"}

_SEEKERS = "PENCARI KERJA YANG TERDAFTAR, DITEMPATKAN DAN DIHAPUSKAN"
_POSTS = "LOWONGAN KERJA YANG TERDAFTAR, DIPENUHI DAN DIHAPUSKAN"

# Periods as in East Kalimantan (III/3, III/5, III/6 by quarter); Paser and Sleman print all by month: a setting.
TABLES: Mapping[str, TableSpec] = {
    spec.code: spec
    for spec in (
        TableSpec("III/2", f"{_SEEKERS} MENURUT JENIS PENDIDIKAN", Population.SEEKERS, "education", _FIVE, "sex"),
        TableSpec("III/3", f"{_SEEKERS} MENURUT GOLONGAN JABATAN", Population.SEEKERS, "kbji", _FIVE, "sex", PeriodKind.QUARTER),
        TableSpec("III/4", f"{_POSTS} MENURUT JENIS PENDIDIKAN", Population.POSTS, "education", _FIVE, "sex"),
        TableSpec("III/5", f"{_POSTS} MENURUT GOLONGAN JABATAN", Population.POSTS, "kbji", _FIVE, "sex", PeriodKind.QUARTER),
        TableSpec(
            "III/6",
            f"{_POSTS} MENURUT GOLONGAN POKOK LAPANGAN USAHA",
            Population.POSTS,
            "kbli",
            _FIVE,
            "sex",
            PeriodKind.QUARTER,
        ),
        TableSpec(
            "III/7",
            f"{_SEEKERS} MENURUT LAMA LULUSAN DAN TINGKAT PENDIDIKAN",
            Population.SEEKERS,
            "education",
            _FIVE,
            "graduation_band",
        ),
    )
}


# Rows below the rows of a table: "level, then major below it". Only majors that occur are printed.
ROW_PARTS: Mapping[str, tuple[str, ...]] = {"III/2": ("education_major",), "III/4": ("education_major",)}

III8_TITLE = (
    "PENEMPATAN PENCARI KERJA MENURUT JENIS ANTAR KERJA, TINGKAT PENDIDIKAN PENCARI KERJA, "
    "PENERIMA TENAGA KERJA DAN JENIS KELAMIN"
)
III8_PARTS = ("I. TINGKAT PENDIDIKAN", "II. PENERIMA TENAGA KERJA")
III8_EDUCATION_ROWS: tuple[tuple[str, str], ...] = tuple((row.value, title) for row, title in IPK_TITLES.items())
III8_RECEIVER_ROWS: tuple[tuple[str, str], ...] = tuple(
    (str(number), receiver.label.upper()) for number, receiver in enumerate(Receiver, start=1)
)


def iii8_columns(*, with_subtotals: bool = True, woman_letter: str = "P") -> tuple[Column, ...]:
    """Return the figure columns of III/8: twelve with a JML under each kind (East Kalimantan, Sleman), nine without (Paser)."""
    letters = sex_letters(woman_letter)
    columns = []
    for kind in PlacementKind:
        columns += [Column(f"{kind.value} {letters[sex]}", kind.value, sex) for sex in Sex]
        if with_subtotals:
            columns.append(Column(f"{kind.value} JML", kind.value, None))
    totals = [Column(f"JUMLAH {letters[sex]}", None, sex) for sex in Sex]
    return (*columns, *totals, Column("JUMLAH JML", None, None))


def pair_columns(spec: TableSpec, woman_letter: str = "P") -> tuple[Column, ...]:
    """Return the figure columns of III/2 to III/7: five figures, each by sex (III/7: by years since graduation)."""
    headings = POST_HEADINGS if spec.population is Population.POSTS else SEEKER_HEADINGS
    if spec.column_class == "graduation_band":
        bands = [(band.value, BAND_TITLES[band]) for band in III7_BANDS]
        return tuple(Column(f"{headings[m]} {title}", band, None, m) for m in spec.measures for band, title in bands)
    letters = sex_letters(woman_letter)
    return tuple(Column(f"{headings[m]} {letters[sex]}", None, sex, m) for m in spec.measures for sex in Sex)
