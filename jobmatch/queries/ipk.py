"""The IPK tables from the ledger: grouped sums for the cells, and the rows behind each cell."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.documents import reference_tables
from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.ipk_dimensions import Dimension, build_dimensions
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_settings import IpkSettings, read_settings
from jobmatch.domain.ipk_tables import PARTS, Flows, PartSpec, PrintedTable, TableBuilder, Where
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Classes, Flow, Population, flows_by
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.domain.removal_reasons import reason_words
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, LedgerMonth, Person, SiteFact, Vacancy
from jobmatch.queries import ipk_notes

SETTINGS_FACT = "ipk"
KBJI_EDITION = "2014"
KBLI_EDITION = "2020"
NAMELESS = "tanpa nama"
ROWS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Sum:
    """Bookings of one kind and class added up, before or within the period."""

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
    age_group: str | None
    reason_code: str | None
    note: str | None

    @property
    def reason_words(self) -> str | None:
        """Return why somebody was removed, in words."""
        return None if self.reason_code is None else reason_words(self.reason_code)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a drill-down asks for: the figure of a cell, and the cell."""

    months: tuple[Month, ...]
    population: Population
    measure: Measure
    where: Where = ()


@cache
def dimensions() -> dict[str, Dimension]:
    """Return the classes with their titles; letters of industries are those of the edition that tables print."""
    industries = reference_tables.industries(KBLI_EDITION)
    occupations = reference_tables.occupations(KBJI_EDITION)
    return build_dimensions(
        [(code, row.title) for code, row in occupations.items() if len(code) == 1],
        [(code, row.title) for code, row in industries.items() if row.section == code],
        {code: row.section for code, row in industries.items()},
    )


def find_settings() -> IpkSettings:
    """Return the office's settings of the IPK tables."""
    return read_settings(db.session.scalar(sa.select(SiteFact.value).where(SiteFact.name == SETTINGS_FACT)))


def build_table(code: str, months: tuple[Month, ...], settings: IpkSettings, kind: PeriodKind) -> PrintedTable:
    """Return one table of a period."""
    return _build(code, months, TableBuilder(dimensions(), settings, kind))


def build_tables(
    codes: Iterable[str], months: tuple[Month, ...], settings: IpkSettings, kind: PeriodKind
) -> tuple[PrintedTable, ...]:
    """Return several tables of a period."""
    builder = TableBuilder(dimensions(), settings, kind)
    return tuple(_build(code, months, builder) for code in codes)


def _build(code: str, months: tuple[Month, ...], builder: TableBuilder) -> PrintedTable:
    table = builder.build(code, tuple(part_flows(spec, months) for spec in PARTS[code]))
    if code != "III/1":
        return table
    notes = (ipk_notes.list_notes(months), ipk_notes.list_post_notes(months))
    parts = (replace(part, notes=(*part.notes, *more)) for part, more in zip(table.parts, notes, strict=True))
    return replace(table, parts=tuple(parts))


def part_flows(spec: PartSpec, months: tuple[Month, ...]) -> Flows:
    """Return the flow of each cell of a part, by the groups of its dimensions."""
    known = dimensions()
    wanted = [known[name] for name in spec.dimensions]
    return flows_by(_sums(spec, months), months, spec.population, lambda classes: tuple(one.value_in(classes) for one in wanted))


def _sums(spec: PartSpec, months: tuple[Month, ...]) -> list[Sum]:
    e = LedgerEvent
    first, last = months[0], months[-1]
    is_before = sa.case((e.booked_month < first.first_day, 1), else_=0).label("is_before")
    columns = [getattr(e, name) for name in spec.dimensions]
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(e.kind, is_before, sa.func.sum(e.quantity), *columns)
        .where(e.booked_month <= last.first_day, e.kind.in_(_kinds(spec.population)))
        .group_by(e.kind, is_before, *columns)
    )
    return [
        Sum(kind, first.previous if before else first, quantity, Classes(**dict(zip(spec.dimensions, values, strict=True))))
        for kind, before, quantity, *values in db.session.execute(statement)
    ]


def total_flow(months: tuple[Month, ...], population: Population) -> Flow:
    """Return the flow of a whole stock over a period."""
    return flows_by(_sums(PartSpec(population, ()), months), months, population, lambda _: ()).get((), Flow())


def count_behind(asked: Asked) -> int:
    """Return what the bookings behind a cell add up to; it equals the cell."""
    effect = sa.case(
        {kind.value: 1 if asked.measure in FLOW_KINDS else STOCK_EFFECT[kind] for kind in LedgerKind},
        value=sa.cast(LedgerEvent.kind, sa.String),
        else_=0,
    )
    statement = sa.select(sa.func.coalesce(sa.func.sum(effect * LedgerEvent.quantity), 0)).where(*_conditions(asked))
    return db.session.scalar(statement) or 0


def count_rows_behind(asked: Asked) -> int:
    """Return how many bookings stand behind a cell, for the pages of their list."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(LedgerEvent).where(*_conditions(asked))) or 0


def list_rows_behind(asked: Asked, page: int = 1) -> list[BookedRow]:
    """Return the bookings that one cell adds up, in the order of their dates, a page at a time."""
    e = LedgerEvent
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            e.id,
            e.kind,
            e.booked_month,
            e.true_on,
            e.quantity,
            sa.func.coalesce(Person.full_name, Vacancy.title, NAMELESS),
            e.age_group,
            e.reason_code,
            e.note,
        )
        .outerjoin(Person, Person.id == e.person_id)
        .outerjoin(Vacancy, Vacancy.id == e.vacancy_id)
        .where(*_conditions(asked))
        .order_by(e.true_on, e.recorded_at, e.id)
        .limit(ROWS_A_PAGE)
        .offset((page - 1) * ROWS_A_PAGE)
    )
    return [BookedRow(*row) for row in db.session.execute(statement)]


def is_closed(month: Month) -> bool:
    """Tell whether the month was closed."""
    return db.session.get(LedgerMonth, month.first_day) is not None


FLOW_KINDS = {
    Measure.REGISTERED: (LedgerKind.REGISTERED, LedgerKind.POST_REGISTERED),
    Measure.PLACED: (LedgerKind.PLACED, LedgerKind.POST_FILLED),
    Measure.REMOVED: (LedgerKind.REMOVED, LedgerKind.POST_REMOVED),
    Measure.GONE: (LedgerKind.PLACED, LedgerKind.REMOVED, LedgerKind.POST_FILLED, LedgerKind.POST_REMOVED),
}


def _kinds(population: Population) -> list[LedgerKind]:
    return [kind for kind in LedgerKind if POPULATION[kind] is population]


def _conditions(asked: Asked) -> list[sa.ColumnElement[bool]]:
    kinds = [kind for kind in _kinds_of(asked.measure) if POPULATION[kind] is asked.population]
    conditions = [LedgerEvent.kind.in_(kinds), _in_period(asked)]
    return [*conditions, *(_in_group(name, code) for name, code in asked.where)]


def _kinds_of(measure: Measure) -> tuple[LedgerKind, ...]:
    return FLOW_KINDS.get(measure, tuple(kind for kind in LedgerKind if STOCK_EFFECT[kind]))


def _in_period(asked: Asked) -> sa.ColumnElement[bool]:
    """Opening is what was booked before; A and C add to it what was registered within; closing is everything until the end."""
    e, first, last = LedgerEvent, asked.months[0].first_day, asked.months[-1].first_day
    if asked.measure is Measure.OPENING:
        return e.booked_month < first
    if asked.measure is Measure.CLOSING:
        return e.booked_month <= last
    if asked.measure is Measure.AVAILABLE:
        arrivals = FLOW_KINDS[Measure.REGISTERED]
        return sa.or_(e.booked_month < first, sa.and_(e.booked_month <= last, e.kind.in_(arrivals)))
    return e.booked_month.between(first, last)


def _in_group(name: str, code: str) -> sa.ColumnElement[bool]:
    """The stored values of a group; the few there are decide, so that unknown ones are found as well."""
    dimension, column = dimensions()[name], getattr(LedgerEvent, name)
    stored = db.session.scalars(sa.select(column).distinct()).all()
    values = [value for value in stored if dimension.group_of(value) == code]
    known = column.in_([value for value in values if value is not None])
    return sa.or_(column.is_(None), known) if None in values else known
