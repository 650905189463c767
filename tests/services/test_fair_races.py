"""Under a rush no place is given twice, nobody is lost, and one ticket on many devices goes in exactly once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RegistrationState
from jobmatch.extensions.db import db
from jobmatch.models import FairRegistration, FairSession, FairVisit
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import checkins, fairs
from tests.factories.offers import seeker_actor

SYSTEM = Actor.system()
PLACES = 10
PEOPLE = 40
DEVICES = 8


def plan(places: int) -> tuple[UUID, UUID]:
    today = clock.today()
    session = fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), places)
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today, (session,))
    return fair_id, list_sessions(fair_id)[0].id


def at_once(app: Flask, acts: list[Callable[[], object]]) -> list[object]:
    """Run all acts in threads that start together; an error in one is raised here."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        with app.app_context():
            gate.wait()
            try:
                results[number] = act()
            except Exception as error:
                results[number] = error
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


@pytest.mark.slow
def test_as_many_get_in_as_there_are_places_and_the_rest_wait_in_order(committed_app: Flask) -> None:
    with committed_app.app_context():
        fair_id, session_id = plan(PLACES)
        people = [seeker_actor(f"Orang {number}").person_id for number in range(PEOPLE)]

    def register(person_id: UUID) -> Callable[[], object]:
        return lambda: fairs.register_for_fair(SYSTEM, fair_id, session_id, person_id)

    tickets = at_once(committed_app, [register(person_id) for person_id in people])
    assert sorted(ticket.queue_number for ticket in tickets) == list(range(1, PEOPLE + 1))
    with committed_app.app_context():
        by_number = sa.select(FairRegistration.state).order_by(FairRegistration.queue_number)
        states = list(db.session.scalars(by_number))
        assert states == [RegistrationState.REGISTERED] * PLACES + [RegistrationState.WAITING] * (PEOPLE - PLACES)
        assert db.session.get_one(FairSession, session_id).taken == PLACES


@pytest.mark.slow
def test_the_same_person_in_two_tabs_has_one_ticket(committed_app: Flask) -> None:
    with committed_app.app_context():
        fair_id, session_id = plan(PLACES)
        person_id = seeker_actor("Orang Contoh").person_id
    tickets = at_once(
        committed_app, [lambda: fairs.register_for_fair(SYSTEM, fair_id, session_id, person_id) for _ in range(DEVICES)]
    )
    assert len({ticket.code for ticket in tickets}) == 1
    with committed_app.app_context():
        assert db.session.get_one(FairSession, session_id).taken == 1


@pytest.mark.slow
def test_one_ticket_on_eight_devices_goes_in_once_and_a_repeat_gets_its_first_answer(committed_app: Flask) -> None:
    with committed_app.app_context():
        fair_id, session_id = plan(PLACES)
        code = fairs.register_for_fair(SYSTEM, fair_id, session_id, seeker_actor("Orang Contoh").person_id).code
    scans = [checkins.Scan(code, f"device-{number}", clock.now()) for number in range(DEVICES)]

    def scan(number: int) -> Callable[[], object]:
        return lambda: checkins.check_in(SYSTEM, fair_id, scans[number])

    first = at_once(committed_app, [scan(number) for number in range(DEVICES)])
    assert sum(verdict.is_first for verdict in first) == 1
    again = at_once(committed_app, [scan(number) for number in range(DEVICES)])
    assert [verdict.is_first for verdict in again] == [verdict.is_first for verdict in first]
    with committed_app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(FairVisit)) == 1
