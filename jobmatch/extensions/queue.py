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
        self._place: tuple[str, Path] | None = None
        self._huey: Huey | None = None
        self._run_job: TaskWrapper | None = None
        self._do: Callable[[UUID], None] | None = None
        self._each_minute: Callable[[datetime], None] | None = None

    def open(self, database: str, state_dir: Path) -> None:
        """Name the queue's place: the site's PostgreSQL, else a file in the state folder; it is opened at first use."""
        self.close()
        self._place = (database, state_dir)

    def close(self) -> None:
        """Let go of the queue's connection in this thread."""
        if self._huey is not None:
            self._huey.storage.close()
        self._huey = None

    @property
    def huey(self) -> Huey:
        """Return the queue itself, for the worker."""
        if self._huey is None:
            self._huey = self._opened()
        return self._huey

    def send(self, job_id: UUID) -> None:
        """Tell the worker that a job waits; if this is lost, the worker finds the job by itself."""
        self.huey.enqueue(self._task().s(str(job_id)))

    def forget(self) -> None:
        """Throw away the ids that wait; the worker finds what still has to be done in ``jobs``."""
        self.huey.flush()

    def _task(self) -> TaskWrapper:
        if self._run_job is None:
            raise RuntimeError("the queue is closed: the application factory opens it")
        return self._run_job

    def _opened(self) -> Huey:
        if self._place is None:
            raise RuntimeError("the queue is closed: the application factory opens it")
        database, state_dir = self._place
        if database.startswith("postgresql"):
            dsn = database.replace("postgresql+psycopg://", "postgresql://")
            opened = PostgresHuey("jobmatch", dsn=dsn, results=False)
        else:
            opened = SqliteHuey("jobmatch", filename=str(state_dir / "queue.sqlite3"), results=False, timeout=15)
        self._run_job = opened.task(name="run_job")(self._on_job)
        opened.periodic_task(lambda _moment: True, name="each_minute")(self._on_minute)
        return opened

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
