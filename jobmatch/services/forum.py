"""Meetings of the tripartite forum: figures are frozen when a meeting is written down; decisions have an owner and a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.models import ForumDecision, ForumMeeting
from jobmatch.queries import forum
from jobmatch.services import audit

KEEPERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)
NEEDS_AGENDA = N_("Tulis acaranya, satu baris satu pokok.")
NEEDS_OWNER = N_("Tulis siapa yang mengerjakan.")
TOO_EARLY = N_("Tenggatnya sebelum rapatnya.")


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as it is written down."""

    held_on: date
    place: str
    agenda: str
    members: tuple[str, ...]


def plan_meeting(actor: Actor, meeting: NewMeeting) -> UUID:
    """Write a meeting down and freeze the figures that it has before it."""
    _check(actor)
    if not meeting.agenda.strip():
        raise RuleBroken(NEEDS_AGENDA, field="agenda")
    with transaction():
        row = ForumMeeting(
            held_on=meeting.held_on,
            place=meeting.place.strip(),
            agenda=meeting.agenda.strip(),
            members=[member.strip() for member in meeting.members if member.strip()],
            snapshot=forum.take_snapshot(clock.today()),
            created_at=clock.now(),
            created_by=actor.user_id,
        )
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "plan_meeting", "forum_meeting", row.id)
        return row.id


def note_advice(actor: Actor, meeting_id: UUID, advice: str) -> None:
    """Keep the forum's advice to the Bupati, agreed by consensus."""
    _check(actor)
    with transaction():
        forum.get_meeting(meeting_id).advice = advice.strip() or None
        audit.record(actor, "note_advice", "forum_meeting", meeting_id, fields=["advice"])


def decide(actor: Actor, meeting_id: UUID, text: str, owner: str, due_on: date) -> UUID:
    """Keep a decision with who does it and until when."""
    _check(actor)
    with transaction():
        meeting = forum.get_meeting(meeting_id)
        if not owner.strip():
            raise RuleBroken(NEEDS_OWNER, field="owner")
        if due_on < meeting.held_on:
            raise RuleBroken(TOO_EARLY, field="due_on")
        row = ForumDecision(meeting_id=meeting_id, text=text.strip(), owner=owner.strip(), due_on=due_on, recorded_at=clock.now())
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "decide", "forum_decision", row.id)
        return row.id


def finish_decision(actor: Actor, decision_id: UUID, note: str) -> None:
    """Mark a decision as done, once."""
    _check(actor)
    d = ForumDecision
    done = sa.update(d).where(d.id == decision_id, d.done_on.is_(None))
    with transaction():
        if not count_changed(done.values(done_on=clock.today(), done_note=note.strip()[:300] or None)):
            raise NotFound
        audit.record(actor, "finish_decision", "forum_decision", decision_id)


def reopen_decision(actor: Actor, decision_id: UUID) -> None:
    """Take back that a decision was done; it waits again with its old day."""
    _check(actor)
    d = ForumDecision
    with transaction():
        done = sa.update(d).where(d.id == decision_id, d.done_on.is_not(None))
        if not count_changed(done.values(done_on=None, done_note=None)):
            raise NotFound
        audit.record(actor, "reopen_decision", "forum_decision", decision_id)


def _check(actor: Actor) -> None:
    if actor.role not in KEEPERS:
        raise NotAllowed
