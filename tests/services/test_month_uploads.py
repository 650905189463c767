"""A large file in the worker: killed in the middle it leaves nothing behind, taken up again it finishes, and only once."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from jobmatch import clock
from jobmatch.documents.marks import Mark
from jobmatch.domain.enums import JobState, Role, RowAnswer, UploadState
from jobmatch.extensions.db import db
from jobmatch.models import MonthEntry, MonthUpload
from jobmatch.queries.accounts import find_actor
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services import jobs, month_files, month_uploads
from jobmatch.worker import HANDLERS
from tests.factories.accounts import account_for
from tests.factories.villages import VILLAGE, opened_month, people_of
from tests.harness.worker import finish_jobs

# The worker as it is, but that it stands still with half of the file written, so that it can be killed there.
DIES_IN_THE_MIDDLE = """
import sys, uuid
import sqlalchemy as sa
from jobmatch.app import create_app
from jobmatch.services import jobs
from jobmatch.worker import HANDLERS

def hold(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO village_month_entries"):
        print("holding", flush=True)
        sys.stdin.read()

sa.event.listen(sa.Engine, "after_cursor_execute", hold)
app = create_app()
with app.app_context():
    jobs.run_job(uuid.UUID(sys.argv[1]), HANDLERS)
"""


def kill_in_the_middle(app: Flask, job_id: UUID, state: Path) -> None:
    settings = app.extensions["jobmatch_settings"]
    environment = dict(os.environ, DATABASE_URL=settings.database, JOBMATCH_STATE_DIR=str(state))
    for name in ("secret_key", "nik_key", "index_key"):
        environment[f"JOBMATCH_{name.upper()}"] = getattr(settings, name).get_secret_value()
    command = [sys.executable, "-c", DIES_IN_THE_MIDDLE, str(job_id)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "holding\n"
        os.kill(worker.pid, signal.SIGKILL)


def answers(month_id: UUID) -> list[RowAnswer | None]:
    db.session.expire_all()
    return [row.answer for row in list_month_rows(month_id)]


@pytest.mark.slow
def test_killed_worker_leaves_nothing_half_and_a_rerun_finishes(committed_app: Flask, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(month_uploads, "AT_ONCE", 100)
    with committed_app.app_context():
        people_of(VILLAGE, 40)
        month_id = opened_month()
        actor = find_actor(account_for(Role.VILLAGE_OFFICER, village_code=VILLAGE)[0])
        book = openpyxl.load_workbook(io.BytesIO(month_files.make_month_file(actor, month_id, Mark(is_made_up=False))[1]))
        for row in range(3, 43):
            book["Daftar"].cell(row, 5, "Sudah bekerja")
            book["Daftar"].cell(row, 6, "Bertemu orangnya")
        buffer = io.BytesIO()
        book.save(buffer)
        upload_id = month_uploads.keep_upload(actor, buffer.getvalue(), month_id)
        finish_jobs()
        month_uploads.start_storing(actor, upload_id)
        job_id = db.session.get_one(MonthUpload, upload_id).job_id
        db.session.commit()
        kill_in_the_middle(committed_app, job_id, tmp_path / "other")
        assert answers(month_id) == [None] * 40
        assert db.session.get_one(MonthUpload, upload_id).state is UploadState.STORING
        with time_machine.travel(clock.now() + jobs.STALE_AFTER * 2, tick=False):
            assert jobs.list_left_behind() == [job_id]
            assert jobs.run_job(job_id, HANDLERS) is JobState.DONE
        assert answers(month_id) == [RowAnswer.NOW_WORKING] * 40
        assert db.session.scalar(sa.select(sa.func.count()).select_from(MonthEntry)) == 40
        month_uploads.start_storing(actor, upload_id)
        assert db.session.get_one(MonthUpload, upload_id).state is UploadState.STORED
