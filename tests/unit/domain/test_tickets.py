"""What a ticket says, and how a fair's days are cut into sessions."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.fair_plans import MOST_DAYS, Hours, cut_sessions, fair_days, read_doors
from jobmatch.domain.tickets import Shown, read_ticket, signed_part, spaced, ticket_text

CODE = "ABCDE23456"
DAY = date(2026, 6, 3)


def test_a_ticket_is_read_back_and_says_nothing_but_code_and_signature():
    assert read_ticket(ticket_text(CODE, "sig_-1")) == Shown(CODE, "sig_-1")
    assert read_ticket(ticket_text(CODE, None)) == Shown(CODE)
    assert signed_part(CODE) == f"JF1.{CODE}"


@pytest.mark.parametrize("typed", ["abcde 23456", " ABCDE-23456 ", spaced(CODE)])
def test_typed_codes_are_read_however_they_are_grouped(typed):
    assert read_ticket(typed) == Shown(CODE)


@pytest.mark.parametrize("text", ["", "ABCDE2345", "https://contoh.id/ABCDE23456", "JF1.kurang.sig", "JF2.ABCDE23456.x"])
def test_what_is_no_ticket_is_not_read(text):
    assert read_ticket(text) is None


def test_doors_are_named_once_and_there_is_always_one():
    assert read_doors("Utara,  Selatan , Utara,") == ("Utara", "Selatan")
    assert read_doors(" , ") == ("A",)


def test_days_run_from_first_to_last():
    assert fair_days(DAY, DAY + timedelta(days=1)) == [DAY, DAY + timedelta(days=1)]
    for last in (DAY - timedelta(days=1), DAY + timedelta(days=MOST_DAYS)):
        with pytest.raises(RuleBroken):
            fair_days(DAY, last)


def test_hours_are_cut_into_sessions_for_each_door_and_the_rest_joins_the_last():
    slots = cut_sessions([DAY], Hours(time(8), time(10, 40), 60), ("A", "B"), UTC)
    assert [(slot.starts_at.hour, slot.ends_at, slot.door) for slot in slots] == [
        (8, datetime(2026, 6, 3, 9, tzinfo=UTC), "A"),
        (8, datetime(2026, 6, 3, 9, tzinfo=UTC), "B"),
        (9, datetime(2026, 6, 3, 10, 40, tzinfo=UTC), "A"),
        (9, datetime(2026, 6, 3, 10, 40, tzinfo=UTC), "B"),
    ]
    with pytest.raises(RuleBroken):
        cut_sessions([DAY], Hours(time(10), time(8), 60), ("A",), UTC)
