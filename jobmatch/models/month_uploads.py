"""Files with village months that people sent: kept sealed until they are stored or forgotten, with what was found in them."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.enums import UploadState
from jobmatch.extensions.db import Base, labelled, new_id
from jobmatch.extensions.sealed import SealedBytes


class MonthUpload(Base):
    """One file. ``report`` holds what it would do or did; ``content`` is emptied once it is stored."""

    __tablename__ = "village_month_uploads"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    village_month_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("village_months.id"))
    content: Mapped[bytes] = mapped_column(SealedBytes("village_month_uploads.content"), deferred=True)
    size: Mapped[int]
    state: Mapped[UploadState] = mapped_column(labelled(UploadState), default=UploadState.WAITING)
    report: Mapped[dict[str, Any]] = mapped_column(default=dict)
    job_id: Mapped[uuid.UUID | None]
    added_at: Mapped[datetime]
    added_by: Mapped[uuid.UUID | None]
