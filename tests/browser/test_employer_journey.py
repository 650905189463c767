"""From an unknown roaster to an answered application, on phones: fields, taps, screens and seconds counted."""

import time
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.services import accounts, seekers
from jobmatch.services.work_words import warm_up
from tests.factories.seekers import cashier
from tests.harness.hand import Hand
from tests.harness.pages import PHONE
from tests.harness.worker import finish_jobs

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]

VILLAGE = "17.02.20.2001"
PASSWORD = "tiga kata contoh"


def signed_up(hand: Hand) -> Hand:
    """Register a business: name, place, person, number, a name to sign in with and a password."""
    hand.page.goto("/pemberi-kerja/daftar")
    hand.look().fill("Nama usaha", "Sangrai Talang Contoh").choose("village_code", VILLAGE)
    hand.fill("Nama Anda", "Bu Ratna").fill("Nomor", "0812-0000-8765")
    return hand.fill("Nama masuk", "sangrai.talang").fill("Kata sandi", PASSWORD).press("Daftar").look()


def posted(hand: Hand) -> Hand:
    """Post the first vacancy with what the rules demand."""
    hand.fill("Pekerjaan apa?", "Kasir toko kopi").choose("village_code", VILLAGE).fill("Upah", "3 juta")
    hand.fill("Hari dan jam kerja", "Senin–Sabtu, 08.00–16.00").fill("Syarat", "Tidak ada syarat khusus.")
    return hand.press("Kirim lowongan").look()


def test_a_roaster_is_registered_posts_and_answers_its_first_applicant(
    open_page: Callable[..., Page], enter: Callable[[Page, Role], None], committed_app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    warm_up()
    with committed_app.app_context():
        person_id = seekers.register_seeker(Actor.system(), cashier(village_code=VILLAGE))
        accounts.create_account(Actor.system(), Role.SEEKER, "Rina", login="rina", password=PASSWORD, person_id=person_id)
    began, shop = time.monotonic(), Hand(open_page(**PHONE))
    posted(signed_up(shop))
    to_vacancy = (shop.fields, shop.taps)

    office = Hand(open_page(**PHONE))
    enter(office.page, Role.PLACEMENT)
    office.page.goto("/lowongan-menunggu")
    office.look().open("Kasir toko kopi").look().press("Terbitkan").look()
    with committed_app.app_context():
        assert finish_jobs() > 0

    seeker = Hand(open_page(**PHONE))
    seeker.page.goto("/masuk")
    seeker.fill("Nama masuk", "rina").fill("Kata sandi", PASSWORD).press("Masuk")
    seeker.page.goto("/lowongan")
    seeker.open("Kasir toko kopi").look()
    before = seeker.taps
    seeker.open("Lamar").look().press("Kirim lamaran").look()
    assert seeker.taps - before == 2

    before = shop.taps
    shop.page.goto("/")
    shop.look().open("Jawab 1 pelamar").look().press("Undang wawancara").look()
    seeker.page.goto("/lamaran-saya")
    seeker.look()
    expect(seeker.page.locator("main")).to_contain_text("wawancara")
    answered, seconds = shop.taps - before, time.monotonic() - began
    with capsys.disabled():
        print(f"\nfields and taps to the first vacancy: {to_vacancy}; taps to an answer: {answered}; {seconds:.0f} s")
    assert to_vacancy == (9, 4)
    assert answered == 2
