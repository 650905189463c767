"""The tripartite forum: meetings with the figures they had before them, and what was decided."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base, new_id


class ForumMeeting(Base):
    """A meeting; ``snapshot`` are the figures as they were frozen for it, ``members`` who belongs to the forum on the day."""

    __tablename__ = "forum_meetings"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    held_on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(160))
    agenda: Mapped[str] = mapped_column(Text)
    members: Mapped[list[Any]]
    snapshot: Mapped[dict[str, Any]]
    advice: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    created_by: Mapped[uuid.UUID | None]


class ForumDecision(Base):
    """One decision of a meeting: who does it, until when, and when it was done."""

    __tablename__ = "forum_decisions"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("forum_meetings.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(120))
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    done_note: Mapped[str | None] = mapped_column(String(300))
    recorded_at: Mapped[datetime]
