"""The village's list on a phone: taps counted, every tap saved by itself, accessible and within its width."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.enums import HowKnown, OtherAnswer, Role, RowAnswer
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services import village_months
from tests.factories.accounts import account_for
from tests.factories.villages import OFFICE, VILLAGE, opened_month, people_of
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(400)]


class Thumb:
    """Taps, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, role: str, name: str, nth: int = 0) -> None:
        self.page.get_by_role(role, name=name).nth(nth).click()
        self.taps += 1


@pytest.fixture
def village_page(committed_app: Flask, live_server: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    def opened(people: int, **options: object) -> Page:
        with committed_app.app_context():
            people_of(VILLAGE, people)
            month_id = opened_month()
            account = account_for(Role.VILLAGE_OFFICER, village_code=VILLAGE)
        client = committed_app.test_client()
        client.sign_in(account)
        cookie = client.get_cookie(committed_app.config["SESSION_COOKIE_NAME"])
        page = open_page(**PHONE, **options)
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server}])
        page.goto(f"/bulan-desa/{month_id}")
        return page

    return opened


@pytest.mark.parametrize("people", [30, 80])
def test_whole_list_takes_a_tap_a_person_and_five_more(village_page: Callable[..., Page], people: int) -> None:
    page = village_page(people)
    thumb = Thumb(page)
    thumb.tap("radio", "Bertemu orangnya")
    for number in range(people):
        thumb.tap("radio", "Sudah bekerja" if number % 7 == 0 else "Masih belum bekerja", number)
    expect(page.locator("[data-saved]")).to_contain_text("Semua tersimpan", timeout=60_000)
    expect(page.locator("[data-saved]")).to_contain_text(f"{people} dari {people}")
    thumb.tap("button", "Kirim laporan")
    expect(page.locator("main")).to_contain_text("Laporan terkirim", timeout=20_000)
    assert thumb.taps <= people + 5


def test_list_is_accessible_and_fits_when_everything_is_unfolded(village_page: Callable[..., Page]) -> None:
    page = village_page(3)
    page.locator("[data-row] summary").first.click()
    page.get_by_role("radio", name="Lain", exact=True).nth(1).click()
    assert_fits_width(page)
    assert_accessible(page)
    expect(page.locator("[data-row]").nth(1)).to_contain_text("Pilih")
    page.get_by_role("button", name="Tambah orang baru").click()
    expect(page.locator("[data-row]").nth(1).get_by_role("radio").first).to_be_focused()
    page.locator("[data-row]").nth(1).get_by_role("radio", name="Belum ditanya bulan ini").click()
    page.get_by_role("button", name="Tambah orang baru").click()
    expect(page.get_by_role("heading", name="Orang baru di")).to_be_visible(timeout=20_000)
    assert_fits_width(page)
    assert_accessible(page)


def test_tap_without_network_is_kept_and_saved_later(village_page: Callable[..., Page], committed_app: Flask) -> None:
    page = village_page(1)
    page.get_by_role("radio", name="Bertemu orangnya").click()
    page.context.set_offline(True)
    page.get_by_role("radio", name="Masih belum bekerja").click()
    expect(page.locator("[data-saved]")).to_contain_text("belum tersimpan")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Semua tersimpan", timeout=20_000)
    month_id = page.url.rsplit("/", 1)[1]
    with committed_app.app_context():
        assert [row.answer.value for row in list_month_rows(UUID(month_id))] == ["still"]


# No person was timed: keys are counted and weighed by the keystroke-level model (Card, Moran and Newell, CACM 23(7), 1980).
# A key of somebody "unfamiliar with the keyboard" takes 1.20 s, to think 1.35 s: here twice a row, to read and to find the next.
SLOW_KEY, NEXT_ROW = 1.2, 2 * 1.35
FIVE_MINUTES = 300
SHEET = {
    "1": (RowAnswer.STILL_NOT_WORKING, None),
    "2": (RowAnswer.NOW_WORKING, None),
    "3": (RowAnswer.OTHER, OtherAnswer.SCHOOL),
    "4": (RowAnswer.OTHER, OtherAnswer.NOT_SEEKING),
    "5": (RowAnswer.OTHER, OtherAnswer.MOVED),
    "6": (RowAnswer.OTHER, OtherAnswer.DIED),
    "7": (RowAnswer.OTHER, OtherAnswer.NOT_FOUND),
    "0": (None, None),
}


def test_sheet_of_thirty_is_keyed_in_with_a_key_a_row(
    committed_app: Flask, open_page: Callable[..., Page], enter: Callable[[Page, Role], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with committed_app.app_context():
        people_of(VILLAGE, 30)
        month_id = opened_month()
        village_months.start_paper(OFFICE, month_id)
    page = open_page(**DESK)
    enter(page, Role.PLACEMENT)
    page.goto(f"/bulan-desa/{month_id}")
    keys = []
    press = lambda key: (keys.append(key), page.keyboard.press(key))  # noqa: E731 - one line, used for every key
    page.get_by_role("radio", name="Bertemu orangnya").focus()
    press("Space")
    page.locator("[data-row] input").first.focus()
    ticks = ("11211302114111501116011711".ljust(30, "1"))[:30]
    for number, tick in enumerate(ticks):
        if number % 10 == 4:
            press("k")
        press(tick)
    expect(page.locator("[data-saved]")).to_contain_text("Semua tersimpan", timeout=60_000)
    expect(page.get_by_role("button", name="Kirim laporan")).to_be_focused()
    press("Enter")
    expect(page.locator("main")).to_contain_text("Laporan terkirim", timeout=20_000)
    with committed_app.app_context():
        rows = list_month_rows(UUID(str(month_id)))
    assert [(row.answer, row.other) for row in rows] == [SHEET[tick] for tick in ticks]
    assert [row.number for row in rows if row.how_known is HowKnown.TOLD] == [5, 15, 25]
    assert len(keys) <= 30 + 5
    seconds = len(keys) * SLOW_KEY + 30 * NEXT_ROW
    with capsys.disabled():
        print(f"\npaper, 30 rows: {len(keys)} keys, {seconds:.0f} s by the model")
    assert seconds < FIVE_MINUTES
