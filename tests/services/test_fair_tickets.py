"""Tickets signed and read, guests, places that come free and go down the line."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RegistrationState as State
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.tickets import read_ticket
from jobmatch.extensions.db import db
from jobmatch.extensions.ticket_seal import is_genuine, new_pair
from jobmatch.models import Fair, FairRegistration, FairSession, OutboxMessage
from jobmatch.queries import fair_tickets
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_offers, fairs
from tests.factories.offers import seeker_actor

SYSTEM = Actor.system()
HOST = "http://contoh.test"


def planned(places: int, days: int = 9) -> tuple[UUID, UUID]:
    start = clock.now() + timedelta(days=days)
    fair_id = fairs.plan_fair(
        SYSTEM,
        "Job Fair Contoh",
        "GSG",
        start.date(),
        start.date(),
        (fairs.SessionPlan(start, start + timedelta(hours=1), places),),
    )
    return fair_id, list_sessions(fair_id)[0].id


def registered(fair_id: UUID, session_id: UUID, count: int) -> list[UUID]:
    people = [seeker_actor(f"Orang {number}").person_id for number in range(count)]
    return [fairs.register_for_fair(SYSTEM, fair_id, session_id, person_id).registration_id for person_id in people]


def states(ids: list[UUID]) -> list[State]:
    return [db.session.get_one(FairRegistration, key).state for key in ids]


def test_a_ticket_is_genuine_only_under_its_own_fairs_key(db_session) -> None:
    fair_id, session_id = planned(2)
    [key] = registered(fair_id, session_id, 1)
    code = db.session.get_one(FairRegistration, key).code
    ticket = fair_tickets.open_ticket(key, fair_tickets.ticket_token(key, code))
    shown = read_ticket(ticket.qr_text)
    public = db.session.get_one(Fair, fair_id).ticket_public_key
    assert shown is not None
    assert is_genuine(public, shown.code, shown.signature)
    assert not is_genuine(public, "ABCDE23456", shown.signature)
    assert not is_genuine(new_pair()[1], shown.code, shown.signature)
    assert not is_genuine(public, shown.code, "bukan")
    with pytest.raises(NotFound):
        fair_tickets.open_ticket(key, "0" * 32)


def test_a_place_given_back_goes_down_the_line_with_a_deadline_and_a_message(db_session) -> None:
    fair_id, session_id = planned(1)
    first, second, third = registered(fair_id, session_id, 3)
    fair_offers.cancel_registration(SYSTEM, first, HOST)
    assert states([first, second, third]) == [State.CANCELLED, State.OFFERED, State.WAITING]
    told = db.session.scalars(sa.select(OutboxMessage)).one()
    assert f"{HOST}/tiket/{second}/" in told.body
    fair_offers.take_offer(SYSTEM, second)
    assert states([second]) == [State.REGISTERED]
    assert db.session.get_one(FairSession, session_id).taken == 1


def test_an_offer_that_nobody_takes_moves_on_and_the_skipped_stay_in_line(db_session) -> None:
    fair_id, session_id = planned(1)
    first, second, third = registered(fair_id, session_id, 3)
    fair_offers.cancel_registration(SYSTEM, first, HOST)
    with time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
        fair_offers.offer_places(SYSTEM, HOST)
        assert states([second, third]) == [State.WAITING, State.OFFERED]
        with pytest.raises(RuleBroken):
            fair_offers.take_offer(SYSTEM, second)
        fair_offers.cancel_registration(SYSTEM, third, HOST)
        assert db.session.get_one(FairSession, session_id).taken == 0
        fair_offers.take_offer(SYSTEM, second)
        assert states([second, third]) == [State.REGISTERED, State.CANCELLED]


def test_more_places_go_to_the_line_at_once_and_never_below_what_is_taken(db_session) -> None:
    fair_id, session_id = planned(1)
    ids = registered(fair_id, session_id, 4)
    fair_offers.change_capacity(SYSTEM, session_id, 3, HOST)
    assert states(ids) == [State.REGISTERED, State.OFFERED, State.OFFERED, State.WAITING]
    with pytest.raises(RuleBroken):
        fair_offers.change_capacity(SYSTEM, session_id, 2, HOST)


def test_near_the_session_nobody_is_asked_for_who_comes_takes_the_place(db_session) -> None:
    fair_id, session_id = planned(1, days=0)
    first, second = registered(fair_id, session_id, 2)
    fair_offers.cancel_registration(SYSTEM, first, HOST)
    assert states([second]) == [State.WAITING]
    assert db.session.get_one(FairSession, session_id).taken == 0


def test_a_guest_form_sent_twice_is_one_ticket_and_a_second_one_is_refused(db_session) -> None:
    fair_id, session_id = planned(9)
    guest, wish = fairs.Guest("Orang Contoh", "0812 0000 1234"), fairs.Wish(session_id, ("quiet", "bukan"), "guest", "form-1")
    first = fairs.register_guest(SYSTEM, fair_id, guest, wish)
    assert fairs.register_guest(SYSTEM, fair_id, guest, wish) == first
    stored = db.session.get_one(FairRegistration, first.registration_id)
    assert (stored.guest_phone, stored.needs) == ("+6281200001234", ["quiet"])
    with pytest.raises(RuleBroken):
        fairs.register_guest(SYSTEM, fair_id, guest, fairs.Wish(session_id, form_id="form-2"))


def test_who_cancelled_registers_again_under_a_new_code_and_needs_are_remembered(db_session) -> None:
    fair_id, session_id = planned(2)
    person_id = seeker_actor("Orang Contoh").person_id
    first = fairs.register_person(SYSTEM, fair_id, person_id, fairs.Wish(session_id, ("sign",)))
    fair_offers.cancel_registration(SYSTEM, first.registration_id, HOST)
    again = fairs.register_for_fair(SYSTEM, fair_id, session_id, person_id)
    assert again.registration_id == first.registration_id
    assert again.code != first.code
    fairs.name_needs(SYSTEM, again.registration_id, ("companion",))
    assert fair_tickets.find_last_needs(person_id) == ["companion"]
