"""The page of one placement, the one-tap replies, and the personal question after thirty days."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementSource, PlacementState, Role, Sex
from jobmatch.domain.placement_rules import Evidence
from jobmatch.models import OutboxMessage, Placement, PlacementFollowUp
from jobmatch.services import follow_ups, placements
from tests.factories.offers import seeker_actor

SYSTEM = Actor.system()


@pytest.fixture
def placement_id(db_session):
    person = seeker_actor("Rina Lestari", birth_date=date(2001, 5, 6), birth_year=2001, sex=Sex.FEMALE)
    hire = placements.Hire(person.person_id, "x", PlacementSource.FAIR, "Kasir", employer_name="Toko Maju")
    return placements.propose(SYSTEM, hire)


def confirm(placement_id, days_ago=31):
    terms = placements.Terms(clock.today() - timedelta(days=days_ago))
    placements.answer(SYSTEM, placement_id, Evidence.EMPLOYER, True, terms)
    placements.answer(SYSTEM, placement_id, Evidence.SEEKER, True)


def test_one_tap_notes_a_reply_and_the_page_tells_who_noted_it(client_as, db_session, placement_id):
    client = client_as(Role.COUNTER)
    assert "Rina Lestari" in client.get("/penempatan/balasan").text
    assert "Rina Lestari" in client.post("/penempatan/balasan", data={"words": "rina"}).text
    assert "Rina Lestari" not in client.post("/penempatan/balasan", data={"words": "08139999"}).text
    assert client.post(f"/penempatan/{placement_id}/balasan/1").status_code == 302
    assert "Rina Lestari" not in client.get("/penempatan/balasan").text
    page = client.get(f"/penempatan/{placement_id}").text
    assert "Balasan 1-2-3, Orangnya: Ya, bekerja di sana" in page


def test_a_call_without_an_answer_to_each_question_is_sent_back(client_as, db_session, placement_id):
    client = client_as(Role.PLACEMENT)
    assert client.post(f"/penempatan/{placement_id}/kabar", data={"whom": "seeker"}).status_code == 422
    said = {"whom": "employer", "heard": "yes", "way": "call", "note": "bicara dengan pemilik"}
    assert client.post(f"/penempatan/{placement_id}/kabar", data=said).status_code == 302
    assert "bicara dengan pemilik" in client.get(f"/penempatan/{placement_id}").text
    assert db_session.get_one(Placement, placement_id).employer_says is True


def test_end_undo_withdraw_and_reopen_through_the_page(client_as, db_session, placement_id):
    confirm(placement_id)
    client, state = client_as(Role.SECTION_HEAD), lambda: db_session.get_one(Placement, placement_id).state
    ended = {"left_on": clock.today().isoformat(), "seeks_again": "yes", "post": "no"}
    assert client.post(f"/penempatan/{placement_id}/selesai", data=ended).status_code == 302
    assert state() is PlacementState.ENDED
    assert client.post(f"/penempatan/{placement_id}/batalkan-selesai").status_code == 302
    assert client.post(f"/penempatan/{placement_id}/batalkan").status_code == 302
    assert state() is PlacementState.WITHDRAWN
    assert client.post(f"/penempatan/{placement_id}/buka-lagi").status_code == 302
    assert state() is PlacementState.CONFIRMED


def test_the_personal_question_changes_nothing_when_a_scanner_opens_it_and_asks_the_digits(client, db_session, placement_id):
    confirm(placement_id)
    follow_ups.ask_due(SYSTEM, "")
    body = db_session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like("still-there%"))).one()
    link = next(word for word in body.split() if word.startswith("/masih-bekerja/"))
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert db_session.scalars(sa.select(PlacementFollowUp)).all() == []
    assert client.post(link, data={"still": "yes", "digits": "0000"}).status_code == 422
    assert client.post(link, data={"still": "yes", "digits": "1111"}).status_code == 200
    assert db_session.scalars(sa.select(PlacementFollowUp.is_still_there)).all() == [True]


def test_lists_show_a_state_and_come_in_pages(client_as, db_session, placement_id, monkeypatch):
    monkeypatch.setattr("jobmatch.queries.placements.PAGE_SIZE", 2)
    for number in range(3):
        person = seeker_actor(f"Orang Ke{number}")
        placements.propose(SYSTEM, placements.Hire(person.person_id, "x", PlacementSource.FAIR, "Kasir"))
    client = client_as(Role.OFFICE_HEAD)
    assert "Halaman 1 dari 2" in client.get("/penempatan").text
    assert "Tidak ada penempatan dengan keadaan ini" in client.get("/penempatan?lihat=beda").text
