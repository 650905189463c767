"""The public front page in a real browser."""

import pytest
from playwright.sync_api import Page, expect

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
