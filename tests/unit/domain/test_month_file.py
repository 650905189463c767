"""The village month as a file: row codes, the words of answers, and the mark that lets an old file do no harm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.month_file import (
    ANSWERS,
    NOT_ASKED,
    NOTHING,
    RowCode,
    file_mark,
    is_mark,
    is_untouched,
    parse_row_code,
    read_answer,
    read_way,
    words_of,
)

MET: tuple = (RowAnswer.NOW_WORKING, None, HowKnown.MET, "warung")


@given(
    village=st.from_regex(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}", fullmatch=True),
    month=st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda day: day.replace(day=1)),
    number=st.integers(0, 999_999),
)
def test_a_row_code_is_read_as_it_was_written(village: str, month: date, number: int) -> None:
    code = RowCode(village, month, number)
    assert parse_row_code(str(code)) == code


@pytest.mark.parametrize(
    "text",
    ["", "1", "1702202001-2611-1", "17022020011-2613-1", "1702202001-2611-", "1702202001-2611-x", "1702202001-2611-1234567"],
)
def test_what_is_no_row_code_is_none(text: str) -> None:
    assert parse_row_code(text) == (RowCode("17.02.20.2001", date(2026, 11, 1), 1) if text == "1702202001-2611-1" else None)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Masih belum bekerja", (RowAnswer.STILL_NOT_WORKING, None)),
        ("2", (RowAnswer.NOW_WORKING, None)),
        ("Kursus", (RowAnswer.OTHER, OtherAnswer.SCHOOL)),
        ("0", (None, None)),
        ("mungkin", None),
    ],
)
def test_answers_are_read_in_our_words_in_the_papers_figures_and_in_what_people_write(words: str, meant: object) -> None:
    assert read_answer(words) == meant


def test_each_answer_that_is_offered_is_read_back() -> None:
    assert None not in [read_answer(words) for words in ANSWERS]


@pytest.mark.parametrize(("words", "how"), [("B", HowKnown.MET), ("kata keluarga", HowKnown.TOLD), ("entah", None)])
def test_how_it_is_known_is_read(words: str, how: HowKnown | None) -> None:
    assert read_way(words) is how


def test_an_answer_as_cells() -> None:
    assert words_of(NOTHING) == ("", "", "")
    assert words_of(NOT_ASKED) == ("Belum ditanya", "", "")
    assert words_of(MET) == ("Sudah bekerja", "Bertemu orangnya", "warung")


def test_the_mark_tells_a_touched_row_and_a_newer_answer() -> None:
    mark = file_mark(MET, ["b", "a"])
    assert is_mark(mark)
    assert mark == file_mark(MET, ["a", "b"]), "the order of devices says nothing"
    assert is_untouched(mark, MET)
    assert not is_untouched(mark, NOT_ASKED)
    assert mark != file_mark(MET, ["a", "b", "c"])
    assert not is_mark("pendek")
    assert not is_mark("-" * len(mark))
