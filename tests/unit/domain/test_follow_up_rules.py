"""When who is asked whether somebody is still at work, and what two words amount to."""

from datetime import date, timedelta

import pytest

from jobmatch.domain.calls import Heard, read_reply
from jobmatch.domain.follow_up_rules import Side, Stay, asked_day, due_day, read_stay

START = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "seeker", "employer"),
    [
        (29, None, None),
        (30, 30, 30),
        (59, 30, 30),
        (60, 60, 60),
        (90, 90, 90),
        (135, 90, 90),
        (136, None, None),
        (180, 180, None),
        (226, None, None),
    ],
)
def test_the_day_that_is_asked(days, seeker, employer):
    today = START + timedelta(days=days)
    assert due_day(START, today, Side.SEEKER) == seeker
    assert due_day(START, today, Side.EMPLOYER) == employer


def test_staff_may_enter_the_latest_day_however_late():
    assert asked_day(START, START + timedelta(days=10)) is None
    assert asked_day(START, START + timedelta(days=400)) == 180


@pytest.mark.parametrize(
    ("seeker", "employer", "stay"),
    [
        (None, None, Stay.UNKNOWN),
        (True, None, Stay.STILL),
        (None, True, Stay.STILL),
        (True, True, Stay.STILL),
        (False, None, Stay.LEFT),
        (None, False, Stay.LEFT),
        (False, False, Stay.LEFT),
        (True, False, Stay.DIFFER),
        (False, True, Stay.DIFFER),
    ],
)
def test_what_two_words_amount_to(seeker, employer, stay):
    assert read_stay(seeker, employer) is stay


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("1", Heard.YES),
        (" 2.", Heard.NO),
        ("3 belum pak", Heard.NOT_YET),
        ("1 ya", Heard.YES),
        ("ya", None),
        ("", None),
        ("12", None),
        ("4", None),
    ],
)
def test_a_reply_begins_with_its_number(text, heard):
    assert read_reply(text) is heard
