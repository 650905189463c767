"""The ledger's bookings as the invariants ask for them, and its months."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.errors import NotFound
from jobmatch.domain.ledger_rules import STOCK_EFFECT, Classes, Entry
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import Account, LedgerEvent, LedgerMonth, Person, Vacancy


def list_entries(until: Month) -> list[Entry]:
    """Return every booking up to a month, in the order in which they were made; of the same moment, who comes before who goes."""
    e = LedgerEvent
    effect = sa.case({kind.value: effect for kind, effect in STOCK_EFFECT.items()}, value=sa.cast(e.kind, sa.String), else_=0)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            e.id, e.kind, e.booked_month, e.true_on, e.person_id, e.vacancy_id, e.quantity, e.reverses_id, e.reason_code,
            e.note, e.recorded_by, e.recorded_at, e.sex, e.age_group, e.education, e.kbji, e.kbli, e.graduation_band,
            e.placement_kind, e.receiver, e.source_type, e.source_id,
        )
        .where(e.booked_month <= until.first_day)
        .order_by(e.recorded_at, (effect * e.quantity).desc(), e.id)
    )  # fmt: skip
    return [_entry(row) for row in db.session.execute(statement)]


def _entry(row: sa.Row[*tuple[Any, ...]]) -> Entry:
    subject = row.person_id or row.vacancy_id
    sex = row.sex.value if row.sex else None
    kind = row.placement_kind.value if row.placement_kind else None
    classes = Classes(sex, row.age_group, row.education, row.kbji, row.kbli, row.graduation_band, kind, row.receiver)
    return Entry(
        id=str(row.id),
        kind=row.kind,
        month=Month.of(row.booked_month),
        true_on=row.true_on,
        subject=str(subject) if subject else None,
        quantity=row.quantity,
        classes=classes,
        reason=row.reason_code or row.note,
        reverses=str(row.reverses_id) if row.reverses_id else None,
        recorded_by=str(row.recorded_by) if row.recorded_by else "system",
        recorded_at=row.recorded_at,
        source=f"{row.source_type}:{row.source_id}",
    )


def list_closed_months() -> list[LedgerMonth]:
    """Return the closed months, the oldest first."""
    return list(db.session.scalars(sa.select(LedgerMonth).order_by(LedgerMonth.month)))


def find_first_month() -> Month | None:
    """Return the month of the oldest booking."""
    day = db.session.scalar(sa.select(sa.func.min(LedgerEvent.booked_month)))
    return None if day is None else Month.of(day)


def find_month_to_close() -> Month | None:
    """Return the month after the last closed one, or the first with bookings; None while nothing was ever booked."""
    last = db.session.scalar(sa.select(sa.func.max(LedgerMonth.month)))
    return find_first_month() if last is None else Month.of(last).following


def find_subjects(entry_ids: list[str]) -> dict[str, str]:
    """Return whom or what bookings are about, by the booking's id, for a list of violations."""
    if not entry_ids:
        return {}
    statement = (
        sa.select(LedgerEvent.id, sa.func.coalesce(Person.full_name, Vacancy.title, "tanpa nama"))
        .outerjoin(Person, Person.id == LedgerEvent.person_id)
        .outerjoin(Vacancy, Vacancy.id == LedgerEvent.vacancy_id)
        .where(LedgerEvent.id.in_([UUID(entry_id) for entry_id in entry_ids]))
    )
    return {str(entry_id): name for entry_id, name in db.session.execute(statement)}


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One booking as its page shows it; ``taken_back_on`` when a correction took it back."""

    id: UUID
    kind: LedgerKind
    booked_month: date
    true_on: date
    quantity: int
    subject: str
    person_id: UUID | None
    classes: Classes
    education_major: str | None
    reason_code: str | None
    note: str | None
    source_type: str
    recorded_at: datetime
    recorded_by: str | None
    reverses_id: UUID | None
    taken_back_by_id: UUID | None
    taken_back_on: datetime | None


def get_entry(event_id: UUID) -> EntryPage:
    """Return one booking.

    Raises:
        NotFound: there is none.
    """
    event = db.session.get(LedgerEvent, event_id)
    if event is None:
        raise NotFound
    back = db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.reverses_id == event_id)).first()
    clerk = db.session.scalar(sa.select(Account.display_name).where(Account.id == event.recorded_by))
    sex = event.sex.value if event.sex else None
    kind = event.placement_kind.value if event.placement_kind else None
    return EntryPage(
        id=event.id,
        kind=event.kind,
        booked_month=event.booked_month,
        true_on=event.true_on,
        quantity=event.quantity,
        subject=find_subjects([str(event_id)])[str(event_id)],
        person_id=event.person_id,
        classes=Classes(
            sex, event.age_group, event.education, event.kbji, event.kbli, event.graduation_band, kind, event.receiver
        ),
        education_major=event.education_major,
        reason_code=event.reason_code,
        note=event.note,
        source_type=event.source_type,
        recorded_at=event.recorded_at,
        recorded_by=clerk,
        reverses_id=event.reverses_id,
        taken_back_by_id=back.id if back else None,
        taken_back_on=back.recorded_at if back else None,
    )
