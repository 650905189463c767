"""Hires of fairs in the ledger: fairs count by the day work began, IPK tables by the month a hire was booked in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch.domain.enums import LedgerKind, PlacementSource
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, Placement


@dataclass(frozen=True, slots=True)
class FairBookings:
    """How the confirmed hires of one fair stand in the IPK tables: by month of booking, and how many are not booked."""

    by_month: tuple[tuple[date, int], ...]
    not_booked: int


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A booking of a placement, or its reversal, under the placement that it came from."""

    source: str
    quantity: int
    true_on: date
    booked_month: date


def find_bookings(fair_id: UUID, confirmed: int) -> FairBookings:
    """Return where the confirmed hires of a fair are booked."""
    of_fair = Placement.fair_id == fair_id
    mine = _placement_ids(of_fair)
    months: Counter[date] = Counter()
    for row in list_placed(LedgerEvent.person_id.in_(sa.select(Placement.person_id).where(of_fair))):
        if row.source in mine:
            months[row.booked_month] += row.quantity
    booked = tuple((month, count) for month, count in sorted(months.items()) if count)
    return FairBookings(booked, confirmed - sum(count for _, count in booked))


def list_placed(*conditions: sa.ColumnElement[bool]) -> list[PlacedRow]:
    """Return bookings of placements; a reversal stands under what it takes back."""
    e, original = LedgerEvent, aliased(LedgerEvent)
    source = sa.func.coalesce(original.source_id, e.source_id)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(source, e.quantity, e.true_on, e.booked_month)
        .outerjoin(original, original.id == e.reverses_id)
        .where(e.kind == LedgerKind.PLACED, *conditions)
    )
    return [PlacedRow(source_id.split(":")[0], *rest) for source_id, *rest in db.session.execute(statement)]


def only_of_fairs(rows: Iterable[PlacedRow]) -> list[PlacedRow]:
    """Return those that began at a fair."""
    ids = _placement_ids(Placement.source == PlacementSource.FAIR)
    return [row for row in rows if row.source in ids]


def _placement_ids(condition: sa.ColumnElement[bool]) -> set[str]:
    return {str(placement_id) for placement_id in db.session.scalars(sa.select(Placement.id).where(condition))}
