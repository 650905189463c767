"""The harness keeps its promises: both databases, nothing left behind, requests that do not share a context."""

from collections.abc import Callable

import sqlalchemy as sa
from flask import Flask, g
from sqlalchemy.orm import scoped_session

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account, Village
from jobmatch.services import accounts
from tests.harness.client import CarefulClient


def count_accounts() -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(Account)) or 0


def test_session_runs_on_the_named_database(db_session: scoped_session, db_kind: str) -> None:
    assert db_session.connection().dialect.name == db_kind


def test_template_holds_the_places(db_session: scoped_session) -> None:
    assert db_session.scalar(sa.select(sa.func.count()).select_from(Village)) == 156


def test_what_a_service_commits_is_undone_after_the_test(app: Flask, db_session: scoped_session) -> None:
    accounts.create_account(Actor.system(), Role.ADMIN, "Sementara")
    assert count_accounts() == 1


def test_what_a_service_commits_was_undone(app: Flask, db_session: scoped_session) -> None:
    accounts.create_account(Actor.system(), Role.ADMIN, "Sementara lagi")
    assert count_accounts() == 1


def test_committed_app_has_a_database_of_its_own(committed_app: Flask, app: Flask) -> None:
    with committed_app.app_context():
        accounts.create_account(Actor.system(), Role.ADMIN, "Tetap")
        assert count_accounts() == 1
    with app.app_context():
        assert count_accounts() == 0


def test_request_does_not_see_the_context_of_the_test(app: Flask, client: CarefulClient) -> None:
    g.csp_nonce = "left over"
    assert "left over" not in client.get("/").headers["Content-Security-Policy"]


def test_client_as_is_signed_in_with_its_role(client_as: Callable[[Role], CarefulClient]) -> None:
    assert client_as(Role.COUNTER).post("/keluar").location == "/"
    assert client_as(Role.VISITOR).post("/keluar").location.startswith("/masuk")
