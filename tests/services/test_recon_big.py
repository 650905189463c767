"""Scorecard, ledger and vacancy tell one story, whatever happened to a fair's hires and in whatever order."""

from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import FairState, LedgerKind, PlacementSource, Sex, VacancyState
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.follow_up_rules import Side
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import transaction
from jobmatch.models import Fair, LedgerEvent, Vacancy
from jobmatch.queries.fair_bookings import find_bookings
from jobmatch.queries.scorecard import get_scorecard
from jobmatch.services import follow_ups, ledger, placement_consequences, placement_endings, placements
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor

SYSTEM = Actor.system()
POSTS = 2
WORDS = {
    f"{who.value} {'yes' if says else 'no'}": (who, says)
    for who in (Evidence.EMPLOYER, Evidence.SEEKER, Evidence.VILLAGE, Evidence.CONTRACT)
    for says in (True, False)
    if says or who is not Evidence.CONTRACT
}
OTHERS = ("withdraw", "reopen", "end", "end and look", "undo end", "left at 30", "still at 30")


def a_fair() -> tuple[UUID, UUID, list[tuple[Actor, UUID]]]:
    """A fair, a vacancy for two, and three people of whom something will be said."""
    day, owner = clock.today() - timedelta(days=40), employer_actor()
    with transaction() as session:
        fair = Fair(name="Job Fair", place="GSG", starts_on=day, ends_on=day, state=FairState.CLOSED, created_at=clock.now())
        session.add(fair)
        session.flush()
        fair_id = fair.id
    vacancy_id = published_vacancy(owner, posts=POSTS)
    people = [seeker_actor(birth_date=date(2001, 5, 6), birth_year=2001, sex=Sex.FEMALE) for _ in range(3)]
    facts = {"employer_id": owner.employer_id, "vacancy_id": vacancy_id, "fair_id": fair_id}
    hires = [
        placements.Hire(person.person_id, f"visit:{n}", PlacementSource.FAIR, "Kasir", **facts) for n, person in enumerate(people)
    ]
    return fair_id, vacancy_id, [(person, placements.propose(SYSTEM, hire)) for person, hire in zip(people, hires, strict=True)]


def happens(placement_id: UUID, act: str) -> None:
    """Let one thing happen; what the rules refuse does not happen."""
    on, word = clock.today() - timedelta(days=2), follow_ups.Word
    is_over, looks = placement_endings.Ending(on, post_is_open_again=False), placement_endings.Ending(on, seeks_again=True)
    others = {
        "withdraw": lambda: placements.withdraw(SYSTEM, placement_id),
        "reopen": lambda: placements.reopen(SYSTEM, placement_id),
        "end": lambda: placement_endings.end_placement(SYSTEM, placement_id, is_over),
        "end and look": lambda: placement_endings.end_placement(SYSTEM, placement_id, looks),
        "undo end": lambda: placement_endings.undo_end(SYSTEM, placement_id),
        "left at 30": lambda: follow_ups.answer(SYSTEM, placement_id, word(30, Side.SEEKER, False, on, seeks_again=True)),
        "still at 30": lambda: follow_ups.answer(SYSTEM, placement_id, word(30, Side.EMPLOYER, True)),
    }
    try:
        if act in WORDS:
            start = placements.Terms(clock.today() - timedelta(days=35))
            placements.answer(SYSTEM, placement_id, *WORDS[act], start)
        else:
            others[act]()
    except RuleBroken:
        pass


def booked(session: scoped_session, kind: LedgerKind, condition: sa.ColumnElement[bool]) -> int:
    return session.scalar(
        sa.select(sa.func.coalesce(sa.func.sum(LedgerEvent.quantity), 0)).where(LedgerEvent.kind == kind, condition)
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from([*WORDS, *OTHERS])), max_size=14))
def test_fair_ledger_and_vacancy_agree_after_any_history(db_session: scoped_session, acts: list[tuple[int, str]]) -> None:
    fair_id, vacancy_id, hires = a_fair()
    for place, act in acts:
        happens(hires[place][1], act)
    people = LedgerEvent.person_id.in_([person.person_id for person, _ in hires])
    confirmed = get_scorecard(fair_id, clock.today()).hired.confirmed
    assert booked(db_session, LedgerKind.PLACED, people) == confirmed
    assert find_bookings(fair_id, confirmed).not_booked == 0
    here = LedgerEvent.vacancy_id == vacancy_id
    registered, filled = (booked(db_session, kind, here) for kind in (LedgerKind.POST_REGISTERED, LedgerKind.POST_FILLED))
    left = placement_consequences.count_open_posts(vacancy_id)
    assert filled == confirmed
    assert left == registered - filled >= 0, "never more filled than asked for"
    is_filled = db_session.scalar(sa.select(Vacancy.state).where(Vacancy.id == vacancy_id)) is VacancyState.FILLED
    assert is_filled == (left == 0)
    for person, _ in hires:
        mine = LedgerEvent.person_id == person.person_id
        stock = booked(db_session, LedgerKind.REGISTERED, mine) - booked(db_session, LedgerKind.PLACED, mine)
        assert stock == int(ledger.is_in_stock(person.person_id)), "in the stock at most once, never below nothing"
