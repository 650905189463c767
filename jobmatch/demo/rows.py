"""Rows for bulk inserts, where there are too many for the services that write them one by one."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.extensions.db import Base, db


def table_of(model: type[Base]) -> sa.Table:
    """Return the table behind a model, for statements over many rows."""
    return db.metadata.tables[model.__tablename__]


def observation_row(id_: UUID, person_id: UUID, **values: Any) -> dict[str, Any]:
    """Return a full row of an observation."""
    empty: dict[str, Any] = {"detail": None, "answers": {}, "how_known": None, "recorded_by": None, "reverses_id": None}
    return {"id": id_, "person_id": person_id, **empty, **values}
