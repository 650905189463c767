"""The one composition root: ``create_app(settings)``."""

import gzip
from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_login import current_user
from werkzeug.middleware.proxy_fix import ProxyFix

from blueprints import AREAS
from blueprints.shared.page_context import chosen_language, register_page_context
from jobmatch import models, paths
from jobmatch.access import register_guard
from jobmatch.cli import register_commands
from jobmatch.error_pages import register_error_pages
from jobmatch.extensions.bps_api import bps_api
from jobmatch.extensions.catalogue import compile_catalogues
from jobmatch.extensions.db import db, tune_sqlite
from jobmatch.extensions.gateways import gateways
from jobmatch.extensions.kept_forms import kept_forms
from jobmatch.extensions.logs import keep_off_stdout
from jobmatch.extensions.queue import queue
from jobmatch.extensions.sealed import keys
from jobmatch.extensions.trail import trail
from jobmatch.extensions.web import babel, csrf, login, migrate
from jobmatch.formatting import register_filters
from jobmatch.settings import Settings
from jobmatch.watching import register_watching

_COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml")
_SMALLEST_COMPRESSED = 600


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application; without ``settings`` they are read from the environment."""
    settings = settings or Settings()  # type: ignore[call-arg]
    keep_off_stdout()
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    app = Flask("jobmatch", root_path=str(paths.PACKAGE), template_folder=str(paths.TEMPLATES))
    app.config.from_mapping(_config(settings))
    app.extensions["jobmatch_settings"] = settings
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    register_watching(app)
    _register_database(app, settings)
    _register_texts(app, settings)
    _register_web(app, settings)
    _register_areas(app)
    register_page_context(app, settings, AREAS)
    _register_headers(app)
    register_error_pages(app)
    register_commands(app)
    return app


def _config(settings: Settings) -> dict[str, Any]:
    return {
        # Asked before use, so that a database that was away and came back costs nobody an error.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True, "pool_pre_ping": settings.database.startswith("postgresql")},
        "SECRET_KEY": settings.secret_key.get_secret_value(),
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SESSION_COOKIE_NAME": "__Host-sesi" if settings.is_https else "sesi",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "MAX_CONTENT_LENGTH": 64 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 5000,
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": settings.is_https,
        "BABEL_DEFAULT_LOCALE": "id",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Jakarta",
    }


def _register_database(app: Flask, settings: Settings) -> None:
    keys.open(settings.nik_key.get_secret_value(), settings.index_key.get_secret_value())
    db.init_app(app)
    queue.open(settings.database, settings.state_dir)
    gateways.open(settings)
    bps_api.open(settings)
    trail.open(settings.state_dir)
    kept_forms.open(settings.state_dir, settings.secret_key.get_secret_value())
    migrate.init_app(app, db, directory=str(paths.MIGRATIONS), render_as_batch=True, compare_type=True)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            tune_sqlite(db.engine)
    if models.Person.metadata is not db.metadata:
        raise RuntimeError("tables stand outside the application's metadata")


def _register_texts(app: Flask, settings: Settings) -> None:
    compiled = compile_catalogues(paths.TRANSLATIONS, settings.state_dir / "translations")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(compiled.resolve())
    babel.init_app(app, locale_selector=chosen_language)
    register_filters(app)


def _register_web(app: Flask, settings: Settings) -> None:
    if hops := settings.proxy_count:  # without it everybody would share the proxy's address, and its limit of tries
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    login.init_app(app)
    csrf.init_app(app)
    register_guard(app, login)


def _register_areas(app: Flask) -> None:
    app.extensions["jobmatch_areas"] = AREAS
    for area in AREAS:
        app.register_blueprint(area.blueprint)
    for view in app.view_functions.values():
        if getattr(view, "believes_no_cookie", False):
            csrf.exempt(view)


def _register_headers(app: Flask) -> None:
    @app.after_request
    def _secure(response: Response) -> Response:
        nonce = f" 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else ""
        response.headers.setdefault(
            "Content-Security-Policy",
            f"default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'{nonce}; "
            "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
            "manifest-src 'self'; worker-src 'self'; object-src 'none'; "
            "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if current_app.config["SESSION_COOKIE_SECURE"]:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.endpoint == "static" and "v" not in request.args:  # asked for by a script: its version is not in the address
            response.headers["Cache-Control"] = "no-cache"
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store" if _is_personal() else "no-cache, private")
        return response

    @app.after_request
    def _compress(response: Response) -> Response:
        return _gzip(response) if _may_compress(response) else response


def _is_personal() -> bool:
    """Tell whether a page is somebody's own: signed in, on the way there, or behind a personal link."""
    is_private_page = request.blueprint == "auth" or "token" in (request.view_args or {})
    return current_user.is_authenticated or request.method == "POST" or is_private_page


def _may_compress(response: Response) -> bool:
    """Compress what cannot hold a secret beside reflected input: static files, pages without sign-in, marked lists."""
    return (
        (request.endpoint == "static" or not current_user.is_authenticated or _reflects_nothing())
        and "gzip" in request.headers.get("Accept-Encoding", "")
        and (response.mimetype or "").startswith(_COMPRESSIBLE)
        and "Content-Encoding" not in response.headers
        and response.status_code == 200
    )


def _reflects_nothing() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method == "GET" and getattr(view, "reflects_nothing", False)


def _gzip(response: Response) -> Response:
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) >= _SMALLEST_COMPRESSED:
        response.set_data(gzip.compress(data, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
    return response
