"""Businesses that offer work, and the accounts that act for them."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base, new_id


class Employer(Base):
    """A business or a private person who employs. Verified by staff before anything is public."""

    __tablename__ = "employers"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120))
    name_key: Mapped[str] = mapped_column(String(120), index=True)
    kind: Mapped[str] = mapped_column(String(30), default="micro")
    receiver: Mapped[str] = mapped_column(String(20), default="private")
    nib: Mapped[str | None] = mapped_column(String(13))
    kbli: Mapped[str | None] = mapped_column(String(5))
    kbli_edition: Mapped[str | None] = mapped_column(String(4))
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"), index=True)
    address: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(20))
    contact_name: Mapped[str | None] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(120))
    about: Mapped[str | None] = mapped_column(Text)
    national_number: Mapped[str | None] = mapped_column(String(40))
    origin: Mapped[str] = mapped_column(String(20), default="office", index=True)
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[uuid.UUID | None]
    rechecked_at: Mapped[datetime | None]
    blocked_at: Mapped[datetime | None]
    blocked_reason: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class EmployerMember(Base):
    """An account acting for an employer until it is removed."""

    __tablename__ = "employer_members"
    __table_args__ = (Index("ix_employer_members_account", "account_id", "removed_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    employer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("employers.id"), index=True)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accounts.id"))
    member_role: Mapped[str] = mapped_column(String(20), default="owner")
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class EmployerReport(Base):
    """The one link of a month with everything open at an employer; answering it is the report of filling."""

    __tablename__ = "employer_reports"
    __table_args__ = (UniqueConstraint("employer_id", "month"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    employer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("employers.id"))
    month: Mapped[date]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[uuid.UUID | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    national_number: Mapped[str | None] = mapped_column(String(40))
    national_at: Mapped[datetime | None]
