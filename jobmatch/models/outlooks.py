"""What the engine found out for a person about vacancies near her: what is missing, one step, and what the step opens."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base


class PairExplanation(Base):
    """One person and one vacancy, explained: score gates apart, gates that keep them apart, and the steps that help most.

    ``better_count`` says how many people stood before her, where somebody asked; gates keep her out of that list.
    """

    __tablename__ = "pair_explanations"

    vacancy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("vacancies.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    score: Mapped[int]
    gates: Mapped[list[Any]] = mapped_column(default=list)
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    steps: Mapped[list[Any]] = mapped_column(default=list)
    better_count: Mapped[int | None]
    asked_at: Mapped[datetime | None]
    computed_at: Mapped[datetime]


class SeekerOutlook(Base):
    """How many vacancies one more skill or certificate would open for a person; the most helpful first."""

    __tablename__ = "seeker_outlooks"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    openers: Mapped[list[Any]] = mapped_column(default=list)
    computed_at: Mapped[datetime]
