"""What an installation's health is told from: queue, messages, backup, clock, keys; and whether it answers at all."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from jobmatch import clock
from jobmatch.domain.enums import JobState, MessageState
from jobmatch.domain.job_kinds import CHAIN_AUDIT
from jobmatch.domain.site_rules import SiteFacts
from jobmatch.extensions.db import db
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import AuditEvent, Job, OutboxMessage, Person, SiteFact

BACKUP = "backup"


def is_alive() -> bool:
    """Tell whether the database answers and has its tables."""
    try:
        db.session.execute(sa.select(SiteFact.name).limit(1))
    except sa.exc.SQLAlchemyError:
        db.session.remove()
        return False
    return True


def measure(state_dir: Path, *, has_backup_key: bool, is_settings_private: bool) -> SiteFacts:
    """Measure everything that the rules judge."""
    disk, moment = shutil.disk_usage(state_dir), clock.now()
    backup_at, is_away = _backup()
    opens, finds = _number_keys()
    return SiteFacts(
        now=moment,
        free_bytes=disk.free,
        total_bytes=disk.total,
        database_now=_database_now(),
        newest_entry=db.session.scalar(sa.select(sa.func.max(AuditEvent.at))),
        waiting_since=_first(Job.created_at, Job.state == JobState.WAITING),
        failed_jobs=_count(Job.state == JobState.FAILED),
        worker_seen=db.session.scalar(sa.select(sa.func.max(Job.finished_at)).where(Job.kind == CHAIN_AUDIT)),
        messages_since=_first(OutboxMessage.created_at, OutboxMessage.state == MessageState.WAITING),
        failed_messages=_count(OutboxMessage.state == MessageState.FAILED),
        backup_at=backup_at,
        backup_is_away=is_away,
        has_backup_key=has_backup_key,
        opens_numbers=opens,
        finds_numbers=finds,
        is_settings_private=is_settings_private,
    )


def gauges() -> dict[str, float]:
    """Return what the queue looks like in numbers, by the name of each gauge."""
    moment = clock.now()
    waiting, backup_at = _first(Job.created_at, Job.state == JobState.WAITING), _backup()[0]
    never = timedelta(days=999)
    return {
        "jobmatch_jobs_waiting": _count(Job.state == JobState.WAITING),
        "jobmatch_jobs_failed": _count(Job.state == JobState.FAILED),
        "jobmatch_oldest_job_seconds": 0 if waiting is None else (moment - waiting).total_seconds(),
        "jobmatch_messages_waiting": _count(OutboxMessage.state == MessageState.WAITING),
        "jobmatch_messages_failed": _count(OutboxMessage.state == MessageState.FAILED),
        "jobmatch_audit_unsealed": _count(AuditEvent.chain_position.is_(None)),
        "jobmatch_backup_age_seconds": (never if backup_at is None else moment - backup_at).total_seconds(),
    }


def _count(condition: sa.ColumnElement[bool]) -> int:
    return db.session.scalar(sa.select(sa.func.count()).where(condition)) or 0


def _first(column: sa.orm.attributes.InstrumentedAttribute[datetime], condition: sa.ColumnElement[bool]) -> datetime | None:
    return db.session.scalar(sa.select(sa.func.min(column)).where(condition))


def _backup() -> tuple[datetime | None, bool | None]:
    fact = db.session.scalar(sa.select(SiteFact.value).where(SiteFact.name == BACKUP))
    return (None, None) if fact is None else (datetime.fromisoformat(fact["at"]), fact["is_away"])


def _database_now() -> datetime:
    if db.engine.dialect.name != "postgresql":
        return clock.now()
    found: datetime = db.session.execute(sa.text("SELECT clock_timestamp()")).scalar_one()
    return found.astimezone(UTC)


def _number_keys() -> tuple[bool | None, bool | None]:
    """Try the keys on the newest number; None when no number is stored."""
    try:
        newest = sa.select(Person.nik, Person.nik_index).where(Person.nik_index.is_not(None)).order_by(Person.id.desc()).limit(1)
        found = db.session.execute(newest).first()
    except InvalidTag:
        return False, None
    return (None, None) if found is None or found.nik is None else (True, nik_index(found.nik) == found.nik_index)
