"""Stores the outlines for the map; codes that are no place of ours are left out and said."""

from dataclasses import dataclass

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Boundary, District, Village
from jobmatch.services import audit

Rings = list[list[list[float]]]


@dataclass(frozen=True, slots=True)
class BoundaryOutcome:
    """How many outlines belong to places of ours, which codes do not, and how many places have none in the file."""

    known: int
    unknown: tuple[str, ...]
    without: int


def load_boundaries(actor: Actor, outlines: dict[str, Rings], source: str, *, write: bool) -> BoundaryOutcome:
    """Put outlines in the place of earlier ones; without ``write`` only count."""
    if actor.role not in (Role.SYSTEM, Role.ADMIN):
        raise NotAllowed
    codes = {*db.session.scalars(sa.select(District.code)), *db.session.scalars(sa.select(Village.code))}
    if write:
        with transaction():
            for code in outlines.keys() & codes:
                db.session.merge(Boundary(code=code, rings=outlines[code], source=source[:200], loaded_at=clock.now()))
            audit.record(actor, "load_boundaries", "boundary", source[:80])
    return BoundaryOutcome(len(outlines.keys() & codes), tuple(sorted(outlines.keys() - codes)), len(codes - outlines.keys()))
