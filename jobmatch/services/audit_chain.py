"""Seals audit rows into the hash chain after they were written, so that writers never queue, and checks the chain."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.audit_chain import EMPTY, AuditFacts, Head, Link, check_links, check_written, digest_of, seal
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.trail import forget_trail, read_trail
from jobmatch.models import AuditEvent

BATCH = 2000
PORTION = 500
LATE = timedelta(hours=2)
HEADS_FILE = "audit-heads.jsonl"
ORDER = AuditEvent.chain_position
ROWS = sa.select(*AuditEvent.__table__.columns)
CHAIN_LOCK = 1702_0003


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check of the chain found."""

    head: Head
    sealed_until: datetime | None
    waiting: int
    findings: list[Finding]

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is changed or missing."""
        return not any(finding.priority is Priority.BLOCKS for finding in self.findings)


def chain(most: int = BATCH) -> int:
    """Seal the oldest rows that stand outside the chain; return how many. A second process at once waits its turn."""
    with transaction() as session:
        if session.get_bind().dialect.name == "postgresql":  # SQLite lets in one writer at a time by itself
            session.execute(sa.select(sa.func.pg_advisory_xact_lock(CHAIN_LOCK)))
        head = _find_head()
        rows = db.session.execute(ROWS.where(ORDER.is_(None)).order_by(AuditEvent.sequence).limit(most)).all()
        changes = []
        for row in rows:
            link = seal(head, _facts(row))
            changes.append({"sequence": row.sequence, "chain_position": link.position, "chain_hash": link.hash})
            head = Head(link.position, link.hash)
        if changes:
            db.session.execute(sa.update(AuditEvent), changes)
        return len(changes)


def chain_all() -> int:
    """Seal every row that stands outside the chain, in short transactions; return how many."""
    total = 0
    while sealed := chain():
        total += sealed
    return total


def check(state_dir: Path) -> ChainReport:
    """Walk the whole chain, compare it with the heads noted beside the database, and look for rows nobody sealed."""
    head, findings = check_links(_links(), read_heads(state_dir))
    waiting, oldest = db.session.execute(sa.select(sa.func.count(), sa.func.min(AuditEvent.at)).where(ORDER.is_(None))).one()
    if oldest is not None and oldest < clock.now() - LATE:
        message = N_("%(count)s catatan belum dirantai lebih dari dua jam. Periksa apakah pekerja latar berjalan.")
        findings.append(Finding("audit_waiting", Priority.WARNS, message, None, {"count": waiting}))
    findings += check_written(noted := read_trail(state_dir), _digests(list(noted)))
    sealed_until = db.session.scalar(sa.select(AuditEvent.at).where(AuditEvent.chain_position == head.position))
    return ChainReport(head, sealed_until, waiting, findings)


def forget_written(state_dir: Path) -> None:
    """Drop the notes on rows that stand in the chain, after a check found it whole."""
    sealed = db.session.scalar(sa.select(sa.func.max(AuditEvent.sequence)).where(ORDER.is_not(None)))
    waiting = db.session.scalar(sa.select(sa.func.min(AuditEvent.sequence)).where(ORDER.is_(None)))
    if sealed is not None:
        forget_trail(state_dir, sealed if waiting is None else min(sealed, waiting - 1))


def note_head(state_dir: Path, head: Head) -> None:
    """Write the end of a whole chain down beside the database, where a rewritten chain will be met."""
    if head == EMPTY or read_heads(state_dir).get(head.position) == head.hash:
        return
    line = json.dumps({"at": clock.now().isoformat(timespec="seconds"), "position": head.position, "hash": head.hash})
    with (state_dir / HEADS_FILE).open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def read_heads(state_dir: Path) -> dict[int, str]:
    """Return the hashes noted so far by position; the first note of a position counts."""
    path = state_dir / HEADS_FILE
    if not path.exists():
        return {}
    noted: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        head = json.loads(line)
        noted.setdefault(head["position"], head["hash"])
    return noted


def _digests(numbers: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(numbers), PORTION):
        rows = db.session.execute(ROWS.where(AuditEvent.sequence.in_(numbers[start : start + PORTION]))).all()
        found |= {row.sequence: digest_of(_facts(row)) for row in rows}
    return found


def _find_head() -> Head:
    last = sa.select(AuditEvent.chain_position, AuditEvent.chain_hash).where(ORDER.is_not(None)).order_by(ORDER.desc())
    row = db.session.execute(last.limit(1)).first()
    return EMPTY if row is None else Head(row.chain_position, row.chain_hash)


def _links() -> Iterator[Link]:
    after = 0
    while rows := db.session.execute(ROWS.where(after < ORDER).order_by(ORDER).limit(BATCH)).all():
        for row in rows:
            after = row.chain_position or 0
            yield Link(after, row.chain_hash or "", _facts(row))


def _facts(row: sa.Row[Any]) -> AuditFacts:
    return AuditFacts(
        sequence=row.sequence,
        at=row.at,
        account_id=None if row.account_id is None else str(row.account_id),
        role=row.role,
        action=row.action,
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        fields=tuple(row.fields),
        reason=row.reason,
    )
