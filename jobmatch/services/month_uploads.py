"""Files with village months: kept, checked, shown, stored when somebody says so; small ones at once, large ones in the worker.

Storing is one transaction with the note that it is done: a worker that dies in the middle leaves nothing behind, and the same
job, taken up again, finishes.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.month_sheet import read_month
from jobmatch.documents.table_file import MEGABYTE, MOST_BYTES, SMALL, TOO_LARGE
from jobmatch.domain import job_kinds
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role, UploadState
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.models import MonthUpload
from jobmatch.queries import registry
from jobmatch.queries.accounts import find_actor
from jobmatch.services import audit, jobs
from jobmatch.services.month_files import store_file
from jobmatch.services.month_plans import FilePlan, plan_file

UPLOADERS = (Role.VILLAGE_OFFICER, Role.DISTRICT_SUPERVISOR, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
AT_ONCE = 256 * 1024
"""Up to this size (some thousand rows) a file is checked while its sender waits."""
MOST_CHANGES, MOST_PROBLEMS = 300, 5000
KEEP_UNSTORED, KEEP_STORED = timedelta(days=2), timedelta(days=60)
NOT_CHECKED = N_("Berkas ini belum bisa disimpan. Tunggu sampai selesai diperiksa, atau unggah lagi.")
READING, COMPARING, STORING = N_("Membaca berkas"), N_("Membandingkan dengan yang tercatat"), N_("Menyimpan semuanya sekaligus")
Report = Callable[[int, int | None, str], None]


def keep_upload(actor: Actor, content: bytes, month_id: UUID | None) -> UUID:
    """Keep a file and check it, or let the worker check it; return its id.

    Raises:
        NotFound, NotAllowed: the month is out of reach, or it is not for this role. RuleBroken: it is too large.
    """
    if actor.role not in UPLOADERS or (month_id is None and actor.role is Role.VILLAGE_OFFICER):
        raise NotAllowed
    if len(content) > MOST_BYTES:
        raise RuleBroken(TOO_LARGE, field="file", size=-(-len(content) // MEGABYTE), most=MOST_BYTES // MEGABYTE)
    if month_id is not None:
        registry.get_month(actor, month_id)
    with transaction():
        upload = MonthUpload(village_month_id=month_id, content=content, size=len(content), report={}, added_at=clock.now())
        upload.added_by = actor.user_id
        db.session.add(upload)
        db.session.flush()
        upload_id = upload.id
        audit.record(actor, "upload_month_file", "village_month_upload", upload_id)
        if len(content) > AT_ONCE:
            upload.job_id = _queue(actor, job_kinds.CHECK_MONTH_FILE, upload_id)
    if len(content) <= AT_ONCE:
        check_upload(actor, upload_id)
    return upload_id


def check_upload(actor: Actor, upload_id: UUID, report: Report | None = None) -> None:
    """Say what a file would do and note it; nothing else changes."""
    upload = _get(actor, upload_id)
    month_id, most = upload.village_month_id, SMALL if upload.size <= AT_ONCE else MOST_BYTES
    tell = _teller(report)
    tell(0, None, READING)
    try:
        sheet = read_month(upload.content, most)
        plan = plan_file(actor, sheet, month_id, lambda done, total: tell(done, total, COMPARING))
    except RuleBroken as broken:
        state, found = UploadState.REFUSED, {"refused": broken.message, "facts": dict(broken.facts)}
    else:
        state, found = UploadState.CHECKED, report_of(plan)
    with transaction():
        upload = _get(actor, upload_id)
        upload.state, upload.report = state, found


def start_storing(actor: Actor, upload_id: UUID) -> None:
    """Store a checked file now, or let the worker do it. A file that is stored stays so.

    Raises:
        NotFound: it is somebody else's. RuleBroken: it is not checked, or a cell is refused.
    """
    with transaction():
        upload = _get(actor, upload_id)
        if upload.state in (UploadState.STORED, UploadState.STORING):
            return
        if upload.state is not UploadState.CHECKED or upload.report["problem_count"]:
            raise RuleBroken(NOT_CHECKED)
        is_small = upload.size <= AT_ONCE
        if not is_small:
            upload.state = UploadState.STORING
            upload.job_id = _queue(actor, job_kinds.STORE_MONTH_FILE, upload_id, upload.report["digest"])
    if is_small:
        store_upload(actor, upload_id)


def store_upload(actor: Actor, upload_id: UUID, report: Report | None = None) -> None:
    """Store a file, all or nothing; what has changed since it was shown is shown again instead."""
    upload = _get(actor, upload_id)
    if upload.state is UploadState.STORED:
        return
    tell = _teller(report)
    total = int(upload.report["read"])
    tell(0, total, READING)
    sheet = read_month(upload.content, MOST_BYTES)
    tell(total, total, STORING)
    try:
        with transaction():
            plan = store_file(actor, sheet, upload.village_month_id, upload.report["digest"])
            stored = _get(actor, upload_id)
            stored.state, stored.report, stored.content = UploadState.STORED, report_of(plan), b""
    except RuleBroken as broken:
        check_upload(actor, upload_id)
        with transaction():
            again = _get(actor, upload_id)
            again.report = {**again.report, "again": broken.message}


def check_in_worker(job: jobs.Running) -> dict[str, Any]:
    """Check a large file as the one who sent it."""
    check_upload(_sender(job), UUID(job.payload["upload_id"]), job.report)
    return {}


def store_in_worker(job: jobs.Running) -> dict[str, Any]:
    """Store a large file as the one who sent it."""
    store_upload(_sender(job), UUID(job.payload["upload_id"]), job.report)
    return {}


def forget_uploads(moment: datetime) -> int:
    """Delete files that nobody stored within two days, and notes of stored ones after two months; return how many."""
    upload = MonthUpload
    is_stored = upload.state == UploadState.STORED
    old = sa.or_(
        sa.and_(sa.not_(is_stored), upload.added_at < moment - KEEP_UNSTORED),
        sa.and_(is_stored, upload.added_at < moment - KEEP_STORED),
    )
    with transaction():
        return count_changed(sa.delete(upload).where(old))


def report_of(plan: FilePlan) -> dict[str, Any]:
    """Return what is shown and kept of a plan; the counts are of everything, the lists of the first."""
    return {
        **{name: getattr(plan, name) for name in ("read", "answered", "changed", "new", "same", "blank", "digest")},
        "months": len(plan.month_ids),
        "to_paper": len(plan.to_paper),
        "change_count": len(plan.changes),
        "problem_count": len(plan.problems),
        "changes": [change._asdict() for change in plan.changes[:MOST_CHANGES]],
        "problems": [
            {"row": item.row, "column": item.column, "read": item.read, "problem": item.problem, "facts": dict(item.facts)}
            for item in plan.problems[:MOST_PROBLEMS]
        ],
    }


def _get(actor: Actor, upload_id: UUID) -> MonthUpload:
    upload = db.session.get(MonthUpload, upload_id)
    if upload is None or upload.added_by != actor.user_id:
        raise NotFound
    return upload


def _queue(actor: Actor, kind: str, upload_id: UUID, what: str = "") -> UUID:
    return jobs.enqueue(actor, kind, f"{kind}:{upload_id}:{what[:16]}", {"upload_id": str(upload_id)})


def _sender(job: jobs.Running) -> Actor:
    actor = find_actor(job.actor.user_id) if job.actor.user_id else None
    if actor is None:
        raise NotAllowed
    return actor


def _teller(report: Report | None) -> Report:
    return report or (lambda _done, _total, _text: None)
