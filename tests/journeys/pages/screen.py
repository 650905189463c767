"""What a person does on a phone, by touching what can be seen; each screen passed must be accessible and fit."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.harness.pages import assert_accessible, assert_fits_width


@dataclass
class Screen:
    """One person's phone."""

    page: Page
    is_checked: bool = True

    def open(self, address: str) -> "Screen":
        self.page.goto(address)
        return self._look()

    def tap(self, words: str) -> "Screen":
        """Tap a link or button in the page itself."""
        main = self.page.locator("main")
        main.get_by_role("link", name=words).or_(main.get_by_role("button", name=words)).first.click()
        self.page.wait_for_load_state()
        return self._look()

    def pick(self, words: str) -> "Screen":
        """Tap an answer of a group of answers."""
        self.page.locator("main").get_by_label(words).first.check()
        return self

    def fill(self, **answers: str) -> "Screen":
        """Type into fields by their label (spaces as underscores)."""
        for label, text in answers.items():
            self.page.get_by_label(label.replace("_", " "), exact=False).first.fill(text)
        return self

    def choose(self, label: str, words: str) -> "Screen":
        field = self.page.get_by_label(label).first
        value = field.locator("option", has_text=words).first.get_attribute("value")
        field.select_option(value)
        return self

    def sees(self, *words: str) -> "Screen":
        for part in words:
            expect(self.page.locator("main")).to_contain_text(part)
        return self

    def enter(self, login: str, password: str) -> "Screen":
        self.open("/masuk").fill(Nama_masuk=login, Kata_sandi=password)
        return self.tap("Masuk")

    def _look(self) -> "Screen":
        if self.is_checked:
            assert_fits_width(self.page)
            assert_accessible(self.page)
        return self
