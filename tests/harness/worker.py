"""The worker's part in a test: does what was queued, here and now."""

from jobmatch import worker
from jobmatch.domain.enums import JobState
from jobmatch.services import jobs


def finish_jobs() -> int:
    """Run every job that waits, as the worker would, and return how many; a job that fails is an error of the test."""
    waiting = jobs.list_left_behind()
    for job_id in waiting:
        state = jobs.run_job(job_id, worker.HANDLERS)
        assert state is JobState.DONE, f"a job ended as {state}"
    return len(waiting)
