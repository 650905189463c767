"""The harness notices what it promises to notice: otherwise every page test would pass for nothing."""

import pytest
from flask import Flask
from html5lib.html5parser import ParseError
from playwright.sync_api import Browser

from jobmatch import clock
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account
from tests.harness.client import CarefulClient, check_page
from tests.harness.pages import PHONE, Watch, assert_accessible, assert_fits_width

pytestmark = pytest.mark.one_database

GOOD = "<!doctype html><html lang=id><head><title>Judul</title></head><body><h1>Judul</h1>{}</body></html>"


def test_good_page_is_accepted() -> None:
    check_page(GOOD.format("<label for=a>Nama</label><input id=a><input type=hidden name=b><label>C <input></label>"))


@pytest.mark.parametrize("text", ["<p><div></p></div>", "<b><i>x</b></i>", "<ul></li></ul>", "<a href=x href=y>x</a>"])
def test_page_that_is_not_valid_is_noticed(text: str) -> None:
    with pytest.raises(ParseError):
        check_page(GOOD.format(text))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<h1>Dua</h1>", "exactly one h1"),
        ("<input name=a>", "without a label"),
        ("<label for=b>B</label><input id=a>", "without a label"),
        ("<select name=a></select>", "without a label"),
        ("<textarea name=a></textarea>", "without a label"),
    ],
)
def test_page_that_leaves_somebody_out_is_noticed(text: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check_page(GOOD.format(text))


def test_row_that_the_request_would_not_see_is_noticed(app: Flask, client: CarefulClient) -> None:
    db.session.add(Account(role=Role.ADMIN, display_name="Belum disimpan", created_at=clock.now()))
    with pytest.raises(AssertionError, match="flush before the request"):
        client.get("/")


@pytest.mark.browser
def test_page_that_speaks_to_another_host_is_noticed(browser: Browser) -> None:
    watch = Watch()
    with browser.new_context() as context:
        context.route("**/*", watch.route)
        page = context.new_page()
        page.on("pageerror", watch.error)
        page.set_content("<img src='http://203.0.113.7/pixel.png' alt=''><script>nowhere()</script>")
        page.wait_for_load_state("load")
    assert watch.left_the_machine == ["http://203.0.113.7/pixel.png"]
    assert "nowhere is not defined" in watch.complaints[0]


@pytest.mark.browser
def test_page_that_is_too_wide_or_hard_to_read_is_noticed(open_page) -> None:
    page = open_page(**PHONE)
    page.set_content(
        "<html lang=id><meta name=viewport content='width=device-width'><title>x</title>"
        "<main><h1 style='width:900px;color:#ccc;background:#fff'>Judul</h1></main>"
    )
    with pytest.raises(AssertionError, match="px wide"):
        assert_fits_width(page)
    with pytest.raises(AssertionError, match="contrast"):
        assert_accessible(page)
