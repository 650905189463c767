"""What a village's month adds up to: everybody in exactly one status, an old answer with its old date."""

from datetime import date
from typing import Any

import pytest

from jobmatch.domain.enums import HowKnown, LabourStatus, OtherAnswer, RowAnswer
from jobmatch.domain.month_facts import History, RowExtras, month_facts, row_facts
from jobmatch.domain.month_figures import MonthFigures, Row, add_figures, age_band, figures_of, month_figures
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import Known

MONTH = Month(2026, 10)
ASKED = date(2026, 10, 20)
OUT_OF_WORK = Known(LabourStatus.UNEMPLOYED, None, date(2026, 8, 15))


def row(**changes: Any) -> Row:
    facts = {"known": OUT_OF_WORK, "answer": RowAnswer.STILL_NOT_WORKING, "other": None, "how_known": HowKnown.MET, "age": 30}
    return Row(**{**facts, **changes})


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Known(LabourStatus.UNEMPLOYED, False, ASKED)),
        ({"answer": RowAnswer.NOW_WORKING}, Known(LabourStatus.EMPLOYED, False, ASKED)),
        ({"answer": RowAnswer.OTHER, "other": OtherAnswer.MOVED}, Known(LabourStatus.UNKNOWN, False, ASKED)),
        ({"answer": None, "how_known": HowKnown.NOT_ASKED}, OUT_OF_WORK),
        ({"answer": None, "how_known": None}, OUT_OF_WORK),
        ({"answer": None, "how_known": None, "known": None}, Known(LabourStatus.UNKNOWN)),
        ({"known": None}, Known(LabourStatus.UNEMPLOYED, False, ASKED)),
        ({"computed": Known(LabourStatus.UNDEREMPLOYED, True)}, Known(LabourStatus.UNDEREMPLOYED, True, ASKED)),
    ],
)
def test_row_comes_to_what_was_answered_or_to_the_old_answer_with_its_old_date(changes: dict[str, Any], outcome: Known) -> None:
    assert row(**changes).outcome(ASKED) == outcome


def test_month_counts_each_person_once_and_what_changed() -> None:
    rows = [
        row(),
        row(answer=RowAnswer.NOW_WORKING),
        row(answer=None, how_known=HowKnown.NOT_ASKED, is_due=True),
        row(answer=None, how_known=None),
        row(known=None, is_new=True),
        row(answer=RowAnswer.OTHER, other=OtherAnswer.DIED),
        row(known=Known(LabourStatus.UNKNOWN), answer=None, how_known=None),
        row(known=Known(LabourStatus.NOT_IN_FORCE, True, date(2026, 1, 1)), age=20),
    ]
    figures = month_figures(rows, MONTH, ASKED)
    assert (figures.rows, figures.open_rows, figures.not_asked, figures.met, figures.new_rows) == (8, 2, 1, 5, 1)
    assert (figures.left, figures.due, figures.due_unasked, figures.neet) == (1, 1, 1, 1)
    assert (figures.unemployed_before, figures.became_unemployed, figures.no_longer_unemployed) == (5, 1, 2)
    assert figures.unemployed == 4
    assert sum(figures.statuses.values()) == figures.rows
    assert figures.ages["unemployed"] == {"this_month": 2, "one_to_two": 2, "older": 0, "never": 0}
    assert figures.ages["unknown"] == {"this_month": 0, "one_to_two": 0, "older": 0, "never": 1}


def test_figures_come_back_from_their_stored_form() -> None:
    figures = month_figures([row()], MONTH, ASKED)
    assert figures_of(figures.as_dict()) == figures
    assert figures_of(None) is None


def test_villages_add_up_and_none_is_all_zero() -> None:
    one, other = month_figures([row(), row()], MONTH, ASKED), month_figures([row(answer=RowAnswer.NOW_WORKING)], MONTH, ASKED)
    whole = add_figures([one, other])
    assert (whole.rows, whole.unemployed, whole.statuses["employed"]) == (3, 2, 1)
    assert whole.ages["unemployed"]["this_month"] == 2
    assert add_figures([]).rows == 0
    assert MonthFigures().unemployed == 0


@pytest.mark.parametrize(
    ("valid_on", "band"),
    [
        (date(2026, 10, 1), "this_month"),
        (date(2026, 11, 1), "this_month"),
        (date(2026, 9, 30), "one_to_two"),
        (date(2026, 8, 1), "one_to_two"),
        (date(2026, 7, 31), "older"),
        (None, "never"),
    ],
)
def test_answer_has_an_age(valid_on: date | None, band: str) -> None:
    assert age_band(valid_on, MONTH) == band


def test_facts_of_a_row_are_plain_values_under_the_names_of_the_rules() -> None:
    facts = row_facts(row(is_new=True), RowExtras("Rukmini Contoh", has_died=True), MONTH)
    assert (facts["answer"], facts["how_known"], facts["other"]) == ("still", "met", None)
    assert (facts["months_since_asked"], facts["is_new"], facts["died_reported"], facts["age"]) == (2, True, True, 30)
    unasked = row_facts(row(answer=None, how_known=None, other=OtherAnswer.MOVED, known=None), RowExtras("X"), MONTH)
    assert (unasked["answer"], unasked["how_known"], unasked["other"], unasked["months_since_asked"]) == (
        None,
        None,
        "moved",
        None,
    )


def test_facts_of_a_month_compare_it_with_its_own_past() -> None:
    figures = month_figures([row()] * 10, MONTH, ASKED)
    facts = month_facts(figures, MONTH, Month(2026, 11), History(own=(10, 11, 10)), None)
    assert (facts["rows"], facts["unemployed"], facts["last_unemployed"], facts["is_future"]) == (10, 10, 10, False)
    assert facts["expected_low"] <= 10 <= facts["expected_high"]
    assert (facts["is_nil"], facts["nil_words"]) == (False, None)


def test_empty_month_needs_words_and_has_nothing_to_compare_with_at_first() -> None:
    facts = month_facts(month_figures([], MONTH, ASKED), MONTH, Month(2026, 9), History(), "Saya tanya ketiga ketua RT")
    assert (facts["is_nil"], facts["nil_words"], facts["is_future"]) == (True, 5, True)
    assert (facts["expected_low"], facts["expected_high"], facts["last_unemployed"]) == (None, None, None)
