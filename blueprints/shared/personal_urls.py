"""Addresses that go out to people: on the host from the settings, never on the one a request claims."""

from typing import Any

from flask import current_app, request, url_for
from flask_babel import gettext

from jobmatch.settings import Settings


def personal_url(endpoint: str, **values: Any) -> str:
    """Return the full address of a personal link."""
    return personal_host() + url_for(endpoint, **values)


def personal_host() -> str:
    """Return where personal links begin; a demo stands on whatever port it was started with."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    host = request.url_root if settings.is_demo else settings.base_url
    return host.rstrip("/")


def demo_mark() -> str | None:
    """Return the words that every picture of a demo bears."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    return gettext("DATA CONTOH") if settings.is_demo else None
