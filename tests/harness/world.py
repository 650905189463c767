"""The made-up world for tests that look at much at once: built once per run and kind; what a test writes is undone."""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import scoped_session

from jobmatch.extensions.db import db
from jobmatch.models import Account
from tests.harness.application import dispose_app, make_app, undone_session
from tests.harness.client import CarefulClient
from tests.harness.databases import Databases


@pytest.fixture(scope="session")
def world_app(databases: Databases, db_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    made = make_app(databases.copy(db_kind, "world"), tmp_path_factory.mktemp("state"), is_demo=True)
    db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    yield made
    dispose_app(made)


@pytest.fixture
def world(world_app: Flask) -> Iterator[scoped_session]:
    """A session over the made-up world."""
    yield from undone_session(world_app)


@pytest.fixture
def world_client(world_app: Flask, world: scoped_session) -> Callable[[str], CarefulClient]:
    """A client signed in under one of the demo's names."""

    def sign_in(login: str) -> CarefulClient:
        client: CarefulClient = world_app.test_client()
        account = world.scalars(sa.select(Account).where(Account.login == login)).one()
        client.sign_in((account.id, account.session_epoch), with_code_app=False)
        return client

    return sign_in
