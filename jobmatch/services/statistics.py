"""Releases the public statistics of a month: frozen, with small cells hidden now and in every later issue."""

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.disclosure import Cell
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.issued_reports import checksum
from jobmatch.domain.periods import Month
from jobmatch.domain.public_tables import frozen_table, make_public
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import StatisticsRelease
from jobmatch.queries import statistics
from jobmatch.services import audit

RELEASERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD, Role.SYSTEM)
NOT_OVER = N_("Bulan itu belum selesai.")
NOTHING_NEW = N_("Isinya sama persis dengan terbitan terakhir.")


def release_statistics(actor: Actor, month: Month) -> None:
    """Make the tables of a month public.

    Raises:
        RuleBroken: the month is not over, or nothing changed since its last issue.
    """
    if actor.role not in RELEASERS:
        raise NotAllowed
    if month.last_day >= clock.today():
        raise RuleBroken(NOT_OVER)
    with transaction():
        one_at_a_time("statistics", month)
        last = _find_last(month)
        sources, coverage = statistics.build_sources(month)
        made = [make_public(of, _hidden_before(last, of.code)) for of in sources]
        content = {
            "tables": [frozen_table(table) for table, _ in made],
            "reported": coverage.reported,
            "villages": coverage.expected,
        }
        if last is not None and last.content == content:
            raise RuleBroken(NOTHING_NEW)
        row = StatisticsRelease(
            month=month.first_day,
            issue=1 if last is None else last.issue + 1,
            content=content,
            hidden={table.code: sorted([str(row), str(column)] for row, column in hidden) for table, hidden in made},
            checksum=checksum([content]),
            released_at=clock.now(),
            released_by=actor.user_id,
        )
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "release_statistics", "statistics_release", row.id)


def _hidden_before(last: StatisticsRelease | None, code: str) -> list[Cell]:
    return [(row, column) for row, column in last.hidden.get(code, [])] if last else []


def _find_last(month: Month) -> StatisticsRelease | None:
    r = StatisticsRelease
    issues = sa.select(r).where(r.month == month.first_day).order_by(r.issue.desc()).limit(1)
    return db.session.scalars(issues).one_or_none()
