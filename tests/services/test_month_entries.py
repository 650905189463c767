"""Answers of several devices: any order, loss, repetition and clock ends in one same state, and nothing that arrived is lost."""

import itertools
from datetime import UTC, date, datetime
from itertools import permutations
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.merging import Said, merge
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import MonthEntry
from jobmatch.queries.month_entries import list_differences, standing_by_row
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services import month_entries, village_months
from jobmatch.services.month_entries import Sent
from jobmatch.services.village_months import RowReply
from tests.factories.villages import OFFICER, VILLAGE, opened_month, people_of

pytestmark = pytest.mark.usefixtures("db_session")
STILL, WORKING = RowAnswer.STILL_NOT_WORKING, RowAnswer.NOW_WORKING
NAMES = "abcdef"
# Each arrival happens in a month of its own, so that none sees the answers of another.
MONTHS = itertools.count(0)


@pytest.fixture
def listed() -> tuple[UUID, list[UUID]]:
    people_of(VILLAGE, 2)
    month_id = opened_month()
    return month_id, [row.id for row in list_month_rows(month_id)]


def said(row_id: UUID, answer: RowAnswer | None = STILL, *after: UUID, **more: object) -> Sent:
    how = HowKnown.MET if answer else HowKnown.NOT_ASKED
    other = OtherAnswer.SCHOOL if answer is RowAnswer.OTHER else None
    return Sent(uuid4(), RowReply(row_id, answer, how, other), tuple(str(key) for key in after), **more)


def answers(month_id: UUID) -> list[RowAnswer | None]:
    return [row.answer for row in list_month_rows(month_id)]


def test_repetition_adds_nothing(listed) -> None:
    month_id, rows = listed
    one = said(rows[0], WORKING)
    for _again in range(3):
        assert [receipt.outcome for receipt in month_entries.receive_answers(OFFICER, month_id, [one])] == ["received"]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(MonthEntry)) == 1
    assert answers(month_id) == [WORKING, None]


def test_two_devices_that_knew_nothing_of_each_other_differ_and_somebody_decides(listed) -> None:
    month_id, rows = listed
    first, second = said(rows[0], STILL, device="AAA"), said(rows[0], WORKING, device="BBB")
    month_entries.receive_answers(OFFICER, month_id, [first, said(rows[1])])
    assert month_entries.receive_answers(OFFICER, month_id, [second])[0].outcome == "differs"
    sides = list_differences(month_id)[0].sides
    assert {side.device: side.answer for side in sides} == {"AAA": STILL, "BBB": WORKING}
    with pytest.raises(RuleBroken, match="Dua ponsel"):
        village_months.submit_month(OFFICER, month_id)
    month_entries.decide(OFFICER, month_id, rows[0], second.id)
    assert (list_differences(month_id), answers(month_id)) == ([], [WORKING, STILL])
    village_months.submit_month(OFFICER, month_id)
    with pytest.raises(RuleBroken, match="sudah dikirim"):
        month_entries.receive_answers(OFFICER, month_id, [said(rows[1], WORKING)])


def test_same_answer_of_two_devices_is_no_difference(listed) -> None:
    month_id, rows = listed
    month_entries.receive_answers(OFFICER, month_id, [said(rows[0], WORKING), said(rows[0], WORKING)])
    assert (list_differences(month_id), answers(month_id)[0]) == ([], WORKING)


def test_answer_on_the_page_replaces_what_stood_and_clocks_decide_nothing(listed) -> None:
    month_id, rows = listed
    long_ago, far_off = datetime(1999, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)
    one = said(rows[0], STILL, said_at=far_off)
    month_entries.receive_answers(OFFICER, month_id, [one])
    village_months.answer_rows(OFFICER, month_id, [RowReply(rows[0], WORKING, HowKnown.MET)])
    assert (list_differences(month_id), answers(month_id)[0]) == ([], WORKING)
    month_entries.receive_answers(OFFICER, month_id, [said(rows[0], None, one.id, said_at=long_ago)])
    assert list_differences(month_id)[0].sides[0].answer is WORKING


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept(listed) -> None:
    month_id, rows = listed
    strange = said(uuid4())
    half = Sent(uuid4(), RowReply(rows[1], RowAnswer.OTHER, HowKnown.MET))
    receipts = month_entries.receive_answers(OFFICER, month_id, [strange, half, said(rows[0])])
    assert [receipt.outcome for receipt in receipts] == ["refused", "refused", "received"]
    assert answers(month_id) == [STILL, None]
    with pytest.raises(NotFound):
        month_entries.decide(OFFICER, month_id, rows[0], strange.id)


histories = st.lists(
    st.tuples(st.lists(st.sampled_from(NAMES), max_size=3), st.sampled_from(["still", "working", "school"])),
    min_size=1,
    max_size=len(NAMES),
)


@given(history=histories, order=st.permutations(range(len(NAMES))), repeated=st.lists(st.integers(0, 5), max_size=6))
def test_what_stands_depends_on_the_set_alone(history: list, order: list[int], repeated: list[int]) -> None:
    everything = [Said(NAMES[place], frozenset(after), value) for place, (after, value) in enumerate(history)]
    shuffled = [everything[place] for place in [*order, *repeated] if place < len(everything)]
    assert merge(shuffled) == merge(everything)
    assert merge(everything).ids <= {one.id for one in everything}


ACTS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 1), st.sampled_from([STILL, WORKING, None]), st.booleans()),
    min_size=1,
    max_size=8,
)


@pytest.mark.one_database
@given(acts=ACTS, shuffle=st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_ends_in_one_state(acts: list, shuffle) -> None:
    """Two devices write about two people, each knowing its own last word and, when it had a network, the other's."""
    written: list[tuple[int, int, RowAnswer | None, list[int]]] = []
    last: dict[tuple[int, int], int] = {}
    for device, row, answer, knows_other in acts:
        seen = [last[key] for key in ((device, row), *([(1 - device, row)] if knows_other else [])) if key in last]
        last[device, row] = uuid4().int & ~1
        written.append((last[device, row], row, answer, seen))
    states = []
    for way in range(2):
        arriving = [*written, *shuffle.sample(written, shuffle.randint(0, len(written)))]
        shuffle.shuffle(arriving)
        states.append(_arrive(way, arriving))
    assert states[0] == states[1]


def _arrive(way: int, arriving: list) -> tuple:
    """Let the answers arrive in a month of their own, and return what it then says."""
    month = Month(2012, 1).shifted(next(MONTHS))
    if month == Month(2012, 1):
        people_of(VILLAGE, 2, seen_on=date(2011, 12, 1))
    month_id = opened_month(VILLAGE, month.first_day)
    rows = [row.id for row in list_month_rows(month_id)]
    for number, row, answer, seen in arriving:
        reply = RowReply(rows[row], answer, HowKnown.MET if answer else HowKnown.NOT_ASKED)
        item = Sent(UUID(int=number | way), reply, tuple(str(UUID(int=each | way)) for each in seen))
        month_entries.receive_answers(OFFICER, month_id, [item])
    kept = db.session.scalars(sa.select(MonthEntry.id).where(MonthEntry.village_month_id == month_id))
    assert {each.int & ~1 for each in kept} == {number for number, *_ in arriving}
    differing = {each.number: sorted(side.entry_id.int & ~1 for side in each.sides) for each in list_differences(month_id)}
    return answers(month_id), differing


def test_every_order_of_three_answers_is_the_same() -> None:
    three = [Said("a", frozenset(), 1), Said("b", frozenset("a"), 2), Said("c", frozenset("a"), 2)]
    assert {merge(order).standing for order in permutations(three)} == {(three[1], three[2])}
    assert not merge(three).is_conflict


def seen_now(month_id: UUID, row_id: UUID) -> frozenset[str]:
    merged = standing_by_row(month_id, [row_id]).get(row_id)
    return merged.ids if merged else frozenset()


def save(month_id: UUID, row_id: UUID, answer: RowAnswer, seen: frozenset[str]) -> None:
    month_entries.save_page(OFFICER, month_id, [RowReply(row_id, answer, HowKnown.MET)], {row_id: seen})


def test_stale_page_that_left_a_row_alone_does_not_take_a_newer_answer_back(listed) -> None:
    month_id, (row_id, _) = listed
    save(month_id, row_id, STILL, frozenset())
    old = seen_now(month_id, row_id)
    save(month_id, row_id, WORKING, old)
    save(month_id, row_id, STILL, old)
    assert answers(month_id) == [WORKING, None]
    assert list_differences(month_id) == []


def test_stale_page_that_answers_otherwise_stands_beside_the_newer_answer(listed) -> None:
    month_id, (row_id, _) = listed
    month_entries.receive_answers(OFFICER, month_id, [said(row_id, WORKING)])
    for _again in range(2):
        save(month_id, row_id, STILL, frozenset())
    (difference,) = list_differences(month_id)
    assert {side.answer for side in difference.sides} == {WORKING, STILL}
    assert len(difference.sides) == 2


def test_stale_page_that_says_the_same_adds_nothing(listed) -> None:
    month_id, (row_id, _) = listed
    month_entries.receive_answers(OFFICER, month_id, [said(row_id, WORKING)])
    save(month_id, row_id, WORKING, frozenset())
    assert db.session.scalar(sa.select(sa.func.count()).select_from(MonthEntry)) == 1
    assert list_differences(month_id) == []


def test_page_made_in_sight_of_what_stands_replaces_it(listed) -> None:
    month_id, (row_id, _) = listed
    month_entries.receive_answers(OFFICER, month_id, [said(row_id, WORKING)])
    save(month_id, row_id, STILL, seen_now(month_id, row_id))
    assert answers(month_id) == [STILL, None]
    assert list_differences(month_id) == []
