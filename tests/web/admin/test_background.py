"""The page of background jobs: what runs, what needs a person, what was done."""

from datetime import timedelta

import pytest

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState, Role
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Job
from jobmatch.services import jobs

pytestmark = pytest.mark.usefixtures("db_session")


@pytest.fixture
def admin(client_as):
    return client_as(Role.ADMIN)


def add_job(state, **values):
    with transaction():
        job = Job(kind="rank_all", key=f"added:{state.value}", state=state, **{"created_at": clock.now(), **values})
        db.session.add(job)
        db.session.flush()
        return job.id


def test_an_idle_worker_is_said_in_words_and_the_page_rests(admin):
    text = admin.get("/pekerjaan-latar").text
    assert "Tidak ada yang menunggu" in text
    assert "data-refresh" not in text


def test_progress_is_shown_and_the_page_looks_again(admin):
    add_job(JobState.RUNNING, done_count=12, total_count=34, progress_text="Kasir toko", heartbeat_at=clock.now())
    text = admin.get("/pekerjaan-latar").text
    assert "12 dari 34" in text
    assert "Menyegarkan semua kecocokan" in text
    assert 'data-refresh="3"' in text


def test_a_failed_job_is_on_the_home_and_can_be_tried_again(admin):
    job_id = add_job(JobState.FAILED, error="builtins.ValueError", attempts=3)
    assert "1 pekerjaan latar perlu bantuan petugas" in admin.get("/").text
    assert "builtins.ValueError" in admin.get("/pekerjaan-latar").text
    answer = admin.post(f"/pekerjaan-latar/{job_id}/coba-lagi", follow_redirects=True)
    assert "menunggu dijalankan lagi" in answer.text
    assert db.session.get_one(Job, job_id, populate_existing=True).state is JobState.WAITING


def test_a_worker_that_stopped_is_noticed(admin):
    add_job(JobState.WAITING, created_at=clock.now() - timedelta(minutes=6))
    assert "Pekerja latar tampak berhenti" in admin.get("/pekerjaan-latar").text


def test_what_was_done_today_is_counted_by_kind(admin):
    for number in range(3):
        job_id = jobs.enqueue(Actor.system(), "rank_all", f"done:{number}", {})
        jobs.run_job(job_id, {"rank_all": lambda _: {}})
    add_job(JobState.DONE, finished_at=clock.now() - timedelta(days=3))
    row = admin.get("/pekerjaan-latar").text.split("<tbody>")[1]
    assert "Menyegarkan semua kecocokan" in row
    assert ">3<" in row
