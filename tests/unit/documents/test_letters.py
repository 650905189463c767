"""Letters for people without a telephone, and the mark of made-up papers."""

import io
from datetime import date

import pypdf
import pytest
import xlsxwriter

from jobmatch.documents.letters import LetterPage, LetterWords, letters_pdf
from jobmatch.documents.marks import WORDS, Mark

REAL, MADE_UP = Mark(is_made_up=False), Mark(is_made_up=True)
DAY = date(2026, 11, 24)
PAGES = [
    LetterPage(
        "Budi #strong[x] $a$ \\", "RT 02, Kayu Manis", "Job Fair", "Apakah Anda jadi bekerja?", "https://contoh.example/k/1"
    ),
    LetterPage("Siti", "", "", "Terima kasih."),
]
EMPTY = LetterWords("Surat", "Curup, Selasa, 24 November 2026", "Kepada", "Perihal:", "Kode", "Arahkan kamera.", "Gratis.")


def letters(mark=REAL, pages=PAGES):
    return letters_pdf("Dinas contoh", EMPTY, pages, DAY, mark)


def texts(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_each_person_has_a_page_of_her_own():
    first, second = texts(letters())
    assert "Apakah Anda jadi bekerja?" in first
    assert "RT 02, Kayu Manis" in first
    assert "Siti" in second
    assert "Siti" not in first


def test_words_of_people_are_never_read_as_commands():
    assert "Budi #strong[x] $a$ \\" in texts(letters())[0]


def test_the_same_letters_give_the_same_bytes():
    assert letters() == letters()


def test_letters_say_their_language_and_carry_tags_for_reading_aloud():
    root = pypdf.PdfReader(io.BytesIO(letters())).trailer["/Root"]
    assert root["/Lang"].startswith("id")
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("mark", "is_marked"), [(MADE_UP, True), (REAL, False)])
def test_every_page_of_a_demo_is_marked_and_no_page_of_the_office(mark, is_marked):
    assert [WORDS in text for text in texts(letters(mark))] == [is_marked, is_marked]


def test_workbooks_titles_and_file_names_are_marked_only_in_a_demo():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.write(0, 0, MADE_UP.title("Tabel"))
        MADE_UP.mark_workbook(book, [sheet])
    assert sheet.header == f'&C&"-,Bold"{WORDS}'
    assert (MADE_UP.title("Tabel"), REAL.title("Tabel")) == (f"{WORDS} · Tabel", "Tabel")
    assert (MADE_UP.file_name("a.pdf"), REAL.file_name("a.pdf")) == ("contoh-a.pdf", "a.pdf")
    assert (MADE_UP.words, REAL.words) == (WORDS, None)


def test_a_real_workbook_is_left_alone():
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        REAL.mark_workbook(book, [sheet])
        assert sheet.header == ""
