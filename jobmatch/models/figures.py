"""The number notebook, tables released to the public, and boundaries for the map."""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base, new_id


class PublishedFigure(Base):
    """A figure that somebody printed, with source, date and definition. Rows are added and withdrawn, never changed."""

    __tablename__ = "published_figures"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    series: Mapped[str] = mapped_column(String(30), index=True)
    area_code: Mapped[str] = mapped_column(String(8))
    year: Mapped[int]
    value: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    source: Mapped[str] = mapped_column(String(200))
    published_on: Mapped[date | None]
    definition: Mapped[str | None] = mapped_column(Text)
    remark: Mapped[str | None] = mapped_column(Text)
    is_official: Mapped[bool] = mapped_column(default=False)
    entered_at: Mapped[datetime]
    entered_by: Mapped[uuid.UUID | None]
    withdrawn_at: Mapped[datetime | None]


class StatisticsRelease(Base):
    """Public tables of one month as released; ``content`` holds shown figures only, ``hidden`` what stays hidden for good."""

    __tablename__ = "statistics_releases"
    __table_args__ = (UniqueConstraint("month", "issue"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    month: Mapped[date]
    issue: Mapped[int]
    content: Mapped[dict[str, Any]]
    hidden: Mapped[dict[str, Any]]
    checksum: Mapped[str] = mapped_column(String(64))
    released_at: Mapped[datetime]
    released_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"))


class Boundary(Base):
    """The outline of a kecamatan or village: rings of (longitude, latitude)."""

    __tablename__ = "boundaries"

    code: Mapped[str] = mapped_column(String(13), primary_key=True)
    rings: Mapped[list[Any]]
    source: Mapped[str] = mapped_column(String(200))
    loaded_at: Mapped[datetime]
