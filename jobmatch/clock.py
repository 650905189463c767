"""The only reader of the clock. The regency lives in WIB (UTC+7); stored moments are UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

REGENCY_ZONE = ZoneInfo("Asia/Jakarta")


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in the regency."""
    return now().astimezone(REGENCY_ZONE).date()


def local(moment: datetime) -> datetime:
    """Return ``moment`` in the regency's zone."""
    return moment.astimezone(REGENCY_ZONE)
