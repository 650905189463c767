"""Reads of the board: what the villages' months add up to, with how many villages stand behind it, and how punctual they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.indicators import Coverage, SplitChange, split_change
from jobmatch.domain.month_figures import MonthFigures, add_figures
from jobmatch.domain.periods import Month, months_between
from jobmatch.domain.registry_rules import is_timely
from jobmatch.extensions.db import db
from jobmatch.models import District, Village, VillageMonth
from jobmatch.queries.month_history import sent_figures

HISTORY_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Totals:
    """A month's totals over the villages that reported; ``figures`` is None when none did."""

    figures: MonthFigures | None
    coverage: Coverage
    change: SplitChange


@dataclass(frozen=True, slots=True)
class Punctuality:
    """One village's last months: True in time, False late, None never sent (or not opened)."""

    village_code: str
    village_name: str
    district_name: str
    months: tuple[bool | None, ...]


def month_totals(month: Month, village_codes: list[str], district_code: str | None = None) -> Totals:
    """Add up a month and split its change from the month before; who did not report is unknown in both."""
    sent = sent_figures(month.previous.first_day, month.first_day, district_code)
    before, now = ({code: sent.get((code, each)) for code in village_codes} for each in (month.previous, month))
    reported = [figures for figures in now.values() if figures is not None]
    return Totals(
        figures=add_figures(reported) if reported else None,
        coverage=Coverage(len(reported), len(village_codes)),
        change=split_change(_unemployed(before), _unemployed(now)),
    )


def _unemployed(figures: Mapping[str, MonthFigures | None]) -> dict[str, int | None]:
    return {code: found.statuses.get(LabourStatus.UNEMPLOYED, 0) if found else None for code, found in figures.items()}


def list_punctuality(last: Month, district_code: str | None = None) -> tuple[list[Month], list[Punctuality]]:
    """Return the last six months and, for each village, whether it sent them in time."""
    months = list(months_between(last.shifted(1 - HISTORY_MONTHS), last))
    sent = _first_sent(months[0].first_day, last.first_day)
    statement = sa.select(Village.code, Village.name, District.name).join(District, District.code == Village.district_code)
    if district_code is not None:
        statement = statement.where(District.code == district_code)
    villages = db.session.execute(statement.order_by(District.code, Village.code)).all()
    return months, [
        Punctuality(code, name, district, tuple(_in_time(sent.get((code, each)), each) for each in months))
        for code, name, district in villages
    ]


def _first_sent(first: date, last: date) -> dict[tuple[str, Month], datetime]:
    statement = sa.select(VillageMonth.village_code, VillageMonth.month, VillageMonth.first_submitted_at).where(
        VillageMonth.month.between(first, last), VillageMonth.is_latest, VillageMonth.first_submitted_at.is_not(None)
    )
    return {(code, Month.of(day)): moment for code, day, moment in db.session.execute(statement) if moment}


def _in_time(moment: datetime | None, month: Month) -> bool | None:
    return None if moment is None else is_timely(clock.local(moment).date(), month)
