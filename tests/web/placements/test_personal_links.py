"""The personal links after a fair: scanners change nothing, a forwarded link is of no use, an old one says what to do."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, PlacementState, Role, Sex
from jobmatch.models import FairBooth, FairVisit, OutboxMessage, Placement, SignedLink
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import asking, checkins, fairs
from tests.factories.offers import employer_actor, seeker_actor
from tests.harness.client import CarefulClient

SYSTEM = Actor.system()
BORN = {"birth_date": date(2001, 5, 6), "birth_year": 2001, "sex": Sex.FEMALE}
WORDS = ("/kabar/", "/kabar-saya/", "/kabar-stan/")


@pytest.fixture
def links(db_session: scoped_session) -> dict[str, str]:
    """The links of a booth, of somebody it hired, and of somebody it only met, as they went out in the evening."""
    today, plan = clock.today(), fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), 50)
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today, (plan,))
    booth_id = fairs.add_booth(SYSTEM, fair_id, employer_actor().employer_id, "A1")
    for name, result in (("Rina Lestari", BoothResult.HIRED), ("Sari Dewi", BoothResult.INTERVIEWED)):
        person = seeker_actor(name, **BORN)
        ticket = fairs.register_for_fair(SYSTEM, fair_id, list_sessions(fair_id)[0].id, person.person_id)
        scan = checkins.Scan(ticket.code, name, clock.now())
        checkins.record_outcome(SYSTEM, fair_id, booth_id, scan, checkins.Outcome(result))
    asking.ask_after_fair(SYSTEM, fair_id, "evening", "")
    bodies = db_session.scalars(sa.select(OutboxMessage.body)).all()
    assert all("Job Fair Contoh" in body for body in bodies), "messages name the event"
    found = [word.rstrip(".,") for body in bodies for word in body.split() if word.startswith(WORDS)]
    return {link.split("/")[1]: link for link in found}


def facts(db_session: scoped_session) -> tuple[object, ...]:
    """Everything that an answer could change."""
    placements = db_session.execute(sa.select(Placement.state, Placement.employer_says, Placement.seeker_says)).all()
    visits = db_session.execute(sa.select(FairVisit.result, FairVisit.seeker_says).order_by(FairVisit.id)).all()
    return placements, visits, db_session.scalars(sa.select(FairBooth.reported_at)).all()


def says_field(page: str) -> str:
    return page.split('name="says-')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize("kind", ["kabar", "kabar-saya", "kabar-stan"])
def test_a_scanner_that_opens_a_link_again_and_again_changes_nothing(
    client: CarefulClient, db_session: scoped_session, links: dict[str, str], kind: str
) -> None:
    before = facts(db_session)
    for _ in range(3):
        assert client.get(links[kind]).status_code == 200
        assert client.head(links[kind]).status_code == 200
    assert facts(db_session) == before
    assert set(db_session.scalars(sa.select(SignedLink.used_at))) == {None}


def test_the_page_shows_ticket_first_name_and_time_but_no_family_name(client: CarefulClient, links: dict[str, str]) -> None:
    page = client.get(links["kabar"]).text
    assert "Sari, tiket" in page
    assert "pukul" in page
    assert "Dewi" not in page
    assert "Empat angka" in page


def test_who_was_only_forwarded_the_link_cannot_answer_and_it_locks(
    client: CarefulClient, db_session: scoped_session, links: dict[str, str]
) -> None:
    before, link = facts(db_session), links["kabar-stan"]
    field = f"says-{says_field(client.get(link).text)}"
    for _ in range(5):
        assert client.post(link, data={field: "yes", "digits": "0000"}).status_code == 422
    locked = client.post(link, data={field: "yes", "digits": "1111"})
    assert locked.status_code >= 400
    assert "Terlalu banyak percobaan" in locked.text
    assert facts(db_session) == before


def test_after_thirty_days_a_link_says_where_to_get_another(client: CarefulClient, links: dict[str, str]) -> None:
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        for link in links.values():
            page = client.get(link)
            assert page.status_code >= 400
            assert "Minta tautan baru ke kantor" in page.text


def test_a_double_answer_counts_once_and_a_changed_one_takes_its_place(
    client: CarefulClient, db_session: scoped_session, links: dict[str, str]
) -> None:
    link = links["kabar-stan"]
    visit_id = says_field(client.get(link).text)
    facts_of = sa.select(Placement.seeker_says, Placement.state).where(Placement.origin_key == f"visit:{UUID(visit_id)}")
    by_one = PlacementState.REPORTED_BY_ONE
    for says, expected in (("yes", (True, by_one)), ("yes", (True, by_one)), ("no", (False, by_one))):
        assert client.post(link, data={f"says-{visit_id}": says, "digits": "1111"}).status_code == 200
        assert db_session.execute(facts_of).all() == [expected]


def test_nothing_ticked_is_asked_again(client: CarefulClient, links: dict[str, str]) -> None:
    page = client.post(links["kabar-stan"], data={"digits": "1111"})
    assert page.status_code == 422
    assert "Belum ada yang dijawab" in page.text


def test_a_reply_is_entered_in_one_tap_by_the_desk(
    client_as: Callable[[Role], CarefulClient], db_session: scoped_session, links: dict[str, str]
) -> None:
    client = client_as(Role.COUNTER)
    assert "Sari Dewi" in client.get("/penempatan/balasan").text
    visit_id = db_session.scalars(sa.select(FairVisit.id).where(FairVisit.result == BoothResult.INTERVIEWED)).one()
    assert client.post(f"/kunjungan-stan/{visit_id}/balasan/2").status_code == 302
    assert db_session.get_one(FairVisit, visit_id).seeker_says is False
    assert "Sari Dewi" not in client.get("/penempatan/balasan").text


def test_the_poster_shows_the_very_text_that_goes_out(
    client_as: Callable[[Role], CarefulClient], db_session: scoped_session, links: dict[str, str]
) -> None:
    fair_id = db_session.scalars(sa.select(FairVisit.fair_id)).first()
    page = client_as(Role.PLACEMENT).get(f"/job-fair/{fair_id}/poster-kabar").text
    sent = db_session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like("own-words%"))).one()
    assert sent.split(" di ")[0] in page
    assert "balas 1 = ya, 2 = tidak, 3 = belum pasti" in page
