"""What a list adds up to, what the checks are told, who falls due: pure rules of the village month."""

from datetime import date

import pytest

from jobmatch.domain.enums import HowKnown, LabourStatus, OtherAnswer, RowAnswer
from jobmatch.domain.local_work import BY_CODE, KINDS
from jobmatch.domain.month_facts import History, RowExtras, month_facts, row_facts
from jobmatch.domain.month_figures import Row, add_figures, age_band, figures_of, month_figures
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import Known, falls_due, is_sampled, is_timely, row_neet

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 24)
STILL, WORKING, OTHER = RowAnswer.STILL_NOT_WORKING, RowAnswer.NOW_WORKING, RowAnswer.OTHER
JOBLESS = Known(LabourStatus.UNEMPLOYED, True, date(2026, 9, 10))
MET, UNASKED = HowKnown.MET, HowKnown.NOT_ASKED


def row(answer: RowAnswer | None, how: HowKnown | None = MET, other: OtherAnswer | None = None, **more: object) -> Row:
    return Row(more.pop("known", JOBLESS), answer, other, how, 20, **more)


def test_each_person_stands_in_one_status_and_stock_follows_from_flow() -> None:
    computed = Known(LabourStatus.UNEMPLOYED, False)
    rows = [
        row(STILL),
        row(WORKING, is_due=True),
        row(OTHER, other=OtherAnswer.MOVED),
        row(None, UNASKED, is_due=True),
        row(None, None, known=None),
        row(STILL, is_new=True, known=None, computed=computed),
    ]
    figures = month_figures(rows, NOVEMBER, TODAY)
    assert sum(figures.statuses.values()) == figures.rows == 6
    assert (figures.unemployed_before, figures.became_unemployed, figures.no_longer_unemployed) == (4, 1, 2)
    assert figures.unemployed == 3
    assert (figures.open_rows, figures.not_asked, figures.met, figures.new_rows, figures.left) == (1, 1, 4, 1, 1)
    assert (figures.due, figures.due_unasked, figures.neet) == (2, 1, 2)
    assert figures.ages["unemployed"] == {"this_month": 2, "one_to_two": 1, "older": 0, "never": 0}
    assert figures.ages["unknown"]["never"] == 2
    assert figures_of(figures.as_dict()) == figures
    assert figures_of(None) is None


def test_figures_of_villages_are_added_part_by_part() -> None:
    one = month_figures([row(STILL)], NOVEMBER, TODAY)
    both = add_figures([one, one])
    assert (both.rows, both.unemployed, both.ages["unemployed"]["this_month"]) == (2, 2, 2)


@pytest.mark.parametrize(
    ("valid_on", "band"),
    [(None, "never"), (date(2026, 11, 1), "this_month"), (date(2026, 9, 30), "one_to_two"), (date(2026, 8, 31), "older")],
)
def test_answer_has_an_age(valid_on: date | None, band: str) -> None:
    assert age_band(valid_on, NOVEMBER) == band


@pytest.mark.parametrize(
    ("answer", "other", "carried", "age", "expected"),
    [
        (STILL, None, True, 20, True),
        (STILL, None, True, 25, False),
        (WORKING, None, True, 20, False),
        (OTHER, OtherAnswer.SCHOOL, True, 20, False),
        (OTHER, OtherAnswer.NOT_SEEKING, None, 20, True),
        (OTHER, OtherAnswer.NOT_SEEKING, None, None, None),
        (OTHER, OtherAnswer.MOVED, True, 20, None),
    ],
)
def test_answer_says_whether_somebody_young_is_out_of_school_and_work(answer, other, carried, age, expected) -> None:
    assert row_neet(answer, other, carried, age) is expected


def test_everybody_falls_due_once_in_three_months_and_who_was_missed_stays_due() -> None:
    asked = date(2026, 10, 5)
    assert [sum(falls_due(number, NOVEMBER, asked) for number in range(30))] == [10]
    months = [NOVEMBER, NOVEMBER.following, NOVEMBER.following.following]
    assert [sum(falls_due(number, month, asked) for month in months) for number in range(3)] == [1, 1, 1]
    assert all(falls_due(number, Month(2027, 2), asked) for number in range(3))
    assert falls_due(1, NOVEMBER, None)


def test_one_clear_month_in_twenty_is_read() -> None:
    assert sum(is_sampled(number) for number in range(100)) == 5


def test_month_sent_by_the_seventh_came_in_time() -> None:
    assert is_timely(date(2026, 12, 7), NOVEMBER)
    assert not is_timely(date(2026, 12, 8), NOVEMBER)


def test_checks_are_told_of_a_row() -> None:
    facts = row_facts(row(OTHER, other=OtherAnswer.DIED), RowExtras("Rina", "P", has_died=True), NOVEMBER)
    assert (facts["answer"], facts["other"], facts["how_known"]) == ("other", "died", "met")
    assert (facts["months_since_asked"], facts["died_reported"], facts["age"]) == (2, True, 20)
    blank = row_facts(row(None, None, known=None), RowExtras("Rina"), NOVEMBER)
    assert (blank["answer"], blank["other"], blank["how_known"], blank["months_since_asked"]) == (None, None, None, None)


def test_checks_are_told_of_a_month() -> None:
    figures = month_figures([row(STILL)], NOVEMBER, TODAY)
    first = month_facts(figures, NOVEMBER, NOVEMBER, History(), None)
    assert (first["is_nil"], first["nil_words"], first["expected_high"], first["is_future"]) == (False, None, None, False)
    later = month_facts(figures, NOVEMBER.following, NOVEMBER, History(own=(4, 5)), "semua ketua RT")
    assert (later["last_unemployed"], later["nil_words"], later["is_future"]) == (5, 3, True)
    nobody = month_facts(month_figures([], NOVEMBER, TODAY), NOVEMBER, NOVEMBER, History(), None)
    assert nobody["is_nil"] is True


def test_there_are_24_pictures_of_work_each_with_words_for_the_matching() -> None:
    assert len(BY_CODE) == len(KINDS) == 24
    assert all(kind.skill and kind.title for kind in KINDS)
