"""The village month in flight mode: kept encrypted, filled in, sent later; two phones that differ; a phone that forgets."""

import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch import clock
from jobmatch.domain.enums import LabourStatus, Role
from jobmatch.extensions.db import transaction
from jobmatch.extensions.passwords import hash_password
from jobmatch.models import Device
from jobmatch.queries.month_rows import list_month_rows
from tests.factories.accounts import account_for
from tests.factories.villages import VILLAGE, opened_month, people_of
from tests.harness.pages import PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]
KEPT_IN_CLEAR = """async () => {
  const found = [];
  const ended = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const shown = (each) => each instanceof CryptoKey
    ? `extractable: ${each.extractable}` : new TextDecoder("latin1").decode(each.data);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(await (await cache.match(request)).text());
  }
  for (const { name } of await indexedDB.databases()) {
    const database = await ended(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      found.push(...(await ended(database.transaction(store).objectStore(store).getAll())).map(shown));
    database.close();
  }
  return found.join("\\n");
}"""
KEPT_FOR_LATER = """async () => {
  const [{ openNotes }, [who]] = await import(document.querySelector("script[data-guard]").dataset.guard
    .replace("offline_guard", "offline_notes")).then((notes) => [notes, notes.owners()]);
  const store = await openNotes(who);
  return (await store.list("page")).length > 0 && (await store.list("people")).length > 0;
}"""
FORGOTTEN = """async () => {
  const isLeft = async () => localStorage.getItem("simpanan") !== null || (await indexedDB.databases()).length > 0;
  while (await isLeft()) await new Promise((again) => setTimeout(again, 50));
  return true;
}"""


class Village:
    """A village with people, its month, and phones of its one officer."""

    def __init__(self, app: Flask, server: str, open_page: Callable[..., Page]) -> None:
        self.app, self.server, self.open_page = app, server, open_page
        with app.app_context():
            people_of(VILLAGE, 3)
            self.month_id = opened_month()
            self.account = account_for(Role.VILLAGE_OFFICER, village_code=VILLAGE)

    def phone(self) -> Page:
        client = self.app.test_client()
        client.sign_in(self.account)
        cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        page = self.open_page(**PHONE)
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.server}])
        page.goto(f"/bulan-desa/{self.month_id}")
        expect(page.locator("html")).to_have_attribute("data-offline-ready", "1")
        expect(page.locator("html")).to_have_attribute("data-ready", "1")
        return page

    def answers(self) -> list[str | None]:
        with self.app.app_context():
            return [row.answer.value if row.answer else None for row in list_month_rows(UUID(str(self.month_id)))]


@pytest.fixture
def village(committed_app: Flask, live_server: str, open_page: Callable[..., Page]) -> Village:
    return Village(committed_app, live_server, open_page)


def tap(page: Page, answer: str, row: int) -> None:
    page.locator("[data-row]").nth(row).get_by_role("radio", name=answer).click()


def counts(page: Page, here: int, received: int, needing_help: int) -> None:
    for name, number in (("here", here), ("received", received), ("help", needing_help)):
        expect(page.locator(f"[data-count={name}]")).to_have_text(str(number), timeout=20_000)


def test_month_is_filled_in_without_a_network_and_arrives_later(village: Village) -> None:
    page = village.phone()
    page.get_by_role("radio", name="Bertemu orangnya").click()
    tap(page, "Sudah bekerja", 0)
    counts(page, 0, 1, 0)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("main")).to_contain_text("HP ini sedang tanpa jaringan")
    expect(page.locator("[data-row]").nth(0).get_by_role("radio", name="Sudah bekerja")).to_be_checked()
    page.get_by_role("radio", name="Bertemu orangnya").click()
    tap(page, "Sudah bekerja", 1)
    tap(page, "Masih belum bekerja", 1)
    tap(page, "Lain", 2)
    expect(page.locator("[data-row]").nth(2)).to_contain_text("Pilih apa yang dimaksud")
    page.locator("[data-row]").nth(2).get_by_role("radio", name="Sekolah atau kursus").click()
    counts(page, 2, 1, 0)
    assert_accessible(page)
    assert_fits_width(page)
    page.reload()
    counts(page, 2, 1, 0)
    expect(page.locator("[data-row]").nth(1).get_by_role("radio", name="Masih belum bekerja")).to_be_checked()
    assert village.answers() == ["working", None, None]
    page.context.set_offline(False)
    expect(page.locator("html")).to_have_attribute("data-offline-ready", "1")
    counts(page, 0, 3, 0)
    assert village.answers() == ["working", "still", "other"]
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("main")).to_contain_text("Laporan terkirim", timeout=20_000)


def test_people_are_added_and_found_without_a_network(village: Village) -> None:
    with village.app.app_context():
        people_of(VILLAGE, 1, LabourStatus.EMPLOYED, full_name="Rohani Contoh", name_key="rohani contoh")
    page = village.phone()
    page.get_by_role("radio", name="Bertemu orangnya").click()
    page.wait_for_function(KEPT_FOR_LATER)
    page.context.set_offline(True)
    page.get_by_role("button", name="Tambah orang baru").click()
    page.get_by_role("textbox", name="Nama").fill("Sulastri Contoh")
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis tahun lahirnya")
    page.get_by_role("radio", name="Perempuan").check()
    page.get_by_label("Tahun lahir").fill("2001")
    page.get_by_role("group", name="Minggu lalu bekerja").get_by_role("radio", name="Tidak").check()
    page.get_by_role("group", name="Punya pekerjaan").get_by_role("radio", name="Tidak").check()
    page.get_by_role("checkbox", name="Sedang mencari kerja").check()
    assert_accessible(page)
    page.get_by_role("button", name="Tambahkan").click()
    counts(page, 1, 0, 0)
    page.get_by_role("button", name="Cari orang desa ini").click()
    page.get_by_role("textbox", name="Nama").fill("rohani")
    page.get_by_label("Keadaannya").select_option("Masih belum bekerja")
    assert_accessible(page)
    assert_fits_width(page)
    page.get_by_role("button", name="Masukkan ke daftar").click()
    counts(page, 2, 0, 0)
    expect(page.locator("[data-noted]")).to_contain_text("Rohani Contoh")
    assert village.answers() == [None, None, None]
    page.context.set_offline(False)
    expect(page.locator("[data-row]")).to_have_count(5, timeout=30_000)
    counts(page, 0, 2, 0)
    assert village.answers() == [None, None, None, "still", "still"]


def test_note_of_somebody_the_office_knows_by_name_is_looked_at_and_then_taken(village: Village) -> None:
    page = village.phone()
    page.wait_for_function(KEPT_FOR_LATER)
    with village.app.app_context():
        people_of(VILLAGE, 1, LabourStatus.EMPLOYED, full_name="Sulastri Contoh", name_key="sulastri contoh", birth_year=2001)
    page.context.set_offline(True)
    page.get_by_role("button", name="Tambah orang baru").click()
    page.get_by_role("textbox", name="Nama").fill("Sulastri Contoh")
    page.get_by_role("radio", name="Perempuan").check()
    page.get_by_label("Tahun lahir").fill("2001")
    page.get_by_role("group", name="Minggu lalu bekerja").get_by_role("radio", name="Ya").check()
    page.get_by_role("button", name="Tambahkan").click()
    counts(page, 1, 0, 0)
    page.context.set_offline(False)
    counts(page, 0, 0, 1)
    page.locator("[data-noted]").get_by_role("link", name="Periksa").click()
    expect(page.get_by_label("Tahun lahir")).to_have_value("2001")
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator("main")).to_contain_text("Apakah orangnya sama?")
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator("[data-row]")).to_have_count(4, timeout=20_000)
    counts(page, 0, 1, 0)
    expect(page.locator("[data-row]")).to_have_count(4)


def test_list_is_gone_from_the_phone_after_a_fortnight_but_no_unsent_answer(village: Village) -> None:
    page = village.phone()
    page.get_by_role("radio", name="Bertemu orangnya").click()
    page.context.set_offline(True)
    tap(page, "Sudah bekerja", 0)
    counts(page, 1, 0, 0)
    page.clock.set_system_time(clock.now() + timedelta(days=13))
    page.reload()
    expect(page.locator("[data-row]")).to_have_count(3)
    page.clock.set_system_time(clock.now() + timedelta(days=15))
    page.reload()
    expect(page.locator("main")).to_contain_text("Daftar bulan ini belum tersimpan di HP ini")
    page.clock.set_system_time(clock.now())
    page.context.set_offline(False)
    counts(page, 0, 1, 0)
    assert village.answers() == ["working", None, None]


def test_two_phones_that_differ_meet_on_a_screen(village: Village) -> None:
    first, second = village.phone(), village.phone()
    for page in (first, second):
        page.get_by_role("radio", name="Bertemu orangnya").click()
        page.context.set_offline(True)
    tap(first, "Masih belum bekerja", 0)
    tap(second, "Sudah bekerja", 0)
    first.context.set_offline(False)
    counts(first, 0, 1, 0)
    second.context.set_offline(False)
    counts(second, 0, 0, 1)
    expect(second.locator("[data-row]").first).to_contain_text("HP lain memberi jawaban berbeda")
    second.reload()
    second.get_by_role("link", name="Lihat dan pilih yang benar").click()
    sides = second.locator(".side")
    expect(sides).to_have_count(2)
    assert_accessible(second)
    assert_fits_width(second)
    sides.filter(has_text="Sudah bekerja").get_by_role("button", name="Ini yang benar").click()
    expect(second.locator("main")).to_contain_text("Tidak ada jawaban yang berbeda")
    assert village.answers() == ["working", None, None]


def test_page_left_open_on_one_phone_takes_no_answer_of_the_other_back(village: Village) -> None:
    first, second = village.phone(), village.phone()
    for page in (first, second):
        page.get_by_role("radio", name="Bertemu orangnya").click()
    for row in range(3):
        tap(first, "Masih belum bekerja", row)
    counts(first, 0, 3, 0)
    second.reload()
    tap(second, "Sudah bekerja", 0)
    counts(second, 0, 1, 0)
    first.get_by_role("button", name="Kirim laporan").click()
    expect(first.locator("main")).to_contain_text("Laporan terkirim", timeout=20_000)
    assert village.answers() == ["working", "still", "still"]


def test_what_lies_on_the_phone_is_unreadable_and_its_key_cannot_be_taken_out(village: Village) -> None:
    page = village.phone()
    kept = page.evaluate(KEPT_IN_CLEAR)
    assert "extractable: false" in kept
    assert "Warga" not in kept
    assert not re.search(r"orang-[0-9a-f]{8}", kept)  # where a row of the list stands


def test_leaving_with_unsent_answers_asks_first_and_then_forgets(village: Village) -> None:
    page = village.phone()
    page.get_by_role("radio", name="Bertemu orangnya").click()
    page.route("**/kiriman", lambda route: route.abort())
    tap(page, "Sudah bekerja", 0)
    counts(page, 1, 0, 0)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Simpan catatan ke berkas").click()
    assert '"working"' in saved.value.path().read_text(encoding="utf-8")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept() if len(asked) > 1 else dialog.dismiss()))
    leave = page.get_by_role("contentinfo").get_by_role("button", name="Keluar")
    leave.click()
    counts(page, 1, 0, 0)
    leave.click()
    expect(page.get_by_role("link", name="Masuk")).to_be_visible()
    assert asked == ["Ada 1 catatan di HP ini yang belum terkirim. Keluar sekarang menghapusnya. Tetap keluar?"] * 2
    assert page.evaluate(FORGOTTEN)


def ended_device(account_id: UUID) -> str:
    """The cookie of a phone that the office has ended."""
    now = clock.now()
    with transaction() as session:
        device = Device(account_id=account_id, secret_hash=sha256(b"rahasia").hexdigest(), pin_hash=hash_password("482915"))
        device.label, device.bound_at, device.last_seen_at, device.revoked_at = "HP", now, now, now
        session.add(device)
        session.flush()
        return f"{device.id}.rahasia"


def test_phone_that_the_office_ended_forgets_everything(village: Village) -> None:
    page = village.phone()
    with village.app.app_context():
        value = ended_device(village.account[0])
    page.context.add_cookies([{"name": "perangkat", "value": value, "url": village.server}])
    page.goto("/lowongan")
    assert page.evaluate(FORGOTTEN)
