"""Reads of which files are kept of somebody, without their content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.person_papers import PDF, PaperKind
from jobmatch.extensions.db import db
from jobmatch.models import PersonPaper


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A kept file."""

    id: UUID
    kind: PaperKind
    is_pdf: bool
    added_at: datetime


def list_papers(person_id: UUID) -> Sequence[PaperRow]:
    """Return a person's files, newest first; whoever calls has made sure of the reach."""
    columns = (PersonPaper.id, PersonPaper.kind, PersonPaper.media_type, PersonPaper.added_at)
    rows = db.session.execute(sa.select(*columns).where(PersonPaper.person_id == person_id).order_by(PersonPaper.added_at.desc()))
    return [PaperRow(row.id, row.kind, row.media_type == PDF, row.added_at) for row in rows]


def find_photos(people: Sequence[UUID]) -> dict[UUID, bytes]:
    """Return the portraits of people, for their cards."""
    mine = sa.and_(PersonPaper.person_id.in_(people), PersonPaper.kind == PaperKind.PHOTO)
    return {row[0]: row[1] for row in db.session.execute(sa.select(PersonPaper.person_id, PersonPaper.content).where(mine))}
