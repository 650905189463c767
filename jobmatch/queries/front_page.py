"""What the public front page shows: how much work is open, and how many villages have reported."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import FairState, MonthState
from jobmatch.extensions.db import db
from jobmatch.models import Fair, Village, VillageMonth

REPORTED = (
    MonthState.SUBMITTED,
    MonthState.RETURNED,
    MonthState.ACCEPTED_DISTRICT,
    MonthState.ACCEPTED_OFFICE,
    MonthState.LOCKED,
)
ANNOUNCED = (FairState.PLANNED, FairState.OPEN, FairState.RUNNING)


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


@dataclass(frozen=True, slots=True)
class NextFair:
    """The Job Fair that visitors are told of."""

    id: UUID
    name: str
    place: str
    starts_on: date


def find_next_fair(today: date) -> NextFair | None:
    """Return the nearest fair that is not over; None when there is none."""
    nearest = sa.select(Fair.id, Fair.name, Fair.place, Fair.starts_on).where(Fair.ends_on >= today, Fair.state.in_(ANNOUNCED))
    row = db.session.execute(nearest.order_by(Fair.starts_on, Fair.id).limit(1)).first()
    return NextFair(*row) if row else None


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
