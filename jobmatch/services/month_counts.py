"""Counts months that came in otherwise than through the village's own page, so that the board shows them."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.month_figures import month_figures
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db, transaction
from jobmatch.models import VillageMonth
from jobmatch.queries.month_rows import list_sent_rows


def count_months(month: date, village_codes: Sequence[str]) -> int:
    """Store the figures of the sent months of these villages; return how many there are."""
    period = Month.of(month)
    asked_on = min(clock.today(), period.last_day)
    with transaction():
        found = sa.select(VillageMonth).where(
            VillageMonth.month == period.first_day,
            VillageMonth.village_code.in_(village_codes),
            VillageMonth.is_latest,
            VillageMonth.submitted_at.is_not(None),
        )
        months = list(db.session.scalars(found))
        lists = list_sent_rows([each.id for each in months])
        for each in months:
            rows = [row.counted(period.year) for row in lists[each.id]]
            each.figures = month_figures(rows, period, asked_on).as_dict()
        return len(months)
