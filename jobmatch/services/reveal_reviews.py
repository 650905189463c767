"""What the section head found when asking why a number was opened."""

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ReviewVerdict, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AuditEvent, RevealReview
from jobmatch.queries.reveals import REVEALS
from jobmatch.services import audit

NEEDS_NOTE = N_("Tulis apa yang perlu ditindaklanjuti.")
OWN = N_("Yang Anda buka sendiri diperiksa kepala dinas, bukan Anda.")


def review_reveal(actor: Actor, sequence: int, verdict: ReviewVerdict, note: str) -> None:
    """Keep what was found about one opening; a second look replaces the first.

    Raises:
        NotAllowed, NotFound: not the section head, or no such opening. RuleBroken: a follow-up without a note, or one's own.
    """
    if actor.role not in (Role.SECTION_HEAD, Role.OFFICE_HEAD):
        raise NotAllowed
    if verdict is ReviewVerdict.FOLLOW_UP and not note.strip():
        raise RuleBroken(NEEDS_NOTE, field="note")
    with transaction():
        opened_by = db.session.execute(
            sa.select(AuditEvent.account_id).where(AuditEvent.sequence == sequence, AuditEvent.action.in_(REVEALS))
        ).first()
        if opened_by is None:
            raise NotFound
        if opened_by.account_id == actor.user_id:
            raise RuleBroken(OWN)
        review = RevealReview(sequence=sequence, verdict=verdict, note=note.strip(), reviewed_at=clock.now())
        review.reviewed_by = actor.user_id
        db.session.merge(review)
        audit.record(actor, "review_reveal", "audit_event", sequence, fields=["verdict"])
