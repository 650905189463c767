"""Reads of what devices sent about the rows of a month: which answers stand, and where two of them differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.merging import Merged, Said, merge
from jobmatch.extensions.db import db
from jobmatch.models import Account, MonthEntry, Person, VillageMonthRow

Answer = tuple[RowAnswer | None, OtherAnswer | None, HowKnown, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of several answers about a person, and who gave it on which device."""

    entry_id: UUID
    answer: RowAnswer | None
    other: OtherAnswer | None
    how_known: HowKnown
    job: str
    who: str | None
    device: str
    said_at: datetime | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A person about whom two devices say different things."""

    row_id: UUID
    number: int
    name: str
    sides: list[Side]


def standing_by_row(month_id: UUID, row_ids: Sequence[UUID] | None = None) -> dict[UUID, Merged[Answer]]:
    """Return what stands for each row that any device has answered."""
    condition = MonthEntry.village_month_id == month_id
    return _standing(condition if row_ids is None else sa.and_(condition, MonthEntry.row_id.in_(row_ids)))


def standing_in(month_ids: Sequence[UUID]) -> dict[UUID, Merged[Answer]]:
    """Return the same for many months at once."""
    return _standing(MonthEntry.village_month_id.in_(month_ids))


def _standing(condition: sa.ColumnElement[bool]) -> dict[UUID, Merged[Answer]]:
    entry = MonthEntry
    statement: sa.Select[*tuple[Any, ...]] = sa.select(
        entry.row_id, entry.id, entry.after, entry.answer, entry.other, entry.how_known, entry.job
    ).where(condition)
    said: dict[UUID, list[Said[Answer]]] = {}
    for row_id, entry_id, after, *answer in db.session.execute(statement):
        said.setdefault(row_id, []).append(Said(str(entry_id), frozenset(after), (answer[0], answer[1], answer[2], answer[3])))
    return {row_id: merge(answers) for row_id, answers in said.items()}


def list_differences(month_id: UUID) -> list[Difference]:
    """Return the rows about which two devices say different things, in the order of the list."""
    open_rows = {row_id: merged for row_id, merged in standing_by_row(month_id).items() if merged.is_conflict}
    if not open_rows:
        return []
    ids = [UUID(key) for merged in open_rows.values() for key in merged.ids]
    entry = MonthEntry
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            entry.row_id,
            VillageMonthRow.number,
            Person.full_name,
            entry.id,
            entry.answer,
            entry.other,
            entry.how_known,
            entry.job,
            Account.display_name,
            entry.device,
            entry.said_at,
            entry.received_at,
        )
        .join(VillageMonthRow, VillageMonthRow.id == entry.row_id)
        .join(Person, Person.id == VillageMonthRow.person_id)
        .outerjoin(Account, Account.id == entry.said_by)
        .where(entry.id.in_(ids))
        .order_by(VillageMonthRow.number, entry.row_id, entry.id)
    )
    found: dict[UUID, Difference] = {}
    for row_id, number, name, *side in db.session.execute(statement):
        found.setdefault(row_id, Difference(row_id, number, name, [])).sides.append(Side(*side))
    return list(found.values())
