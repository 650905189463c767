"""The public front says what is open and what is known, and nothing before there is something to say."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from lxml import html

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import VillageMonth
from jobmatch.queries import front_page
from jobmatch.services import fairs, village_months
from tests.factories.offers import employer_actor, published_vacancy

MOST_STATEMENTS = 6


def front(client):
    return html.document_fromstring(client.get("/").text)


@pytest.fixture
def reported(db_session):
    """This month is open everywhere, and the first three villages have sent an empty list with its sentence."""
    office = Actor.system()
    village_months.open_month(office, clock.today())
    months = db.session.scalars(sa.select(VillageMonth).order_by(VillageMonth.village_code).limit(3)).all()
    for month in months:
        officer = Actor(role=Role.VILLAGE_OFFICER, village_code=month.village_code)
        village_months.submit_month(officer, month.id, "Ditanya ke semua RT.")
    return months


def test_empty_office_invites_without_numbers(client):
    page = front(client)
    assert page.cssselect(".hero__map") == []
    assert page.cssselect(".vacancy") == []
    assert [door.get("href") for door in page.cssselect("a.door")] == ["/lowongan", "/pemberi-kerja/daftar", "/masuk"]


def test_newest_vacancies_stand_on_the_front_three_at_most(client):
    owner = employer_actor()
    for number in range(4):
        published_vacancy(owner, title=f"Pemetik kopi {number}")
    page = front(client)
    assert len(page.cssselect(".vacancy")) == 3
    assert "Lihat 4 lowongan" in page.cssselect(".hero")[0].text_content()


def test_coverage_says_how_many_of_all_villages_and_leaves_the_silent_hollow(client, reported):
    page = front(client)
    assert "3 dari 156 desa sudah melapor" in page.cssselect("figcaption")[0].text_content()
    assert len(page.cssselect(".dots__on")) == 3
    assert len(page.cssselect(".dots__off")) == 153


def test_map_names_no_village(client, reported):
    assert front(client).cssselect(".dots")[0].text_content().strip() == ""


def test_later_version_of_a_month_is_not_counted_twice(reported):
    first = reported[0]
    first.is_latest = False
    again = VillageMonth(village_code=first.village_code, month=first.month, version=2, opened_at=clock.now())
    db.session.add(again)
    db.session.flush()
    coverage = front_page.find_coverage(clock.today())
    assert (coverage.reported, coverage.villages) == (2, 156)


def test_month_that_lies_ahead_is_not_shown(db_session):
    village_months.open_month(Actor.system(), clock.today() + timedelta(days=40))
    assert front_page.find_coverage(clock.today()) is None


def test_next_fair_is_announced_until_its_last_day(client):
    today = clock.today()
    fairs.plan_fair(Actor.system(), "Job Fair lewat", "GOR", today - timedelta(days=9), today - timedelta(days=8), ())
    fairs.plan_fair(Actor.system(), "Job Fair kopi", "GOR", today - timedelta(days=1), today, ())
    fairs.plan_fair(Actor.system(), "Job Fair nanti", "GOR", today + timedelta(days=30), today + timedelta(days=30), ())
    assert front(client).cssselect(".fair-strip b")[0].text_content() == "Job Fair kopi"


def test_front_page_asks_the_database_few_questions(client, reported, statements):
    published_vacancy(employer_actor())
    with_everything = statements()
    client.get("/")
    assert len(statements()) - len(with_everything) <= MOST_STATEMENTS


def test_home_of_somebody_signed_in_says_what_waits(client_as):
    page = html.document_fromstring(client_as(Role.OFFICE_HEAD).get("/").text)
    assert page.cssselect("h1")[0].text_content() == "Yang menunggu Anda"
    assert page.cssselect(".sidenav")


def test_home_of_the_office_says_how_far_the_villages_are(client_as, reported):
    page = html.document_fromstring(client_as(Role.SECTION_HEAD).get("/").text)
    assert page.cssselect(".progress b")[0].text_content() == "3 dari 156"


def test_home_of_a_seeker_has_the_layout_of_the_phone(client_as):
    page = html.document_fromstring(client_as(Role.SEEKER).get("/").text)
    assert page.cssselect(".sidenav") == []
