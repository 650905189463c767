"""Reads of background jobs: what runs, what waits, what needs a person, what was done last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.job_kinds import title_of
from jobmatch.extensions.db import db
from jobmatch.models import Job

READERS = (Role.ADMIN, Role.PLACEMENT, Role.SECTION_HEAD)
MOST_OPEN = 60
LATELY = timedelta(days=1)
LONG_WAIT = timedelta(minutes=5)
OPEN = (JobState.RUNNING, JobState.FAILED, JobState.WAITING)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A background job without anybody's data."""

    id: UUID
    kind: str
    state: JobState
    attempts: int
    done_count: int
    total_count: int | None
    progress_text: str | None
    error: str | None
    created_at: datetime
    finished_at: datetime | None

    @property
    def title(self) -> str:
        """Return what it does, in words."""
        return title_of(self.kind)


@dataclass(frozen=True, slots=True)
class DoneRow:
    """How often a kind of job was done lately, and when last."""

    kind: str
    times: int
    last_at: datetime

    @property
    def title(self) -> str:
        """Return what it does, in words."""
        return title_of(self.kind)


@dataclass(frozen=True, slots=True)
class JobOverview:
    """What the page of background jobs shows."""

    open_ones: Sequence[JobRow]
    done: Sequence[DoneRow]
    waiting_count: int
    is_worker_silent: bool

    @property
    def is_moving(self) -> bool:
        """Tell whether looking again soon makes sense."""
        return any(row.state in (JobState.RUNNING, JobState.WAITING) for row in self.open_ones)


def get_overview(actor: Actor) -> JobOverview:
    """Return the jobs that are open, running ones first, and what was done in the last day."""
    _require_reader(actor)
    order = sa.case({state.value: place for place, state in enumerate(OPEN)}, value=sa.cast(Job.state, sa.String))
    open_ones = _read(sa.select(Job).where(Job.state.in_(OPEN)).order_by(order, Job.created_at, Job.id).limit(MOST_OPEN))
    last = sa.func.max(Job.finished_at)
    lately: sa.Select[*tuple[Any, ...]] = sa.select(Job.kind, sa.func.count(), last).where(
        Job.state == JobState.DONE, Job.finished_at > clock.now() - LATELY
    )
    done = [DoneRow(*row) for row in db.session.execute(lately.group_by(Job.kind).order_by(last.desc(), Job.kind))]
    waiting, oldest = db.session.execute(
        sa.select(sa.func.count(), sa.func.min(Job.created_at)).where(Job.state == JobState.WAITING)
    ).one()
    is_running = any(row.state is JobState.RUNNING for row in open_ones)
    return JobOverview(open_ones, done, waiting, not is_running and oldest is not None and oldest < clock.now() - LONG_WAIT)


def count_failed(actor: Actor) -> int:
    """Return how many jobs need a person."""
    _require_reader(actor)
    return db.session.scalar(sa.select(sa.func.count()).select_from(Job).where(Job.state == JobState.FAILED)) or 0


def _read(statement: sa.Select[Job]) -> list[JobRow]:
    return [JobRow(**{name: getattr(job, name) for name in JobRow.__dataclass_fields__}) for job in db.session.scalars(statement)]


def _require_reader(actor: Actor) -> None:
    if actor.role not in READERS:
        raise NotAllowed
