"""Releases the public statistics of a month: frozen, with small cells hidden now and in every later issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.disclosure import Cell
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.indicators import Coverage
from jobmatch.domain.issued_reports import checksum
from jobmatch.domain.periods import Month
from jobmatch.domain.public_tables import PublicSource, PublicTable, frozen_table, is_too_near, make_public, thawed_table
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import StatisticsRelease
from jobmatch.queries import statistics
from jobmatch.queries.statistics import VILLAGE_TABLE
from jobmatch.services import audit

RELEASERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD, Role.SYSTEM)
NOT_OVER = N_("Bulan itu belum selesai.")
TOO_LITTLE = N_(
    "Sejak terbitan terakhir angkanya berubah kurang dari lima orang; menerbitkannya lagi akan membuka angka kecil. "
    "Terbitan terakhir tetap berlaku."
)
NOTHING_NEW = N_("Isinya sama persis dengan terbitan terakhir.")


def release_statistics(actor: Actor, month: Month) -> None:
    """Make the tables of a month public; one that hardly changed since an earlier issue stays as it was.

    Raises:
        RuleBroken: the month is not over, nothing changed since its last issue, or too little to be told without telling of few.
    """
    if actor.role not in RELEASERS:
        raise NotAllowed
    if month.last_day >= clock.today():
        raise RuleBroken(NOT_OVER)
    with transaction():
        one_at_a_time("statistics", month)
        issues = _list_issues(month)
        sources, coverage = statistics.build_sources(month)
        made = [_next_table(of, issues) for of in sources]
        if all(each.is_kept for each in made):
            raise RuleBroken(TOO_LITTLE if any(each.has_changed for each in made) else NOTHING_NEW)
        content = _content(made, coverage, issues)
        row = StatisticsRelease(
            month=month.first_day,
            issue=len(issues) + 1,
            content=content,
            hidden={each.table.code: sorted([str(row), str(column)] for row, column in each.hidden) for each in made},
            checksum=checksum([content]),
            released_at=clock.now(),
            released_by=actor.user_id,
        )
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "release_statistics", "statistics_release", row.id)


@dataclass(frozen=True)
class _Made:
    table: PublicTable
    hidden: frozenset[Cell]
    is_kept: bool
    has_changed: bool


def _next_table(of: PublicSource, issues: Sequence[StatisticsRelease]) -> _Made:
    earlier = [thawed_table(table) for issue in issues for table in issue.content["tables"] if table["code"] == of.code]
    hidden_before = frozenset((row, column) for row, column in issues[-1].hidden.get(of.code, [])) if issues else frozenset()
    if is_too_near(of, earlier):
        return _Made(earlier[-1], hidden_before, is_kept=True, has_changed=True)
    table, hidden = make_public(of, hidden_before, earlier)
    return _Made(table, hidden, is_kept=bool(earlier) and table == earlier[-1], has_changed=False)


def _content(made: Sequence[_Made], coverage: Coverage, issues: Sequence[StatisticsRelease]) -> dict[str, Any]:
    """Return what is frozen; a table of the villages that stays as it was keeps the coverage it was made from."""
    villages = next(each for each in made if each.table.code == VILLAGE_TABLE)
    known = {"reported": coverage.reported, "villages": coverage.expected}
    if villages.is_kept:
        known = {name: issues[-1].content[name] for name in known}
    return {"tables": [frozen_table(each.table) for each in made], **known}


def _list_issues(month: Month) -> Sequence[StatisticsRelease]:
    r = StatisticsRelease
    return db.session.scalars(sa.select(r).where(r.month == month.first_day).order_by(r.issue)).all()
