"""Words are unified before they are compared, and what may not count is gone before that."""

from itertools import permutations

import pytest

from matching.normalisation import key, plain, raw_words, stems, without_protected, words
from matching.tables import read_table


def test_letters_case_and_doubling_do_not_matter() -> None:
    assert plain("Pédagang SAYUR, anak2 2022") == "pedagang sayur, anak 2022"
    assert plain("anak-anak") == "anak"


def test_signs_that_name_a_tool_stay() -> None:
    assert raw_words("Bisa C++ dan C#, juga .NET!") == ["bisa", "c++", "dan", "c#", "juga", "net"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ngelas pagar", "las pagar"), ("jaga konter hape", "jaga konter hp ponsel"), ("supir trek", "sopir truk")],
)
def test_slang_is_written_out(typed: str, meant: str) -> None:
    assert " ".join(words(typed)) == meant


def test_stop_words_go_unless_nothing_else_is_there() -> None:
    assert words("saya bekerja di pasar") == ["bekerja", "pasar"]
    assert words("apa saja") == ["apa", "saja"]


def test_one_key_for_all_forms_of_a_wording() -> None:
    assert key("Menjahit pakaian") == key("njahit pakaian") == key("jahit pakaian")
    assert key("  ") == ""


@pytest.mark.parametrize(
    "cue",
    [
        "umur 45 tahun",
        "usia maks. 27 tahun",
        "berusia 30",
        "45 years old",
        "aged 30-35",
        "lulusan 2012",
        "angkatan 1999",
        "Nama saya Siti Aminah.",
        "nama: saya budi",
        "penyandang disabilitas",
        "Perempuan, belum menikah",
        "beragama Islam",
        "suku Rejang",
        "keluarga miskin desil 1",
    ],
)
def test_a_protected_cue_leaves_no_trace(cue: str) -> None:
    assert stems(without_protected(f"Bisa menjahit kebaya. {cue} ")) == stems("Bisa menjahit kebaya")


def test_numbers_of_experience_are_no_age() -> None:
    assert "5" in raw_words(without_protected("pengalaman 5 tahun jadi kasir"))


def test_titles_that_contain_a_protected_word_keep_their_meaning() -> None:
    assert key(without_protected("office boy")) == key("pramukantor")
    assert key(without_protected("bukan office boy")) == key("bukan pramukantor")
    assert key(without_protected("guru agama Islam")) == key("guru keagamaan")
    assert "sparepart" in words(without_protected("jual suku cadang motor"))


@pytest.mark.parametrize("term", [row["term"] for row in read_table("protected_words.csv")])
def test_every_protected_word_is_taken_out(term: str) -> None:
    assert stems(without_protected(f"tukang las {term} pagar besi")) == stems("tukang las pagar besi")


def test_an_absent_table_has_no_rows() -> None:
    assert read_table("no_such_table.csv") == []


BEGINNINGS = ("tidak hamil", "office boy", "umur 25", "Nama saya Budi", "lulus 2015", "desil 3", "kasir-wanita", "priamu")


@pytest.mark.parametrize("text", [" dan ".join(pair) for pair in permutations(BEGINNINGS, 2)])
def test_looking_before_searching_leaves_nothing_protected_behind(text: str) -> None:
    allowed = without_protected(text)
    assert without_protected(f"{text} wanita 2015 nama saya Budi").split() == allowed.split()
