"""Booths: invited in order, answered by link, chosen with turns, reported; and the desk with somebody's KTP."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult
from jobmatch.domain.errors import RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import FairBooth, FairVisit, OutboxMessage, Placement
from jobmatch.queries import fair_days, fair_report, fair_tickets
from jobmatch.services import checkins, fair_booths, fair_desk, fair_uploads, fairs
from tests.factories.fairs import SYSTEM, Day, told
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor


@pytest.fixture
def day(db_session) -> Day:
    return Day()


def registration_of(day: Day, number: int = 0):
    return fair_tickets.search_tickets(day.fair_id, day.codes[number])[0]


def test_employers_are_invited_in_order_once_and_told(day: Day) -> None:
    owners = [employer_actor(f"Usaha {number}") for number in range(2)]
    ids = [owner.employer_id for owner in owners]
    assert fair_booths.invite(SYSTEM, day.fair_id, ids, "http://contoh.test") == 2
    assert fair_booths.invite(SYSTEM, day.fair_id, ids, "http://contoh.test") == 0
    codes = [db.session.scalar(sa.select(FairBooth.code).where(FairBooth.employer_id == key)) for key in ids]
    assert codes == ["A2", "A3"]
    assert all("/undangan-stan/" in body for body in db.session.scalars(sa.select(OutboxMessage.body)))
    assert fair_booths.next_code({f"A{number}" for number in range(1, 7)}) == "B1"


def test_turns_are_given_in_order_and_kept(day: Day) -> None:
    booth_id = day.booth.booth_id
    first, second = registration_of(day), registration_of(day, 1)
    assert fair_booths.choose_booth(SYSTEM, first.id, booth_id) == 1
    assert fair_booths.choose_booth(SYSTEM, second.id, booth_id) == 2
    assert fair_booths.choose_booth(SYSTEM, first.id, booth_id) == 1
    assert [row.turn for row in fair_days.list_sheet(booth_id)] == [1, 2]
    fair_booths.leave_booth(SYSTEM, first.id, booth_id)
    assert fair_days.list_chosen(first.id) == {}


def test_quieter_booths_with_the_same_kind_of_work_are_named(day: Day) -> None:
    crowded, quiet = employer_actor("Ramai"), employer_actor("Lengang")
    for owner in (crowded, quiet):
        published_vacancy(owner, kbji="5223")
    busy = fairs.add_booth(SYSTEM, day.fair_id, crowded.employer_id, "B1")
    fairs.add_booth(SYSTEM, day.fair_id, quiet.employer_id, "B2")
    fair_booths.choose_booth(SYSTEM, registration_of(day).id, busy)
    crowd = next(one for one in fair_days.list_crowds(day.fair_id) if one.booth.id == busy)
    assert (crowd.booth.choosers, crowd.booth.posts) == (1, 2)
    assert [one.code for one in crowd.similar] == ["B2"]


def test_silence_of_ten_minutes_is_no_news_on_the_board(day: Day) -> None:
    fair_uploads.take_one(day.booth, told("v", "booth", day.codes[0], 0))
    [row] = fair_days.list_board(day.fair_id)
    assert (row.seen, row.is_silent) == (1, False)
    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
        assert fair_days.list_board(day.fair_id)[0].is_silent


def test_a_day_is_reported_only_when_everybody_has_a_result(day: Day) -> None:
    booth_id = day.booth.booth_id
    fair_uploads.take_one(day.booth, told("v", "booth", day.codes[0], 0))
    with pytest.raises(RuleBroken):
        fair_booths.report_day(SYSTEM, day.fair_id, booth_id)
    assert [len(row.open_names) for row in fair_days.list_walk(day.fair_id)] == [1]
    scan = checkins.Scan(day.codes[0], str(uuid4()), clock.now())
    checkins.record_outcome(SYSTEM, day.fair_id, booth_id, scan, checkins.Outcome(BoothResult.INTERVIEWED))
    fair_booths.report_day(SYSTEM, day.fair_id, booth_id)
    fair_booths.note_walk(SYSTEM, day.fair_id, booth_id, "lengkap")
    assert fair_days.list_walk(day.fair_id)[0].has_reported


def test_who_shows_her_ktp_gets_a_new_code_and_the_old_one_is_refused(day: Day) -> None:
    fair_uploads.take_one(day.north, told("thief", "gate", day.codes[0], 0))
    fresh = fair_desk.reclaim_ticket(SYSTEM, day.fair_id, registration_of(day).id)
    assert fair_uploads.take_one(day.south, told("again", "gate", day.codes[0], 1)).help_reason == "replaced"
    assert fair_uploads.take_one(day.south, told("owner", "gate", fresh, 2)).verdict == "first"


def test_a_hired_walk_in_becomes_a_placement_when_her_record_is_made(day: Day) -> None:
    facts = {"number": day.south.numbers.start, "name": "Orang Baru"}
    fair_uploads.take_one(day.south, told("w", "walk_in", "ABCDE23456", 0, **facts))
    fair_uploads.take_one(day.booth, told("h", "result", "ABCDE23456", 5, result="hired"))
    assert db.session.scalars(sa.select(Placement)).all() == []
    walk_in = fair_tickets.search_tickets(day.fair_id, "ABCDE23456")[0]
    fair_desk.tie_to_person(Actor.system(), day.fair_id, walk_in.id, seeker_actor("Orang Baru").person_id)
    assert db.session.scalars(sa.select(Placement)).one().employer_says is True
    assert all(row.was_helped for row in fair_report.list_for_help(day.fair_id))


def test_the_evenings_report_lists_one_ticket_at_two_doors(day: Day) -> None:
    for phone, name in ((day.north, "n"), (day.south, "s")):
        fair_uploads.take_one(phone, told(name, "gate", day.codes[0], 1))
    fair_uploads.take_one(day.north, told("other", "gate", day.codes[1], 1))
    assert {row.code for row in fair_report.list_two_doors(day.fair_id)} == {day.codes[0]}
    totals = fair_report.get_totals(day.fair_id)
    assert (totals.came, totals.scans, totals.walk_ins) == (2, 3, 0)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(FairVisit)) == 2
