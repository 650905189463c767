"""Watches the requests: an id for each, a line in the log when it is over, counters; and errors without their messages."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import structlog
from flask import Flask, Response, g, request

from jobmatch import clock
from jobmatch.extensions import metrics
from jobmatch.extensions.logs import log, note_error

UNWATCHED = frozenset({"static", "public.show_health", "public.show_metrics"})


def register_watching(app: Flask) -> None:
    """Hang the watch on the application; register it first, so that it sees refusals too."""
    app.log_exception = note_error  # type: ignore[method-assign,assignment]
    app.before_request(_begin)
    app.after_request(_end)


def metrics_text(state_dir: Path, gauges: Mapping[str, float]) -> bytes:
    """Return all counters and gauges in Prometheus' text form."""
    lines = "".join(f"# TYPE {name} gauge\n{name} {value:g}\n" for name, value in gauges.items())
    return metrics.request_text(state_dir) + lines.encode()


def _begin() -> None:
    g.request_id, g.began_at = secrets.token_hex(8), clock.monotonic()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    endpoint = request.endpoint or "none"
    if endpoint in UNWATCHED:
        return response
    took = clock.monotonic() - g.began_at
    metrics.requests.labels(endpoint, str(response.status_code)).inc()
    metrics.seconds.observe(took)
    user = g.get("_login_user")  # only if the request asked who it is: asking now would cost a look into the database
    account = user.actor.user_id if user is not None else None
    log.info(
        "request_done",
        endpoint=endpoint,
        method=request.method,
        status=response.status_code,
        milliseconds=round(took * 1000),
        account_id=None if account is None else str(account),
    )
    return response
