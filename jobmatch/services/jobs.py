"""Background jobs: queued once per key, run by one worker at a time, taken up again when a worker died."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import after_commit, count_changed, db, one_at_a_time, transaction
from jobmatch.extensions.queue import queue
from jobmatch.models import Job

STALE_AFTER = timedelta(seconds=90)
MOST_ATTEMPTS = 3
GAVE_UP = N_("Pekerjaan ini terhenti berkali-kali. Periksa log, lalu jalankan lagi.")


@dataclass(frozen=True, slots=True)
class Running:
    """A job in the hands of a worker, this try counted. ``report`` tells how far it is; call it outside of transactions."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    actor: Actor
    attempts: int
    report: Callable[[int, int | None, str], None]


Handler = Callable[[Running], dict[str, Any]]


def enqueue(actor: Actor, kind: str, key: str, payload: dict[str, Any]) -> UUID:
    """Queue a job in the running transaction and return its id; the same key again returns the first job."""
    with transaction():
        one_at_a_time("job", key)
        known = db.session.scalar(sa.select(Job.id).where(Job.key == key))
        if known is not None:
            return known
        job = Job(kind=kind, key=key, payload=payload, created_at=clock.now(), created_by=actor.user_id)
        db.session.add(job)
        db.session.flush()
        job_id = job.id
        after_commit(lambda: queue.send(job_id))
        return job_id


def run_job(job_id: UUID, handlers: dict[str, Handler]) -> JobState | None:
    """Run a waiting job with the handler of its kind; None when another worker has it or it is over.

    An error leaves its class in the job, never personal data, and the job waits for another try.
    """
    running = _claim(job_id)
    if running is None:
        return None
    try:
        result = handlers[running.kind](running)
    except Exception as error:
        return _give_back(job_id, f"{type(error).__module__}.{type(error).__name__}")
    with transaction():
        _update(job_id, state=JobState.DONE, result=result, finished_at=clock.now(), error=None)
    return JobState.DONE


def beat(job_id: UUID) -> None:
    """Say that the worker of a job is alive."""
    with transaction():
        _update(job_id, heartbeat_at=clock.now())


def list_left_behind() -> list[UUID]:
    """Put back what a dead worker held and return every job that waits for a worker."""
    limit = clock.now() - STALE_AFTER
    with transaction():
        stale = sa.and_(Job.state == JobState.RUNNING, Job.heartbeat_at < limit)
        count_changed(sa.update(Job).where(stale, Job.attempts < MOST_ATTEMPTS).values(state=JobState.WAITING))
        count_changed(sa.update(Job).where(stale).values(state=JobState.FAILED, error=GAVE_UP, finished_at=clock.now()))
        return list(db.session.scalars(sa.select(Job.id).where(Job.state == JobState.WAITING).order_by(Job.created_at, Job.id)))


def settle(kind: str, until: datetime) -> int:
    """Call waiting jobs of a kind done, because one run over everything has just answered them; return how many."""
    with transaction():
        waiting = sa.and_(Job.kind == kind, Job.state == JobState.WAITING, Job.created_at <= until)
        return count_changed(sa.update(Job).where(waiting).values(state=JobState.DONE, finished_at=clock.now()))


def forget_done(until: datetime) -> int:
    """Delete jobs that were done before a moment; return how many. Keys of that time may then be used again."""
    old = sa.and_(Job.state == JobState.DONE, Job.finished_at < until)
    with transaction():
        return count_changed(sa.delete(Job).where(old))


def retry_job(actor: Actor, job_id: UUID) -> None:
    """Let a failed job wait for a worker again."""
    with transaction():
        job = sa.and_(Job.id == job_id, Job.state == JobState.FAILED)
        if count_changed(sa.update(Job).where(job).values(state=JobState.WAITING, attempts=0, error=None, finished_at=None)):
            after_commit(lambda: queue.send(job_id))


def _claim(job_id: UUID) -> Running | None:
    moment = clock.now()
    with transaction():
        waiting = sa.and_(Job.id == job_id, Job.state == JobState.WAITING)
        taken = sa.update(Job).where(waiting)
        values = {"state": JobState.RUNNING, "attempts": Job.attempts + 1, "started_at": moment, "heartbeat_at": moment}
        if count_changed(taken.values(values)) == 0:
            return None
        job = db.session.get_one(Job, job_id, populate_existing=True)
        actor = Actor(role=Actor.system().role, user_id=job.created_by)
        return Running(job.id, job.kind, dict(job.payload), actor, job.attempts, _reporter(job.id))


def _reporter(job_id: UUID) -> Callable[[int, int | None, str], None]:
    def report(done: int, total: int | None, text: str) -> None:
        with transaction():
            _update(job_id, done_count=done, total_count=total, progress_text=text[:160], heartbeat_at=clock.now())

    return report


def _give_back(job_id: UUID, error: str) -> JobState:
    with transaction():
        job = db.session.get_one(Job, job_id, populate_existing=True)
        job.error = error
        job.state = JobState.WAITING if job.attempts < MOST_ATTEMPTS else JobState.FAILED
        job.finished_at = clock.now() if job.state is JobState.FAILED else None
        return job.state


def _update(job_id: UUID, **values: object) -> None:
    count_changed(sa.update(Job).where(Job.id == job_id).values(**values))
