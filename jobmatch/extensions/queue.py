"""The job queue: an SQLite file of its own, or tables in PostgreSQL. It carries ids; the truth stands in ``jobs``."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from huey import PostgresHuey, SqliteHuey
from huey.api import Huey, TaskWrapper

from jobmatch import clock


class JobQueue:
    """Holds the process's queue; opened once by the application factory, served only by the worker."""

    def __init__(self) -> None:
        self._huey: Huey | None = None
        self._run_job: TaskWrapper | None = None
        self._do: Callable[[UUID], None] | None = None
        self._each_minute: Callable[[datetime], None] | None = None

    def open(self, database: str, state_dir: Path) -> None:
        """Take the PostgreSQL of the site where there is one, else a file in the state folder."""
        if database.startswith("postgresql"):
            dsn = database.replace("postgresql+psycopg://", "postgresql://")
            self._huey = PostgresHuey("jobmatch", dsn=dsn, results=False)
        else:
            self._huey = SqliteHuey("jobmatch", filename=str(state_dir / "queue.sqlite3"), results=False, timeout=15)
        self._run_job = self._huey.task(name="run_job")(self._on_job)
        self._huey.periodic_task(lambda _moment: True, name="each_minute")(self._on_minute)

    @property
    def huey(self) -> Huey:
        """Return the queue itself, for the worker."""
        if self._huey is None:
            raise RuntimeError("the queue is closed: the application factory opens it")
        return self._huey

    def send(self, job_id: UUID) -> None:
        """Tell the worker that a job waits; if this is lost, the worker finds the job by itself."""
        if self._run_job is None:
            raise RuntimeError("the queue is closed: the application factory opens it")
        self._run_job(str(job_id))

    def serve(self, do: Callable[[UUID], None], each_minute: Callable[[datetime], None]) -> None:
        """Name what the worker does with a job, and what it looks after every minute."""
        self._do, self._each_minute = do, each_minute

    def _on_job(self, job_id: str) -> None:
        if self._do is not None:
            self._do(UUID(job_id))

    def _on_minute(self) -> None:
        if self._each_minute is not None:
            self._each_minute(clock.now())


queue = JobQueue()
