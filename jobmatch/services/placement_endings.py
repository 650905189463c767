"""A job that ends: from that day the person is looking again, the post is open again, what was closed for it opens again.

The hire itself stays true for the time it lasted; nothing of it is taken back.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, LedgerKind, ObservationSource, VacancyState
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.offers import USUAL_DAYS
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import PLACEMENT, next_state
from jobmatch.extensions.db import db, transaction
from jobmatch.models import LabourObservation, LedgerEvent, Placement, PlacementEvent, Vacancy
from jobmatch.services import audit, ledger, placement_consequences, placements
from jobmatch.services.observations import Observed, record_observation, take_back_observation

TOO_EARLY = N_("Tanggal berhenti lebih awal dari tanggal mulai bekerja (%(start)s).")
IN_FUTURE = N_("Tanggal berhenti belum lewat. Catat setelah harinya tiba.")
OPEN_VACANCIES = (VacancyState.PUBLISHED, VacancyState.FILLED, VacancyState.PAUSED)


@dataclass(frozen=True, slots=True)
class Ending:
    """When a job ended and whether the person looks for work again; None is "not known"."""

    on: date
    seeks_again: bool | None = None
    post_is_open_again: bool = True


def end_placement(actor: Actor, placement_id: UUID, ending: Ending) -> None:
    """Note that a confirmed job has ended and open again what it had closed."""
    with transaction():
        placement = placements.hold(placement_id)
        _check_day(placement, ending.on)
        placement.state = next_state(PLACEMENT, placement.state, "end")
        placement.end_on = ending.on
        placements.note(actor, placement, "end")
        _observe(actor, placement, ending)
        if ending.seeks_again and not ledger.is_in_stock(placement.person_id):
            ledger.book_registered(actor, placement.person_id, ending.on, _source(placement))
        if ending.post_is_open_again:
            _open_post(actor, placement)
        placement_consequences.reopen_closed_applications(actor, placement)
        audit.record(actor, "end_placement", "placement", placement_id, fields=["state", "end_on"])


def undo_end(actor: Actor, placement_id: UUID) -> None:
    """Take an ending back by reversing entries: the job goes on as before."""
    with transaction():
        placement = placements.hold(placement_id)
        state = next_state(PLACEMENT, placement.state, "undo_end")
        ledger.reverse_bookings(actor, _source(placement), "ending_undone")
        for observation_id in _observations(placement):
            take_back_observation(actor, observation_id, f"back:{observation_id}")
        if placement.vacancy_id is not None:
            placement_consequences.follow_posts(actor, placement.vacancy_id)
        placement.state, placement.end_on = state, None
        placement_consequences.settle_applications(actor, placement)
        placements.note(actor, placement, "undo_end")
        audit.record(actor, "undo_end_placement", "placement", placement_id, fields=["state", "end_on"])


def _check_day(placement: Placement, day: date) -> None:
    if day > clock.today():
        raise RuleBroken(IN_FUTURE, field="left_on")
    if placement.start_on is not None and day < placement.start_on:
        raise RuleBroken(TOO_EARLY, field="left_on", start=f"{placement.start_on:%d-%m-%Y}")


def _observe(actor: Actor, placement: Placement, ending: Ending) -> None:
    """Somebody who looks for work again is unemployed; of anybody else only the end of this job is known."""
    status = LabourStatus.UNEMPLOYED if ending.seeks_again else LabourStatus.UNKNOWN
    source = ObservationSource.PLACEMENT
    record_observation(
        actor, Observed(placement.person_id, ending.on, status, source, _source(placement).id, detail="placement_ended")
    )


def _observations(placement: Placement) -> list[UUID]:
    o = LabourObservation
    found = sa.select(o.id).where(o.person_id == placement.person_id, o.source_id == _source(placement).id)
    return list(db.session.scalars(found.where(o.reverses_id.is_(None))))


def _open_post(actor: Actor, placement: Placement) -> None:
    if placement.vacancy_id is None or placement.end_on is None or not _has_filled_a_post(placement):
        return
    vacancy = db.session.get_one(Vacancy, placement.vacancy_id)
    if vacancy.state in OPEN_VACANCIES:
        ledger.book_posts(actor, LedgerKind.POST_REGISTERED, vacancy.id, 1, placement.end_on, _source(placement))
        if vacancy.expires_on is not None and vacancy.expires_on < clock.today():
            vacancy.expires_on = clock.today() + timedelta(days=USUAL_DAYS)  # its post is looked for from now on
        placement_consequences.follow_posts(actor, vacancy.id)


def _has_filled_a_post(placement: Placement) -> bool:
    e = LedgerEvent
    filled = sa.select(sa.func.coalesce(sa.func.sum(e.quantity), 0)).where(e.kind == LedgerKind.POST_FILLED)
    mine = placement_consequences.source_of(placement)
    return bool(db.session.scalar(filled.where(e.source_type == mine.type, e.source_id == mine.id)))


def _source(placement: Placement) -> ledger.Source:
    """Each ending is a source of its own, also after an earlier one was undone."""
    undone = sa.select(sa.func.count()).where(PlacementEvent.placement_id == placement.id, PlacementEvent.kind == "undo_end")
    return ledger.Source("placement_end", f"end:{placement.id.hex}:{db.session.scalar(undone) or 0}")
