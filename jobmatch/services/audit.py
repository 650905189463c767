"""Writes audit rows in the transaction of the act they record. Ids and field names only, never values."""

from collections.abc import Iterable
from typing import Any

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AuditEvent


def record(
    actor: Actor, action: str, subject_type: str, subject_id: Any, *, fields: Iterable[str] = (), reason: str | None = None
) -> None:
    """Add an audit row to the running transaction."""
    db.session.add(
        AuditEvent(
            at=clock.now(),
            account_id=actor.user_id,
            role=actor.role.value,
            action=action,
            subject_type=subject_type,
            subject_id=str(subject_id),
            fields=sorted(fields),
            reason=reason,
        )
    )


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
