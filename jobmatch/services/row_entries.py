"""Keeps answers as they were given, so that those of several devices can be brought together."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown
from jobmatch.extensions.db import db, new_id
from jobmatch.models import MonthEntry, VillageMonthRow
from jobmatch.queries.month_entries import standing_by_row


def note_answers(actor: Actor, month_id: UUID, rows: Iterable[VillageMonthRow]) -> None:
    """Keep what a page has just stored in rows: given in sight of all that stood, so it replaces it."""
    changed = [row for row in rows if row.how_known is not None]
    standing = standing_by_row(month_id, [row.id for row in changed]) if changed else {}
    for row in changed:
        entry = entry_of(actor, month_id, row.id, new_id(), sorted(standing[row.id].ids) if row.id in standing else [])
        entry.answer, entry.other, entry.how_known = row.answer, row.other, row.how_known or HowKnown.NOT_ASKED
        entry.job = str(row.answers.get("job", ""))
        db.session.add(entry)


def entry_of(
    actor: Actor, month_id: UUID, row_id: UUID, entry_id: UUID, after: list[str], said_at: datetime | None = None
) -> MonthEntry:
    """Return a new entry without its answer."""
    return MonthEntry(
        id=entry_id,
        village_month_id=month_id,
        row_id=row_id,
        after=after,
        job="",
        device="",
        said_at=said_at,
        said_by=actor.user_id,
        received_at=clock.now(),
    )
