"""The head of office's page: this month in five figures, where people found work, and what waits for a decision."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.asking_rules import OVERDUE_AFTER_DAYS
from jobmatch.domain.enums import ApplicationState, LabourStatus, LedgerKind, PlacementState, VacancyState
from jobmatch.domain.indicators import Coverage, SplitChange, split_change
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Population
from jobmatch.domain.periods import Month, months_between
from jobmatch.extensions.db import db
from jobmatch.models import Application, Employer, Fair, FairBooth, ForumDecision, LedgerEvent, Placement, Vacancy
from jobmatch.queries import ipk, places
from jobmatch.queries.booth_reports import has_reported, took_part
from jobmatch.queries.month_history import Sent, sent_figures

TREND_MONTHS = 12
RETENTION_DAYS = (30, 90, 180)
SILENT_DAYS = 30
MOST_EMPLOYERS = 8
TWO_YEARS = 730
Ranked = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the last months; None where nobody reported."""

    values: tuple[int | None, ...]

    @property
    def now(self) -> int | None:
        """Return the newest."""
        return self.values[-1]

    @property
    def before(self) -> int | None:
        """Return the one before."""
        return self.values[-2] if len(self.values) > 1 else None


@dataclass(frozen=True, slots=True)
class Retention:
    """Of those who started long enough ago, who is not known to have stopped before."""

    days: int
    started: int
    still: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """What waits for somebody to decide today."""

    late_villages: int
    disputes: int
    unanswered: int
    silent_booths: int
    waiting_vacancies: int
    late_answers: int
    late_decisions: int


@dataclass(frozen=True, slots=True)
class Reporting:
    """Of the booths of the fairs of the last twelve months, how many told what came of it."""

    reported: int
    booths: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the page."""

    month: Month
    months: tuple[Month, ...]
    coverage: Coverage
    unemployed: Trend
    reported: Trend
    change: SplitChange
    registered: Trend
    placed: Trend
    posts: Trend
    by_sector: Ranked
    by_employer: Ranked
    retention: tuple[Retention, ...]
    decisions: Decisions
    reporting: Reporting


def get_dashboard(today: date) -> Dashboard:
    """Return the page as of today; the month told of is the last one that is over."""
    month = Month.of(today).previous
    months = tuple(months_between(month.shifted(1 - TREND_MONTHS), month))
    codes = places.list_village_codes()
    sent = sent_figures(months[0].first_day, month.first_day)
    reported = Trend(tuple(sum((code, each) in sent for code in codes) or None for each in months))
    stock = _stock_by_month(months)
    placed, by_sector = _placed(months)
    by_employer, retention = _at_work(months, today)
    decisions, reporting = _waiting(len(codes) - (reported.now or 0), today)
    return Dashboard(
        month=month,
        months=months,
        coverage=Coverage(reported.now or 0, len(codes)),
        unemployed=Trend(tuple(_unemployed(sent, codes, each) for each in months)),
        reported=reported,
        change=split_change(_by_village(sent, codes, month.previous), _by_village(sent, codes, month)),
        registered=stock[Population.SEEKERS],
        posts=stock[Population.POSTS],
        placed=placed,
        by_sector=by_sector,
        by_employer=by_employer,
        retention=retention,
        decisions=decisions,
        reporting=reporting,
    )


def _by_village(sent: Sent, codes: list[str], month: Month) -> dict[str, int | None]:
    found = {code: sent.get((code, month)) for code in codes}
    return {code: figures.statuses.get(LabourStatus.UNEMPLOYED, 0) if figures else None for code, figures in found.items()}


def _unemployed(sent: Sent, codes: list[str], month: Month) -> int | None:
    known = [count for count in _by_village(sent, codes, month).values() if count is not None]
    return sum(known) if known else None


def _stock_by_month(months: tuple[Month, ...]) -> dict[Population, Trend]:
    e = LedgerEvent
    until = sa.case((e.booked_month < months[0].first_day, months[0].first_day), else_=e.booked_month)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(e.kind, until, sa.func.sum(e.quantity)).where(e.booked_month <= months[-1].first_day).group_by(e.kind, until)
    )
    moved: dict[tuple[Population, Month], int] = {}
    for kind, day, quantity in db.session.execute(statement):
        key = (POPULATION[kind], Month.of(day))
        moved[key] = moved.get(key, 0) + STOCK_EFFECT[kind] * quantity
    return {
        population: Trend(tuple(sum(moved.get((population, each), 0) for each in months[: n + 1]) for n in range(len(months))))
        for population in Population
    }


def _placed(months: tuple[Month, ...]) -> tuple[Trend, Ranked]:
    """Return the placements of each month, and those of all months by line of business, the largest first."""
    e, sectors = LedgerEvent, ipk.dimensions()["kbli"]
    titles = dict(sectors.groups)
    by_month: dict[Month, int] = {}
    by_sector: dict[str, int] = {}
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(e.booked_month, e.kbli, sa.func.sum(e.quantity))
        .where(e.kind == LedgerKind.PLACED, e.booked_month.between(months[0].first_day, months[-1].first_day))
        .group_by(e.booked_month, e.kbli)
    )
    for day, kbli, count in db.session.execute(statement):
        month, title = Month.of(day), titles.get(sectors.group_of(kbli), "").capitalize()
        by_month[month] = by_month.get(month, 0) + int(count)
        by_sector[title] = by_sector.get(title, 0) + int(count)
    return Trend(tuple(by_month.get(each, 0) for each in months)), _ranked(by_sector)


def _ranked(counts: dict[str, int]) -> Ranked:
    return tuple(sorted(((name, count) for name, count in counts.items() if count), key=lambda row: (-row[1], row[0])))


_AT_WORK = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.ENDED)


def _at_work(months: tuple[Month, ...], today: date) -> tuple[Ranked, tuple[Retention, ...]]:
    """Return who took on most people in these months, and of those of two years who is not known to have stopped."""
    p = Placement
    name = sa.func.coalesce(Employer.name, p.employer_name, "")
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(name, p.start_on, p.end_on)
        .select_from(p)
        .outerjoin(Employer, Employer.id == p.employer_id)
        .where(p.state.in_(_AT_WORK), p.start_on.between(today - timedelta(days=TWO_YEARS), months[-1].last_day))
    )
    rows = [tuple(row) for row in db.session.execute(statement)]
    taken = Counter(found for found, start, _ in rows if start >= months[0].first_day)
    return _ranked(taken)[:MOST_EMPLOYERS], tuple(_retention(rows, days, today) for days in RETENTION_DAYS)


def _retention(rows: list[tuple[Any, ...]], days: int, today: date) -> Retention:
    due = [(start, end) for _, start, end in rows if start + timedelta(days=days) <= today]
    return Retention(days, len(due), sum(end is None or end >= start + timedelta(days=days) for start, end in due))


def _waiting(late_villages: int, today: date) -> tuple[Decisions, Reporting]:
    """Return what waits and who reports, in one statement."""
    p, a, d, count = Placement, Application, ForumDecision, sa.func.count()
    old = clock.now() - timedelta(days=SILENT_DAYS)
    open_placement = p.state.in_((PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE))
    booths = sa.select(count).select_from(FairBooth).join(Fair, Fair.id == FairBooth.fair_id).where(took_part())
    is_due = Fair.ends_on < today - timedelta(days=OVERDUE_AFTER_DAYS)
    in_year = is_due & (Fair.ends_on > today - timedelta(days=365))
    figures = (
        sa.select(count).select_from(p).where(p.state == PlacementState.DISPUTED),
        sa.select(count).select_from(p).where(open_placement, p.created_at < old),
        booths.where(is_due, ~has_reported()),
        sa.select(count).select_from(Vacancy).where(Vacancy.state == VacancyState.WAITING),
        sa.select(count).select_from(a).where(a.state == ApplicationState.APPLIED, a.reminded_at.is_not(None)),
        sa.select(count).select_from(d).where(d.done_on.is_(None), d.due_on < today),
        booths.where(in_year, has_reported()),
        booths.where(in_year),
    )
    row = db.session.execute(sa.select(*(figure.scalar_subquery() for figure in figures))).one()
    return Decisions(late_villages, *row[:-2]), Reporting(*row[-2:])
