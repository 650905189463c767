"""Indonesia's public holidays, from a kept-up library; joint leave days are no office days either."""

from datetime import date
from functools import cache

import holidays

KINDS = ("public", "government")


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Return the days of a year and of the next on which offices are closed."""
    calendar = holidays.country_holidays("ID", years=[year, year + 1], categories=KINDS)
    return frozenset(calendar)
