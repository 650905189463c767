"""The job-seeking profile of a person, with skills and experience in her own words."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import WagePeriod
from jobmatch.extensions.db import Base, labelled, new_id


class Seeker(Base):
    """What a person looks for; the person herself stands in ``people``.

    ``is_listed`` shows her masked to employers; ``restricted_at`` stops every use but what the law asks for.
    """

    __tablename__ = "seekers"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    desired_titles: Mapped[list[str]] = mapped_column(default=list)
    desired_kbji: Mapped[list[str]] = mapped_column(default=list)
    kbji_edition: Mapped[str] = mapped_column(String(4), default="2026")
    wage_min_idr: Mapped[int | None]
    wage_period: Mapped[WagePeriod | None] = mapped_column(labelled(WagePeriod))
    max_distance_km: Mapped[int | None]
    willing_kinds: Mapped[list[str]] = mapped_column(default=list)
    availability: Mapped[list[str]] = mapped_column(default=list)
    licences: Mapped[list[str]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    accommodations: Mapped[list[str]] = mapped_column(default=list)
    about: Mapped[str | None] = mapped_column(Text)
    desired_districts: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    is_listed: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    is_contact_open: Mapped[bool] = mapped_column(default=False)
    contact_km: Mapped[int | None]
    steps_done: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    guardian_name: Mapped[str | None] = mapped_column(String(120))
    guardian_phone: Mapped[str | None] = mapped_column(String(20))
    guardian_confirmed_at: Mapped[datetime | None]
    guardian_confirmed_by: Mapped[uuid.UUID | None]
    restricted_at: Mapped[datetime | None]
    national_number: Mapped[str | None] = mapped_column(String(40))
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[uuid.UUID | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class SeekerSkill(Base):
    """A skill as typed, with the vocabulary's id where it was understood."""

    __tablename__ = "seeker_skills"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("seekers.person_id"), index=True)
    text: Mapped[str] = mapped_column(String(120))
    skill_id: Mapped[str | None] = mapped_column(String(80))
    level: Mapped[int | None]
    years: Mapped[float | None]


class SeekerExperience(Base):
    """A job done before, PKL and Prakerin included."""

    __tablename__ = "seeker_experiences"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("seekers.person_id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    kbji: Mapped[str | None] = mapped_column(String(4))
    months: Mapped[int | None]
    is_internship: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(String(200))
