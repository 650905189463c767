"""A test client that reads each page as a strict browser would and notices what a view left undone."""

import contextvars
from typing import Any
from uuid import UUID

import html5lib
from flask import has_app_context
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from jobmatch.extensions.db import db

UNLABELLED = (
    "//*[self::input[not(@type='hidden' or @type='submit' or @type='button')] or self::select or self::textarea]"
    "[not(@aria-label) and not(@aria-labelledby) and not(ancestor::label) and not(@id = //label/@for)]"
)


class CarefulClient(FlaskClient):
    """Each request runs in a context of its own, as on a server; each page must be valid, titled and labelled."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        if has_app_context() and db.session.registry.has():
            pending = [*db.session.new, *db.session.dirty]
            assert not pending, f"flush before the request, or the view will not see {pending}"
        response: TestResponse = contextvars.Context().run(super().open, *args, **kwargs)
        if response.mimetype == "text/html" and response.data and response.status_code not in range(300, 400):
            check_page(response.text)
        return response

    def sign_in(self, account: tuple[UUID, int]) -> None:
        with self.session_transaction() as session:
            session["_user_id"] = "{}:{}".format(*account)
            session["_fresh"] = True


def check_page(text: str) -> None:
    """Assert that a page is valid HTML with one main heading and a label for every field."""
    html5lib.HTMLParser(strict=True).parse(text)
    page = html.document_fromstring(text)
    assert len(page.xpath("//h1")) == 1, "a page has exactly one h1"
    assert page.xpath("string(//title)").strip(), "a page has a title"
    unlabelled = [html.tostring(field, encoding="unicode")[:200] for field in page.xpath(UNLABELLED)]
    assert not unlabelled, f"fields without a label: {unlabelled}"
