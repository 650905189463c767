"""What the public front page shows: how much work is open, and how many villages have reported."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from jobmatch.domain.enums import MonthState
from jobmatch.extensions.db import db
from jobmatch.models import Village, VillageMonth

REPORTED = (
    MonthState.SUBMITTED,
    MonthState.RETURNED,
    MonthState.ACCEPTED_DISTRICT,
    MonthState.ACCEPTED_OFFICE,
    MonthState.LOCKED,
)


@dataclass(frozen=True, slots=True)
class VillageDot:
    """Where a village lies and whether its month has come; no name, for this is no ranking."""

    lng: float
    lat: float
    has_reported: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the villages' reports of one month have come."""

    month: date
    reported: int
    villages: int
    dots: tuple[VillageDot, ...]


def find_coverage(today: date) -> Coverage | None:
    """Return the coverage of the newest month that was opened; None before the first one."""
    month = db.session.scalar(sa.select(sa.func.max(VillageMonth.month)).where(VillageMonth.month <= today))
    if month is None:
        return None
    newest = (VillageMonth.village_code == Village.code) & (VillageMonth.month == month) & VillageMonth.is_latest
    rows = db.session.execute(
        sa.select(Village.longitude, Village.latitude, VillageMonth.state).outerjoin(VillageMonth, newest).order_by(Village.code)
    ).all()
    dots = tuple(VillageDot(lng, lat, state in REPORTED) for lng, lat, state in rows if lng is not None and lat is not None)
    return Coverage(month, sum(state in REPORTED for _, _, state in rows), len(rows), dots)
