"""Made-up and real data never share a database, and the same seed at the same moment makes the same world."""

from datetime import datetime

import flask_migrate
import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.commands.serving import DEMO_SET, MADE_UP
from jobmatch.demo.accounts import LOGINS, PASSWORD
from jobmatch.demo.commands import NO_DEMO, REAL_DATA
from jobmatch.demo.world import build_world
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import (
    Application,
    FairRegistration,
    LabourObservation,
    LedgerEvent,
    Person,
    Placement,
    SeekerSkill,
    SiteFact,
    Vacancy,
    VillageMonth,
)
from jobmatch.services import accounts, site_facts
from tests.harness.application import dispose_app, make_app
from tests.harness.seed import PEOPLE

FINGERPRINTS = (
    (Person, ("full_name", "birth_date", "nik_index", "village_code", "phone", "education_level")),
    (SeekerSkill, ("person_id", "text", "level")),
    (LabourObservation, ("person_id", "valid_on", "status", "source", "recorded_at")),
    (VillageMonth, ("village_code", "month", "state", "submitted_at")),
    (Vacancy, ("title", "posts", "state", "published_at", "expires_on")),
    (Application, ("person_id", "state", "channel", "applied_at")),
    (FairRegistration, ("person_id", "queue_number", "state", "registered_at")),
    (Placement, ("person_id", "job_title", "state", "employer_says", "seeker_says", "start_on")),
    (LedgerEvent, ("person_id", "kind", "booked_month", "true_on", "quantity", "age_group")),
)


@pytest.fixture
def site(databases, db_kind, tmp_path):
    """Returns an application over a copy of a template, with given settings."""
    made = []

    def make(holding, **settings):
        made.append(make_app(databases.copy(db_kind, holding), tmp_path / "state", **settings))
        return made[-1]

    yield make
    for app in made:
        dispose_app(app)


def run(app, *words):
    return app.test_cli_runner().invoke(args=list(words))


def fingerprint():
    """What the world holds, apart from random codes and the ids that services draw."""
    return {
        model.__tablename__: sorted(map(repr, db.session.execute(sa.select(*(getattr(model, name) for name in names)))))
        for model, names in FINGERPRINTS
    }


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_the_real_site_refuses_a_database_of_the_demo(site, command):
    done = run(site("world"), command)
    assert done.exit_code == 1
    assert MADE_UP in done.output


def test_the_real_site_refuses_a_single_demo_account(site):
    app = site("places")
    with app.app_context():
        accounts.create_account(Actor.system(), Role.ADMIN, "Contoh", login="contoh", is_demo=True)
    assert MADE_UP in run(app, "serve").output


def test_the_real_site_refuses_the_demos_settings(site):
    assert DEMO_SET in run(site("places", is_demo=True), "serve").output


def test_the_demo_refuses_a_database_with_a_real_account(site):
    app = site("places", is_demo=True)
    with app.app_context():
        accounts.create_account(Actor.system(), Role.ADMIN, "Sungguhan", login="sungguhan")
    done = run(app, "demo", "build", "--people", "200", "--reset")
    assert REAL_DATA in done.output
    with app.app_context():
        assert not site_facts.holds_demo()
        assert db.session.scalar(sa.select(sa.func.count(Person.id))) == 0


def test_the_demo_refuses_a_database_with_real_people(site):
    app = site("places", is_demo=True)
    with app.app_context():
        db.session.execute(sa.insert(Person), [{"full_name": "Rina", "name_key": "rina", "created_at": clock.now()}])
        db.session.commit()
    assert REAL_DATA in run(app, "demo", "build", "--people", "200").output


def test_the_demo_needs_its_setting(site):
    assert NO_DEMO in run(site("places"), "demo", "build").output


def test_a_finished_world_is_left_as_it_is(site):
    app = site("world", is_demo=True)
    with app.app_context():
        before = db.session.get_one(SiteFact, "demo").value
    assert run(app, "demo", "build").exit_code == 0
    with app.app_context():
        assert db.session.get_one(SiteFact, "demo").value == before
        assert db.session.scalar(sa.select(sa.func.count(Person.id)).where(Person.nik.is_not(None))) == PEOPLE


@pytest.mark.slow
def test_an_unfinished_world_is_built_again(site):
    app = site("world", is_demo=True)
    with app.app_context():
        site_facts.set_fact("demo", {"is_finished": False})
    done = run(app, "demo", "build", "--people", "200")
    assert done.exit_code == 0, done.output
    with app.app_context():
        assert site_facts.find_fact("demo")["is_finished"]
        assert db.session.scalar(sa.select(sa.func.count(Person.id)).where(Person.nik.is_not(None))) == 200


@pytest.mark.slow
def test_the_same_moment_makes_the_same_world(site, databases, db_kind, tmp_path):
    app = site("world", is_demo=True)
    with app.app_context():
        moment = datetime.fromisoformat(site_facts.find_fact("demo")["now"])
        first = fingerprint()
    again = make_app(databases.empty(db_kind), tmp_path / "again", is_demo=True)
    with again.app_context():
        flask_migrate.upgrade()
        build_world(PEOPLE, lambda *_: None, now=moment)
        second = fingerprint()
    dispose_app(again)
    for table, rows in first.items():
        assert second[table] == rows, table


def test_every_account_opens_with_the_password_that_is_printed(site):
    app = site("world", is_demo=True)
    for login, _ in LOGINS:
        answer = app.test_client().post("/masuk", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 302, login
