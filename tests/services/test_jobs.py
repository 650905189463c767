"""Background jobs: once per key, progress seen, tried again after an error, taken up again after a dead worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState
from jobmatch.extensions.db import db
from jobmatch.models import Job
from jobmatch.services import jobs

DIES_IN_THE_MIDDLE = """
import os, sys, uuid
from jobmatch.app import create_app
from jobmatch.services import jobs

def hold(running):
    running.report(1, 3, "satu")
    print("holding", flush=True)
    sys.stdin.read()
    return {}

app = create_app()
with app.app_context():
    jobs.run_job(uuid.UUID(sys.argv[1]), {"hold": hold})
"""


@pytest.fixture
def context(committed_app: Flask):
    with committed_app.app_context():
        yield committed_app


def _queue(kind: str = "count", key: str = "one") -> Job:
    job_id = jobs.enqueue(Actor.system(), kind, key, {"up_to": 3})
    return db.session.get_one(Job, job_id)


def _count(running: jobs.Running) -> dict[str, object]:
    for done in range(1, running.payload["up_to"] + 1):
        running.report(done, running.payload["up_to"], "menghitung")
    return {"counted": running.payload["up_to"]}


def test_the_same_key_is_queued_once(context: Flask) -> None:
    assert _queue().id == _queue().id


def test_a_job_runs_once_and_keeps_its_progress_and_result(context: Flask) -> None:
    job = _queue()
    assert jobs.run_job(job.id, {"count": _count}) is JobState.DONE
    assert jobs.run_job(job.id, {"count": _count}) is None
    db.session.refresh(job)
    assert (job.state, job.done_count, job.total_count, job.result, job.attempts) == (JobState.DONE, 3, 3, {"counted": 3}, 1)


def test_a_failing_job_is_tried_again_and_then_waits_for_a_person(context: Flask) -> None:
    job = _queue()

    def fail(running: jobs.Running) -> dict[str, object]:
        raise ValueError("Budi, NIK 1702")

    states = [jobs.run_job(job.id, {"count": fail}) for _ in range(jobs.MOST_ATTEMPTS)]
    assert states == [JobState.WAITING] * (jobs.MOST_ATTEMPTS - 1) + [JobState.FAILED]
    db.session.refresh(job)
    assert job.error == "builtins.ValueError", "an error's text may hold personal data and is not kept"
    jobs.retry_job(Actor.system(), job.id)
    assert jobs.run_job(job.id, {"count": _count}) is JobState.DONE


@pytest.mark.slow
def test_a_killed_workers_job_is_taken_up_again(context: Flask, tmp_path: Path) -> None:
    job = _queue("hold")
    settings = context.extensions["jobmatch_settings"]
    environment = dict(
        os.environ,
        DATABASE_URL=settings.database,
        JOBMATCH_STATE_DIR=str(tmp_path / "other"),
        JOBMATCH_SECRET_KEY=settings.secret_key.get_secret_value(),
        JOBMATCH_NIK_KEY=settings.nik_key.get_secret_value(),
        JOBMATCH_INDEX_KEY=settings.index_key.get_secret_value(),
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", DIES_IN_THE_MIDDLE, str(job.id)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "holding\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(timeout=10)
    worker.stdout.close()
    assert worker.stdin is not None
    worker.stdin.close()
    assert jobs.list_left_behind() == [], "its pulse was felt a moment ago"
    with time_machine.travel(clock.now() + jobs.STALE_AFTER * 2, tick=False):
        assert jobs.list_left_behind() == [job.id]
        assert jobs.run_job(job.id, {"hold": lambda running: {"by": "another"}}) is JobState.DONE
    db.session.refresh(job)
    assert (job.attempts, job.result) == (2, {"by": "another"})
