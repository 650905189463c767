"""Vacancies (counted in posts), applications to them, and what the engine recommended."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import ApplicationState, EmploymentKind, PlacementKind, VacancyOrigin, VacancyState, WagePeriod
from jobmatch.extensions.db import Base, labelled, new_id


class Vacancy(Base):
    """An offer of ``posts`` posts. Imported adverts (``origin``) stay out of ledger, statistics and public lists."""

    __tablename__ = "vacancies"
    __table_args__ = (
        UniqueConstraint("source_name", "source_key"),
        Index("ix_vacancies_state_expires", "state", "origin", "expires_on"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    employer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("employers.id"), index=True)
    origin: Mapped[VacancyOrigin] = mapped_column(labelled(VacancyOrigin), default=VacancyOrigin.OFFICE)
    source_name: Mapped[str | None] = mapped_column(String(60))
    source_key: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[VacancyState] = mapped_column(labelled(VacancyState), default=VacancyState.DRAFT)
    title: Mapped[str] = mapped_column(String(160))
    kbji: Mapped[str | None] = mapped_column(String(4))
    kbji_edition: Mapped[str] = mapped_column(String(4), default="2026")
    description: Mapped[str] = mapped_column(Text, default="")
    posts: Mapped[int] = mapped_column(default=1)
    employment_kind: Mapped[EmploymentKind | None] = mapped_column(labelled(EmploymentKind))
    placement_kind: Mapped[PlacementKind] = mapped_column(labelled(PlacementKind), default=PlacementKind.LOCAL)
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"), index=True)
    place_text: Mapped[str | None] = mapped_column(String(160))
    wage_min_idr: Mapped[int | None]
    wage_max_idr: Mapped[int | None]
    wage_period: Mapped[WagePeriod | None] = mapped_column(labelled(WagePeriod))
    hours_text: Mapped[str | None] = mapped_column(String(160))
    availability: Mapped[list[str]] = mapped_column(default=list)
    conditions: Mapped[str | None] = mapped_column(Text)
    required_skills: Mapped[list[str]] = mapped_column(default=list)
    welcome_skills: Mapped[list[str]] = mapped_column(default=list)
    licences: Mapped[list[str]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    majors: Mapped[list[str]] = mapped_column(default=list)
    min_education: Mapped[str | None] = mapped_column(String(20))
    is_education_justified: Mapped[bool] = mapped_column(default=False)
    experience_months: Mapped[int] = mapped_column(default=0)
    is_disability_welcome: Mapped[bool] = mapped_column(default=False)
    special_conditions: Mapped[list[Any]] = mapped_column(default=list)
    search_key: Mapped[str] = mapped_column(String(600), default="", server_default="")
    month_wage_idr: Mapped[int | None]
    contact_phone: Mapped[str | None] = mapped_column(String(20))
    return_reason: Mapped[str | None] = mapped_column(Text)
    national_number: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime]
    created_by: Mapped[uuid.UUID | None]
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    published_by: Mapped[uuid.UUID | None]
    expires_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Application(Base):
    """One person's application to one vacancy; it exists at most once."""

    __tablename__ = "applications"
    __table_args__ = (UniqueConstraint("vacancy_id", "person_id"), Index("ix_applications_state_due", "state", "due_on"))

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    vacancy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vacancies.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[ApplicationState] = mapped_column(labelled(ApplicationState), default=ApplicationState.APPLIED)
    channel: Mapped[str] = mapped_column(String(20), default="self")
    message: Mapped[str | None] = mapped_column(Text)
    reason_code: Mapped[str | None] = mapped_column(String(40))
    is_contact_shared: Mapped[bool] = mapped_column(default=False)
    told_needs: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    applied_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    reminded_at: Mapped[datetime | None]
    answered_by: Mapped[uuid.UUID | None]
    fair_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("fairs.id"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Recommendation(Base):
    """What the engine said of one pair, with its reasons and versions, kept so that it can be explained later."""

    __tablename__ = "recommendations"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "person_id"),
        Index("ix_recommendations_person_score", "person_id", "score"),
        Index("ix_recommendations_vacancy_rank", "vacancy_id", "rank"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    vacancy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vacancies.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    score: Mapped[int]
    rank: Mapped[int]
    knowledge: Mapped[str] = mapped_column(String(10))
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    engine_version: Mapped[str] = mapped_column(String(20))
    weights_name: Mapped[str] = mapped_column(String(40))
    computed_at: Mapped[datetime]
