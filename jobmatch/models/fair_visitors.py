"""Who registered for a fair, who came, and what came out at the booths."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import BoothResult, RegistrationState, VisitKind
from jobmatch.extensions.db import Base, labelled, new_id


class FairRegistration(Base):
    """A ticket: random code, session and queue number; with a person's record, or a guest's few fields."""

    __tablename__ = "fair_registrations"
    __table_args__ = (
        UniqueConstraint("fair_id", "person_id"),
        Index("ix_fair_registrations_session_queue", "session_id", "queue_number"),
        Index("ix_fair_registrations_guest", "fair_id", "guest_phone"),
        Index("ix_fair_registrations_changed", "fair_id", "changed_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"))
    session_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fair_sessions.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    guest_name: Mapped[str | None] = mapped_column(String(120))
    guest_phone: Mapped[str | None] = mapped_column(String(20))
    guest_village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"))
    code: Mapped[str] = mapped_column(String(24), unique=True)
    queue_number: Mapped[int]
    state: Mapped[RegistrationState] = mapped_column(labelled(RegistrationState), default=RegistrationState.REGISTERED)
    needs: Mapped[list[str]] = mapped_column(default=list)
    channel: Mapped[str] = mapped_column(String(20), default="online")
    form_id: Mapped[str | None] = mapped_column(String(40), unique=True)
    registered_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    offer_until: Mapped[datetime | None]


class FairVisit(Base):
    """A scan at a gate or booth. ``seen_at`` is what the guard's device says, ``received_at`` what the server knows.

    ``result`` is the booth's word, ``seeker_says`` her own of being hired there; None is "nothing said", never "no".
    """

    __tablename__ = "fair_visits"
    __table_args__ = (
        UniqueConstraint("registration_id", "place_key"),
        UniqueConstraint("client_id"),
        Index("ix_fair_visits_booth", "booth_id", "received_at"),
        Index("ix_fair_visits_received", "fair_id", "received_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    fair_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fairs.id"), index=True)
    registration_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("fair_registrations.id"))
    kind: Mapped[VisitKind] = mapped_column(labelled(VisitKind))
    place_key: Mapped[str] = mapped_column(String(40))
    booth_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fair_booths.id"))
    vacancy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("vacancies.id"))
    client_id: Mapped[str] = mapped_column(String(40))
    device: Mapped[str | None] = mapped_column(String(40))
    seen_at: Mapped[datetime]
    received_at: Mapped[datetime]
    result: Mapped[BoothResult | None] = mapped_column(labelled(BoothResult))
    result_facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    result_at: Mapped[datetime | None]
    recorded_by: Mapped[uuid.UUID | None]
    seeker_says: Mapped[bool | None]
    seeker_answered_at: Mapped[datetime | None]
