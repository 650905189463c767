"""What the month costs those who check and sign: taps of the kecamatan, the section head and the head, counted on real pages."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import Village, VillageMonth
from jobmatch.services import village_months
from tests.factories import ledger as office
from tests.factories.villages import VILLAGE, opened_month
from tests.harness.hand import Hand
from tests.harness.pages import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]
NIL = "Kepala dusun dan ketua RT ditanya, semua bekerja."


def send_every_month() -> None:
    """Every village of the regency says that nobody is out of work there."""
    opened_month()
    for month_id, village in db.session.execute(sa.select(VillageMonth.id, VillageMonth.village_code)).all():
        village_months.submit_month(Actor(Role.VILLAGE_OFFICER, village_code=village), month_id, NIL)


def test_a_kecamatan_accepts_what_is_clear_with_one_tap_and_reads_the_rest(
    open_page: Callable[..., Page], enter: Callable[[Page, Role], None], committed_app: Flask
) -> None:
    with committed_app.app_context():
        send_every_month()
        of_first = sa.select(sa.func.count()).select_from(Village).where(Village.district_code.startswith("17.02"))
        assert db.session.scalar(of_first) == 156
    hand = Hand(open_page(**PHONE))
    enter(hand.page, Role.DISTRICT_SUPERVISOR)
    hand.page.goto("/laporan-desa/menunggu")
    waiting = hand.look().page.locator("tbody tr").count()
    hand.press("Terima").look()
    left = hand.page.locator("tbody tr").count()
    assert left < waiting
    while hand.page.locator("tbody tr").count():
        hand.page.locator("tbody tr a").first.click()
        hand.taps += 1
        hand.press("Terima").page.goto("/laporan-desa/menunggu")
    expect(hand.page.locator("main")).to_contain_text("Tidak ada laporan yang menunggu")
    assert hand.taps <= 1 + 2 * left
    assert (hand.fields, left <= 3) == (0, True)


def test_the_section_head_closes_and_issues_in_a_few_taps_and_the_head_reads_it_in_two(
    open_page: Callable[..., Page], enter: Callable[[Page, Role], None], committed_app: Flask
) -> None:
    month = Month.of(clock.today()).previous
    with committed_app.app_context(), office.at(month.first_day):
        for _ in range(3):
            office.register(office.person(village_code=VILLAGE), month.first_day)
    hand = Hand(open_page(**DESK))
    enter(hand.page, Role.SECTION_HEAD)
    hand.page.goto("/ipk/tutup-bulan")
    hand.look().press("Tutup bulan").look().press("Terbitkan").look()
    expect(hand.page.locator("main")).to_contain_text("IPK/")
    assert (hand.fields, hand.taps) == (0, 2)
    reader = Hand(open_page(**DESK))
    enter(reader.page, Role.OFFICE_HEAD)
    reader.page.goto("/dasbor")
    reader.look().page.goto("/ipk/terbitan")
    reader.look().open("IPK/").look()
    assert (reader.fields, reader.taps) == (0, 1)
