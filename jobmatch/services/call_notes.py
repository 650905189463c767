"""What an officer's telephone call about a vacancy brought: a yes becomes a referral, anything else is kept."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import CallResult, InvitationState
from jobmatch.domain.errors import NotAllowed
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import CandidateInvitation
from jobmatch.queries.call_list import CALLERS
from jobmatch.queries.vacancies import get_own
from jobmatch.services import applications, audit


def note_call(actor: Actor, vacancy_id: UUID, person_id: UUID, result: CallResult, link: str = "") -> None:
    """Keep the result of a call; ``wants`` sends the application at once, as the person said on the telephone."""
    if actor.role not in CALLERS:
        raise NotAllowed()
    with transaction():
        get_own(actor, vacancy_id)
        row = _row(vacancy_id, person_id)
        row.called_at, row.called_by, row.call_result = clock.now(), actor.user_id, result
        if result is CallResult.WANTS:
            applications.refer(actor, vacancy_id, person_id, link=link)
            row.state, row.answered_at = InvitationState.ACCEPTED, clock.now()
        elif result in (CallResult.DECLINES, CallResult.HAS_WORK):
            row.state, row.answered_at = InvitationState.DECLINED, clock.now()
        db.session.flush()
        audit.record(actor, "note_call", "candidate_invitation", row.id, fields=["call_result"])


def record_shown(actor: Actor, person_ids: Sequence[UUID]) -> None:
    """Keep in the read log whose name and number an officer was shown."""
    with transaction():
        for person_id in person_ids:
            audit.record(actor, "read", "person", person_id, fields=["full_name", "phone"], reason="call_list")


def _row(vacancy_id: UUID, person_id: UUID) -> CandidateInvitation:
    one_at_a_time("candidate", f"{vacancy_id}:{person_id}")
    found = db.session.scalar(
        sa.select(CandidateInvitation).where(
            CandidateInvitation.vacancy_id == vacancy_id, CandidateInvitation.person_id == person_id
        )
    )
    if found is None:
        found = CandidateInvitation(vacancy_id=vacancy_id, person_id=person_id, state=InvitationState.NOTED, noted_at=clock.now())
        db.session.add(found)
        db.session.flush()
    return found
