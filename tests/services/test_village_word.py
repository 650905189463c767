"""The village as a source about a hire: its accepted month confirms, its no to a placement it is shown makes a difference."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LedgerKind, MonthState, PlacementSource, PlacementState, Role, RowAnswer, Sex
from jobmatch.domain.errors import NotFound
from jobmatch.domain.periods import Month
from jobmatch.domain.placement_rules import Evidence
from jobmatch.models import LedgerEvent, Person, Placement, VillageMonth, VillageMonthRow
from jobmatch.queries.placed_people import list_placed
from jobmatch.services import month_reviews, placements, village_word
from tests.factories.villages import OFFICE, OFFICER, VILLAGE, opened_month, people_of

SYSTEM = Actor.system()


@pytest.fixture
def month_id(db_session: scoped_session) -> UUID:
    people_of(VILLAGE, 2)
    return opened_month()


def a_hire(db_session: scoped_session, month_id: UUID, *words: Evidence) -> UUID:
    """A placement of the first person on the list, begun a week ago, with a yes of each of these."""
    row = VillageMonthRow
    person_id = db_session.scalars(sa.select(row.person_id).where(row.village_month_id == month_id).order_by(row.number)).first()
    person = db_session.get_one(Person, person_id)
    person.sex, person.birth_date = Sex.FEMALE, clock.today() - timedelta(days=8000)
    db_session.flush()
    placement_id = placements.propose(SYSTEM, placements.Hire(person_id, "x", PlacementSource.FAIR, "Kasir"))
    for word in words:
        placements.answer(SYSTEM, placement_id, word, True, placements.Terms(clock.today() - timedelta(days=7)))
    return placement_id


def state_of(db_session: scoped_session, placement_id: UUID) -> PlacementState:
    return db_session.scalars(sa.select(Placement.state).where(Placement.id == placement_id)).one()


def test_a_month_accepted_by_the_office_is_the_second_voice(db_session: scoped_session, month_id: UUID) -> None:
    placement_id = a_hire(db_session, month_id, Evidence.EMPLOYER)
    row = VillageMonthRow
    first = sa.select(row.id).where(row.village_month_id == month_id, row.number == 1).scalar_subquery()
    db_session.execute(sa.update(row).where(row.id == first).values(answer=RowAnswer.NOW_WORKING))
    assert state_of(db_session, placement_id) is PlacementState.REPORTED_BY_ONE
    db_session.get_one(VillageMonth, month_id).state = MonthState.SUBMITTED
    db_session.flush()
    month_reviews.accept_month(OFFICE, month_id)
    assert state_of(db_session, placement_id) is PlacementState.CONFIRMED
    booked = db_session.scalars(sa.select(LedgerEvent.kind).order_by(LedgerEvent.id)).all()
    assert LedgerKind.PLACED in booked


def test_its_next_month_shows_who_was_placed_and_its_no_is_a_difference(db_session: scoped_session, month_id: UUID) -> None:
    placement_id = a_hire(db_session, month_id, Evidence.EMPLOYER, Evidence.SEEKER)
    shown = list_placed(VILLAGE, Month.of(clock.today()))
    assert [(person.placement_id, person.village_says) for person in shown] == [(placement_id, None)]
    village_word.say(OFFICER, month_id, placement_id, is_so=True)
    assert state_of(db_session, placement_id) is PlacementState.CONFIRMED
    village_word.say(OFFICER, month_id, placement_id, is_so=False)
    assert state_of(db_session, placement_id) is PlacementState.DISPUTED
    assert [person.village_says for person in list_placed(VILLAGE, Month.of(clock.today()))] == [False], "a slip can be mended"
    village_word.say(OFFICER, month_id, placement_id, is_so=True)
    assert state_of(db_session, placement_id) is PlacementState.CONFIRMED


def test_a_village_speaks_of_its_own_people_only(db_session: scoped_session, month_id: UUID) -> None:
    placement_id = a_hire(db_session, month_id, Evidence.EMPLOYER, Evidence.SEEKER)
    db_session.execute(sa.update(Person).values(village_code="17.02.20.2002"))
    with pytest.raises(NotFound):
        village_word.say(OFFICER, month_id, placement_id, is_so=False)
    other = Actor(role=Role.VILLAGE_OFFICER, village_code="17.02.20.2002")
    with pytest.raises(NotFound):
        village_word.say(other, month_id, placement_id, is_so=False)
