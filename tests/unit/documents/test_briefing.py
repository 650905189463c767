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
