"""Logs: one line of JSON per event, with the event's name and ids; never a name, a number, a text or an address."""

import logging
import sys
import traceback
from types import TracebackType

import structlog

ERROR = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
log = structlog.get_logger()


def keep_off_stdout() -> None:
    """Until a server configures its logs, write events to standard error: what a command prints is its own words alone."""
    if not structlog.is_configured():
        structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))


def configure_logs() -> None:
    """Write events as JSON to standard error, where systemd's journal takes them."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def note_error(error: ERROR) -> None:
    """Log where an error came from, without its message: messages of databases and libraries repeat people's data."""
    kind, _value, trail = error
    frames = traceback.extract_tb(trail) if trail else []
    places = [f"{frame.filename.rsplit('/', 2)[-2]}/{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-12:]]
    log.error("request_failed", error=f"{kind.__module__}.{kind.__name__}" if kind else None, at=places)
