"""The worker: takes jobs from the queue, keeps their pulse, and finds what a dead worker left behind."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

import structlog
from flask import Flask
from huey.consumer import Consumer

from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.services import jobs, recommendations
from jobmatch.services.jobs import Handler

log = structlog.get_logger()
PULSE_SECONDS = 20.0

HANDLERS: dict[str, Handler] = {
    recommendations.RANK_VACANCY: recommendations.rank_vacancy,
    recommendations.RANK_PERSON: recommendations.rank_person,
}


def start_worker(app: Flask, threads: int = 1) -> Consumer:
    """Start the worker's threads in this process and return its consumer (``stop()`` ends it)."""
    _serve(app)
    consumer = Consumer(queue.huey, workers=threads, worker_type="thread", check_worker_health=False, max_delay=1.0)
    consumer._set_signal_handlers = lambda: None
    consumer.start()
    return consumer


def run_worker(app: Flask, threads: int = 1) -> None:
    """Be the worker until the process is told to stop."""
    _serve(app)
    Consumer(queue.huey, workers=threads, worker_type="thread", max_delay=1.0).run()


def _serve(app: Flask) -> None:
    queue.serve(lambda job_id: work(app, job_id), lambda moment: look_around(app, moment))
    look_around(app, None)


def work(app: Flask, job_id: UUID) -> None:
    """Run one job in a context of its own."""
    with app.app_context(), _pulse(app, job_id):
        state = jobs.run_job(job_id, HANDLERS)
        log.info("job_ran", job_id=str(job_id), state=state and state.value)


def look_around(app: Flask, _moment: datetime | None) -> None:
    """Queue again what waits without anybody knowing, once a minute and at the start."""
    with app.app_context():
        for job_id in jobs.list_left_behind():
            queue.send(job_id)
        db.session.remove()


@contextmanager
def _pulse(app: Flask, job_id: UUID) -> Iterator[None]:
    over = threading.Event()

    def beat() -> None:
        while not over.wait(PULSE_SECONDS):
            with app.app_context():
                jobs.beat(job_id)

    thread = threading.Thread(target=beat, name=f"pulse-{job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
