"""What the map needs: places, their outlines when they were loaded, and how far the villages' reports of a month have come."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from jobmatch.domain.enums import MonthState
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import Boundary, District, Village, VillageMonth

Rings = list[list[list[float]]]


@dataclass(frozen=True, slots=True)
class VillagePlace:
    """A village with the state of its month; None before the month was opened for it."""

    code: str
    name: str
    district_code: str
    lng: float | None
    lat: float | None
    state: MonthState | None
    has_sent: bool


@dataclass(frozen=True, slots=True)
class DistrictPlace:
    """A kecamatan and how many of its villages have reported."""

    code: str
    name: str
    lng: float
    lat: float
    reported: int
    villages: int


@dataclass(frozen=True, slots=True)
class Region:
    """Everything a map of one month draws; ``outlines`` by code, empty until boundaries were loaded."""

    districts: tuple[DistrictPlace, ...]
    villages: tuple[VillagePlace, ...]
    outlines: dict[str, Rings]

    @property
    def reported(self) -> int:
        """Return how many villages have sent the month."""
        return sum(village.has_sent for village in self.villages)


def get_region(month: Month) -> Region:
    """Return the map of a month."""
    v, m = Village, VillageMonth
    newest = (m.village_code == v.code) & (m.month == month.first_day) & m.is_latest
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(v.code, v.name, v.district_code, v.longitude, v.latitude, m.state, m.first_submitted_at.is_not(None))
        .outerjoin(m, newest)
        .order_by(v.code)
    )
    villages = tuple(VillagePlace(*row) for row in db.session.execute(statement))
    districts = db.session.execute(
        sa.select(District.code, District.name, District.longitude, District.latitude).order_by(District.code)
    ).all()
    outlines = {row.code: row.rings for row in db.session.execute(sa.select(Boundary.code, Boundary.rings))}
    return Region(tuple(_district((code, name, lng, lat), villages) for code, name, lng, lat in districts), villages, outlines)


def _district(row: tuple[str, str, float, float], villages: tuple[VillagePlace, ...]) -> DistrictPlace:
    own = [village for village in villages if village.district_code == row[0]]
    return DistrictPlace(*row, reported=sum(village.has_sent for village in own), villages=len(own))
