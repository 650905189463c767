"""States and the events that move them, one table per process. A step that is not listed is refused."""

from collections.abc import Mapping
from typing import TypeVar

from jobmatch.domain.enums import ApplicationState as App
from jobmatch.domain.enums import Labelled
from jobmatch.domain.enums import MonthState as Month
from jobmatch.domain.enums import PlacementState as Place
from jobmatch.domain.enums import VacancyState as Vac
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

State = TypeVar("State", bound=Labelled)
Table = Mapping[tuple[State, str], State]

MONTH: Table[Month] = {
    (Month.NOT_STARTED, "answer"): Month.IN_WORK,
    (Month.IN_WORK, "answer"): Month.IN_WORK,
    (Month.RETURNED, "answer"): Month.IN_WORK,
    (Month.NOT_STARTED, "submit"): Month.SUBMITTED,
    (Month.IN_WORK, "submit"): Month.SUBMITTED,
    (Month.RETURNED, "submit"): Month.SUBMITTED,
    (Month.SUBMITTED, "accept_district"): Month.ACCEPTED_DISTRICT,
    (Month.SUBMITTED, "accept_office"): Month.ACCEPTED_OFFICE,
    (Month.ACCEPTED_DISTRICT, "accept_office"): Month.ACCEPTED_OFFICE,
    (Month.SUBMITTED, "return"): Month.RETURNED,
    (Month.ACCEPTED_DISTRICT, "return"): Month.RETURNED,
    (Month.ACCEPTED_OFFICE, "lock"): Month.LOCKED,
}

VACANCY: Table[Vac] = {
    (Vac.DRAFT, "submit"): Vac.WAITING,
    (Vac.RETURNED, "submit"): Vac.WAITING,
    (Vac.WAITING, "publish"): Vac.PUBLISHED,
    (Vac.WAITING, "return"): Vac.RETURNED,
    (Vac.PUBLISHED, "pause"): Vac.PAUSED,
    (Vac.PAUSED, "resume"): Vac.PUBLISHED,
    (Vac.PUBLISHED, "fill"): Vac.FILLED,
    (Vac.PAUSED, "fill"): Vac.FILLED,
    (Vac.EXPIRED, "fill"): Vac.FILLED,
    (Vac.FILLED, "reopen"): Vac.PUBLISHED,
    (Vac.PUBLISHED, "expire"): Vac.EXPIRED,
    (Vac.PAUSED, "expire"): Vac.EXPIRED,
    (Vac.EXPIRED, "renew"): Vac.WAITING,
    (Vac.DRAFT, "withdraw"): Vac.WITHDRAWN,
    (Vac.WAITING, "withdraw"): Vac.WITHDRAWN,
    (Vac.RETURNED, "withdraw"): Vac.WITHDRAWN,
    (Vac.PUBLISHED, "withdraw"): Vac.WITHDRAWN,
    (Vac.PAUSED, "withdraw"): Vac.WITHDRAWN,
}

_OPEN_APPLICATIONS = (App.APPLIED, App.SHORTLISTED, App.INTERVIEW, App.OFFERED)
APPLICATION: Table[App] = {
    (App.APPLIED, "shortlist"): App.SHORTLISTED,
    (App.SHORTLISTED, "undo_shortlist"): App.APPLIED,
    **{(state, "invite"): App.INTERVIEW for state in (App.APPLIED, App.SHORTLISTED)},
    **{(state, "offer"): App.OFFERED for state in (App.APPLIED, App.SHORTLISTED, App.INTERVIEW)},
    **{(state, "hire"): App.HIRED for state in _OPEN_APPLICATIONS},
    **{(state, "refuse"): App.REFUSED for state in _OPEN_APPLICATIONS},
    **{(state, "withdraw"): App.WITHDRAWN for state in _OPEN_APPLICATIONS},
    **{(state, "close"): App.CLOSED for state in _OPEN_APPLICATIONS},
    (App.REFUSED, "undo_refuse"): App.APPLIED,
    (App.CLOSED, "reopen"): App.APPLIED,
    (App.HIRED, "undo_hire"): App.APPLIED,
    (App.WITHDRAWN, "apply_again"): App.APPLIED,
}

_LIVING = (Place.PROPOSED, Place.REPORTED_BY_ONE, Place.CONFIRMED, Place.STARTED, Place.DISPUTED, Place.WITHDRAWN)
# A word that changes leads anywhere from anywhere, but for a job that ended: its ending is undone first.
PLACEMENT: Table[Place] = {
    **{(state, "one_side"): Place.REPORTED_BY_ONE for state in _LIVING},
    **{(state, "confirm"): Place.CONFIRMED for state in _LIVING},
    **{(state, "dispute"): Place.DISPUTED for state in _LIVING},
    **{(state, "withdraw"): Place.WITHDRAWN for state in _LIVING},
    (Place.CONFIRMED, "start"): Place.STARTED,
    (Place.CONFIRMED, "end"): Place.ENDED,
    (Place.STARTED, "end"): Place.ENDED,
    (Place.ENDED, "undo_end"): Place.CONFIRMED,
    (Place.WITHDRAWN, "reopen"): Place.PROPOSED,
}


def is_allowed(table: Table[State], state: State, event: str) -> bool:
    """Tell whether ``event`` may happen in ``state``."""
    return (state, event) in table


def next_state(table: Table[State], state: State, event: str) -> State:
    """Return the state after ``event``.

    Raises:
        RuleBroken: the table has no such step.
    """
    try:
        return table[state, event]
    except KeyError:
        raise RuleBroken(
            N_("Langkah ini tidak bisa dilakukan saat statusnya “%(state)s”. Muat ulang halaman untuk melihat keadaan terbaru."),
            state=state.label,
        ) from None
