"""Everybody seen at a booth is asked, also where its employer keeps silent; words in any order lead to one truth."""

from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.calls import Heard
from jobmatch.domain.enums import BoothResult, LabourStatus, PlacementState, Sex
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.models import Application, FairVisit, LedgerEvent, OutboxMessage, PhoneCall, Placement
from jobmatch.queries import own_words as reads
from jobmatch.queries.fairs import list_sessions
from jobmatch.queries.observations import find_latest_observation
from jobmatch.services import applications, asking, checkins, employer_reports, fair_desk, fairs, hiring, own_words, placements
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff

SYSTEM = Actor.system()
BORN = {"birth_date": date(2001, 5, 6), "birth_year": 2001, "sex": Sex.FEMALE}


@pytest.fixture
def fair_id(db_session: scoped_session) -> UUID:
    today, plan = clock.today(), fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), 50)
    return fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today, (plan,))


def booth_of(fair_id: UUID, owner: Actor, code: str = "A1") -> UUID:
    return fairs.add_booth(SYSTEM, fair_id, owner.employer_id, code)


def ticket_of(fair_id: UUID, person: Actor) -> fairs.Ticket:
    return fairs.register_for_fair(SYSTEM, fair_id, list_sessions(fair_id)[0].id, person.person_id)


def seen(fair_id: UUID, booth_id: UUID, code: str, result: BoothResult = BoothResult.INTERVIEWED) -> UUID:
    scan = checkins.Scan(code, f"{booth_id.hex[-12:]}-{code}", clock.now())
    return checkins.record_outcome(SYSTEM, fair_id, booth_id, scan, checkins.Outcome(result))


def messages(db_session: scoped_session, kind: str) -> list[str]:
    return list(db_session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like(f"{kind}%"))))


def test_each_person_gets_one_question_a_round_until_she_has_answered(db_session: scoped_session, fair_id: UUID) -> None:
    first, second = booth_of(fair_id, employer_actor()), booth_of(fair_id, employer_actor("Toko Lain"), "A2")
    rina, hired, refused = (seeker_actor(name, **BORN) for name in ("Rina Lestari", "Sari Dewi", "Budi Putra"))
    tickets = {person: ticket_of(fair_id, person) for person in (rina, hired, refused)}
    visits = [seen(fair_id, booth_id, tickets[rina].code) for booth_id in (first, second)]
    seen(fair_id, first, tickets[hired].code, BoothResult.HIRED)
    seen(fair_id, first, tickets[refused].code, BoothResult.REFUSED)
    asking.ask_after_fair(SYSTEM, fair_id, "evening", "https://x")
    assert asking.ask_after_fair(SYSTEM, fair_id, "evening", "https://x") == 0
    (body,) = messages(db_session, "own-words")
    assert "2 pemberi kerja" in body
    assert len(messages(db_session, "placement")) == 1, "who is hired is asked about that hire"
    own_words.answer(rina, tickets[rina].registration_id, dict.fromkeys(visits, False))
    asking.ask_after_fair(SYSTEM, fair_id, "day-7", "https://x")
    assert len(messages(db_session, "own-words")) == 1


def test_whom_an_employer_of_the_site_says_it_hired_is_asked_too(db_session: scoped_session) -> None:
    owner, rina = employer_actor(), seeker_actor("Rina Lestari", **BORN)
    applications.apply(rina, published_vacancy(owner), "")
    hiring.hire_applicant(owner, db_session.scalars(sa.select(Application.id)).one())
    assert (asking.ask_due(SYSTEM, "https://x"), asking.ask_due(SYSTEM, "https://x")) == (1, 0)
    assert "balas 1 = ya" in messages(db_session, "placement")[0]
    placement_id = db_session.scalars(sa.select(Placement.id)).one()
    placements.answer(rina, placement_id, Evidence.SEEKER, False)
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        assert asking.ask_due(SYSTEM, "https://x") == 0


def test_who_said_no_to_one_booth_is_asked_about_the_others(db_session: scoped_session, fair_id: UUID) -> None:
    booths = [booth_of(fair_id, employer_actor(name), code) for name, code in (("Toko A", "A1"), ("Toko B", "A2"))]
    rina = seeker_actor("Rina Lestari", **BORN)
    ticket = ticket_of(fair_id, rina)
    seen(fair_id, booths[0], ticket.code, BoothResult.HIRED)
    seen(fair_id, booths[1], ticket.code)
    placement_id = db_session.scalars(sa.select(Placement.id)).one()
    placements.answer(rina, placement_id, Evidence.SEEKER, True)
    asking.ask_after_fair(SYSTEM, fair_id, "evening", "https://x")
    assert messages(db_session, "own-words") == [], "who works is left alone"
    placements.answer(rina, placement_id, Evidence.SEEKER, False)
    asking.ask_after_fair(SYSTEM, fair_id, "day-7", "https://x")
    assert len(messages(db_session, "own-words")) == 1


def test_her_word_stands_where_the_employer_keeps_silent_and_its_yes_confirms(db_session: scoped_session, fair_id: UUID) -> None:
    owner = employer_actor()
    booth_id, rina = booth_of(fair_id, owner), seeker_actor(**BORN)
    ticket = ticket_of(fair_id, rina)
    visit_id = seen(fair_id, booth_id, ticket.code)
    own_words.answer(rina, ticket.registration_id, {visit_id: True})
    placement = db_session.scalars(sa.select(Placement)).one()
    assert (placement.state, placement.fair_id) == (PlacementState.REPORTED_BY_ONE, fair_id)
    assert find_latest_observation(rina.person_id, clock.today()).status is LabourStatus.EMPLOYED
    keys = [question.key for _, found in employer_reports.find_open(owner.employer_id) for question in found]
    assert keys == [f"visit:{visit_id}:{booth_id}"], "the same hire is asked about once"
    asking.answer_for_booth(owner, booth_id, {visit_id: True}, {})
    assert db_session.scalars(sa.select(Placement.state)).one() is PlacementState.CONFIRMED


def test_nobody_answers_about_the_booths_of_somebody_else(db_session: scoped_session, fair_id: UUID) -> None:
    booth_id = booth_of(fair_id, employer_actor())
    hers, his = (ticket_of(fair_id, seeker_actor(name, **BORN)) for name in ("Rina Lestari", "Budi Putra"))
    visit_id = seen(fair_id, booth_id, hers.code)
    with pytest.raises(NotFound):
        own_words.answer(SYSTEM, his.registration_id, {visit_id: True})
    with pytest.raises(RuleBroken):
        own_words.answer(SYSTEM, hers.registration_id, {})


def test_a_guests_hire_waits_for_her_record_and_is_then_confirmed_by_what_both_said(
    db_session: scoped_session, fair_id: UUID
) -> None:
    owner = employer_actor()
    booth_id = booth_of(fair_id, owner)
    guest, wish = fairs.Guest("Rina Lestari", "081200004321"), fairs.Wish(list_sessions(fair_id)[0].id)
    ticket = fairs.register_guest(SYSTEM, fair_id, guest, wish)
    visit_id = seen(fair_id, booth_id, ticket.code)
    asking.answer_for_booth(owner, booth_id, {visit_id: True}, {})
    own_words.answer(SYSTEM, ticket.registration_id, {visit_id: True})
    assert db_session.scalars(sa.select(Placement)).all() == []
    assert reads.count_without_record(fair_id) == 1
    fair_desk.tie_to_person(staff(), fair_id, ticket.registration_id, seeker_actor(**BORN).person_id)
    assert db_session.scalars(sa.select(Placement.state)).one() is PlacementState.CONFIRMED
    assert reads.count_without_record(fair_id) == 0


def test_a_reply_entered_for_her_is_her_word_and_stands_in_the_log(db_session: scoped_session, fair_id: UUID) -> None:
    booth_id, rina = booth_of(fair_id, employer_actor()), seeker_actor("Rina Lestari", **BORN)
    visit_id = seen(fair_id, booth_id, ticket_of(fair_id, rina).code)
    assert [row.id for row in reads.list_to_hear("rina")] == [visit_id]
    own_words.note_reply(staff(), visit_id, Heard.NOT_YET)
    assert [row.id for row in reads.list_to_hear()] == [visit_id], "not sure yet is no answer"
    own_words.note_reply(staff(), visit_id, Heard.YES)
    assert reads.list_to_hear() == []
    assert db_session.scalars(sa.select(Placement.seeker_says)).one() is True
    assert sorted(call.heard.value for call in db_session.scalars(sa.select(PhoneCall))) == ["not_yet", "yes"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(st.sampled_from(["employer", "seeker"]), st.booleans()), max_size=6))
def test_words_about_a_visit_lead_to_the_same_end_whatever_their_order(
    db_session: scoped_session, fair_id: UUID, words: list[tuple[str, bool]]
) -> None:
    owner, person = employer_actor(), seeker_actor(**BORN)
    booth_id, ticket = booth_of(fair_id, owner, owner.employer_id.hex[-8:]), ticket_of(fair_id, person)
    visit_id, last = seen(fair_id, booth_id, ticket.code), dict[str, bool]()
    for who, says in words:
        last[who] = says
        if who == "employer":
            asking.answer_for_booth(owner, booth_id, {visit_id: says}, {})
        else:
            own_words.answer(person, ticket.registration_id, {visit_id: says})
    state = db_session.scalar(sa.select(Placement.state).where(Placement.person_id == person.person_id))
    said = sorted(last.items())
    assert (state is PlacementState.CONFIRMED) == (said == [("employer", True), ("seeker", True)])
    assert (state is PlacementState.DISPUTED) == (set(last.values()) == {True, False})
    booked = sa.select(sa.func.sum(LedgerEvent.quantity)).where(LedgerEvent.person_id == person.person_id)
    assert (db_session.scalar(booked) or 0) == (2 if state is PlacementState.CONFIRMED else 0), (
        "registered and placed, or nothing"
    )
    assert db_session.get_one(FairVisit, visit_id).seeker_says is last.get("seeker")
