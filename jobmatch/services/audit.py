"""Writes audit rows in the transaction of the act they record. Ids and field names only, never values."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.audit_chain import AuditFacts, digest_of
from jobmatch.extensions.db import after_commit, db, transaction
from jobmatch.extensions.trail import trail
from jobmatch.models import AuditEvent


def record(
    actor: Actor, action: str, subject_type: str, subject_id: Any, *, fields: Iterable[str] = (), reason: str | None = None
) -> None:
    """Add an audit row to the running transaction; once it is committed, its number is noted beside the database."""
    facts = AuditFacts(
        sequence=0,
        at=clock.now(),
        account_id=None if actor.user_id is None else str(actor.user_id),
        role=actor.role.value,
        action=action,
        subject_type=subject_type,
        subject_id=str(subject_id),
        fields=tuple(sorted(fields)),
        reason=reason,
    )
    row = AuditEvent(
        at=facts.at,
        account_id=actor.user_id,
        role=facts.role,
        action=action,
        subject_type=subject_type,
        subject_id=facts.subject_id,
        fields=list(facts.fields),
        reason=reason,
    )
    db.session.add(row)
    after_commit(lambda: _note(row, facts))


def _note(row: AuditEvent, facts: AuditFacts) -> None:
    identity = sa.inspect(row).identity
    if identity is not None:  # a savepoint that was undone took the row with it
        trail.note(identity[0], digest_of(replace(facts, sequence=identity[0])))


def record_read(
    actor: Actor, subject_type: str, subject_id: Any, *, fields: Iterable[str] = (), reason: str | None = None
) -> None:
    """Record that somebody saw personal data, in a transaction of its own."""
    record_act(actor, "read", subject_type, subject_id, fields=fields, reason=reason)


def record_act(
    actor: Actor, action: str, subject_type: str, subject_id: Any, *, fields: Iterable[str] = (), reason: str | None = None
) -> None:
    """Record an act that changes nothing, in a transaction of its own."""
    with transaction():
        record(actor, action, subject_type, subject_id, fields=fields, reason=reason)
