"""Help proposed to agencies: proposals, what happened to each, and the monthly packs in which they travelled."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.aid_kinds import Agency, AidKind
from jobmatch.domain.referral_rules import AnswerWay, ReferralState, RefuseReason
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import SealedBytes


class ReferralPack(Base):
    """What one agency was sent in one month, byte by byte; sealed, for it names families."""

    __tablename__ = "referral_packs"
    __table_args__ = (UniqueConstraint("agency", "month", "issue"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    agency: Mapped[Agency] = mapped_column(labelled(Agency))
    month: Mapped[date]
    issue: Mapped[int]
    number: Mapped[str] = mapped_column(String(60), unique=True)
    family_count: Mapped[int]
    due_on: Mapped[date]
    letter: Mapped[bytes] = mapped_column(SealedBytes("referral_packs.letter"), deferred=True)
    sheet: Mapped[bytes] = mapped_column(SealedBytes("referral_packs.sheet"), deferred=True)
    issued_at: Mapped[datetime]
    issued_by: Mapped[uuid.UUID | None]


class Referral(Base):
    """One kind of help for one family (or one person of it), proposed to one leading agency."""

    __tablename__ = "referrals"
    __table_args__ = (
        Index("ix_referrals_agency_state", "agency", "state"),
        Index("ix_referrals_state_due_on", "state", "due_on"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    family_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("families.id"), index=True)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[AidKind] = mapped_column(labelled(AidKind))
    agency: Mapped[Agency] = mapped_column(labelled(Agency))
    why: Mapped[str] = mapped_column(String(300))
    again_reason: Mapped[str | None] = mapped_column(String(200))
    consent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("consents.id"))
    work_consent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("consents.id"))
    state: Mapped[ReferralState] = mapped_column(labelled(ReferralState), default=ReferralState.PROPOSED)
    pack_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("referral_packs.id"), index=True)
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[uuid.UUID | None]
    sent_on: Mapped[date | None]
    due_on: Mapped[date | None]
    agenda_on: Mapped[date | None]
    reason: Mapped[RefuseReason | None] = mapped_column(labelled(RefuseReason))
    note: Mapped[str | None] = mapped_column(Text)
    delivered_on: Mapped[date | None]
    result: Mapped[str | None] = mapped_column(String(300))
    answered_at: Mapped[datetime | None]
    answered_way: Mapped[AnswerWay | None] = mapped_column(labelled(AnswerWay))
    letter_number: Mapped[str | None] = mapped_column(String(80))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class ReferralEvent(Base):
    """One thing that happened to a proposal. Rows are added, never changed."""

    __tablename__ = "referral_events"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    referral_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("referrals.id"), index=True)
    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(30))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    by: Mapped[uuid.UUID | None]
