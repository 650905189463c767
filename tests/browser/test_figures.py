"""Ledger and figures on a phone and without scripts: accessible, within their width, every table and chart in words."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.pack_kinds import PackKind
from jobmatch.domain.periods import Month
from jobmatch.extensions.sealed import nik_index
from jobmatch.services import dukcapil_packs, figures, forum, packs, statistics
from jobmatch.services.forum import NewMeeting
from tests.factories import ledger as office
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]

JUNE = Month(2026, 6)
NIK = "1702094604030001"  # made up
PAGES = (
    "/dasbor",
    "/peta?bulan=2026-06",
    "/peta?bulan=2026-06&kecamatan=17.02.09",
    "/buku-angka",
    "/buku-angka/catat",
    "/buku-angka/impor",
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
def filled(committed_app: Flask) -> tuple[str, ...]:
    """A month with bookings, printed figures, a release, packs and a meeting; returns what has an address of its own."""
    with committed_app.app_context(), office.at(date(2026, 7, 3)):
        booked = office.register(office.person(), JUNE.first_day)
        figures.load_known(Actor.system())
        statistics.release_statistics(Actor.system(), JUNE)
        packs.issue_pack(office.HEAD, "Dinas", PackKind.KOMINFO, JUNE)
        office.person(nik=NIK, nik_index=nik_index(NIK), nik_state=NikState.SEEN)
        dukcapil_packs.issue_list(office.HEAD, "Dinas", "kopi-curup-arang-gunung")
        meeting = forum.plan_meeting(office.HEAD, NewMeeting(date(2026, 7, 3), "Aula", "Upah", ("Ibu Contoh (SPSI)",)))
        done = forum.decide(office.HEAD, meeting, "Undang 20 usaha", "Kabid", date(2026, 7, 3))
        forum.finish_decision(office.HEAD, done, "18 usaha datang")
        forum.decide(office.HEAD, meeting, "Periksa desa yang diam", "Sekretaris", date(2026, 7, 4))
        return f"/ipk/catatan/{booked}", f"/forum/{meeting}"


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_of_ledger_and_figures_are_accessible(
    screen: dict[str, object], filled: tuple[str, ...], open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    page = open_page(**screen)
    enter(page, Role.SECTION_HEAD)
    for address in (*PAGES, *filled):
        page.goto(address)
        expect(page.locator("h1"), address).to_be_visible()
        assert_accessible(page)
        assert_fits_width(page)


def test_pages_of_ledger_and_figures_work_without_scripts(
    filled: tuple[str, ...], open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    enter(page, Role.SECTION_HEAD)
    for address in (*PAGES, *filled):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        expect(page.locator("h1"), address).to_have_count(1)
