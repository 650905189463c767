"""Takes the pictures of the guides for job seekers and the counter from a running demo: screens as they are.

Run: `./run demo` in one window, then `./run python -m tests.harness.seeker_pictures http://127.0.0.1:5000`. It opens a busy
day and takes a number on the way: take a fresh demo. The data are the demo's, made up.
"""

import sys

from playwright.sync_api import Browser, sync_playwright

from tests.harness import chromium
from tests.harness.guide_pictures import DESK, PHONE, Camera

VISITOR = ""


class Eye(Camera):
    """A camera that need not sign in."""

    def __init__(self, browser: Browser, base: str, login: str, size: dict[str, int]) -> None:
        if login:
            super().__init__(browser, base, login, size)
        else:
            self.page = browser.new_context(viewport=size, base_url=base).new_page()

    def open(self, address: str, name: str, at: str | None = None) -> "Eye":
        """Go to an address and take it."""
        self.page.goto(address)
        self.take(name, at)
        return self


def of_a_seeker(browser: Browser, base: str) -> None:
    """From registering to one's own data."""
    Eye(browser, base, VISITOR, PHONE).open("/daftar", "pencari-1-daftar")
    eye = Eye(browser, base, "pencari", PHONE)
    eye.open("/profil-saya/keterampilan", "pencari-2-bisa")
    eye.open("/lowongan-untuk-saya", "pencari-3-lowongan", ".reasons")
    eye.open("/saya", "pencari-4-saya")
    eye.open("/data-saya", "pencari-5-data")


def of_the_counter(browser: Browser, base: str) -> None:
    """The desk on a quiet day and on a busy one."""
    desk, phone = Eye(browser, base, "loket", DESK), Eye(browser, base, VISITOR, PHONE)
    desk.open("/loket", "loket-1-cari")
    desk.page.goto("/loket/ramai")
    desk.page.get_by_role("button", name="Buka", exact=True).click()
    phone.page.goto("/antre")
    phone.page.fill("[name=full_name]", "Rina Contoh")
    phone.page.fill("[name=birth_date]", "17-04-2003")
    phone.page.check("[name=sex][value=P]")
    phone.page.select_option("[name=village_code]", index=3)
    phone.page.get_by_role("button", name="Ambil nomor").click()
    phone.page.wait_for_load_state()
    phone.take("loket-3-nomor")
    desk.open("/loket/ramai", "loket-2-ramai")
    desk.page.get_by_role("button", name="Panggil nomor berikutnya").click()
    desk.page.wait_for_load_state()
    desk.take("loket-4-meja")
    desk.page.goto("/loket/belum-siapkerja")
    desk.page.locator("main table a").first.click()
    desk.page.wait_for_load_state()
    desk.take("loket-5-karirhub")


def main(base: str) -> None:
    """Take them all."""
    chromium.use_bundled_node()
    found = chromium.find_chromium()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found.executable, env=found.environment, args=["--no-sandbox"])
        of_a_seeker(browser, base)
        of_the_counter(browser, base)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
