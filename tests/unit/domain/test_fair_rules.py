"""The door of the fair: verdicts, sessions, waiting line, numbers for walk-ins."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain import fair_rules as rules
from jobmatch.domain.enums import RegistrationState
from jobmatch.domain.fair_rules import Arrival, GateVerdict, InLine, Scan

NINE = datetime(2026, 6, 3, 9, tzinfo=UTC)
HERE = RegistrationState.REGISTERED


def at(minutes, client_id="a", door="utara"):
    return Scan(client_id, door, NINE + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("scan", "known", "verdict"),
    [
        (at(0), [], GateVerdict.FIRST),
        (at(0), [at(0)], GateVerdict.FIRST),
        (at(5, "b"), [at(0)], GateVerdict.REPEATED),
        (at(5, "b", "selatan"), [at(0)], GateVerdict.OTHER_DOOR),
        (at(0), [at(0), at(5, "b")], GateVerdict.FIRST),
        (at(-5, "late upload"), [at(0)], GateVerdict.FIRST),
    ],
)
def test_first_scan_lets_in_and_later_ones_are_told_apart(scan, known, verdict):
    assert rules.gate_verdict(scan, known, HERE) is verdict


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (None, GateVerdict.UNKNOWN),
        (RegistrationState.CANCELLED, GateVerdict.CANCELLED),
        (RegistrationState.WAITING, GateVerdict.WAITING),
        (RegistrationState.OFFERED, GateVerdict.FIRST),
    ],
)
def test_ticket_without_a_place_is_sent_to_the_desk(state, verdict):
    assert rules.gate_verdict(at(0), [], state) is verdict
    assert rules.settle_scans([at(0)], state) == {"a": verdict}


scans = st.lists(
    st.builds(at, st.integers(-30, 30), st.sampled_from("abcdef"), st.sampled_from(["utara", "selatan"])),
    max_size=12,
    unique_by=lambda scan: scan.client_id,
)


@given(scans, st.randoms(use_true_random=False))
def test_order_loss_and_repetition_of_uploads_end_in_one_state(sent, random):
    again = sent + [random.choice(sent) for _ in sent]
    random.shuffle(again)
    settled = rules.settle_scans(again, HERE)
    assert settled == rules.settle_scans(sent, HERE)
    assert set(settled) == {scan.client_id for scan in sent}
    assert list(settled.values()).count(GateVerdict.FIRST) == min(1, len(sent))


@given(scans)
def test_verdict_at_arrival_of_the_last_scan_is_the_final_one(sent):
    settled = rules.settle_scans(sent, HERE)
    assert all(rules.gate_verdict(scan, sent, HERE) is settled[scan.client_id] for scan in sent)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(-31, Arrival.EARLY), (-30, Arrival.ON_TIME), (0, Arrival.ON_TIME), (60, Arrival.ON_TIME), (61, Arrival.LATE)],
)
def test_hour_is_told_against_the_session(minutes, expected):
    seen_at = NINE + timedelta(minutes=minutes)
    assert rules.arrival(seen_at, NINE, NINE + timedelta(hours=1)) is expected
    assert rules.arrival(seen_at, None, None) is Arrival.ANY_TIME


def line(*offers):
    return [InLine(f"r{number}", number, until) for number, until in enumerate(offers, start=1)]


def test_place_in_line_is_counted_among_those_waiting():
    waiting = [InLine("late", 9), InLine("early", 4)]
    assert rules.place_in_line(waiting, "early") == 1
    assert rules.place_in_line(waiting, "late") == 2
    assert rules.place_in_line(waiting, "nobody") is None


def test_offers_go_down_the_line_and_never_beyond_the_free_places():
    soon, gone = NINE + timedelta(hours=1), NINE - timedelta(hours=1)
    assert [p.registration_id for p in rules.next_offers(line(None, None, None), 2, NINE)] == ["r1", "r2"]
    assert [p.registration_id for p in rules.next_offers(line(soon, None, None), 2, NINE)] == ["r2"]
    assert [p.registration_id for p in rules.next_offers(line(gone, None, None), 1, NINE)] == ["r2"]
    assert rules.next_offers(line(soon, soon, None), 1, NINE) == []
    assert [p.registration_id for p in rules.lapsed_offers(line(gone, soon, None, NINE), NINE)] == ["r1", "r4"]


def test_offer_is_held_a_day_but_not_into_the_last_hours():
    assert rules.offer_until(NINE, NINE + timedelta(days=3)) == NINE + timedelta(hours=24)
    assert rules.offer_until(NINE, NINE + timedelta(hours=10)) == NINE + timedelta(hours=7)
    assert rules.offer_until(NINE, NINE + timedelta(hours=3)) is None


def test_devices_have_numbers_of_their_own():
    first, second = rules.walk_in_numbers(0, 1001), rules.walk_in_numbers(1, 1001)
    assert (first[0], first[-1], second[0]) == (1001, 1200, 1201)
    assert rules.next_walk_in_number(first, [1001, 1002]) == 1003
    assert rules.next_walk_in_number(first, list(first)) is None
