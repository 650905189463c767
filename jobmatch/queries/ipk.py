"""The IPK tables from the ledger: grouped sums for the cells, and the rows behind each cell."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import LedgerKind, Sex
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Classes, Flow, Population, flows_by
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, LedgerMonth, Person, Vacancy

Cell = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """Bookings of one kind, month and class added up."""

    kind: LedgerKind
    month: Month
    quantity: int
    classes: Classes


@dataclass(frozen=True, slots=True)
class BookedRow:
    """One booking as a drill-down shows it."""

    id: UUID
    kind: LedgerKind
    booked_month: date
    true_on: date
    quantity: int
    subject: str
    sex: Sex | None
    age_group: str | None
    reason_code: str | None
    note: str | None


def cells_of_iii1(month: Month, population: Population) -> dict[Cell, Flow]:
    """Return the flow of each (age group, sex) of one month."""
    e = LedgerEvent
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(e.kind, e.booked_month, sa.func.sum(e.quantity), e.sex, e.age_group)
        .where(e.booked_month <= month.first_day, e.kind.in_(_kinds(population)))
        .group_by(e.kind, e.booked_month, e.sex, e.age_group)
    )
    sums = [
        Sum(kind, Month.of(day), quantity, Classes(sex=sex.value if sex else None, age_group=age))
        for kind, day, quantity, sex, age in db.session.execute(statement)
    ]
    return flows_by(sums, (month,), population, lambda classes: (classes.age_group, classes.sex))


def list_rows_behind(
    month: Month, population: Population, measure: Measure, age: str | None = None, sex: Sex | None = None
) -> list[BookedRow]:
    """Return the bookings that one cell of III/1 adds up, in the order of their dates."""
    e = LedgerEvent
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            e.id,
            e.kind,
            e.booked_month,
            e.true_on,
            e.quantity,
            sa.func.coalesce(Person.full_name, Vacancy.title, ""),
            e.sex,
            e.age_group,
            e.reason_code,
            e.note,
        )
        .outerjoin(Person, Person.id == e.person_id)
        .outerjoin(Vacancy, Vacancy.id == e.vacancy_id)
        .where(e.kind.in_(_kinds_of(measure, population)), _in_period(measure, month))
    )
    if age is not None:
        statement = statement.where(e.age_group == age)
    if sex is not None:
        statement = statement.where(e.sex == sex)
    return [BookedRow(*row) for row in db.session.execute(statement.order_by(e.true_on, e.recorded_at, e.id))]


def signed_quantity(row: BookedRow, measure: Measure) -> int:
    """Return what a row adds to its cell: its effect on the stock, or its plain quantity in a flow."""
    return row.quantity if measure in _FLOW_KINDS else STOCK_EFFECT[row.kind] * row.quantity


def is_closed(month: Month) -> bool:
    """Tell whether the month was closed."""
    return db.session.get(LedgerMonth, month.first_day) is not None


def _kinds(population: Population) -> list[LedgerKind]:
    return [kind for kind in LedgerKind if POPULATION[kind] is population]


_FLOW_KINDS = {
    Measure.REGISTERED: (LedgerKind.REGISTERED, LedgerKind.POST_REGISTERED),
    Measure.PLACED: (LedgerKind.PLACED, LedgerKind.POST_FILLED),
    Measure.REMOVED: (LedgerKind.REMOVED, LedgerKind.POST_REMOVED),
    Measure.GONE: (LedgerKind.PLACED, LedgerKind.REMOVED, LedgerKind.POST_FILLED, LedgerKind.POST_REMOVED),
}


def _kinds_of(measure: Measure, population: Population) -> list[LedgerKind]:
    wanted = _FLOW_KINDS.get(measure, tuple(kind for kind in LedgerKind if STOCK_EFFECT[kind]))
    return [kind for kind in wanted if POPULATION[kind] is population]


def _in_period(measure: Measure, month: Month) -> sa.ColumnElement[bool]:
    booked = LedgerEvent.booked_month
    if measure is Measure.OPENING:
        return booked < month.first_day
    if measure in (Measure.CLOSING, Measure.AVAILABLE):
        return booked <= month.first_day
    return booked == month.first_day
