"""Checking of village months: accepted or returned by the level above, moved on, locked, opened again as a new version."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import MonthState, Role
from jobmatch.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import MONTH, next_state
from jobmatch.extensions.db import count_changed, db, new_id, transaction
from jobmatch.models import VillageMonth, VillageMonthRow
from jobmatch.queries.review import list_overdue, list_waiting, without_findings
from jobmatch.services import audit, village_word
from jobmatch.services.month_findings import reaches

REVIEWERS = (Role.DISTRICT_SUPERVISOR, Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
REOPENERS = (Role.PLACEMENT, Role.SECTION_HEAD)
NEEDS_REASON = N_("Tulis alasannya, supaya desa tahu apa yang perlu diperbaiki.")
ONLY_ABOVE = N_("Laporan ini sudah diterima kecamatan. Hanya kantor yang bisa mengembalikannya.")
NOT_YET = N_("Laporan ini belum diterima kantor. Kembalikan saja ke desa.")
COPIED = ("person_id", "number", "client_id", "is_new", "is_due", "carried_observation_id", "observation_id")
COPIED_ANSWERS = ("answer", "other", "how_known", "answers", "answered_at", "answered_by")


def accept_month(actor: Actor, month_id: UUID) -> None:
    """Accept a submitted month, as kecamatan or as office."""
    with transaction():
        _accept(actor, [_month_to_review(actor, month_id)])


def accept_months_without_findings(actor: Actor) -> int:
    """Accept every waiting month without a finding but the sample that is read all the same; return how many."""
    with transaction():
        waiting = [month.head.id for month in without_findings(actor, list_waiting(actor)) if not month.is_sampled]
        found = sa.select(VillageMonth).where(VillageMonth.id.in_(waiting)).with_for_update()
        months = list(db.session.scalars(found))
        _accept(actor, months)
        return len(months)


def return_month(actor: Actor, month_id: UUID, reason: str) -> None:
    """Give a month back to its village with the reason that its screen will show."""
    if not reason.strip():
        raise RuleBroken(NEEDS_REASON, field="reason")
    with transaction():
        month = _month_to_review(actor, month_id)
        if actor.role is Role.DISTRICT_SUPERVISOR and month.state is MonthState.ACCEPTED_DISTRICT:
            raise NotAllowed(ONLY_ABOVE)
        month.state = next_state(MONTH, month.state, "return")
        month.return_reason, month.returned_at, month.returned_by = reason.strip(), clock.now(), actor.user_id
        month.answers_before = _answers(month.id)
        audit.record(actor, "month_return", "village_month", month_id)


def reopen_month(actor: Actor, month_id: UUID, reason: str) -> UUID:
    """Open an accepted or locked month again as a new, dated version with its reason; the old version stays as it was.

    The ledger's closed month is not touched: what changes is booked in the month that is open there.
    """
    if not reason.strip():
        raise RuleBroken(NEEDS_REASON, field="reason")
    with transaction():
        old = _month_to_review(actor, month_id)
        if actor.role not in REOPENERS:
            raise NotAllowed
        if old.state not in (MonthState.ACCEPTED_OFFICE, MonthState.LOCKED):
            raise RuleBroken(NOT_YET)
        if (
            count_changed(
                sa.update(VillageMonth).where(VillageMonth.id == old.id, VillageMonth.is_latest).values(is_latest=False)
            )
            == 0
        ):
            raise Conflict
        new = _new_version(actor, old, reason.strip())
        db.session.add(new)
        db.session.flush()
        db.session.add_all(_copied_rows(old.id, new.id))
        audit.record(actor, "month_reopen", "village_month", new.id)
        return new.id


def _new_version(actor: Actor, old: VillageMonth, reason: str) -> VillageMonth:
    return VillageMonth(
        id=new_id(),
        village_code=old.village_code,
        month=old.month,
        version=old.version + 1,
        state=MonthState.IN_WORK,
        opened_at=clock.now(),
        first_submitted_at=old.first_submitted_at,
        nil_statement=old.nil_statement,
        reopen_reason=reason,
        reopened_by=actor.user_id,
        answers_before=_answers(old.id),
        entered_from=old.entered_from,
    )


def _copied_rows(old_id: UUID, month_id: UUID) -> list[VillageMonthRow]:
    rows = db.session.scalars(sa.select(VillageMonthRow).where(VillageMonthRow.village_month_id == old_id))
    names = (*COPIED, *COPIED_ANSWERS)
    return [VillageMonthRow(village_month_id=month_id, **{name: getattr(row, name) for name in names}) for row in rows]


def _answers(month_id: UUID) -> dict[str, Any]:
    row = VillageMonthRow
    found = sa.select(row.person_id, row.answer, row.other, row.how_known).where(row.village_month_id == month_id)
    return {
        str(person_id): [value.value if value else None for value in values] for person_id, *values in db.session.execute(found)
    }


def move_on_overdue(actor: Actor, today: date, holidays: Collection[date]) -> int:
    """Move months that the kecamatan left unanswered for three working days on to the office; return how many."""
    with transaction():
        overdue = sa.select(VillageMonth).where(VillageMonth.id.in_(list_overdue(today, holidays)))
        months = list(db.session.scalars(overdue))
        for month in months:
            month.moved_on_at = clock.now()
        _record_all(actor, "month_move_on", months)
        return len(months)


def lock_months(actor: Actor, month: date) -> int:
    """Lock every accepted village month of a month whose regency report is closed; return how many."""
    with transaction():
        found = sa.select(VillageMonth).where(
            VillageMonth.month == month.replace(day=1), VillageMonth.state == MonthState.ACCEPTED_OFFICE, VillageMonth.is_latest
        )
        months = list(db.session.scalars(found))
        for each in months:
            each.state, each.locked_at = next_state(MONTH, each.state, "lock"), clock.now()
        _record_all(actor, "month_lock", months)
        return len(months)


def _record_all(actor: Actor, act: str, months: Iterable[VillageMonth]) -> None:
    for month in months:
        audit.record(actor, act, "village_month", month.id)


def _accept(actor: Actor, months: Sequence[VillageMonth]) -> None:
    event = "accept_district" if actor.role is Role.DISTRICT_SUPERVISOR else "accept_office"
    for month in months:
        month.state = next_state(MONTH, month.state, event)
        month.accepted_at, month.accepted_by = clock.now(), actor.user_id
        audit.record(actor, f"month_{event}", "village_month", month.id)
    if event == "accept_office":
        village_word.hear_months(actor, [month.id for month in months])


def _month_to_review(actor: Actor, month_id: UUID) -> VillageMonth:
    month = db.session.get(VillageMonth, month_id, with_for_update=True, populate_existing=True)
    if month is None or not month.is_latest or not reaches(actor, month.village_code):
        raise NotFound
    if actor.role not in REVIEWERS:
        raise NotAllowed(N_("Hanya kecamatan atau kantor yang memeriksa laporan desa."))
    return month
