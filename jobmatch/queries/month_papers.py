"""Reads of the photographed lists of a month."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import MonthPaper
from jobmatch.queries.registry import get_month


def list_papers(month_id: UUID) -> list[UUID]:
    """Return the photos of a month in the order in which they came."""
    statement = sa.select(MonthPaper.id).where(MonthPaper.village_month_id == month_id)
    return list(db.session.scalars(statement.order_by(MonthPaper.added_at, MonthPaper.id)))


def get_paper(actor: Actor, month_id: UUID, paper_id: UUID) -> bytes:
    """Return one photo of a month within the actor's reach.

    Raises:
        NotFound: there is none, or it belongs to somebody else.
    """
    get_month(actor, month_id)
    statement = sa.select(MonthPaper.image).where(MonthPaper.id == paper_id, MonthPaper.village_month_id == month_id)
    image = db.session.scalar(statement)
    if image is None:
        raise NotFound
    return image
