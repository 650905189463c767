"""The office's own days of the answer clock, as they are kept now."""

import sqlalchemy as sa

from jobmatch.domain.answer_clock import ClockSettings
from jobmatch.extensions.db import db
from jobmatch.models import SiteFact

ANSWER_CLOCK = "answer_clock"


def find_clock() -> ClockSettings:
    """Return after how many days employers are reminded and applications close."""
    kept = db.session.scalar(sa.select(SiteFact.value).where(SiteFact.name == ANSWER_CLOCK))
    return ClockSettings(**kept) if kept else ClockSettings()
