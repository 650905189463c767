"""A busy day under eight writers on both databases: numbers without gap, each called by one desk, one card a number."""

from datetime import time
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import Conflict
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, DeskSlip, Person
from jobmatch.services import desk_days
from jobmatch.services.ak1_fields import CardFields
from jobmatch.services.desk_days import AtDesk, Slip
from tests.factories.seekers import cashier
from tests.services.test_ak1_cards import WRITERS, at_once, numbers

CLERK, VISITOR = Actor(Role.COUNTER), Actor(Role.VISITOR)


@pytest.mark.slow
def test_eight_phones_and_eight_desks_at_once(committed_app: Flask) -> None:
    with committed_app.app_context():
        desk_days.open_day(CLERK, time(8), 3, 90)

    def queue(number: int) -> Slip:
        # Two phones send the same person: she has one number.
        name = f"Orang {'aacdefgh'[number]}"
        return desk_days.queue_up(VISITOR, cashier(full_name=name, phone=None), CardFields("Curup"))

    taken = at_once(committed_app, queue)
    assert all(isinstance(slip, Slip) for slip in taken), taken
    assert sorted({slip.number for slip in taken}) == list(range(1, WRITERS))
    called = at_once(committed_app, lambda _: desk_days.call_next(CLERK))
    assert len({slip for slip in called if slip is not None}) == WRITERS - 1
    first = next(slip for slip in called if slip is not None)
    served = at_once(committed_app, lambda _: desk_days.serve(CLERK, first, AtDesk(CardFields("Curup"))))
    assert sum(isinstance(result, UUID) for result in served) == 1
    assert sum(isinstance(result, Conflict) for result in served) == WRITERS - 1
    rest = [slip for slip in called if slip not in (None, first)]
    at_once(committed_app, lambda n: desk_days.serve(CLERK, rest[n], AtDesk(CardFields("Curup"))) if n < len(rest) else None)
    with committed_app.app_context():
        assert numbers() == list(range(1, WRITERS))
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == WRITERS - 1
        assert set(db.session.scalars(sa.select(DeskSlip.state))) == {"done"}
        assert db.session.scalar(sa.select(sa.func.count(sa.distinct(Ak1Card.person_id)))) == WRITERS - 1
