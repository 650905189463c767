"""The series of the number notebook: what each means, and how printed figures of one source become a year to check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.published_figures import PublishedYear
from jobmatch.domain.texts import N_

OWN_AREA = "1702"
FIRST_YEAR = 1980


class Series(Labelled):
    """A published series; the value is also the field of a year that the checker reads."""

    TPT = "tpt", N_("Tingkat pengangguran terbuka (TPT)")
    TPAK = "tpak", N_("Tingkat partisipasi angkatan kerja (TPAK)")
    WORKING_AGE = "working_age", N_("Penduduk usia kerja")
    LABOUR_FORCE = "labour_force", N_("Angkatan kerja")
    LABOUR_FORCE_MEN = "labour_force_men", N_("Angkatan kerja laki-laki")
    LABOUR_FORCE_WOMEN = "labour_force_women", N_("Angkatan kerja perempuan")
    EMPLOYED = "employed", N_("Penduduk bekerja")
    UNEMPLOYED = "unemployed", N_("Pengangguran")
    UNEMPLOYED_MEN = "unemployed_men", N_("Pengangguran laki-laki")
    UNEMPLOYED_WOMEN = "unemployed_women", N_("Pengangguran perempuan")
    POPULATION = "population", N_("Jumlah penduduk")
    CHANGE = "change_said", N_("Perubahan TPT yang disebut")

    @property
    def is_rate(self) -> bool:
        """Say whether the figure is a percentage."""
        return self in (Series.TPT, Series.TPAK)

    @property
    def has_decimals(self) -> bool:
        """Say whether a decimal comma may stand in it; counts have points between thousands instead."""
        return self.is_rate or self is Series.CHANGE

    @property
    def unit(self) -> str:
        """Return what stands behind the value."""
        return "%" if self.is_rate else N_("poin") if self is Series.CHANGE else ""


# BPS: DOMAIN of the office's research, chapter 5; the village reports count something else and say so.
DEFINITIONS: Mapping[Series, str] = {
    Series.TPT: N_(
        "Pengangguran dibagi angkatan kerja, kali 100. Dari survei contoh (Sakernas) bulan Agustus, bukan daftar nama."
    ),
    Series.TPAK: N_("Angkatan kerja dibagi penduduk usia kerja, kali 100. Dari Sakernas bulan Agustus."),
    Series.WORKING_AGE: N_("Penduduk berumur 15 tahun ke atas, tanpa batas atas."),
    Series.LABOUR_FORCE: N_("Penduduk usia kerja yang bekerja atau menganggur."),
    Series.EMPLOYED: N_("Bekerja sedikitnya satu jam tanpa putus dalam seminggu terakhir, termasuk membantu usaha keluarga."),
    Series.UNEMPLOYED: N_(
        "Tidak bekerja dan mencari kerja, menyiapkan usaha, merasa tidak mungkin mendapat kerja, atau menunggu mulai bekerja."
    ),
    Series.LABOUR_FORCE_MEN: N_("Bagian laki-laki dari angkatan kerja."),
    Series.LABOUR_FORCE_WOMEN: N_("Bagian perempuan dari angkatan kerja."),
    Series.UNEMPLOYED_MEN: N_("Bagian laki-laki dari pengangguran."),
    Series.UNEMPLOYED_WOMEN: N_("Bagian perempuan dari pengangguran."),
    Series.POPULATION: N_("Semua umur. Hitungan Dukcapil lebih besar daripada perkiraan survei BPS."),
    Series.CHANGE: N_("Naik (+) atau turun (-) dari tahun sebelumnya dalam poin persen, seperti disebut sumbernya."),
}


@dataclass(frozen=True)
class Printed:
    """One figure as a source printed it."""

    series: Series
    year: int
    value: Decimal
    source: str


def read_value(series: Series, typed: str) -> Decimal:
    """Return the value of what was typed: 2,43 for a rate, 170.298 for a count.

    Raises:
        RuleBroken: it is no number, a rate outside 0–100, or a count with decimals.
    """
    text = typed.strip().replace("%", "").strip()
    plain = text.replace(",", ".") if series.has_decimals else text.replace(".", "").replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise RuleBroken(N_("“%(typed)s” bukan angka. Contoh: 2,43 atau 170.298."), field="value", typed=typed[:20]) from None
    if not value.is_finite() or (value < 0 and series is not Series.CHANGE):
        raise RuleBroken(N_("Angka ini tidak mungkin negatif."), field="value")
    if series.has_decimals and abs(value) > 100:
        raise RuleBroken(N_("Persen ada di antara 0 dan 100."), field="value")
    return value


def check_printed_year(year: int, this_year: int) -> int:
    """Return the year if figures of it can exist."""
    if not FIRST_YEAR <= year <= this_year:
        message = N_("Tahun %(year)d tidak mungkin. Isi antara 1980 dan tahun ini.")
        raise RuleBroken(message, field="year", year=year)
    return year


def years_of(rows: Iterable[Printed]) -> list[PublishedYear]:
    """Return one row a year and source, as the checker reads them; two values of one source make two rows."""
    found: dict[tuple[int, str], list[dict[str, Decimal]]] = {}
    for row in sorted(rows, key=lambda row: (row.year, row.source, row.series.value, row.value)):
        variants = found.setdefault((row.year, row.source), [{}])
        target = next((each for each in variants if row.series.value not in each), None)
        if target is None:
            variants.append(target := {})
        target[row.series.value] = row.value
    return [_year(year, values) for (year, _), variants in found.items() for values in variants]


def _year(year: int, values: Mapping[str, Decimal]) -> PublishedYear:
    rates = {series.value for series in Series if series.has_decimals}
    known = {name: value for name, value in values.items() if name != Series.POPULATION.value}
    typed = {name: value if name in rates else int(value) for name, value in known.items()}
    return PublishedYear(year, **typed)  # type: ignore[arg-type]
