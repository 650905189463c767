"""The evening's merge report: what phones told and the office knows, side by side."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import VisitKind
from jobmatch.extensions.db import db
from jobmatch.models import FairDevice, FairRegistration, FairScan, FairVisit, Person


@dataclass(frozen=True, slots=True)
class ReportedScan:
    """One scan that a person should look at."""

    code: str
    name: str
    door: str
    device: str
    seen_at: datetime
    guard_verdict: str | None
    server_verdict: str
    help_reason: str | None
    registration_id: UUID | None
    has_person: bool
    was_helped: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of one fair's day."""

    came: int
    walk_ins: int
    scans: int
    booth_visits: int
    with_result: int


def get_totals(fair_id: UUID) -> Totals:
    """Return the counts, people and scans apart."""
    v, r = FairVisit, FairRegistration
    here = v.fair_id == fair_id
    figures = (
        sa.select(sa.func.count(sa.distinct(v.registration_id))).where(here, v.kind == VisitKind.GATE),
        sa.select(sa.func.count(r.id)).where(r.fair_id == fair_id, r.channel == "walk_in"),
        sa.select(sa.func.count(FairScan.id)).where(FairScan.fair_id == fair_id),
        sa.select(sa.func.count(v.id)).where(here, v.kind == VisitKind.BOOTH),
        sa.select(sa.func.count(v.id)).where(here, v.kind == VisitKind.BOOTH, v.result.is_not(None)),
    )
    return Totals(*db.session.execute(sa.select(*(figure.scalar_subquery() for figure in figures))).one())


def list_two_doors(fair_id: UUID) -> list[ReportedScan]:
    """Return every gate scan of tickets that were let in by two phones."""
    let_in = sa.and_(FairScan.fair_id == fair_id, FairScan.was_let_in.is_(True), FairScan.kind.in_(("gate", "walk_in")))
    twice = (
        sa.select(FairScan.registration_id)
        .where(let_in, FairScan.registration_id.is_not(None))
        .group_by(FairScan.registration_id)
        .having(sa.func.count(sa.distinct(FairScan.device_id)) > 1)
    )
    return _scans(sa.and_(let_in, FairScan.registration_id.in_(twice)))


def list_for_help(fair_id: UUID) -> list[ReportedScan]:
    """Return what phones told that a person has to look at."""
    return _scans(sa.and_(FairScan.fair_id == fair_id, FairScan.help_reason.is_not(None)))


def _scans(condition: sa.ColumnElement[bool]) -> list[ReportedScan]:
    s, r = FairScan, FairRegistration
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            s.code,
            sa.func.coalesce(Person.full_name, r.guest_name, ""),
            s.door,
            sa.func.coalesce(FairDevice.label, ""),
            s.seen_at,
            s.guard_verdict,
            s.server_verdict,
            s.help_reason,
            s.registration_id,
            r.person_id.is_not(None),
            s.helped_at.is_not(None),
        )
        .outerjoin(r, r.id == s.registration_id)
        .outerjoin(Person, Person.id == r.person_id)
        .outerjoin(FairDevice, FairDevice.id == s.device_id)
        .where(condition)
        .order_by(s.code, s.seen_at)
    )
    return [ReportedScan(*row) for row in db.session.execute(statement)]
