"""When an employer was looked at recently enough to stand at a fair. The office's own rule: within the 60 days before it."""

from datetime import date, timedelta

FRESH_DAYS = 60


def is_recheck_due(looked_at: date | None, fair_starts_on: date) -> bool:
    """Return whether somebody must look again: never looked at, or longer than 60 days before the fair starts."""
    return looked_at is None or looked_at < fair_starts_on - timedelta(days=FRESH_DAYS)
