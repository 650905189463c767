"""A month by file in a real browser, with and without scripts: downloaded, filled in, looked at, stored; readable by all."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.enums import Role, RowAnswer
from jobmatch.queries.month_rows import list_month_rows
from tests.factories.accounts import account_for
from tests.factories.villages import VILLAGE, opened_month, people_of
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(400)]
LONGEST_NAME = "Bambang Suryokusumonegoro Prawirodirdjo bin Abdurrahman Wongsonegoro"


def look_closely(page: Page, has_script: bool) -> None:
    if has_script:
        assert_accessible(page)
        assert_fits_width(page)


def upload(page: Page, path: Path, has_script: bool) -> None:
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.locator("#berkas")).to_be_visible(timeout=30_000)
    look_closely(page, has_script)


@pytest.mark.parametrize(("size", "has_script"), [(PHONE, True), (DESK, False)], ids=["phone", "desk without script"])
def test_file_is_downloaded_filled_looked_at_and_stored(
    committed_app: Flask, live_server: str, open_page: Callable[..., Page], tmp_path: Path, size: dict, has_script: bool
) -> None:
    with committed_app.app_context():
        people_of(VILLAGE, 2, full_name=LONGEST_NAME, name_key=LONGEST_NAME.casefold())
        month_id = opened_month()
        account = account_for(Role.VILLAGE_OFFICER, village_code=VILLAGE)
    client = committed_app.test_client()
    client.sign_in(account)
    cookie = client.get_cookie(committed_app.config["SESSION_COOKIE_NAME"])
    page = open_page(**size, java_script_enabled=has_script)
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server}])
    page.goto(f"/bulan-desa/{month_id}")
    page.get_by_role("link", name="Isi lewat berkas Excel").click()
    address = page.url
    look_closely(page, has_script)
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh daftar Excel").click()
    path = tmp_path / "daftar.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    for cell, text in (("E3", "Sudah bekerja"), ("F3", "Bertemu orangnya"), ("E4", "entah")):
        book["Daftar"][cell] = text
    book.save(path)
    upload(page, path, has_script)
    expect(page.locator("main")).to_contain_text("Jawaban ini tidak dikenal")
    page.goto(address)
    book["Daftar"]["E4"] = "Belum ditanya"
    book.save(path)
    upload(page, path, has_script)
    page.get_by_role("button", name="Simpan semuanya").click()
    expect(page.locator("main")).to_contain_text("sudah tercatat")
    look_closely(page, has_script)
    with committed_app.app_context():
        assert [row.answer for row in list_month_rows(month_id)] == [RowAnswer.NOW_WORKING, None]
