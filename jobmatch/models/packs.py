"""Packs handed to other offices: numbered, frozen, given again byte by byte."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobmatch.domain.pack_kinds import PackKind
from jobmatch.extensions.db import Base, labelled, new_id


class Pack(Base):
    """One pack; ``manifest`` names its files with their checksums, ``content`` is the ZIP, empty once it has expired."""

    __tablename__ = "packs"
    __table_args__ = (UniqueConstraint("kind", "month", "issue"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[PackKind] = mapped_column(labelled(PackKind))
    month: Mapped[date]
    issue: Mapped[int]
    number: Mapped[str] = mapped_column(String(60), unique=True)
    manifest: Mapped[dict[str, Any]]
    content: Mapped[bytes] = mapped_column(deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    expires_on: Mapped[date | None]
    issued_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("accounts.id"))
