"""The public front page in a real browser."""

import pytest
from playwright.sync_api import Page, Response, expect

from tests.harness.pages import assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_front_page_on_a_phone_is_accessible_and_fits(phone: Page) -> None:
    phone.goto("/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(phone)
    assert_fits_width(phone)


def test_front_page_at_a_desk_is_accessible_and_fits(desk: Page) -> None:
    desk.goto("/")
    assert_accessible(desk)
    assert_fits_width(desk)


def test_front_page_reads_the_same_without_scripts(phone: Page, phone_without_scripts: Page) -> None:
    phone.goto("/")
    phone_without_scripts.goto("/")
    assert phone_without_scripts.inner_text("main") == phone.inner_text("main")


def test_first_visit_is_small_and_stays_on_this_host(phone: Page) -> None:
    answers: list[Response] = []
    phone.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks the handler, a built-in takes no mark
    phone.goto("/", wait_until="networkidle")
    sizes = [answer.request.sizes() for answer in answers]
    assert len(answers) <= 6
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) <= 60_000
