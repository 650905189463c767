"""What the layouts print on every page: menu, account, language, office; and static addresses with a version."""

import hashlib
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Flask, current_app, g, has_request_context, request, url_for
from flask_babel import get_locale, gettext
from flask_login import current_user
from werkzeug.local import LocalProxy

from blueprints.shared.navigation import Area, MenuEntry, navigation_for
from jobmatch import clock, paths
from jobmatch.access import allowed_roles, current_actor
from jobmatch.domain.enums import Role
from jobmatch.settings import Settings

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
LANGUAGE_COOKIE = "bahasa"
MOST_TABS = 4
OUTSIDERS = frozenset({Role.VISITOR, Role.SEEKER, Role.EMPLOYER, Role.VILLAGE_OFFICER})
OWN_SHELL, OFFICE_SHELL = "layouts/public.html", "layouts/office.html"


def chosen_language() -> str:
    """Return the language of the cookie, Indonesian without one and outside of requests."""
    if not has_request_context():
        return "id"
    chosen = request.cookies.get(LANGUAGE_COOKIE, "id")
    return chosen if chosen in LANGUAGES else "id"


def register_page_context(app: Flask, settings: Settings, areas: tuple[Area, ...]) -> None:
    """Make the layout's variables known and give each static file an address of its own per content."""
    _register_static_versions(app)
    app.context_processor(partial(_globals, settings, partial(_menu, areas)))


def _globals(settings: Settings, menu: Callable[[], list[MenuEntry]]) -> dict[str, Any]:
    return {
        "account": LocalProxy(_account),
        "actor": current_actor(),
        "csp_nonce": nonce,
        "footer_links": LocalProxy(_footer_links),
        "here": _here(),
        "home_url": url_for("public.home"),
        "is_demo": settings.is_demo,
        "languages": LocalProxy(_languages),
        "can_call": _can_call,
        "locale": str(get_locale() or "id"),
        "navigation": LocalProxy(menu),
        "office_name": settings.office_name,
        "office_phone": settings.office_phone,
        "shell": OWN_SHELL if current_actor().role in OUTSIDERS else OFFICE_SHELL,
        "sign_in_url": url_for("auth.sign_in"),
        "tabs": LocalProxy(lambda: [entry for entry in menu() if entry.icon and entry.is_tab][:MOST_TABS]),
        "today": clock.today(),
    }


def _footer_links() -> list[dict[str, str]]:
    return [{"url": url_for("figures.show_statistics"), "label": gettext("Statistik")}]


def _menu(areas: tuple[Area, ...]) -> list[MenuEntry]:
    if "menu" not in g:
        g.menu = navigation_for(areas, current_actor(), request.endpoint or "")
    entries: list[MenuEntry] = g.menu
    return entries


def _can_call(endpoint: str) -> bool:
    """Tell whether who is signed in may call an endpoint: a page offers no way that ends at a refusal."""
    return current_actor().role in allowed_roles(endpoint)


def _here() -> str:
    """Return this page's address to come back to; a page that repeats nothing of a request leaves its query out."""
    view = current_app.view_functions.get(request.endpoint or "")
    is_whole = request.method == "GET" and not getattr(view, "reflects_nothing", False)
    return request.full_path.rstrip("?") if is_whole else request.path


def _account() -> dict[str, str] | None:
    if current_actor().role is Role.VISITOR:
        return None
    return {"name": current_user.display_name, "url": url_for("auth.show_account"), "sign_out_url": url_for("auth.sign_out")}


def _languages() -> list[dict[str, Any]]:
    current = chosen_language()
    return [
        {
            "code": code,
            "label": gettext(name),
            "url": url_for("auth.choose_language", language=code),
            "is_current": code == current,
        }
        for code, name in LANGUAGES.items()
    ]


def nonce() -> str:
    """Return this response's one-time word for its scripts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def _register_static_versions(app: Flask) -> None:
    digests: dict[str, str] = {}

    def version(filename: str) -> str:
        if filename not in digests:
            path = paths.PACKAGE / "static" / filename
            digests[filename] = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"
        return digests[filename]

    @app.url_defaults
    def _add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values.setdefault("v", version(values["filename"]))
