"""What phones tell ends in one state, whatever the order, loss, repetition or clocks; and nothing is lost."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch import clock
from jobmatch.domain.enums import BoothResult, DeviceKind
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.extensions.db import db
from jobmatch.models import FairRegistration, FairScan, FairVisit, Placement
from jobmatch.queries import fair_sync
from jobmatch.services import fair_devices, fair_uploads
from jobmatch.services.fair_devices import DevicePlan, Phone
from jobmatch.services.fair_uploads import Told
from tests.factories.fairs import SYSTEM, Day, told


@pytest.fixture
def day(db_session) -> Day:
    return Day()


events = st.lists(
    st.tuples(
        st.sampled_from(["north", "south", "booth"]),
        st.sampled_from(["gate", "booth", "result"]),
        st.integers(0, 2),
        st.integers(-40, 40),
        st.sampled_from(["interviewed", "hired", "refused"]),
    ),
    max_size=9,
)


def as_told(day: Day, drawn: Sequence[tuple[str, str, int, int, str]]) -> list[tuple[Phone, Told]]:
    found = []
    for number, (who, act, ticket, minutes, result) in enumerate(drawn):
        kind = "gate" if who != "booth" else "result" if act == "gate" else act
        facts = {"result": result} if kind == "result" else {}
        found.append((getattr(day, who), told(f"e{number}", kind, day.codes[ticket], minutes, **facts)))
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(events, st.randoms(use_true_random=False))
def test_any_order_loss_and_repetition_end_in_one_state(db_session, drawn, random) -> None:
    outcomes = []
    for is_shuffled in (False, True):
        day = Day()
        order = as_told(day, drawn)
        if is_shuffled:
            order = [*order, *order]
            random.shuffle(order)
        for phone, one in order:
            fair_uploads.take_one(phone, replace(one, client_id=f"{day.fair_id.hex[-8:]}-{one.client_id}"))
        outcomes.append(json.dumps(day.state()).replace(day.fair_id.hex[-8:], "fair"))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0].count('"first"') == len(drawn)


def test_a_scan_sent_again_gets_its_first_answer_and_two_doors_are_told_apart(day: Day) -> None:
    first = fair_uploads.take_one(day.north, told("a", "gate", day.codes[0], 5))
    other = fair_uploads.take_one(day.south, told("b", "gate", day.codes[0], 1))
    assert (first.verdict, other.verdict) == ("first", "other_door")
    assert fair_uploads.take_in(day.north, [told("a", "gate", day.codes[0], 5)], 3) == [first]
    visit = db.session.scalars(sa.select(FairVisit)).one()
    assert visit.client_id == "b", "the earliest sight stands, though it was heard of later"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(FairScan)) == 2


def test_walk_ins_come_with_a_number_of_the_phone_and_only_once(day: Day) -> None:
    number = day.south.numbers.start
    one = told("w", "walk_in", "ABCDE23456", 0, number=number, name="Orang Baru", phone="0812 0000 1234")
    for _ in range(2):
        assert fair_uploads.take_one(day.south, one).verdict == "first"
    stored = db.session.scalars(sa.select(FairRegistration).where(FairRegistration.code == "ABCDE23456")).one()
    assert (stored.queue_number, stored.guest_name, stored.channel) == (number, "Orang Baru", "walk_in")
    assert not set(day.north.numbers) & set(day.south.numbers)
    scan = db.session.scalars(sa.select(FairScan)).one()
    assert scan.facts == {"number": number}, "names are not kept twice"
    hired = fair_uploads.take_one(day.booth, told("h", "result", "ABCDE23456", 9, result="hired"))
    assert hired.help_reason == "needs_person"


def test_a_hire_at_a_booth_is_the_employers_word_until_a_later_one(day: Day) -> None:
    fair_uploads.take_one(day.booth, told("h", "result", day.codes[0], 9, result="hired"))
    assert db.session.scalars(sa.select(Placement)).one().employer_says is True
    fair_uploads.take_one(day.booth, told("early", "result", day.codes[0], 2, result="refused"))
    assert db.session.scalars(sa.select(FairVisit)).one().result is BoothResult.HIRED
    fair_uploads.take_one(day.booth, told("later", "result", day.codes[0], 12, result="refused", reason="skills"))
    assert db.session.scalars(sa.select(Placement)).one().employer_says is False


@pytest.mark.parametrize(("code", "why"), [("ABCDE23456", "unknown"), ("bukan tiket", "unknown")])
def test_what_nobody_knows_is_kept_for_a_person_to_look_at(day: Day, code: str, why: str) -> None:
    assert fair_uploads.take_one(day.north, told("x", "gate", code, 0)).help_reason == why
    assert db.session.scalars(sa.select(FairScan)).one().guard_verdict == "first"


def test_a_phone_gets_changes_only_and_a_booth_only_who_wants_to_meet_it(day: Day) -> None:
    everything = fair_sync.get_changes(day.fair_id, DeviceKind.GATE, None, None)
    assert {row[0] for row in everything["tickets"]} == set(day.codes)
    later = fair_sync.get_changes(day.fair_id, DeviceKind.GATE, None, clock.now() + timedelta(minutes=5))
    assert (later["tickets"], later["seen"]) == ([], [])
    fair_uploads.take_one(day.north, told("a", "gate", day.codes[0], 5))
    assert fair_sync.get_changes(day.fair_id, DeviceKind.GATE, None, None)["seen"][0][:2] == [day.codes[0], "utara"]
    assert fair_sync.get_changes(day.fair_id, DeviceKind.BOOTH, day.booth.booth_id, None)["tickets"] == []


def test_a_revoked_phone_is_known_no_more_and_its_link_binds_once(day: Day) -> None:
    device_id, token = fair_devices.add_device(SYSTEM, day.fair_id, DevicePlan(DeviceKind.GATE, "HP lain"))
    secret, _ = fair_devices.bind_device(token)
    with pytest.raises(NotFound):
        fair_devices.bind_device(token)
    fair_devices.revoke_device(SYSTEM, day.fair_id, device_id)
    with pytest.raises(NotAllowed):
        fair_devices.recognise(secret)
