"""Steps between states: what is listed may happen, all else is refused with a sentence."""

from collections.abc import Mapping

import pytest

from jobmatch.domain.enums import ApplicationState, Labelled, MonthState, PlacementState, VacancyState
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.transitions import APPLICATION, MONTH, PLACEMENT, VACANCY, is_allowed, next_state

TABLES = [(MONTH, MonthState), (VACANCY, VacancyState), (APPLICATION, ApplicationState), (PLACEMENT, PlacementState)]


@pytest.mark.parametrize(
    ("table", "state", "event", "after"),
    [
        (MONTH, MonthState.NOT_STARTED, "submit", MonthState.SUBMITTED),
        (MONTH, MonthState.RETURNED, "answer", MonthState.IN_WORK),
        (MONTH, MonthState.SUBMITTED, "accept_office", MonthState.ACCEPTED_OFFICE),
        (VACANCY, VacancyState.WAITING, "publish", VacancyState.PUBLISHED),
        (VACANCY, VacancyState.EXPIRED, "renew", VacancyState.WAITING),
        (APPLICATION, ApplicationState.APPLIED, "hire", ApplicationState.HIRED),
        (PLACEMENT, PlacementState.REPORTED_BY_ONE, "confirm", PlacementState.CONFIRMED),
        (PLACEMENT, PlacementState.CONFIRMED, "dispute", PlacementState.DISPUTED),
        (PLACEMENT, PlacementState.WITHDRAWN, "reopen", PlacementState.PROPOSED),
        (PLACEMENT, PlacementState.ENDED, "undo_end", PlacementState.CONFIRMED),
    ],
)
def test_listed_step_leads_where_the_table_says(table: Mapping, state: Labelled, event: str, after: Labelled) -> None:
    assert is_allowed(table, state, event)
    assert next_state(table, state, event) is after


@pytest.mark.parametrize(
    ("table", "state", "event"),
    [
        (MONTH, MonthState.LOCKED, "answer"),
        (MONTH, MonthState.LOCKED, "return"),
        (MONTH, MonthState.IN_WORK, "accept_office"),
        (VACANCY, VacancyState.DRAFT, "publish"),
        (VACANCY, VacancyState.WITHDRAWN, "resume"),
        (APPLICATION, ApplicationState.REFUSED, "hire"),
        (PLACEMENT, PlacementState.PROPOSED, "end"),
        (PLACEMENT, PlacementState.ENDED, "dispute"),
    ],
)
def test_step_that_is_not_listed_is_refused_and_names_the_state(table: Mapping, state: Labelled, event: str) -> None:
    assert not is_allowed(table, state, event)
    with pytest.raises(RuleBroken) as refused:
        next_state(table, state, event)
    assert refused.value.facts == {"state": state.label}


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_state_can_be_reached_from_the_first(table: Mapping, states: type[Labelled]) -> None:
    reached = {next(iter(states))}
    for _ in states:
        reached |= {after for (before, _event), after in table.items() if before in reached}
    assert set(states) - reached == set()
