"""The worker: takes jobs from the queue, keeps their pulse, plans what is due, and finds what a dead worker left behind."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

import structlog
from flask import Flask
from huey.consumer import Consumer

from jobmatch import clock
from jobmatch.domain import job_kinds
from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.services import (
    doubles,
    jobs,
    month_uploads,
    nightly,
    outbox,
    outlooks,
    poverty_imports,
    recommendations,
    training_needs,
)
from jobmatch.services.jobs import Handler
from jobmatch.settings import Settings

log = structlog.get_logger()
PULSE_SECONDS = 20.0

HANDLERS: dict[str, Handler] = {
    job_kinds.ANSWER_DAY: nightly.answer_day,
    job_kinds.ASK_AFTER_FAIRS: nightly.ask_after_fairs,
    job_kinds.ASK_EMPLOYERS: nightly.ask_employers,
    job_kinds.CARD_DAY: nightly.card_day,
    job_kinds.CHAIN_AUDIT: nightly.chain_audit,
    job_kinds.CHECK_AUDIT: nightly.check_audit,
    job_kinds.CHECK_MONTH_FILE: month_uploads.check_in_worker,
    job_kinds.DELIVER: outbox.deliver,
    job_kinds.LOOK_AHEAD: outlooks.look_ahead_all,
    job_kinds.MOVE_ON: nightly.move_on,
    job_kinds.OFFER_PLACES: nightly.offer_places,
    job_kinds.RANK_ALL: nightly.rank_all,
    job_kinds.RANK_PERSON: recommendations.rank_person,
    job_kinds.RANK_VACANCY: recommendations.rank_vacancy,
    job_kinds.FIND_DOUBLES: doubles.find_doubles,
    job_kinds.REFERRAL_DAY: nightly.referral_day,
    job_kinds.STORE_POVERTY: poverty_imports.store_file,
    job_kinds.REFRESH_BPS: nightly.refresh_bps,
    job_kinds.STORE_MONTH_FILE: month_uploads.store_in_worker,
    job_kinds.SUM_TRAINING: training_needs.sum_training,
    job_kinds.TIDY_JOBS: nightly.tidy_jobs,
    job_kinds.WHY_NOT: outlooks.answer_why_not,
    job_kinds.TRY_POVERTY: poverty_imports.try_file,
}


def start_worker(app: Flask, base_url: str | None = None) -> Consumer:
    """Start the worker in threads of this process and return its consumer (``stop()`` ends it).

    ``base_url`` is the site's own address in messages, where it is not that of the settings.
    """
    _serve(app, base_url)
    consumer = Consumer(queue.huey, workers=1, worker_type="thread", check_worker_health=False, max_delay=1.0)
    consumer._set_signal_handlers = lambda: None
    consumer.start()
    return consumer


def run_worker(app: Flask, threads: int = 1) -> None:
    """Be the worker until the process is told to stop."""
    _serve(app, None)
    Consumer(queue.huey, workers=threads, worker_type="thread", max_delay=1.0).run()


def _serve(app: Flask, base_url: str | None) -> None:
    settings: Settings = app.extensions["jobmatch_settings"]
    address = base_url or settings.base_url
    queue.serve(lambda job_id: work(app, job_id), lambda moment: look_around(app, moment, address, settings.state_dir))
    look_around(app, clock.now(), address, settings.state_dir)


def work(app: Flask, job_id: UUID) -> None:
    """Run one job in a context of its own."""
    with app.app_context(), _pulse(app, job_id):
        state = jobs.run_job(job_id, HANDLERS)
        log.info("job_ran", job_id=str(job_id), state=state and state.value)


def look_around(app: Flask, moment: datetime, base_url: str, state_dir: Path) -> None:
    """Plan what is due and queue again what waits without anybody knowing; once a minute and at the start."""
    with app.app_context():
        nightly.plan_due(moment, base_url, state_dir)
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
