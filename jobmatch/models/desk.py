"""Days with hundreds at the desk: numbered slips with a time, photos and papers of people, and complaints about employers."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.desk_days import SlipState
from jobmatch.domain.person_papers import PaperKind
from jobmatch.extensions.db import Base, labelled, new_id


class DeskDay(Base):
    """A busy day: from when, how many desks, and how many minutes are planned for each person."""

    __tablename__ = "desk_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    opens_at: Mapped[datetime]
    desk_count: Mapped[int]
    seconds_each: Mapped[int]
    last_number: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]
    opened_by: Mapped[uuid.UUID | None]


class DeskSlip(Base):
    """One number of a busy day with its time; ``code`` opens its page and says nothing about the person."""

    __tablename__ = "desk_slips"
    __table_args__ = (UniqueConstraint("day", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    day: Mapped[date] = mapped_column(ForeignKey("desk_days.day"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(24), unique=True)
    slot_at: Mapped[datetime]
    state: Mapped[SlipState] = mapped_column(labelled(SlipState), default=SlipState.WAITING)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    taken_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    called_by: Mapped[uuid.UUID | None]
    done_at: Mapped[datetime | None]


class PersonPaper(Base):
    """A photo or a paper of a person, checked by its content; pictures are ours, re-encoded."""

    __tablename__ = "person_papers"
    __table_args__ = (UniqueConstraint("person_id", "sha256"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[PaperKind] = mapped_column(labelled(PaperKind))
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]
    added_by: Mapped[uuid.UUID | None]


class Complaint(Base):
    """Somebody says that an employer or a message is not right; staff look, and may cut the employer off at once."""

    __tablename__ = "complaints"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    employer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("employers.id"))
    about: Mapped[str] = mapped_column(String(160))
    reason: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[uuid.UUID | None]
    outcome: Mapped[str | None] = mapped_column(String(200))
