"""A test client that reads each page as a strict browser would and notices what a view left undone."""

import contextvars
import gzip
from typing import Any
from uuid import UUID

import html5lib
from flask import has_app_context
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from jobmatch import clock
from jobmatch.domain.sign_in_rules import STAFF_ROLES
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account
from jobmatch.services import sessions

CODE_APP_SECRET = "JBSWY3DPEHPK3PXP" * 2
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
            check_page(page_text(response))
        return response

    def sign_in(self, account: tuple[UUID, int], *, with_code_app: bool = True) -> None:
        """Open a session as the last step of signing in does, for an account that owes no setting up."""

        def opened() -> str:
            with self.application.app_context():
                if with_code_app:
                    set_up_code_app(account[0])
                return sessions.open_session(account[0])

        key = contextvars.Context().run(opened)
        with self.session_transaction() as session:
            session.clear()
            session["_user_id"] = key


def page_text(response: TestResponse) -> str:
    """Return a page's source, also of one that travels compressed."""
    is_packed = response.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(response.data).decode() if is_packed else response.text


def set_up_code_app(account_id: UUID) -> None:
    """Give an official's account the code app that every one of them must have."""
    with transaction():
        account = db.session.get_one(Account, account_id)
        if account.role in STAFF_ROLES and account.totp_enabled_at is None:
            account.totp_secret, account.totp_enabled_at = CODE_APP_SECRET, clock.now()


def check_page(text: str) -> None:
    """Assert that a page is valid HTML with one main heading and a label for every field."""
    html5lib.HTMLParser(strict=True).parse(text)
    page = html.document_fromstring(text)
    assert len(page.xpath("//h1")) == 1, "a page has exactly one h1"
    assert page.xpath("string(//title)").strip(), "a page has a title"
    unlabelled = [html.tostring(field, encoding="unicode")[:200] for field in page.xpath(UNLABELLED)]
    assert not unlabelled, f"fields without a label: {unlabelled}"
