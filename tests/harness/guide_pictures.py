"""Takes the pictures of the village officers' guide from a running demo, so that they show the screens as they are.

Run: `./run demo` in one window, then `./run python -m tests.harness.guide_pictures http://127.0.0.1:5000`. It answers, sends
and returns a month on the way: take a fresh demo. The data are the demo's, made up.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from jobmatch.demo.accounts import PASSWORD
from tests.harness import chromium

FOLDER = Path("docs/gambar")
PHONE, DESK = {"width": 360, "height": 640}, {"width": 900, "height": 560}
COLOURS, MOST_BYTES = 32, 40_000
OPEN_ROW = "[data-row]:has(.answers):not(:has(input:checked))"


class Camera:
    """One signed-in browser that takes small pictures."""

    def __init__(self, browser: Browser, base: str, login: str, size: dict[str, int]) -> None:
        self.page: Page = browser.new_context(viewport=size, base_url=base).new_page()
        self.page.goto("/masuk")
        self.page.fill("[name=login]", login)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_load_state()

    def take(self, name: str, at: str | None = None) -> None:
        """Store what is seen, with the part that a selector names near the top."""
        if at is not None:
            self.page.locator(at).first.evaluate("part => scrollTo({ top: part.getBoundingClientRect().top + scrollY - 90 })")
        self.page.evaluate("document.activeElement?.blur()")
        picture = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        small = io.BytesIO()
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if len(small.getvalue()) > MOST_BYTES:
            raise SystemExit(f"{name}: {len(small.getvalue())} bytes")
        (FOLDER / f"{name}.png").write_bytes(small.getvalue())
        print(name, len(small.getvalue()))


def answer(page: Page, value: str) -> str:
    """Answer for the first person who has no answer; returns where that row is."""
    row = page.locator(OPEN_ROW).first
    found = str(row.get_attribute("id"))
    row.locator(f"input[name^=jawab][value={value}]").evaluate("input => input.click()")
    return found


def of_the_village(camera: Camera) -> str:
    """The month from the first page to the sent report; returns its address."""
    page = camera.page
    camera.take("desa-1-tugas")
    page.get_by_role("link", name="Isi laporan").first.click()
    page.wait_for_selector("html[data-offline-ready]")
    camera.take("desa-2-daftar", ".month__top")
    page.get_by_role("radio", name="Bertemu orangnya").click()
    for value in ("still", "working", "still"):
        answer(page, value)
    page.locator("[data-saved]", has_text="Semua tersimpan").wait_for()
    camera.take("desa-3-jawaban", ".month__list")
    row = answer(page, "other")
    camera.take("desa-4-lain", f"#{row}")
    page.locator(f"#{row} input[value=school]").evaluate("input => input.click()")
    without_network(camera)
    month = page.url
    page.goto(f"{month}/orang-baru")
    camera.take("desa-5-orang-baru", "#can_do")
    page.goto(f"{month}/kertas")
    page.set_viewport_size(DESK)
    camera.take("desa-6-kertas", ".paper-list")
    page.set_viewport_size(PHONE)
    page.goto(month)
    page.wait_for_selector("html[data-ready]")
    page.get_by_role("button", name="Sisanya").click()
    page.get_by_role("button", name="Kirim laporan").click()
    page.get_by_text("Laporan terkirim").first.wait_for()
    camera.take("desa-8-terkirim", "main")
    return month


def without_network(camera: Camera) -> None:
    """The same list in flight mode, with two answers that only the phone knows."""
    page = camera.page
    page.locator("[data-saved]", has_text="Semua tersimpan").wait_for()
    page.context.set_offline(True)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    for value in ("still", "working"):
        answer(page, value)
    page.locator("[data-count=here]", has_text="2").wait_for()
    camera.take("desa-7-tanpa-jaringan", "main")
    page.context.set_offline(False)
    page.locator("[data-count=here]", has_text="0").wait_for()


def of_paper(camera: Camera, month: str) -> None:
    """A list that is keyed in from paper by the kecamatan."""
    page = camera.page
    page.goto(month)
    page.get_by_role("button", name="Isi dari kertas").click()
    page.wait_for_selector("html[data-ready]")
    camera.take("desa-10-mengetik-kertas", ".month .callout")


def returned(village: Camera, office: Camera, month: str) -> None:
    """The month given back with a reason, as the village sees it."""
    page = office.page
    page.goto(month)
    page.get_by_text("Ada yang perlu diperbaiki desa?").click()
    page.get_by_label("Alasan dikembalikan").fill("Nomor 2 dan 3 tampak orang yang sama. Tanyakan lagi, lalu kirim ulang.")
    page.get_by_role("button", name="Kembalikan ke desa").click()
    village.page.goto(month)
    village.take("desa-9-dikembalikan", "main")


def main(base: str) -> None:
    chromium.use_bundled_node()
    found = chromium.find_chromium()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found.executable, env=found.environment, args=["--no-sandbox"])
        village = Camera(browser, base, "desa", PHONE)
        month = of_the_village(village)
        returned(village, Camera(browser, base, "kabid", DESK), month)
        of_paper(Camera(browser, base, "kecamatan", DESK), month)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
