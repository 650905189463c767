"""The only reader of the clock. The regency lives in WIB (UTC+7); stored moments are UTC."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

REGENCY_ZONE = ZoneInfo("Asia/Jakarta")

_pretended: ContextVar[datetime | None] = ContextVar("pretended_moment", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


def today() -> date:
    """Return today's date in the regency."""
    return now().astimezone(REGENCY_ZONE).date()


def local(moment: datetime) -> datetime:
    """Return ``moment`` in the regency's zone."""
    return moment.astimezone(REGENCY_ZONE)


@contextmanager
def pretend(moment: datetime) -> Iterator[None]:
    """Let another moment be the present one in this thread: how the made-up world gets its past. Nobody else may."""
    token = _pretended.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _pretended.reset(token)


def monotonic() -> float:
    """Return seconds that only grow, for how long something took; no moment can be read from them."""
    return time.monotonic()
