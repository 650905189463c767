"""What a confirmed placement changes everywhere, and how it is taken back; always in the caller's transaction."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, LabourStatus, LedgerKind, ObservationSource, VacancyState
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Population
from jobmatch.domain.placement_rules import Consequence, ledger_kinds
from jobmatch.domain.transitions import APPLICATION, VACANCY, is_allowed, next_state
from jobmatch.extensions.db import db
from jobmatch.models import Application, LabourObservation, LedgerEvent, Placement, PlacementEvent, Vacancy
from jobmatch.queries.ipk import find_settings
from jobmatch.services import audit, ledger
from jobmatch.services.observations import Observed, record_observation, take_back_observation

OWN_WORK = "own_work"
OPEN_STATES = (ApplicationState.APPLIED, ApplicationState.SHORTLISTED, ApplicationState.INTERVIEW, ApplicationState.OFFERED)
TAKING_BACK = ("dispute", "withdraw", "take_back")


def confirm(actor: Actor, placement: Placement, result: Consequence) -> None:
    """Bring a confirmed placement into registry, ledger, vacancy and applications, each unique by its source."""
    placement.start_on = placement.start_on or clock.today()
    observe(actor, placement, ObservationSource.PLACEMENT)
    _book(actor, placement, result)
    if result.fills_post and placement.vacancy_id is not None:
        start, source = placement.start_on, source_of(placement)
        if count_open_posts(placement.vacancy_id) <= 0:  # more were hired than asked for: that post is first registered (L8)
            ledger.book_posts(actor, LedgerKind.POST_REGISTERED, placement.vacancy_id, 1, start, source)
        ledger.book_posts(actor, LedgerKind.POST_FILLED, placement.vacancy_id, 1, start, source)
        follow_posts(actor, placement.vacancy_id)
    settle_applications(actor, placement)


def take_back(actor: Actor, placement: Placement) -> None:
    """Undo everything the present confirmation brought, by reversing entries; call it before the event is noted."""
    ledger.reverse_bookings(actor, source_of(placement), "placement_changed")
    observations = db.session.scalars(
        sa.select(LabourObservation.id).where(
            LabourObservation.person_id == placement.person_id,
            LabourObservation.source == ObservationSource.PLACEMENT,
            LabourObservation.source_id == source_of(placement).id,
            LabourObservation.reverses_id.is_(None),
        )
    ).all()
    for observation_id in observations:
        take_back_observation(actor, observation_id, f"back:{observation_id}")
    _reopen_applications(actor, placement)
    if placement.vacancy_id is not None:
        follow_posts(actor, placement.vacancy_id)


def observe(actor: Actor, placement: Placement, source: ObservationSource) -> None:
    """Say in the registry that the person works from the placement's start."""
    record_observation(
        actor,
        Observed(
            person_id=placement.person_id,
            valid_on=placement.start_on or clock.today(),
            status=LabourStatus.EMPLOYED,
            source=source,
            source_id=source_of(placement).id,
            detail="placement",
        ),
    )


def _book(actor: Actor, placement: Placement, result: Consequence) -> None:
    start, source = placement.start_on or clock.today(), source_of(placement)
    in_stock = ledger.is_in_stock(placement.person_id)
    own_work_as = LedgerKind.PLACED if find_settings().own_work_is_placed else LedgerKind.REMOVED
    for kind in ledger_kinds(result.ledger, is_in_stock=in_stock, own_work_as=own_work_as):
        if kind is LedgerKind.REGISTERED:
            ledger.book_registered(actor, placement.person_id, start, source)
        elif kind is LedgerKind.PLACED:
            ledger.book_placed(actor, placement.person_id, start, source, kind=placement.kind, employer_id=placement.employer_id)
        else:
            ledger.book_removed(actor, placement.person_id, start, source, OWN_WORK)


def settle_applications(actor: Actor, placement: Placement) -> None:
    """The application that led here is hired, the others are closed and say through which placement."""
    mine = sa.select(Application).where(Application.person_id == placement.person_id, Application.state.in_(OPEN_STATES))
    for application in db.session.scalars(mine.order_by(Application.id)):
        is_this = placement.application_id == application.id or placement.vacancy_id == application.vacancy_id
        event = "hire" if is_this else "close"
        application.state = next_state(APPLICATION, application.state, event)
        application.reason_code = _reason(placement)
        if is_this:  # being hired elsewhere is no answer of this employer
            application.answered_at = application.answered_at or clock.now()
        audit.record(actor, f"{event}_application", "application", application.id, fields=["state"])


def reopen_closed_applications(actor: Actor, placement: Placement) -> None:
    """Open again what was closed because of this placement, where the vacancy still stands; the hire stays a hire."""
    closed = _settled(placement).where(
        Application.state == ApplicationState.CLOSED,
        Application.vacancy_id.in_(sa.select(Vacancy.id).where(Vacancy.state == VacancyState.PUBLISHED)),
    )
    _reopen(actor, closed)


def _reopen_applications(actor: Actor, placement: Placement) -> None:
    _reopen(actor, _settled(placement))


def _settled(placement: Placement) -> sa.Select[Application]:
    return (
        sa.select(Application)
        .where(Application.person_id == placement.person_id, Application.reason_code == _reason(placement))
        .order_by(Application.id)
    )


def _reopen(actor: Actor, settled: sa.Select[Application]) -> None:
    for application in db.session.scalars(settled):
        event = "undo_hire" if application.state is ApplicationState.HIRED else "reopen"
        if is_allowed(APPLICATION, application.state, event):
            application.state = next_state(APPLICATION, application.state, event)
            application.reason_code = None
            audit.record(actor, f"{event}_application", "application", application.id, fields=["state"])


def follow_posts(actor: Actor, vacancy_id: UUID) -> None:
    """A vacancy without open posts is filled; one that has a post again is open again."""
    vacancy = db.session.get_one(Vacancy, vacancy_id)
    left = count_open_posts(vacancy_id)
    event = "fill" if left <= 0 else "reopen"
    if is_allowed(VACANCY, vacancy.state, event) and (event == "fill" or vacancy.state is VacancyState.FILLED):
        vacancy.state = next_state(VACANCY, vacancy.state, event)
        audit.record(actor, f"{event}_vacancy", "vacancy", vacancy_id, fields=["state"])


def count_open_posts(vacancy_id: UUID) -> int:
    """Return how many posts of a vacancy the ledger still holds open (invariant L8)."""
    effects = {kind.value: effect for kind, effect in STOCK_EFFECT.items() if POPULATION[kind] is Population.POSTS}
    effect = sa.case(effects, value=sa.cast(LedgerEvent.kind, sa.String), else_=0)
    statement = sa.select(sa.func.coalesce(sa.func.sum(effect * LedgerEvent.quantity), 0))
    return db.session.scalar(statement.where(LedgerEvent.vacancy_id == vacancy_id)) or 0


def _reason(placement: Placement) -> str:
    return f"placed:{placement.id.hex}"


def source_of(placement: Placement) -> ledger.Source:
    """Return under which source the present confirmation books."""
    return ledger.Source("placement", f"{placement.id}:{_round(placement)}")


def _round(placement: Placement) -> int:
    """Return how often this placement was taken back before, so that a new confirmation is a new source."""
    ended = sa.select(sa.func.count()).where(PlacementEvent.placement_id == placement.id, PlacementEvent.kind.in_(TAKING_BACK))
    return db.session.scalar(ended) or 0
