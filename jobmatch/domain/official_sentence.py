"""Kalimat resmi: the one sentence that says both figures, how many villages stand behind ours, and why they differ."""

from dataclasses import dataclass
from decimal import Decimal

from jobmatch.domain.disclosure import is_small
from jobmatch.domain.indicators import Coverage
from jobmatch.domain.periods import Month


@dataclass(frozen=True)
class OfficialFacts:
    """What the sentence is made of; None is "not known", and the sentence says so."""

    tpt: Decimal | None
    tpt_year: int | None
    tpt_source: str | None
    month: Month
    month_words: str
    unemployed: int | None
    coverage: Coverage


WHY = (
    "Keduanya tidak sama dan tidak dicampur: BPS memperkirakan dari survei contoh bulan Agustus untuk seluruh penduduk, "
    "sedangkan desa mencatat orang yang diketahui namanya; desa yang belum melapor tidak dihitung nol."
)


def official_sentence(facts: OfficialFacts) -> str:
    """Return the sentence in Indonesian; it is printed and read aloud as it stands, so it has no other language."""
    return " ".join((_survey(facts), _registry(facts), WHY))


def _survey(facts: OfficialFacts) -> str:
    if facts.tpt is None:
        return "Angka tingkat pengangguran terbuka (TPT) dari BPS belum dicatat di sini."
    value = str(facts.tpt.normalize() if facts.tpt != facts.tpt.to_integral() else facts.tpt.quantize(Decimal(1)))
    return (
        f"Menurut BPS, tingkat pengangguran terbuka Kabupaten Rejang Lebong {value.replace('.', ',')} persen "
        f"(Agustus {facts.tpt_year}; sumber: {facts.tpt_source})."
    )


def _registry(facts: OfficialFacts) -> str:
    if facts.unemployed is None:
        return f"Untuk {facts.month_words} belum ada desa yang melapor."
    count = "kurang dari lima" if is_small(facts.unemployed) else f"{facts.unemployed:,}".replace(",", ".")
    return f"Menurut laporan desa {facts.month_words}, {count} orang belum bekerja, {facts.coverage.text()}."
