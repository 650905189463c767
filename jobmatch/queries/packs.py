"""Reads of packs, and the counts that go into the ministry's."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import FairState
from jobmatch.domain.errors import NotFound
from jobmatch.domain.fair_results import Step
from jobmatch.domain.ipk_tables import PartSpec
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.pack_kinds import PackKind
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import Fair, Pack, PastFair
from jobmatch.queries import ipk
from jobmatch.queries.scorecard import get_scorecard


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack as lists show it."""

    id: UUID
    kind: PackKind
    month: date
    number: str
    manifest: dict[str, Any]
    sha256: str
    issued_at: datetime


def list_packs() -> list[PackRow]:
    """Return the packs, the newest first."""
    p = Pack
    statement: sa.Select[*tuple[Any, ...]] = sa.select(p.id, p.kind, p.month, p.number, p.manifest, p.sha256, p.issued_at)
    return [PackRow(*row) for row in db.session.execute(statement.order_by(p.issued_at.desc(), p.id).limit(200))]


def get_content(pack_id: UUID) -> tuple[str, bytes]:
    """Return the number and the kept bytes of a pack.

    Raises:
        NotFound: there is none.
    """
    row = db.session.execute(sa.select(Pack.number, Pack.content).where(Pack.id == pack_id)).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def list_post_flows(month: Month) -> list[tuple[object, ...]]:
    """Return posts by occupation: code, name, open before, registered, filled, removed, open at the end."""
    titles = dict(ipk.dimensions()["kbji"].groups)
    flows = ipk.part_flows(PartSpec(Population.POSTS, ("kbji",)), (month,))
    return [
        (code, titles.get(code, "belum diketahui"), f.opening, f.registered, f.placed, f.removed, f.closing)
        for (code,), f in sorted(flows.items())
    ]


def list_fair_results(month: Month, today: date) -> list[tuple[object, ...]]:
    """Return the fairs that ended in a month with people and hires; unknown is empty, not zero."""
    f = Fair
    ended = f.ends_on.between(month.first_day, month.last_day)
    fairs = db.session.execute(
        sa.select(f.id, f.name, f.starts_on)
        .where(ended, f.state == FairState.CLOSED, f.id.not_in(sa.select(PastFair.fair_id)))
        .order_by(f.starts_on)
    )
    rows: list[tuple[object, ...]] = []
    for fair_id, name, starts_on in fairs:
        card = get_scorecard(fair_id, today)
        hires = ["" if value is None else value for value in card.hires]
        people = [card.steps[step.value] for step in (Step.REGISTERED, Step.CAME, Step.INTERVIEWED)]
        rows.append((name, starts_on, *people, *hires, card.hired.booths_reported, card.hired.booths))
    return rows
