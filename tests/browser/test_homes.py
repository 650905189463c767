"""Each role's home says what to do next: on a phone, at a desk and without scripts, accessible and within its width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from jobmatch.domain.enums import Role
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

ROLES = [role for role in Role if role is not Role.SYSTEM]
SCREENS = {"phone": PHONE, "desk": DESK}


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_home_of(role: Role, open_page: Callable[..., Page], enter: Callable[[Page, Role], None]) -> None:
    for name, screen in SCREENS.items():
        page = open_page(**screen)
        if role is not Role.VISITOR:
            enter(page, role)
        page.goto("/")
        expect(page.locator("h1"), name).to_be_visible()
        assert_accessible(page)
        assert_fits_width(page)


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_home_and_its_menu_work_without_scripts(
    role: Role, open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    if role is not Role.VISITOR:
        enter(page, role)
    page.goto("/")
    addresses = {link.get_attribute("href") for link in page.locator("nav a[href^='/'], main a[href^='/']").all()}
    assert addresses, "a home leads somewhere"
    for address in sorted(filter(None, addresses)):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, f"{address} answered {answer.status}"
        expect(page.locator("h1"), address).to_have_count(1)
