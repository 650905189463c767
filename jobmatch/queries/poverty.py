"""Reads of poverty data: files that came in, what each left over, and the threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.poverty import USUAL_THRESHOLD, ImportState, PovertySource, WhyUnlinked
from jobmatch.extensions.db import db
from jobmatch.models import PovertyImport, PovertyLeftover, SiteFact

THRESHOLD_FACT = "poverty"
READERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)
"""Who sees deciles at all: those who propose help and those who answer for it; never the desk, villages or agencies."""
MOST_LEFT = 300


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One file."""

    id: UUID
    source: PovertySource
    as_of: date
    state: ImportState
    summary: dict[str, Any]
    uploaded_at: datetime
    stored_at: datetime | None

    @property
    def is_moving(self) -> bool:
        """Tell whether the worker has it."""
        return self.state in (ImportState.WAITING, ImportState.STORING)

    @property
    def left(self) -> list[tuple[WhyUnlinked, int]]:
        """Return how many lines were left over, by reason, the most first."""
        counts = self.summary.get("left", {})
        return sorted(((WhyUnlinked(why), count) for why, count in counts.items()), key=lambda each: -each[1])


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A line that belongs to nobody here."""

    number: int
    name: str
    village: str
    why: WhyUnlinked
    other_number: int | None


def find_threshold() -> int:
    """Return the decile up to which families are proposed first."""
    fact = db.session.get(SiteFact, THRESHOLD_FACT)
    return int(fact.value["threshold"]) if fact is not None else USUAL_THRESHOLD


def list_imports(actor: Actor) -> list[ImportRow]:
    """Return the files, the newest first."""
    _require(actor)
    i = PovertyImport
    return _rows(sa.select(*_columns()).where(i.state != ImportState.DROPPED).order_by(i.uploaded_at.desc(), i.id).limit(50))


def get_import(actor: Actor, import_id: UUID) -> ImportRow:
    """Return one file.

    Raises:
        NotFound: there is none.
    """
    _require(actor)
    found = _rows(sa.select(*_columns()).where(PovertyImport.id == import_id))
    if not found:
        raise NotFound
    return found[0]


def list_left(import_id: UUID, why: WhyUnlinked | None) -> Sequence[LeftRow]:
    """Return the first lines that were left over, for one reason or all."""
    left = PovertyLeftover
    statement: sa.Select[*tuple[Any, ...]] = sa.select(left.number, left.name, left.village, left.why, left.other_number).where(
        left.import_id == import_id
    )
    if why is not None:
        statement = statement.where(left.why == why)
    return [LeftRow(*row) for row in db.session.execute(statement.order_by(left.number).limit(MOST_LEFT))]


def _columns() -> tuple[Any, ...]:
    i = PovertyImport
    return (i.id, i.source, i.as_of, i.state, i.summary, i.uploaded_at, i.stored_at)


def _rows(statement: sa.Select[*tuple[Any, ...]]) -> list[ImportRow]:
    return [ImportRow(*row) for row in db.session.execute(statement)]


def _require(actor: Actor) -> None:
    if actor.role not in READERS:
        raise NotAllowed
