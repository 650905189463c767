"""The loop that the office lives by, through HTTP, over two months: village report, recommendation, fair, hire, report."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account, OutboxMessage
from jobmatch.services import accounts
from tests.harness.worker import finish_jobs
from tests.journeys.pages.visitor import Visitor

VILLAGE = "17.02.11.2012"
OFFICIALS = ("desa", "penempatan", "kabid")
PASSWORD = "contoh-kata-sandi"  # made up
SEPTEMBER = datetime(2026, 9, 25, 3, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 5, 3, tzinfo=UTC)
FAIR_DAY = datetime(2026, 10, 20, 3, tzinfo=UTC)
OCTOBER_LINES = {"1.": "0", "2.": "1", "A.": "1", "3.": "1", "4.": "0", "B.": "1", "5.": "0"}
NOVEMBER = datetime(2026, 11, 3, 3, tzinfo=UTC)
END_OF_NOVEMBER = datetime(2026, 11, 27, 3, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 3, 3, tzinfo=UTC)


@pytest.fixture
def site(committed_app: Flask) -> Flask:
    with committed_app.app_context():
        for role, login, scope in (
            (Role.VILLAGE_OFFICER, "desa", {"village_code": VILLAGE}),
            (Role.PLACEMENT, "penempatan", {}),
            (Role.SECTION_HEAD, "kabid", {}),
        ):
            accounts.create_account(Actor.system(), role, login, login=login, password=PASSWORD, **scope)
    return committed_app


def signed_in(site: Flask, login: str) -> Visitor:
    """Seekers and employers type their password; officials come in as after their code app."""
    visitor = Visitor.of(site)
    if login not in OFFICIALS:
        return visitor.open("/masuk").send("Masuk", login=login, password=PASSWORD)
    visitor.client.sign_in(account_of(site, login))
    return visitor.open("/")


def account_of(site: Flask, login: str) -> tuple[UUID, int]:
    with site.app_context():
        account = db.session.scalars(sa.select(Account).where(Account.login == login)).one()
        return account.id, account.session_epoch


def registers(site: Flask) -> Visitor:
    visitor = Visitor.of(site).open("/daftar")
    visitor.send(
        "Daftar",
        full_name="Rina Lestari",
        birth_date="17-04-2003",
        sex="P",
        village_code=VILLAGE,
        phone="0812-0000-4321",
        login="rina",
        password=PASSWORD,
        is_listed="y",
    )
    visitor.send("Simpan dan lanjut", level="smk").send("Simpan dan lanjut", others="kasir, melayani pembeli, komputer")
    return visitor.send("Lewati dulu").send("Simpan dan lanjut", titles="kasir")


def posts_vacancy(site: Flask) -> Visitor:
    shop = Visitor.of(site).open("/pemberi-kerja/daftar")
    shop.send(
        "Daftar",
        name="Toko Talang Contoh",
        kind="micro",
        village_code=VILLAGE,
        contact_name="Bu Ratna",
        phone="0812-0000-8765",
        login="toko",
        password=PASSWORD,
    )
    shop.send(
        "Kirim",
        title="Kasir toko",
        posts="1",
        village_code=VILLAGE,
        wage_min="2900000",
        hours_text="08.00–16.00",
        conditions="Teliti",
        required_skills="kasir",
        description="Melayani pembeli dan menghitung uang.",
    )
    return shop


def the_worker_works(site: Flask) -> None:
    with site.app_context():
        assert finish_jobs() > 0


def month_of_village(site: Flask) -> Visitor:
    return signed_in(site, "desa").open("/bulan-desa")


def message_to(site: Flask, recipient: str) -> str:
    with site.app_context():
        about_hires = sa.select(OutboxMessage.body).where(OutboxMessage.body.contains("/kabar"))
        body = db.session.scalars(about_hires.where(OutboxMessage.recipient_name == recipient)).one()
    return "/" + body.split("http", 1)[1].split("/", 3)[3].split()[0].rstrip(".")


@pytest.mark.slow
def test_from_a_village_report_to_next_months_table(site: Flask) -> None:
    with time_machine.travel(SEPTEMBER):
        registers(site)
    with time_machine.travel(OCTOBER):
        _village_reports(site)
        shop = posts_vacancy(site)
        office = signed_in(site, "penempatan").open("/lowongan-menunggu").follow("Kasir toko").send("Terbitkan")
        the_worker_works(site)
        Visitor.of(site).open("/lowongan").sees("Kasir toko")
        shop.open("/pemberi-kerja/lowongan").follow("Kasir toko").follow("cocok").sees("R.", "Selupu Rejang").sees_no("Rina")
        seeker = signed_in(site, "rina").open("/lowongan-untuk-saya").sees("Kasir toko")
        seeker.follow("Lamar").send("Kirim lamaran")
        planned = {"name": "Job Fair Contoh", "place": "GSG Curup", "starts_on": "2026-10-20", "capacity": "50"}
        office.open("/job-fair/baru").send("Buka", **planned)
        fair = office.address
        booth = office.follow("Tambah stan")
        booth.send("Simpan", employer_id=booth.choose("employer_id", "Toko Talang Contoh"), code="A1")
        seeker.open(fair).send("Daftar sesi ini").sees("Tiket")
        code = seeker.page.xpath("string(//*[contains(@class, 'ticket__code')])").strip()
    with time_machine.travel(FAIR_DAY):
        _fair_day(site, fair, code)
    with time_machine.travel(NOVEMBER):
        _both_sides_answer(site, fair)
        signed_in(site, "kabid").open("/laporan-desa").send("Buka bulan ini")
        month_of_village(site).follow("November").sees("Rina Lestari", "Bekerja sejak 26 Okt 2026, dari penempatan")
        _table_agrees(site)
        village = month_of_village(site).follow("November")
        village.client.post(village.page.xpath("//form[contains(@action, '/betul')]/@action")[0])
        Visitor.of(site).open("/lowongan").sees_no("Kasir toko")
    with time_machine.travel(END_OF_NOVEMBER):
        _job_ends(site)
    with time_machine.travel(DECEMBER):
        signed_in(site, "kabid").open("/laporan-desa").send("Buka bulan ini")
        month_of_village(site).follow("Desember").sees("Rina Lestari", "Belum bekerja")
        assert _lines(site, "2026-11") == {"1.": "0", "2.": "1", "A.": "1", "3.": "0", "4.": "0", "B.": "0", "5.": "1"}
        assert _lines(site, "2026-10") == OCTOBER_LINES, "what happened later leaves the month before as it was"


def _village_reports(site: Flask) -> None:
    signed_in(site, "kabid").open("/laporan-desa").sees("0 dari 156").send("Buka bulan ini")
    village = month_of_village(site).follow("Oktober").sees("Rina Lestari", "Belum ada kabar")
    village.send("Kirim laporan", asal="met", **{village.field("jawab-"): "still"}).sees("Laporan terkirim")
    office = signed_in(site, "kabid").open("/laporan-desa/menunggu").follow("Kayu Manis")
    office.send("Terima laporan").open("/laporan-desa").sees("1 dari 156")


def _fair_day(site: Flask, fair: str, code: str) -> None:
    door = signed_in(site, "penempatan").open(fair).follow("pintu")
    door.send("Periksa", code=code).sees("Silakan masuk", "1 orang")
    door.send("Periksa", code=code).sees("Sudah masuk", "1 orang")
    booth = door.open(fair).follow("Toko Talang Contoh")
    booth.send("Simpan hasil", code=code, result="interviewed", vacancy_id=booth.choose("vacancy_id", "Kasir toko")).sees(
        "Diwawancara"
    )


def _both_sides_answer(site: Flask, fair: str) -> None:
    office = signed_in(site, "penempatan")
    office.client.post(f"{fair}/tanya-hasil", follow_redirects=True)
    shop = Visitor.of(site).open(message_to(site, "Toko Talang Contoh")).sees("Rina")
    says = next(name for name in shop.page.xpath("//input[@type='radio']/@name"))
    start = says.replace("says-", "start-")
    shop.send("Kirim kabar", digits="8765", **{says: "yes", start: "2026-10-26"}).sees("Terima kasih")
    office.open("/penempatan").sees("Satu pihak sudah melapor")
    answer = message_to(site, "Rina Lestari")
    own = Visitor.of(site).open(answer)
    own.send("Kirim kabar", digits="4321", **{own.field("says-"): "yes"}).sees("Terima kasih")
    office.open("/penempatan").sees("Terkonfirmasi")


def _job_ends(site: Flask) -> None:
    office = signed_in(site, "penempatan").open("/penempatan").follow("Rina Lestari").sees("Laporan desa: ya")
    office.send("Catat selesai", left_on="2026-11-25", seeks_again="yes", post="yes").sees("dibuka lagi")
    Visitor.of(site).open("/lowongan").sees("Kasir toko")


def _lines(site: Flask, month: str) -> dict[str, str]:
    """The first part of table III/1: number of the row and its last column."""
    lines = signed_in(site, "kabid").open(f"/ipk/iii-1/{month}").page.xpath("(//table)[1]//tbody/tr")
    return {line.xpath("string(td[1])"): line.xpath("string(td[last()])").strip() for line in lines}


def _table_agrees(site: Flask) -> None:
    assert _lines(site, "2026-10") == OCTOBER_LINES
    october = signed_in(site, "kabid").open("/ipk/iii-1/2026-10")
    placed = october.page.xpath("(//table)[1]//tbody/tr[td[1]='3.']/td[last()]/a/@href")[0]
    october.open(placed).sees("Rina Lestari", "Ditempatkan")
