"""Reads of packs, and the counts that go into the ministry's."""

from collections.abc import Collection
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
    expires_on: date | None
    is_kept: bool


def list_packs() -> list[PackRow]:
    """Return the packs, the newest first."""
    p = Pack
    columns = (p.id, p.kind, p.month, p.number, p.manifest, p.sha256, p.issued_at, p.expires_on, p.content != b"")
    statement: sa.Select[*tuple[Any, ...]] = sa.select(*columns)
    return [PackRow(*row) for row in db.session.execute(statement.order_by(p.issued_at.desc(), p.id).limit(200))]


def last_issue(kind: PackKind, month: Month) -> int:
    """Return the number of the newest issue of a kind and month, 0 before the first."""
    found = sa.select(sa.func.max(Pack.issue)).where(Pack.kind == kind, Pack.month == month.first_day)
    return db.session.scalar(found) or 0


def get_content(pack_id: UUID, kinds: Collection[PackKind], today: date) -> tuple[str, bytes]:
    """Return the number and the kept bytes of a pack of one of these kinds; no bytes once its last day has passed.

    Raises:
        NotFound: there is none.
    """
    kept = sa.or_(Pack.expires_on.is_(None), Pack.expires_on >= today)
    content = sa.case((kept, Pack.content), else_=b"")
    wanted = sa.select(Pack.number, content).where(Pack.id == pack_id, Pack.kind.in_(kinds))
    row = db.session.execute(wanted).first()
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
