"""The living page of the design: every component at once, in each light, width and way of use."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from jobmatch.domain.enums import Role
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

Enter = Callable[[Page, Role], None]
HALF_A_DESK = {"viewport": {"width": 640, "height": 400}}  # what a desk shows at 200 %


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESK, HALF_A_DESK], ids=["phone", "desk", "zoomed"])
def test_every_component_is_accessible_and_fits(open_page: Callable[..., Page], enter: Enter, screen: dict, scheme: str) -> None:
    page = open_page(**screen, color_scheme=scheme)
    enter(page, Role.ADMIN)
    page.goto("/rancangan")
    assert_accessible(page)
    assert_fits_width(page)


def test_theme_is_switched_and_remembered(desk: Page, enter: Enter) -> None:
    enter(desk, Role.ADMIN)
    desk.goto("/rancangan")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = desk.evaluate(ground)
    desk.get_by_role("button", name="Terang atau gelap").click()
    dark = desk.evaluate(ground)
    desk.reload()
    assert desk.evaluate(ground) == dark != light


def test_menu_on_a_phone_opens_takes_the_focus_and_closes_by_keyboard(phone: Page, enter: Enter) -> None:
    enter(phone, Role.ADMIN)
    phone.goto("/rancangan")
    menu = phone.get_by_role("navigation", name="Menu utama")
    button = phone.get_by_role("button", name="Menu")
    expect(menu).to_be_hidden()
    button.press("Enter")
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_menu_on_a_phone_opens_without_scripts(phone_without_scripts: Page, enter: Enter) -> None:
    enter(phone_without_scripts, Role.ADMIN)
    phone_without_scripts.goto("/rancangan")
    phone_without_scripts.get_by_role("link", name="Menu", exact=True).click()
    expect(phone_without_scripts.get_by_role("navigation", name="Menu utama")).to_be_visible()


def test_focus_starts_at_what_must_be_mended(desk: Page, enter: Enter) -> None:
    enter(desk, Role.ADMIN)
    desk.goto("/rancangan")
    expect(desk.get_by_role("alert")).to_be_focused()


def test_message_is_copied_with_one_press(open_page: Callable[..., Page], enter: Enter) -> None:
    page = open_page(**DESK, permissions=["clipboard-read", "clipboard-write"])
    enter(page, Role.ADMIN)
    page.goto("/rancangan")
    page.get_by_role("button", name="Salin").click()
    expect(page.get_by_role("button", name="Tersalin")).to_be_visible()
    assert "pemetik kopi" in page.evaluate("navigator.clipboard.readText()")
