"""Real pages in a real Chromium: a phone, a desk, and a phone without JavaScript. Nothing may leave this machine."""

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route, sync_playwright

from jobmatch.domain.enums import Role
from tests.factories.accounts import account_for
from tests.harness import chromium

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
OWN = {"127.0.0.1", "localhost", "::1"}


class Watch:
    """What a page did that no page may do."""

    def __init__(self) -> None:
        self.left_the_machine: list[str] = []
        self.complaints: list[str] = []

    def route(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("data", "blob") or address.hostname in OWN:
            route.continue_()
        else:
            self.left_the_machine.append(route.request.url)
            route.abort()

    def console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def error(self, error: Any) -> None:
        self.complaints.append(str(error))


# Per file, not per run: while Playwright runs, its event loop occupies the thread and asyncio tests would fail.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    chromium.use_bundled_node()
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = chromium.find_chromium()
    started = playwright.chromium.launch(
        executable_path=found.executable, env={**os.environ, **found.environment}, args=["--force-color-profile=srgb"]
    )
    yield started
    started.close()


@pytest.fixture
def open_page(browser: Browser, live_server: str) -> Iterator[Callable[..., Page]]:
    """Opens pages with given context options; at the end no page may have spoken to another host or failed in its scripts."""
    with contextlib.ExitStack() as opened:
        watches: list[Watch] = []

        def make(**options: Any) -> Page:
            context = opened.enter_context(browser.new_context(base_url=live_server, locale="id-ID", **options))
            context.set_default_timeout(10_000)
            watches.append(watch := Watch())
            context.route("**/*", watch.route)
            page = context.new_page()
            page.on("console", watch.console)
            page.on("pageerror", watch.error)
            return page

        yield make
    for watch in watches:
        assert watch.left_the_machine == []
        assert watch.complaints == []


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    return open_page(**PHONE)


@pytest.fixture
def desk(open_page: Callable[..., Page]) -> Page:
    return open_page(**DESK)


@pytest.fixture
def phone_without_scripts(open_page: Callable[..., Page]) -> Page:
    return open_page(**PHONE, java_script_enabled=False)


@pytest.fixture
def enter(committed_app: Flask, live_server: str) -> Callable[[Page, Role], None]:
    """Sign a page in as a new account of a role."""

    def sign_in(page: Page, role: Role) -> None:
        with committed_app.app_context():
            account = account_for(role)
        client = committed_app.test_client()
        client.sign_in(account)
        cookie = client.get_cookie(committed_app.config["SESSION_COOKIE_NAME"])
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server}])

    return sign_in


def assert_accessible(page: Page) -> None:
    """Fail with axe's own words when it finds anything on the page."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def assert_fits_width(page: Page) -> None:
    """Fail when the page must be scrolled sideways."""
    assert page.viewport_size is not None
    window = page.viewport_size["width"]  # innerWidth would not do: a phone widens it to what overflows
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= window, f"the page is {width} px wide in a window of {window} px"
