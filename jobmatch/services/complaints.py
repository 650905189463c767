"""Complaints about employers and their messages: anybody who was written to may make one; staff look and may cut off at once."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.complaint_reasons import ComplaintReason
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import CandidateInvitation, Complaint, Vacancy
from jobmatch.queries.vacancies import get_public
from jobmatch.services import audit, candidates, employers, signed_links
from jobmatch.services.seekers import DESK

NEEDS_OUTCOME = N_("Tulis hasil pemeriksaannya; orangnya membaca ini.")


def complain(actor: Actor, vacancy_id: UUID, reason: ComplaintReason, words: str) -> UUID:
    """Complain about the employer of a vacancy as oneself; while one is open, a second is added to it by nobody."""
    if actor.person_id is None:
        raise NotFound
    get_public(vacancy_id)
    return _add(actor, actor.person_id, vacancy_id, reason, words)


def complain_by_link(token: str, reason: ComplaintReason, words: str) -> UUID:
    """Complain about an invitation by its personal link; whoever holds the message may."""
    target = signed_links.open_link(token, candidates.LINK)
    row = db.session.get_one(CandidateInvitation, UUID(target.subject_id))
    return _add(Actor.system(), row.person_id, row.vacancy_id, reason, words)


def close_complaint(actor: Actor, complaint_id: UUID, outcome: str, *, cuts_off: bool) -> None:
    """Say what came of a complaint; with ``cuts_off`` the employer is closed in the same moment.

    Raises:
        RuleBroken: nothing is said of the outcome.
    """
    if actor.role not in DESK:
        raise NotAllowed
    if not outcome.strip():
        raise RuleBroken(NEEDS_OUTCOME, field="outcome")
    with transaction():
        complaint = db.session.get(Complaint, complaint_id)
        if complaint is None:
            raise NotFound
        if cuts_off and complaint.employer_id is not None:
            employers.block_employer(actor, complaint.employer_id, outcome)
        complaint.done_at, complaint.done_by, complaint.outcome = clock.now(), actor.user_id, outcome.strip()[:200]
        audit.record(actor, "close_complaint", "complaint", complaint_id)


def _add(actor: Actor, person_id: UUID, vacancy_id: UUID, reason: ComplaintReason, words: str) -> UUID:
    with transaction():
        one_at_a_time("complaint", f"{person_id}:{vacancy_id}")
        vacancy = db.session.get_one(Vacancy, vacancy_id)
        known = sa.select(Complaint.id).where(
            Complaint.person_id == person_id, Complaint.employer_id == vacancy.employer_id, Complaint.done_at.is_(None)
        )
        if (open_id := db.session.scalar(known)) is not None:
            return open_id
        complaint = Complaint(
            person_id=person_id,
            employer_id=vacancy.employer_id,
            about=vacancy.title,
            reason=reason.value,
            words=words.strip()[:1000],
            made_at=clock.now(),
        )
        db.session.add(complaint)
        db.session.flush()
        audit.record(actor, "complain", "complaint", complaint.id, reason=reason.value)
        return complaint.id
