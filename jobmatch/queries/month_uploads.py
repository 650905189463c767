"""Reads of a file with village months: what was found in it, and how far the worker is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState, UploadState
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Job, MonthUpload


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as its sender sees it."""

    id: UUID
    month_id: UUID | None
    state: UploadState
    report: dict[str, Any]
    added_at: datetime
    job_state: JobState | None
    done: int | None
    total: int | None
    doing: str | None

    @property
    def is_moving(self) -> bool:
        """Tell whether the worker has it in hand or will."""
        return self.state in (UploadState.WAITING, UploadState.STORING) and self.job_state is not JobState.FAILED

    @property
    def can_store(self) -> bool:
        """Tell whether it was found good and would do something."""
        found = self.report
        return self.state is UploadState.CHECKED and not found["problem_count"] and bool(found["change_count"])


def get_upload(actor: Actor, upload_id: UUID) -> Upload:
    """Return a file that this actor sent.

    Raises:
        NotFound: there is none, or somebody else sent it.
    """
    upload, job = MonthUpload, Job
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            upload.id,
            upload.village_month_id,
            upload.state,
            upload.report,
            upload.added_at,
            job.state,
            job.done_count,
            job.total_count,
            job.progress_text,
        )
        .outerjoin(job, job.id == upload.job_id)
        .where(upload.id == upload_id, upload.added_by == actor.user_id)
    )
    row = db.session.execute(statement).first() if actor.user_id else None
    if row is None:
        raise NotFound
    return Upload(*row)
