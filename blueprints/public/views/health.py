"""For machines: whether the site answers, and its counters for who holds the token."""

import secrets

from flask import Response, abort, current_app, request

from blueprints.public.blueprint import bp
from jobmatch.access import by_secret, public
from jobmatch.queries import site_health
from jobmatch.settings import Settings
from jobmatch.watching import metrics_text

BEARER = "Bearer "


@bp.get("/sehat")
@public
def show_health() -> Response:
    is_alive = site_health.is_alive()
    return Response("sehat\n" if is_alive else "basis data tidak menjawab\n", 200 if is_alive else 503, mimetype="text/plain")


@bp.get("/metrik")
@by_secret
def show_metrics() -> Response:
    settings: Settings = current_app.extensions["jobmatch_settings"]
    token = settings.metrics_token.get_secret_value()
    if not token or not secrets.compare_digest(request.headers.get("Authorization", "").encode(), (BEARER + token).encode()):
        abort(404)
    return Response(metrics_text(settings.state_dir, site_health.gauges()), mimetype="text/plain")
