"""One row per human, and the families they belong to over time."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import NikState, Sex
from jobmatch.domain.poverty import FamilyKind
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import Sealed


class Person(Base):
    """A human being. NIK is sealed; ``nik_index`` finds it again. Only merged doubles have ``merged_into_id``."""

    __tablename__ = "people"
    __table_args__ = (
        # Every office page counts those who asked for the counter; the few are found without reading everybody.
        Index(
            "ix_people_asks_for_counter",
            "asks_for_counter",
            sqlite_where=sa.text("asks_for_counter IS 1"),
            postgresql_where=sa.text("asks_for_counter IS TRUE"),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    full_name: Mapped[str] = mapped_column(String(120))
    name_key: Mapped[str] = mapped_column(String(120), index=True)
    nik: Mapped[str | None] = mapped_column(Sealed("people.nik"))
    nik_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    nik_state: Mapped[NikState] = mapped_column(labelled(NikState), default=NikState.NONE)
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    birth_place: Mapped[str | None] = mapped_column(String(80))
    sex: Mapped[Sex | None] = mapped_column(labelled(Sex))
    marital_status: Mapped[str | None] = mapped_column(String(20))
    religion: Mapped[str | None] = mapped_column(String(30))
    disability: Mapped[str | None] = mapped_column(String(120))
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"), index=True)
    address: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(20), index=True)
    education_level: Mapped[str | None] = mapped_column(String(20))
    education_major: Mapped[str | None] = mapped_column(String(120))
    education_institution: Mapped[str | None] = mapped_column(String(120))
    graduation_year: Mapped[int | None]
    door: Mapped[str] = mapped_column(String(20), default="office")
    died_on: Mapped[date | None]
    asks_for_counter: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    created_by: Mapped[uuid.UUID | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Family(Base):
    """A family card (KK), or a household: who lives and eats together, perhaps on two cards or on none.

    Poverty data know a household by ``source_key``; ``decile`` repeats its newest rating and is never typed in.
    """

    __tablename__ = "families"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[FamilyKind] = mapped_column(labelled(FamilyKind), default=FamilyKind.CARD, server_default=FamilyKind.CARD.value)
    source_key: Mapped[str | None] = mapped_column(String(60), unique=True)
    kk: Mapped[str | None] = mapped_column(Sealed("families.kk"))
    kk_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    village_code: Mapped[str | None] = mapped_column(ForeignKey("villages.code"), index=True)
    address: Mapped[str | None] = mapped_column(String(200))
    decile: Mapped[int | None]
    decile_on: Mapped[date | None]
    decile_source: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime]


class FamilyMember(Base):
    """Membership of a person in a family from one date until another, the last not included; open while it lasts."""

    __tablename__ = "family_members"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    family_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("families.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    relation: Mapped[str] = mapped_column(String(30))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
