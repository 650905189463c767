"""A hand on a page: it fills and taps, counts both, and looks at each page it comes to."""

from playwright.sync_api import Page

from tests.harness.pages import assert_accessible, assert_fits_width


class Hand:
    """Fills and taps, counts both, and looks at each page it comes to."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.fields = page, 0, 0

    def look(self) -> "Hand":
        assert_fits_width(self.page)
        assert_accessible(self.page)
        return self

    def fill(self, label: str, text: str) -> "Hand":
        self.page.get_by_label(label, exact=False).first.fill(text)
        self.fields += 1
        return self

    def tick(self, label: str) -> "Hand":
        self.page.get_by_label(label, exact=False).first.check()
        self.taps += 1
        return self

    def choose(self, name: str, value: str | None = None) -> "Hand":
        self.page.locator(f"select[name={name}]").select_option(value) if value else self.page.locator(
            f"select[name={name}]"
        ).select_option(index=1)
        self.taps += 1
        return self

    def press(self, name: str) -> "Hand":
        self.page.locator("main").get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        self.taps += 1
        return self

    def open(self, name: str) -> "Hand":
        """Follow the first link of the page whose words contain ``name``."""
        self.page.locator("main").get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        self.taps += 1
        return self
