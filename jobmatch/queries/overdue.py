"""Booths whose employer has not told what came of a fair."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.asking_rules import OVERDUE_AFTER_DAYS, days_overdue
from jobmatch.domain.enums import VisitKind
from jobmatch.domain.errors import NotFound
from jobmatch.domain.overdue_rules import HOLD_AFTER, Pressure, pressure
from jobmatch.extensions.db import db
from jobmatch.models import Employer, Fair, FairBooth, FairVisit, PhoneCall
from jobmatch.queries.booth_reports import has_reported, took_part


@dataclass(frozen=True, slots=True)
class SilentBooth:
    """A booth that has not reported, for how long, and what was tried."""

    id: UUID
    code: str
    employer_id: UUID
    employer_name: str
    contact_name: str | None
    phone: str | None
    address: str | None
    fair_id: UUID
    fair_name: str
    ends_on: date
    seen: int
    calls: int
    last_call_at: datetime | None

    @property
    def days(self) -> int:
        """Return how many days it is over its time."""
        return days_overdue(self.ends_on, clock.today())

    @property
    def pressure(self) -> Pressure:
        """Return what is due."""
        return pressure(self.ends_on, clock.today())


def list_overdue(limit: int = 300) -> list[SilentBooth]:
    """Return the booths over their time, the longest first."""
    due = Fair.ends_on < clock.today() - timedelta(days=OVERDUE_AFTER_DAYS)
    ordered = _silent().where(due).order_by(Fair.ends_on, Employer.name, FairBooth.id).limit(limit)
    return [SilentBooth(*row) for row in db.session.execute(ordered)]


def get_silent(booth_id: UUID) -> SilentBooth:
    """Return one silent booth.

    Raises:
        NotFound: there is none, or it has reported.
    """
    row = db.session.execute(_silent().where(FairBooth.id == booth_id)).first()
    if row is None:
        raise NotFound
    return SilentBooth(*row)


def find_hold(employer_id: UUID) -> SilentBooth | None:
    """Return the oldest booth for which an employer gets no new one until it has reported."""
    held = Fair.ends_on <= clock.today() - timedelta(days=OVERDUE_AFTER_DAYS + HOLD_AFTER)
    found = _silent().where(FairBooth.employer_id == employer_id, held).order_by(Fair.ends_on, FairBooth.id).limit(1)
    row = db.session.execute(found).first()
    return None if row is None else SilentBooth(*row)


def _silent() -> sa.Select[*tuple[Any, ...]]:
    b, e = FairBooth, Employer
    calls = (
        sa.select(PhoneCall.subject_id, sa.func.count().label("calls"), sa.func.max(PhoneCall.at).label("last_at"))
        .where(PhoneCall.subject_type == "fair_booth")
        .group_by(PhoneCall.subject_id)
        .subquery()
    )
    seen = (
        sa.select(FairVisit.booth_id, sa.func.count().label("seen"))
        .where(FairVisit.kind == VisitKind.BOOTH)
        .group_by(FairVisit.booth_id)
        .subquery()
    )
    return (
        sa.select(
            *(b.id, b.code, e.id, e.name, e.contact_name, e.phone, e.address, Fair.id, Fair.name, Fair.ends_on),
            *(sa.func.coalesce(seen.c.seen, 0), sa.func.coalesce(calls.c.calls, 0), calls.c.last_at),
        )
        .select_from(b)
        .join(e, e.id == b.employer_id)
        .join(Fair, Fair.id == b.fair_id)
        .outerjoin(calls, calls.c.subject_id == b.id)
        .outerjoin(seen, seen.c.booth_id == b.id)
        .where(took_part(), ~has_reported())
    )
