"""The three doors of a registration on a phone: taps and fields counted, every page accessible and within its width."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Person, Seeker
from tests.harness.hand import Hand
from tests.harness.pages import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(400)]


def who(hand: Hand) -> Hand:
    return hand.fill("Nama lengkap", "Rina Lestari").fill("Tanggal lahir", "17-04-2003").tick("Perempuan")


def test_online_door_takes_four_fields_and_ten_taps_to_the_first_list(
    open_page: Callable[..., Page], committed_app: Flask
) -> None:
    hand = Hand(open_page(**PHONE))
    hand.page.goto("/daftar")
    who(hand.look()).choose("village_code").fill("Nomor HP", "0812 3456 7890").fill("Kata sandi", "tiga kata contoh").press(
        "Daftar"
    )
    assert (hand.fields, hand.taps) == (4, 3)
    hand.look().choose("level", "smk").press("Simpan dan lanjut")
    hand.look().tick("Memasak").press("Simpan dan lanjut")
    hand.look().press("Lewati dulu")
    hand.look().tick("Memasak").press("Simpan dan lanjut")
    hand.look()
    expect(hand.page.locator("main")).to_contain_text("Rina Lestari")
    assert (hand.fields, hand.taps) == (4, 10)
    for path in ("/saya", "/kartu-saya", "/data-saya", "/profil-saya/pengalaman", "/lowongan-untuk-saya", "/berkas-saya"):
        hand.page.goto(path)
        hand.look()
    with committed_app.app_context():
        assert db.session.scalars(sa.select(Seeker.desired_titles)).one() == ["juru masak"]


@pytest.mark.parametrize(
    ("role", "screen", "taps"), [(Role.VILLAGE_OFFICER, PHONE, 3), (Role.COUNTER, DESK, 4)], ids=["village", "counter"]
)
def test_officer_registers_somebody_in_a_few_taps(
    open_page: Callable[..., Page],
    enter: Callable[[Page, Role], None],
    committed_app: Flask,
    role: Role,
    screen: dict,
    taps: int,
) -> None:
    hand = Hand(open_page(**screen))
    enter(hand.page, role)
    hand.page.goto("/daftarkan")
    who(hand.look())
    if role is Role.COUNTER:
        hand.choose("village_code")
    hand.tick("Orangnya tahu dan setuju").press("Daftarkan")
    hand.look()
    expect(hand.page.locator("main")).to_contain_text("Rina Lestari")
    assert (hand.fields, hand.taps) == (2, taps)
    with committed_app.app_context():
        assert db.session.scalars(sa.select(Person.door).where(Person.full_name == "Rina Lestari")).one() in (
            "village",
            "counter",
        )


def test_counter_goes_from_search_to_card_by_keyboard(
    open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    hand = Hand(open_page(**DESK))
    enter(hand.page, Role.COUNTER)
    hand.page.goto("/daftarkan")
    who(hand).choose("village_code").tick("Orangnya tahu dan setuju").press("Daftarkan")
    hand.page.goto("/loket")
    hand.look()
    hand.page.keyboard.type("rina les")
    hand.page.keyboard.press("Enter")
    expect(hand.page.locator("h1")).to_have_text("Rina Lestari")
    hand.look()
    hand.page.keyboard.type("1702905704030003")
    hand.page.keyboard.press("Enter")
    issue = hand.page.get_by_role("button", name="Terbitkan kartu")
    expect(issue).to_be_visible()
    hand.look()
    issue.press("Enter")
    expect(hand.page.locator("main")).to_contain_text("00001/AK1/")
    hand.look()
    for path in ("/loket/belum-lapor", "/loket/usulan-hapus", "/loket/nomor", "/permintaan-data", "/loket/nip", "/aduan"):
        hand.page.goto(path)
        hand.look()
    hand.page.goto("/loket/belum-siapkerja")
    hand.look().page.get_by_role("link", name="Rina Lestari").click()
    hand.look()


def test_busy_day_from_the_poster_to_the_card_without_a_mouse(
    open_page: Callable[..., Page], enter: Callable[[Page, Role], None]
) -> None:
    desk, phone = Hand(open_page(**DESK)), Hand(open_page(**PHONE))
    enter(desk.page, Role.COUNTER)
    desk.page.goto("/loket/ramai")
    desk.look().press("Buka")
    phone.page.goto("/antre")
    who(phone.look()).choose("village_code").press("Ambil nomor")
    expect(phone.look().page.locator("h1")).to_have_text("Nomor antre 1")
    assert (phone.fields, phone.taps) == (2, 3)
    desk.page.goto("/loket/ramai")
    desk.look().page.keyboard.press("Enter")
    expect(desk.page.locator("h1")).to_have_text("Nomor 1")
    desk.look().page.keyboard.type("1702905704030003")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("main")).to_contain_text("Cetak kartu ke-1 sampai 1")
    phone.page.reload()
    expect(phone.look().page.locator("main")).to_contain_text("Kartu Anda sudah diterbitkan")
