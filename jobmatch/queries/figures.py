"""Reads of the number notebook."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.figure_series import OWN_AREA, Printed, Series, years_of
from jobmatch.domain.published_figures import Fault, check_years
from jobmatch.extensions.db import db
from jobmatch.models import PublishedFigure


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One printed figure."""

    id: UUID
    series: Series
    year: int
    value: Decimal
    source: str
    published_on: date | None
    remark: str | None
    is_official: bool
    entered_at: datetime


def list_figures() -> list[FigureRow]:
    """Return what was printed about the regency and not withdrawn, the newest year first."""
    f = PublishedFigure
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(f.id, f.series, f.year, f.value, f.source, f.published_on, f.remark, f.is_official, f.entered_at)
        .where(f.area_code == OWN_AREA, f.withdrawn_at.is_(None))
        .order_by(f.year.desc(), f.series, f.is_official.desc(), f.entered_at, f.id)
    )
    return [FigureRow(key, Series(series), *rest) for key, series, *rest in db.session.execute(statement)]


def find_faults(rows: list[FigureRow]) -> list[Fault]:
    """Return what cannot be right among the printed figures."""
    return check_years(years_of(Printed(row.series, row.year, row.value, row.source) for row in rows))


def find_official(series: Series) -> FigureRow | None:
    """Return the newest figure of a series that the office stands by; None when there is none."""
    return next((row for row in list_figures() if row.series is series and row.is_official), None)


def official_trend(series: Series) -> list[FigureRow]:
    """Return the figures of a series that the office stands by, the oldest first."""
    return [row for row in reversed(list_figures()) if row.series is series and row.is_official]
