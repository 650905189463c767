"""Reads of a busy day: the board of the desks, one number with who it is, and what its holder sees."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.desk_days import SlipState, median_seconds
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Account, DeskDay, DeskSlip, Person


@dataclass(frozen=True, slots=True)
class Board:
    """How the day stands."""

    day: DeskDay | None
    counts: Counter[SlipState]
    seconds: int | None
    serving: Sequence[tuple[UUID, int, str | None]]
    left: Sequence[tuple[UUID, int]]

    @property
    def is_open(self) -> bool:
        """Tell whether numbers are given out."""
        return self.day is not None and self.day.closed_at is None


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """What the holder of a number sees; nothing about a person."""

    number: int
    slot_at: datetime
    state: SlipState
    before: int
    minutes: int | None


def get_board(today: date) -> Board:
    """Return how today stands."""
    slips = db.session.execute(
        sa.select(DeskSlip.id, DeskSlip.number, DeskSlip.state, DeskSlip.called_at, DeskSlip.done_at, Account.display_name)
        .outerjoin(Account, Account.id == DeskSlip.called_by)
        .where(DeskSlip.day == today)
        .order_by(DeskSlip.number)
    ).all()
    spans = [row.done_at - row.called_at for row in slips if row.done_at and row.called_at]
    return Board(
        day=db.session.get(DeskDay, today),
        counts=Counter(row.state for row in slips),
        seconds=median_seconds(spans),
        serving=[(row.id, row.number, row.display_name) for row in slips if row.state is SlipState.CALLED],
        left=[(row.id, row.number) for row in slips if row.state is SlipState.LEFT],
    )


def is_day_open(today: date) -> bool:
    """Tell whether numbers are given out today."""
    open_today = sa.and_(DeskDay.day == today, DeskDay.closed_at.is_(None))
    return bool(db.session.scalar(sa.select(sa.exists().where(open_today))))


def get_slip(slip_id: UUID) -> tuple[DeskSlip, Person | None]:
    """Return a number with the person on it, if there is one."""
    statement = sa.select(DeskSlip, Person).outerjoin(Person, Person.id == DeskSlip.person_id)
    row = db.session.execute(statement.where(DeskSlip.id == slip_id)).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def find_slip_id(today: date, number: int) -> UUID | None:
    """Return today's slip with a number."""
    return db.session.scalar(sa.select(DeskSlip.id).where(DeskSlip.day == today, DeskSlip.number == number))


def get_held(code: str) -> HeldNumber:
    """Return what the page behind a slip says."""
    slip = db.session.scalar(sa.select(DeskSlip).where(DeskSlip.code == code.upper()))
    if slip is None:
        raise NotFound
    ahead = sa.and_(DeskSlip.day == slip.day, DeskSlip.number < slip.number, DeskSlip.state == SlipState.WAITING)
    before = db.session.scalar(sa.select(sa.func.count()).where(ahead)) or 0
    return HeldNumber(slip.number, slip.slot_at, slip.state, before, _minutes(slip, before))


def _minutes(slip: DeskSlip, before: int) -> int | None:
    """Return the wait from the pace of the last half hour; None before anybody was served."""
    since = clock.now() - timedelta(minutes=30)
    recent = sa.and_(DeskSlip.day == slip.day, DeskSlip.done_at > since)
    served, first = db.session.execute(sa.select(sa.func.count(), sa.func.min(DeskSlip.done_at)).where(recent)).one()
    if served < 2 or first is None or slip.state is not SlipState.WAITING:
        return None
    pace = (clock.now() - first).total_seconds() / (served - 1)
    return max(1, round(before * pace / 60))
