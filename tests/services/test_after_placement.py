"""After a hire: calls, endings, follow-ups; an ending opens all again and can be undone; silence is never an answer."""

from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.calls import Heard, Way, Whom
from jobmatch.domain.enums import (
    ApplicationState,
    LabourStatus,
    LedgerKind,
    PlacementKind,
    PlacementSource,
    PlacementState,
    Role,
    Sex,
    VacancyState,
)
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.follow_up_rules import Side, Stay
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import transaction
from jobmatch.models import Application, LedgerEvent, OutboxMessage, PhoneCall, Placement, Vacancy
from jobmatch.queries import follow_ups as due
from jobmatch.queries.employer_reports import list_employers_to_ask
from jobmatch.queries.observations import find_latest_observation
from jobmatch.services import applications, employer_reports, follow_ups, ledger, placement_calls, placement_endings, placements
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff

SYSTEM = Actor.system()
BORN = {"birth_date": date(2001, 5, 6), "birth_year": 2001, "sex": Sex.FEMALE}
LONG_AGO = 35


@pytest.fixture
def rina(db_session: scoped_session) -> Actor:
    return seeker_actor(**BORN)


def hired(person: Actor, *, days_ago: int = LONG_AGO, **facts: object) -> UUID:
    """A confirmed placement that began some days ago."""
    hire = placements.Hire(person.person_id, f"visit:{len(facts)}", PlacementSource.FAIR, "Kasir", **facts)
    placement_id = placements.propose(SYSTEM, hire)
    start = placements.Terms(clock.today() - timedelta(days=days_ago))
    placements.answer(SYSTEM, placement_id, Evidence.EMPLOYER, True, start)
    placements.answer(SYSTEM, placement_id, Evidence.SEEKER, True)
    return placement_id


def ending(days_ago: int = 5, **facts: object) -> placement_endings.Ending:
    return placement_endings.Ending(clock.today() - timedelta(days=days_ago), **{"seeks_again": True, **facts})


def state_of(db_session: scoped_session, placement_id: UUID) -> PlacementState:
    return db_session.get_one(Placement, placement_id).state


def status_of(person: Actor) -> LabourStatus | None:
    found = find_latest_observation(person.person_id, clock.today())
    return None if found is None else found.status


def net(db_session: scoped_session, person_id: UUID) -> dict[str, int]:
    sums = sa.select(LedgerEvent.kind, sa.func.sum(LedgerEvent.quantity)).group_by(LedgerEvent.kind)
    rows = db_session.execute(sums.where(LedgerEvent.person_id == person_id))
    return {kind.value: total for kind, total in rows if total}


def test_a_job_that_ends_makes_her_look_again_but_keeps_the_placement_true(rina: Actor, db_session: scoped_session) -> None:
    placement_id = hired(rina)
    placement_endings.end_placement(SYSTEM, placement_id, ending())
    assert state_of(db_session, placement_id) is PlacementState.ENDED
    assert status_of(rina) is LabourStatus.UNEMPLOYED
    assert ledger.is_in_stock(rina.person_id)
    assert net(db_session, rina.person_id) == {"registered": 2, "placed": 1}


def test_whoever_does_not_say_that_she_looks_is_unknown_not_unemployed(rina: Actor) -> None:
    placement_endings.end_placement(SYSTEM, hired(rina), ending(seeks_again=None))
    assert status_of(rina) is LabourStatus.UNKNOWN
    assert not ledger.is_in_stock(rina.person_id)


def test_the_post_and_what_was_closed_open_again_and_close_when_the_ending_was_a_mistake(
    rina: Actor, db_session: scoped_session
) -> None:
    owner = employer_actor()
    hers, other = published_vacancy(owner, posts=1), published_vacancy(owner, title="Kasir toko", posts=1)
    applications.apply(rina, hers, "")
    applications.apply(rina, other, "")
    placement_id = hired(rina, vacancy_id=hers, employer_id=owner.employer_id)
    assert db_session.get_one(Vacancy, hers).state is VacancyState.FILLED
    assert states(db_session, rina) == {hers: ApplicationState.HIRED, other: ApplicationState.CLOSED}
    placement_endings.end_placement(SYSTEM, placement_id, ending())
    assert db_session.get_one(Vacancy, hers).state is VacancyState.PUBLISHED
    assert states(db_session, rina) == {hers: ApplicationState.HIRED, other: ApplicationState.APPLIED}
    placement_endings.undo_end(SYSTEM, placement_id)
    assert db_session.get_one(Vacancy, hers).state is VacancyState.FILLED
    assert states(db_session, rina) == {hers: ApplicationState.HIRED, other: ApplicationState.CLOSED}
    assert (status_of(rina), ledger.is_in_stock(rina.person_id)) == (LabourStatus.EMPLOYED, False)


def states(db_session: scoped_session, person: Actor) -> dict[UUID, ApplicationState]:
    found = sa.select(Application.vacancy_id, Application.state).where(Application.person_id == person.person_id)
    return {row[0]: row[1] for row in db_session.execute(found)}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(["end", "end_unknown", "undo"]), max_size=6))
def test_endings_and_undoings_in_any_order_leave_one_truth(db_session: scoped_session, acts: list[str]) -> None:
    person = seeker_actor(**BORN)
    placement_id = hired(person)
    is_ended, seeks = False, False
    for act in acts:
        if act == "undo" and is_ended:
            placement_endings.undo_end(SYSTEM, placement_id)
            is_ended = False
        elif act != "undo" and not is_ended:
            seeks = act == "end"
            placement_endings.end_placement(SYSTEM, placement_id, ending(seeks_again=seeks))
            is_ended = True
    expected = LabourStatus.EMPLOYED if not is_ended else LabourStatus.UNEMPLOYED if seeks else LabourStatus.UNKNOWN
    assert status_of(person) is expected
    assert ledger.is_in_stock(person.person_id) is (is_ended and seeks)
    assert net(db_session, person.person_id)["placed"] == 1


@pytest.mark.parametrize("days", [LONG_AGO + 1, -1])
def test_a_day_before_the_start_or_to_come_is_no_end(rina: Actor, days: int) -> None:
    with pytest.raises(RuleBroken):
        placement_endings.end_placement(SYSTEM, hired(rina), ending(days))


def test_a_withdrawn_placement_is_taken_back_whole_and_reopened_as_it_was(rina: Actor, db_session: scoped_session) -> None:
    placement_id = hired(rina)
    placements.withdraw(SYSTEM, placement_id)
    assert (net(db_session, rina.person_id), status_of(rina)) == ({}, None)
    placements.reopen(SYSTEM, placement_id)
    assert state_of(db_session, placement_id) is PlacementState.CONFIRMED
    assert net(db_session, rina.person_id) == {"registered": 1, "placed": 1}


def test_two_denials_withdraw_and_a_changed_mind_is_a_difference(rina: Actor, db_session: scoped_session) -> None:
    placement_id = hired(rina)
    placements.answer(SYSTEM, placement_id, Evidence.EMPLOYER, False)
    placements.answer(SYSTEM, placement_id, Evidence.SEEKER, False)
    assert state_of(db_session, placement_id) is PlacementState.WITHDRAWN
    placements.answer(SYSTEM, placement_id, Evidence.SEEKER, True)
    assert state_of(db_session, placement_id) is PlacementState.DISPUTED


def test_a_reply_is_her_word_and_stands_in_the_call_log(rina: Actor, db_session: scoped_session) -> None:
    hire = placements.Hire(rina.person_id, "x", PlacementSource.FAIR, "Kasir", employer_name="Toko")
    placement_id, officer = placements.propose(SYSTEM, hire), staff()
    placement_calls.note_call(officer, placement_id, placement_calls.Call(Whom.SEEKER, Heard.NOT_YET, Way.REPLY))
    assert db_session.get_one(Placement, placement_id).seeker_says is None
    placement_calls.note_call(officer, placement_id, placement_calls.Call(Whom.SEEKER, Heard.YES, Way.REPLY))
    assert db_session.get_one(Placement, placement_id).seeker_says is True
    assert [call.heard for call in db_session.scalars(sa.select(PhoneCall).order_by(PhoneCall.at))] == [Heard.NOT_YET, Heard.YES]
    assert {call.by for call in db_session.scalars(sa.select(PhoneCall))} == {officer.user_id}


def test_a_contract_seen_confirms_work_abroad_which_nobody_else_can(rina: Actor, db_session: scoped_session) -> None:
    hire = placements.Hire(
        rina.person_id, "x", PlacementSource.REFERRAL, "Perawat lansia", employer_id=employer_actor().employer_id
    )
    placement_id = placements.propose(SYSTEM, hire)
    placement_calls.see_contract(staff(), placement_id, PlacementKind.ABROAD, placements.Terms(clock.today()))
    assert state_of(db_session, placement_id) is PlacementState.CONFIRMED
    booked = db_session.scalars(sa.select(LedgerEvent).where(LedgerEvent.kind == LedgerKind.PLACED)).one()
    assert booked.placement_kind is PlacementKind.ABROAD


def test_only_staff_enter_calls(rina: Actor) -> None:
    with pytest.raises(NotAllowed):
        placement_calls.note_call(Actor(Role.EMPLOYER), hired(rina), placement_calls.Call(Whom.SEEKER, Heard.YES))


def test_each_side_is_asked_once_a_day_comes_and_not_again_when_it_answered(rina: Actor, db_session: scoped_session) -> None:
    owner = employer_actor()
    placement_id = hired(rina, employer_id=owner.employer_id)
    assert [row.day for row in due.list_own_due(rina)] == [30]
    assert [row.day for row in due.list_own_due(owner)] == [30]
    assert (follow_ups.ask_due(SYSTEM, "https://x"), follow_ups.ask_due(SYSTEM, "https://x")) == (1, 0)
    body = db_session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like("still-there%"))).one()
    assert "https://x/masih-bekerja/" in body
    assert follow_ups.answer(rina, placement_id, follow_ups.Word(30, Side.SEEKER, True)) is Stay.STILL
    assert due.list_own_due(rina) == []
    assert [row.day for row in due.list_own_due(owner)] == [30]


def test_at_half_a_year_only_she_is_asked(rina: Actor) -> None:
    owner = employer_actor()
    placement_id = hired(rina, days_ago=181, employer_id=owner.employer_id)
    assert [row.day for row in due.list_own_due(rina)] == [180]
    assert due.list_own_due(owner) == []
    with pytest.raises(RuleBroken):
        follow_ups.answer(owner, placement_id, follow_ups.Word(180, Side.EMPLOYER, True))


def test_not_any_more_ends_the_job_unless_the_other_side_says_still(rina: Actor, db_session: scoped_session) -> None:
    placement_id = hired(rina)
    follow_ups.answer(SYSTEM, placement_id, follow_ups.Word(30, Side.EMPLOYER, True))
    left = follow_ups.Word(30, Side.SEEKER, False, seeks_again=True)
    assert follow_ups.answer(SYSTEM, placement_id, left) is Stay.DIFFER
    assert state_of(db_session, placement_id) is PlacementState.CONFIRMED
    assert follow_ups.answer(SYSTEM, placement_id, follow_ups.Word(30, Side.EMPLOYER, False)) is Stay.LEFT
    assert state_of(db_session, placement_id) is PlacementState.ENDED


def test_wage_and_contract_told_later_are_kept(rina: Actor, db_session: scoped_session) -> None:
    placement_id = hired(rina)
    terms = placements.Terms(wage_idr=2_900_000, contract="contract")
    follow_ups.answer(SYSTEM, placement_id, follow_ups.Word(30, Side.SEEKER, True, terms=terms))
    with transaction() as session:
        row = session.get_one(Placement, placement_id)
        assert (row.wage_idr, row.contract) == (2_900_000, "contract")


def test_the_employers_monthly_page_asks_who_is_still_there_and_its_answer_counts(rina: Actor) -> None:
    owner = employer_actor()
    placement_id = hired(rina, employer_id=owner.employer_id)
    assert [row.id for row in list_employers_to_ask(clock.today().replace(day=1))] == [owner.employer_id]
    key = f"stay:{placement_id}:30"
    asked = [question for _, found in employer_reports.find_open(owner.employer_id) for question in found]
    assert [question.key for question in asked] == [key]
    employer_reports.answer(owner, owner.employer_id, {key: "yes"})
    assert employer_reports.find_open(owner.employer_id) == []
    assert [row.day for row in due.list_own_due(rina)] == [30], "her own word is still asked for"
