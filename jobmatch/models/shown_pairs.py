"""Who the engine showed for which vacancy, and as what, at the first time: lists come and go, this stays."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base


class ShownPair(Base):
    """One person in one vacancy's list: place and parts of the score when she first stood there."""

    __tablename__ = "shown_pairs"
    __table_args__ = (Index("ix_shown_pairs_days", "first_shown_on", "last_shown_on"),)

    vacancy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vacancies.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    first_shown_on: Mapped[date]
    last_shown_on: Mapped[date]
    place: Mapped[int]
    score: Mapped[int]
    shares: Mapped[dict[str, Any]] = mapped_column(default=dict)
    weights_name: Mapped[str] = mapped_column(String(40))
