"""The forum's briefing bears the mark of made-up data on both pages, and only then."""

import io

import pypdf
import pytest

from jobmatch.documents.briefing import write_briefing
from jobmatch.documents.marks import WORDS, Mark

SNAPSHOT = {
    "month_words": "Oktober 2026",
    "taken_on": "2026-11-24",
    "sentence": "Menurut laporan desa Oktober 2026 belum ada desa yang melapor.",
    "figures": [["Pencari kerja terdaftar", 18, "Buku besar IPK"], ["Belum bekerja menurut desa", None, "Laporan desa"]],
    "months": ["Sep", "Okt"],
    "trend": [4, None],
    "sectors": [],
    "retention": [[30, 15, 15]],
}


@pytest.mark.parametrize("is_made_up", [True, False])
def test_made_up_figures_are_marked_on_every_page(is_made_up: bool) -> None:
    paper = write_briefing("Dinas", "24 November 2026", "Kabar bulan ini", SNAPSHOT, [], Mark(is_made_up))
    pages = pypdf.PdfReader(io.BytesIO(paper)).pages
    assert len(pages) == 2
    assert all((WORDS in page.extract_text()) is is_made_up for page in pages)


def text_of(paper: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(paper)).pages]


def test_a_long_meeting_still_has_two_pages_and_says_what_stands_elsewhere() -> None:
    agenda = "\n".join(["Pembahasan upah minimum dan kabar dari desa yang lama diam menjelang Job Fair berikutnya"] * 30)
    waiting = [
        ["Mengundang dua puluh usaha kopi dan melaporkan hasilnya kepada forum " * 5, "Kepala Bidang " * 9, "1 Des 2026"]
    ] * 90
    sectors = [["Perdagangan besar dan eceran; reparasi dan perawatan mobil dan sepeda motor", 12_345]] * 12
    first, second = text_of(
        write_briefing("Dinas", "24 November 2026", agenda, {**SNAPSHOT, "sectors": sectors}, waiting, Mark(False))
    )
    assert "Lima angka" in first
    for words in ("12.345", "Dan 22 pokok lagi", "Dan 82 keputusan lagi"):
        assert words in second


def test_figures_stand_beside_those_of_the_month_before_with_why_they_moved() -> None:
    more = {"before": [1234, None], "change": [[2, 128], [-3, 13], [7, 9]], "reported": [10, 12]}
    first, _ = text_of(write_briefing("Dinas", "24 November 2026", "Kabar", {**SNAPSHOT, **more}, [], Mark(False)))
    for words in ("18 1.234", "+2 orang di 128 desa", "-3 orang dari 13 desa", "7 orang tidak terhitung"):
        assert words in first
