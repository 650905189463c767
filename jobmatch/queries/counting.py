"""Counts of what waits: asked one at a time where one is wanted, or all of a page's together in one statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db

CountStatement = sa.Select[int]


@dataclass(frozen=True, slots=True)
class Count:
    """A count for an actor. ``statement`` makes its SELECT of one number, or None where nothing can wait for that actor."""

    statement: Callable[[Actor], CountStatement | None]

    def __call__(self, actor: Actor) -> int:
        """Ask the database for this count alone."""
        return count_all((self,), actor)[0]


def count_all(counts: Sequence[Count], actor: Actor) -> list[int]:
    """Return the counts in order, asked in one statement; none at all when nothing can wait."""
    statements = [count.statement(actor) for count in counts]
    asked = [statement.scalar_subquery() for statement in statements if statement is not None]
    found = iter(db.session.execute(sa.select(*asked)).one() if asked else ())
    return [0 if statement is None else next(found) for statement in statements]
