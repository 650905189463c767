"""What people ask of their own data under UU 27/2022, with the clock that runs from then."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.data_rights import RequestKind
from jobmatch.extensions.db import Base, labelled, new_id


class DataRequest(Base):
    """One request; it is answered once, with words the person reads."""

    __tablename__ = "data_requests"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[RequestKind] = mapped_column(labelled(RequestKind))
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[uuid.UUID | None]
    answer: Mapped[str | None] = mapped_column(String(500))
    is_refused: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
