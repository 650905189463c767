"""Macros rendered alone: no application, no database, the source texts as they stand."""

from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from jobmatch import paths
from jobmatch.formatting import FILTERS


def make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)
    environment.filters.update({**FILTERS, "angka": _figure, "label": lambda value: getattr(value, "label", value)})
    environment.globals["csrf_token"] = lambda: "token"
    return environment


def _figure(value: float) -> str:
    return f"{value:,}".replace(",", ".")


@pytest.fixture
def show() -> Callable[..., html.HtmlElement]:
    """Render a piece of template as a page would, check that it is valid HTML, and return its tree."""
    environment = make_environment()

    def render(source: str, **context: Any) -> html.HtmlElement:
        body = environment.from_string(source).render(**context)
        text = f"<!doctype html><html lang=id><head><title>x</title></head><body>{body}</body></html>"
        html5lib.HTMLParser(strict=True).parse(text)
        return html.document_fromstring(text)

    return render
