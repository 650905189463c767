"""Ledger and figures on a phone and without scripts: accessible, within their width, every table and chart in words."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month
from jobmatch.services import figures, statistics
from tests.factories import ledger as office
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]

JUNE = Month(2026, 6)
PAGES = (
    "/dasbor",
    "/peta?bulan=2026-06",
    "/buku-angka",
    "/buku-angka/catat",
    "/kalimat-resmi",
    "/statistik",
    "/paket",
    "/forum",
    "/forum/rapat-baru",
    "/ipk/iii-1/2026-06",
    "/ipk/iii-7/2026-06",
    "/ipk/iii-1/2026-06/baris?populasi=seekers&angka=registered",
    "/ipk/mulai",
    "/ipk/mulai/buku",
    "/ipk/mulai/sisa-awal",
    "/ipk/tutup-bulan",
    "/ipk/terbitan",
    "/ipk/pengaturan",
)


@pytest.fixture
def filled(committed_app: Flask) -> str:
    """A month with bookings, printed figures and a release; returns the address of a booking."""
    with committed_app.app_context(), office.at(date(2026, 7, 3)):
        booked = office.register(office.person(), JUNE.first_day)
        figures.load_known(Actor.system())
        statistics.release_statistics(Actor.system(), JUNE)
        return f"/ipk/catatan/{booked}"


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_of_ledger_and_figures_are_accessible(
    screen: dict[str, object], filled: str, open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    page = open_page(**screen)
    enter(page, Role.SECTION_HEAD)
    for address in (*PAGES, filled):
        page.goto(address)
        expect(page.locator("h1"), address).to_be_visible()
        assert_accessible(page)
        assert_fits_width(page)


def test_pages_of_ledger_and_figures_work_without_scripts(
    filled: str, open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    enter(page, Role.SECTION_HEAD)
    for address in (*PAGES, filled):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        expect(page.locator("h1"), address).to_have_count(1)
