"""Signed in, a person answers for herself and an employer for its own booth; nobody answers for others."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, PlacementSource, PlacementState, Sex
from jobmatch.models import Account, FairBooth, Placement
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import checkins, fairs, placements
from tests.factories.offers import employer_actor, seeker_actor
from tests.harness.client import CarefulClient

SYSTEM = Actor.system()


def client_of(app: Flask, db_session: scoped_session, actor: Actor) -> CarefulClient:
    client = app.test_client()
    client.sign_in((actor.user_id, db_session.get_one(Account, actor.user_id).session_epoch))
    return client


@pytest.fixture
def rina(db_session: scoped_session) -> Actor:
    return seeker_actor("Rina Lestari", sex=Sex.FEMALE, birth_date=clock.today() - timedelta(days=8000))


def seen_at_booth(owner: Actor, person: Actor) -> tuple[UUID, str]:
    today = clock.today()
    plan = fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), 10)
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today, (plan,))
    booth_id = fairs.add_booth(SYSTEM, fair_id, owner.employer_id, "A1")
    ticket = fairs.register_for_fair(SYSTEM, fair_id, list_sessions(fair_id)[0].id, person.person_id)
    scan = checkins.Scan(ticket.code, "scan-1", clock.now())
    visit_id = checkins.record_outcome(SYSTEM, fair_id, booth_id, scan, checkins.Outcome(BoothResult.INTERVIEWED))
    return booth_id, str(visit_id)


def test_a_persons_home_asks_and_her_answer_counts(app: Flask, db_session: scoped_session, rina: Actor) -> None:
    hire = placements.Hire(rina.person_id, "x", PlacementSource.FAIR, "Kasir", employer_name="Toko")
    placement_id = placements.propose(SYSTEM, hire)
    client = client_of(app, db_session, rina)
    assert f"/penempatan/{placement_id}/jawab" in client.get("/").text
    assert client.post(f"/penempatan/{placement_id}/jawab", data={}).status_code == 422
    assert client.post(f"/penempatan/{placement_id}/jawab", data={"says": "yes"}).status_code == 302
    assert db_session.get_one(Placement, placement_id).seeker_says is True
    assert f"/penempatan/{placement_id}/jawab" not in client.get("/").text


def test_nobody_answers_for_somebody_else(app: Flask, db_session: scoped_session, rina: Actor) -> None:
    placement_id = placements.propose(SYSTEM, placements.Hire(rina.person_id, "x", PlacementSource.FAIR, "Kasir"))
    other = client_of(app, db_session, seeker_actor("Orang Lain"))
    assert other.post(f"/penempatan/{placement_id}/jawab", data={"says": "yes"}).status_code == 404
    assert db_session.get_one(Placement, placement_id).seeker_says is None


def test_an_employer_tells_of_its_own_booth_only(app: Flask, db_session: scoped_session, rina: Actor) -> None:
    owner = employer_actor()
    booth_id, visit_id = seen_at_booth(owner, rina)
    stranger = client_of(app, db_session, employer_actor("Toko Lain"))
    assert stranger.get(f"/stan-saya/{booth_id}").status_code == 404
    client = client_of(app, db_session, owner)
    assert f"/stan-saya/{booth_id}" in client.get("/").text
    page = client.get(f"/stan-saya/{booth_id}").text
    assert "Rina" in page
    assert "Lestari" not in page
    assert client.post(f"/stan-saya/{booth_id}", data={f"says-{visit_id}": "yes"}).status_code == 302
    placement = db_session.scalars(sa.select(Placement)).one()
    assert (placement.state, placement.employer_says) == (PlacementState.REPORTED_BY_ONE, True)
    assert db_session.get_one(FairBooth, booth_id).reported_at is not None


def test_nobody_hired_is_one_tap_and_a_report(app: Flask, db_session: scoped_session, rina: Actor) -> None:
    owner = employer_actor()
    booth_id, _visit_id = seen_at_booth(owner, rina)
    assert client_of(app, db_session, owner).post(f"/stan-saya/{booth_id}", data={"nobody": "1"}).status_code == 302
    assert db_session.get_one(FairBooth, booth_id).reported_at is not None
    assert db_session.scalars(sa.select(Placement)).all() == []
