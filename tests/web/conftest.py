"""Clients signed in as the people of a test's own making."""

from collections.abc import Callable

import pytest

from jobmatch.domain.actors import Actor
from tests.factories.offers import session_key
from tests.harness.client import CarefulClient


@pytest.fixture
def signed_in(app, db_session) -> Callable[[Actor], CarefulClient]:
    def sign_in(actor: Actor) -> CarefulClient:
        client: CarefulClient = app.test_client()
        client.sign_in(session_key(actor))
        return client

    return sign_in
