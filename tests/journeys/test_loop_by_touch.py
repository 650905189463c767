"""The loop on phones 360 px wide, in a real browser: what a village reports ends as a confirmed placement."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, ObservationSource, Role
from jobmatch.services import accounts, seekers
from jobmatch.services.observations import Observed, record_observation
from tests.factories.seekers import cashier
from tests.harness.pages import PHONE
from tests.harness.worker import finish_jobs
from tests.journeys.pages.screen import Screen
from tests.journeys.test_whole_loop import OFFICIALS, PASSWORD, VILLAGE, account_of, message_to, posts_vacancy

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(400)]


@pytest.fixture
def site(committed_app: Flask) -> Flask:
    """Staff, and one person who was out of work at the end of last month."""
    with committed_app.app_context():
        person_id = seekers.register_seeker(Actor.system(), cashier(village_code=VILLAGE))
        last_month = clock.today().replace(day=1) - timedelta(days=3)
        seen = Observed(person_id, last_month, LabourStatus.UNEMPLOYED, ObservationSource.VILLAGE_MONTH, "before")
        record_observation(Actor.system(), seen)
        for role, login, scope in (
            (Role.VILLAGE_OFFICER, "desa", {"village_code": VILLAGE}),
            (Role.PLACEMENT, "penempatan", {}),
            (Role.SEEKER, "rina", {"person_id": person_id}),
        ):
            accounts.create_account(Actor.system(), role, login, login=login, password=PASSWORD, **scope)
    return committed_app


def test_what_a_village_reports_ends_as_a_confirmed_placement(
    site: Flask, open_page: Callable[..., Page], live_server: str
) -> None:
    def phone_of(login: str) -> Screen:
        page = open_page(**PHONE)
        if login not in OFFICIALS:
            return Screen(page).enter(login, PASSWORD)
        client = site.test_client()
        client.sign_in(account_of(site, login))
        cookie = client.get_cookie(site.config["SESSION_COOKIE_NAME"])
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server}])
        return Screen(page).open("/")

    office = phone_of("penempatan").open("/laporan-desa").tap("Buka bulan ini")
    village = phone_of("desa").tap("Isi laporan").pick("Bertemu orangnya").pick("Masih belum bekerja")
    village.sees("Semua tersimpan").tap("Kirim laporan").sees("Laporan terkirim")
    office.open("/laporan-desa/menunggu").tap("Kayu Manis").tap("Terima laporan").sees("Laporan diterima")

    posts_vacancy(site)
    office.open("/lowongan-menunggu").tap("Kasir toko").tap("Terbitkan").sees("segera dicarikan")
    with site.app_context():
        assert finish_jobs() > 0
    rina = phone_of("rina").open("/lowongan-untuk-saya").sees("Kasir toko").tap("Lamar").tap("Kirim lamaran")

    today = clock.today().isoformat()
    office.open("/job-fair/baru").fill(Nama_Job_Fair="Job Fair Contoh", Tempat="GSG Curup", Hari=today, per_sesi="50")
    fair = office.tap("Buka pendaftaran").page.url
    office.tap("Tambah stan").choose("Pemberi kerja", "Toko Talang Contoh").fill(Nomor_stan="A1").tap("Simpan stan")
    rina.open(fair).tap("Daftar sesi ini").sees("Tiket Anda")
    code = rina.page.locator(".ticket__code").inner_text()

    office.open(fair).tap("pintu").fill(Kode_tiket=code).tap("Periksa tiket").sees("Silakan masuk")
    office.fill(Kode_tiket=code).tap("Periksa tiket").sees("Sudah masuk")
    office.open(fair).tap("Toko Talang Contoh").fill(Kode_tiket=code).pick("Diwawancara")
    office.choose("Lowongan", "Kasir toko").tap("Simpan hasil").sees("Diwawancara")

    office.open(fair).tap("Tanya hasil")
    shop = Screen(open_page(**PHONE)).open(message_to(site, "Toko Talang Contoh"))
    shop.pick("Diterima").fill(Empat_angka="8765").tap("Kirim kabar")
    answer = Screen(open_page(**PHONE)).open(message_to(site, "Rina Lestari")).pick("Saya diterima").fill(Empat_angka="4321")
    answer.tap("Kirim kabar").sees("Terima kasih")
    office.open("/penempatan").sees("Terkonfirmasi", "Rina Lestari")
