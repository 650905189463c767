"""Photos of the paper lists that a month was keyed in from, re-encoded by us, in the database so that they share its backup."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.extensions.db import Base, new_id


class MonthPaper(Base):
    """One photographed sheet; the same photo twice is kept once."""

    __tablename__ = "village_month_papers"
    __table_args__ = (UniqueConstraint("village_month_id", "sha256"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    village_month_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("village_months.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    image: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]
    added_by: Mapped[uuid.UUID | None]
