"""The application over a database of its own, a session that is undone after each test, and clients that look closely."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import waitress
from flask import Flask
from sqlalchemy.orm import scoped_session
from waitress import wasyncore

from jobmatch.app import create_app
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.extensions.gateways import gateways
from jobmatch.extensions.queue import queue
from tests.factories.accounts import account_for
from tests.harness.client import CarefulClient
from tests.harness.databases import Databases
from tests.harness.seed import test_settings


@pytest.fixture(scope="session")
def app(databases: Databases, db_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application for tests whose writes are undone; one per worker and kind of database."""
    made = make_app(databases.copy(db_kind), tmp_path_factory.mktemp("state"))
    db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    yield made
    dispose_app(made)


@pytest.fixture
def db_session(app: Flask) -> Iterator[scoped_session]:
    """A session inside an outer transaction: services commit as ever, and all of it is undone after the test."""
    yield from undone_session(app)


def undone_session(app: Flask) -> Iterator[scoped_session]:
    """Open a session on an application's database whose commits end with the test; its queue and gateways are those in use."""
    settings = app.extensions["jobmatch_settings"]
    queue.open(settings.database, settings.state_dir)
    gateways.open(settings)
    with app.app_context():
        engine = db.engines[None]
        connection = engine.connect()
        outer = connection.begin()
        db.engines[None] = connection
        try:
            yield db.session
        finally:
            db.session.remove()
            outer.rollback()
            connection.close()
            db.engines[None] = engine


@pytest.fixture
def client(app: Flask, db_session: scoped_session) -> CarefulClient:
    return app.test_client()


@pytest.fixture
def client_as(app: Flask, db_session: scoped_session) -> Callable[[Role], CarefulClient]:
    """A client signed in as a new account of a role, with the scope that the role works in."""

    def sign_in(role: Role) -> CarefulClient:
        signed_in: CarefulClient = app.test_client()
        if role is not Role.VISITOR:
            signed_in.sign_in(account_for(role))
        return signed_in

    return sign_in


@pytest.fixture
def committed_app(databases: Databases, db_kind: str, tmp_path: Path) -> Iterator[Flask]:
    """The application over a database of this test alone, where commits are real: for races, crashes and servers."""
    made = make_app(databases.copy(db_kind), tmp_path / "state")
    yield made
    dispose_app(made)


@pytest.fixture
def live_server(committed_app: Flask) -> Iterator[str]:
    """The address of a real server on this machine over ``committed_app``."""
    sockets: dict[int, object] = {}
    server = waitress.create_server(committed_app, map=sockets, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, name="live-server")
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()
    assert not thread.is_alive(), "the live server did not stop"


def make_app(url: str, state: Path, **settings: object) -> Flask:
    """Return the application over a database, as tests use it."""
    made = create_app(test_settings(url, state, **settings))
    made.config["WTF_CSRF_ENABLED"] = False  # clients post what a form would; one test switches it on
    made.test_client_class = CarefulClient
    return made


def dispose_app(made: Flask) -> None:
    """Let go of what an application holds open."""
    queue.close()
    with made.app_context():
        db.engine.dispose()
