"""Every page a role's home and menu lead to, over the made-up world: on a phone and at a desk, accessible, within its width."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from jobmatch.demo.accounts import LOGINS, PASSWORD
from tests.harness.application import dispose_app, make_app
from tests.harness.databases import Databases
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow]

LOGIN_NAMES = [login for login, _ in LOGINS]
LINKS = "nav a[href^='/'], main a[href^='/']"
DOWNLOADS = (".pdf", ".xlsx", ".csv", ".png", ".json", ".ics", ".xml", ".txt")


@pytest.fixture
def committed_app(databases: Databases, db_kind: str, tmp_path: Path) -> Iterator[Flask]:
    """The made-up world instead of an empty site: pages with rows in them break in other places."""
    made = make_app(databases.copy(db_kind, "world"), tmp_path / "state", is_demo=True)
    yield made
    dispose_app(made)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("login", LOGIN_NAMES)
def test_every_page_in_reach_of(login: str, open_page: Callable[..., Page]) -> None:
    phone, desk = open_page(**PHONE), open_page(**DESK)
    addresses: set[str] = set()
    for page in (phone, desk):
        page.goto("/masuk")
        page.fill("[name=login]", login)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        addresses |= _addresses(page)
    assert len(addresses) > 2, "a home leads somewhere"
    for address in sorted(addresses):
        for page in (phone, desk):
            answer = page.goto(address)
            assert answer is not None
            assert answer.ok, f"{address} answered {answer.status}"
            try:
                assert_accessible(page)
                assert_fits_width(page)
            except AssertionError as error:
                raise AssertionError(f"{address} for {login}: {error}") from error


def _addresses(page: Page) -> set[str]:
    found = {(link.get_attribute("href") or "").partition("#")[0] for link in page.locator(LINKS).all()}
    return {"/"} | {address for address in found if address and not address.partition("?")[0].endswith(DOWNLOADS)}
