"""A hire and all its consequences: confirmed once whatever the order, taken back whole, disputed when words differ."""

from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, LabourStatus, LedgerKind, PlacementSource, PlacementState, Sex, VacancyState
from jobmatch.domain.placement_rules import Evidence
from jobmatch.models import Application, LedgerEvent, Vacancy
from jobmatch.queries.observations import find_latest_observation
from jobmatch.services import applications, ledger, placements
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor

SYSTEM = Actor.system()
BORN = {"birth_date": date(2001, 5, 6), "birth_year": 2001, "sex": Sex.FEMALE}


@pytest.fixture
def rina(db_session: scoped_session) -> Actor:
    return seeker_actor(**BORN)


def propose(person: Actor, vacancy_id: UUID | None = None, origin: str = "visit:1") -> UUID:
    hire = placements.Hire(person.person_id, origin, PlacementSource.FAIR, "Kasir", vacancy_id=vacancy_id)
    return placements.propose(SYSTEM, hire)


def say(placement_id: UUID, **words: bool) -> PlacementState:
    state = PlacementState.PROPOSED
    for who, says in words.items():
        state = placements.answer(SYSTEM, placement_id, Evidence(who), says)
    return state


def net(db_session: scoped_session, person_id: UUID) -> dict[str, int]:
    sums = sa.select(LedgerEvent.kind, sa.func.sum(LedgerEvent.quantity)).group_by(LedgerEvent.kind)
    rows = db_session.execute(sums.where(LedgerEvent.person_id == person_id))
    return {kind.value: total for kind, total in rows if total}


def status_of(person: Actor) -> LabourStatus | None:
    found = find_latest_observation(person.person_id, clock.today())
    return None if found is None else found.status


def test_the_same_hire_is_proposed_once(rina: Actor) -> None:
    assert propose(rina) == propose(rina)


def test_one_word_alone_books_nothing(rina: Actor, db_session: scoped_session) -> None:
    assert say(propose(rina), employer=True) is PlacementState.REPORTED_BY_ONE
    assert net(db_session, rina.person_id) == {}
    assert status_of(rina) is None


def test_her_own_word_alone_says_that_she_works_but_is_no_placement(rina: Actor, db_session: scoped_session) -> None:
    assert say(propose(rina), seeker=True) is PlacementState.REPORTED_BY_ONE
    assert status_of(rina) is LabourStatus.EMPLOYED
    assert net(db_session, rina.person_id) == {}


def test_a_hire_without_a_card_is_first_registered_then_placed(rina: Actor, db_session: scoped_session) -> None:
    assert say(propose(rina), employer=True, seeker=True) is PlacementState.CONFIRMED
    assert net(db_session, rina.person_id) == {"registered": 1, "placed": 1}
    assert not ledger.is_in_stock(rina.person_id)
    assert status_of(rina) is LabourStatus.EMPLOYED


def test_a_registered_seeker_is_only_placed(rina: Actor, db_session: scoped_session) -> None:
    ledger.book_registered(SYSTEM, rina.person_id, clock.today(), ledger.Source("ak1", "1"))
    say(propose(rina), employer=True, seeker=True)
    assert net(db_session, rina.person_id) == {"registered": 1, "placed": 1}


def test_a_changed_word_takes_everything_back(rina: Actor, db_session: scoped_session) -> None:
    vacancy_id = published_vacancy(employer_actor(), posts=1)
    applications.apply(rina, vacancy_id)
    other_id = published_vacancy(employer_actor("Toko Lain"))
    applications.apply(rina, other_id)
    placement_id = propose(rina, vacancy_id)
    say(placement_id, employer=True, seeker=True)
    states = {a.vacancy_id: a.state for a in db_session.scalars(sa.select(Application))}
    assert states == {vacancy_id: ApplicationState.HIRED, other_id: ApplicationState.CLOSED}
    assert db_session.get_one(Vacancy, vacancy_id).state is VacancyState.FILLED

    assert say(placement_id, seeker=False) is PlacementState.DISPUTED
    assert net(db_session, rina.person_id) == {}
    assert status_of(rina) is None
    states = {a.vacancy_id: a.state for a in db_session.scalars(sa.select(Application))}
    assert states == {vacancy_id: ApplicationState.APPLIED, other_id: ApplicationState.APPLIED}
    assert db_session.get_one(Vacancy, vacancy_id).state is VacancyState.PUBLISHED


def test_posts_are_counted_not_adverts(rina: Actor, db_session: scoped_session) -> None:
    vacancy_id = published_vacancy(employer_actor(), posts=2)
    say(propose(rina, vacancy_id), employer=True, seeker=True)
    filled = db_session.scalar(sa.select(sa.func.sum(LedgerEvent.quantity)).where(LedgerEvent.kind == LedgerKind.POST_FILLED))
    assert filled == 1
    assert db_session.get_one(Vacancy, vacancy_id).state is VacancyState.PUBLISHED


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(st.sampled_from(["employer", "seeker"]), st.booleans()), max_size=8))
def test_whatever_the_order_books_and_state_agree(db_session: scoped_session, words: list[tuple[str, bool]]) -> None:
    person = seeker_actor(**BORN)
    placement_id = propose(person)
    state, last = PlacementState.PROPOSED, dict[str, bool]()
    for who, says in words:
        if last and all(word is False for word in last.values()) and len(last) == 2:
            break  # both said no: the placement is withdrawn for good
        last[who] = says
        state = say(placement_id, **{who: says})
    is_confirmed = last == {"employer": True, "seeker": True}
    assert (state is PlacementState.CONFIRMED) == is_confirmed
    assert net(db_session, person.person_id) == ({"registered": 1, "placed": 1} if is_confirmed else {})
    assert not ledger.is_in_stock(person.person_id)


def test_one_hire_more_than_posts_asked_for_registers_that_post_first(rina: Actor, db_session: scoped_session) -> None:
    vacancy_id = published_vacancy(employer_actor(), posts=1)
    for number, person in enumerate([rina, seeker_actor(**BORN)]):
        say(propose(person, vacancy_id, f"visit:{number}"), employer=True, seeker=True)
    sums = sa.select(LedgerEvent.kind, sa.func.sum(LedgerEvent.quantity)).where(LedgerEvent.vacancy_id == vacancy_id)
    found = {kind: posts for kind, posts in db_session.execute(sums.group_by(LedgerEvent.kind)) if posts}
    assert found == {LedgerKind.POST_REGISTERED: 2, LedgerKind.POST_FILLED: 2}
