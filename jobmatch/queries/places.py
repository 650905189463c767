"""Reads of kecamatan and villages."""

import sqlalchemy as sa

from jobmatch.extensions.db import db
from jobmatch.models import Village


def list_village_codes() -> list[str]:
    """Return all village codes in order."""
    return list(db.session.scalars(sa.select(Village.code).order_by(Village.code)))


def count_villages() -> int:
    """Return the number of villages, the n of "n dari 156 desa"."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(Village)) or 0
