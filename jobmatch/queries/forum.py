"""Reads of the forum: meetings, their decisions, and the figures to be frozen for one."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.errors import NotFound
from jobmatch.domain.official_sentence import official_sentence
from jobmatch.domain.periods import MONTH_NAMES, Month
from jobmatch.extensions.db import db
from jobmatch.models import ForumDecision, ForumMeeting
from jobmatch.queries import dashboard, official_facts


def list_meetings() -> list[ForumMeeting]:
    """Return the meetings, the newest first."""
    return list(db.session.scalars(sa.select(ForumMeeting).order_by(ForumMeeting.held_on.desc(), ForumMeeting.id).limit(100)))


def get_meeting(meeting_id: UUID) -> ForumMeeting:
    """Return a meeting.

    Raises:
        NotFound: there is none.
    """
    meeting = db.session.get(ForumMeeting, meeting_id)
    if meeting is None:
        raise NotFound
    return meeting


def list_decisions(meeting_id: UUID | None = None) -> list[ForumDecision]:
    """Return the decisions of a meeting, or all that are not done, those due first first."""
    d = ForumDecision
    wanted = d.done_on.is_(None) if meeting_id is None else d.meeting_id == meeting_id
    return list(db.session.scalars(sa.select(d).where(wanted).order_by(d.due_on, d.id).limit(200)))


def get_meeting_of(decision_id: UUID) -> UUID:
    """Return the meeting of a decision.

    Raises:
        NotFound: there is no such decision.
    """
    found = db.session.scalar(sa.select(ForumDecision.meeting_id).where(ForumDecision.id == decision_id))
    if found is None:
        raise NotFound
    return found


def take_snapshot(today: date) -> dict[str, Any]:
    """Return the figures as they stand, in plain words and numbers, to be kept for good."""
    board = dashboard.get_dashboard(today)
    change = board.change
    figures = (
        ("Belum bekerja menurut desa", board.unemployed, "Laporan desa"),
        ("Pencari kerja terdaftar", board.registered, "Buku besar IPK"),
        ("Ditempatkan bulan itu", board.placed, "Buku besar IPK"),
        ("Posisi lowongan terbuka", board.posts, "Buku besar IPK"),
        ("Desa yang melapor", board.reported, f"dari {board.coverage.expected}"),
    )
    return {
        "month": str(board.month),
        "month_words": _words(board.month),
        "taken_on": today.isoformat(),
        "sentence": official_sentence(official_facts.get_official_facts(today)),
        "figures": [[name, trend.now, source] for name, trend, source in figures],
        "before": [trend.before for _, trend, _ in figures],
        "change": [
            [change.in_same_villages, change.same_villages],
            [change.from_newly_reporting, change.newly_reporting],
            [change.lost_with_now_silent, change.now_silent],
        ],
        "months": [_words(each)[:3] for each in board.months],
        "trend": list(board.unemployed.values),
        "reported": list(board.reported.values),
        "sectors": [[name or "Belum diketahui", count] for name, count in board.by_sector[:8]],
        "retention": [[each.days, each.started, each.still] for each in board.retention],
    }


def _words(month: Month) -> str:
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"
