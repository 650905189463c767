"""A fair day on phones in flight mode: two doors, a booth, walk-ins; then the network comes back and all of it is known once."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, DeviceKind
from jobmatch.extensions.db import db
from jobmatch.models import FairRegistration, FairScan, FairVisit
from jobmatch.queries import fair_tickets
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_devices, fairs
from jobmatch.services.fair_devices import DevicePlan
from tests.factories.offers import employer_actor, seeker_actor
from tests.harness.pages import PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]
SYSTEM = Actor.system()


class Fair:
    """A fair with three tickets and links for phones."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            start, today = clock.now() - timedelta(minutes=10), clock.today()
            plan = fairs.SessionPlan(start, start + timedelta(hours=4), 10, door="utara")
            self.id = fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today + timedelta(days=1), (plan,))
            session_id = list_sessions(self.id)[0].id
            people = [seeker_actor(name).person_id for name in ("Rina Contoh", "Budi Contoh", "Sari Contoh")]
            self.tickets = [fairs.register_for_fair(SYSTEM, self.id, session_id, person_id) for person_id in people]
            self.texts = [
                fair_tickets.open_ticket(one.registration_id, fair_tickets.ticket_token(one.registration_id, one.code)).qr_text
                for one in self.tickets
            ]
            self.booth_id = fairs.add_booth(SYSTEM, self.id, employer_actor().employer_id, "A1")
            self.late = seeker_actor("Terlambat Contoh").person_id
            self.session_id = session_id

    def link(self, kind: DeviceKind, door: str = "", booth_id: UUID | None = None) -> tuple[UUID, str]:
        with self.app.app_context():
            device_id, token = fair_devices.add_device(SYSTEM, self.id, DevicePlan(kind, f"HP {door or 'stan'}", door, booth_id))
        return device_id, f"/alat-job-fair/pasang/{token}"

    def scalars(self, statement: Any) -> list[Any]:
        with self.app.app_context():
            return list(db.session.scalars(statement))


@pytest.fixture
def fair(committed_app: Flask) -> Iterator[Fair]:
    return Fair(committed_app)


@pytest.fixture
def phone_at(fair: Fair, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A phone that was bound with a network, opened once from its cache, and then put in flight mode."""

    def bound(kind: DeviceKind, door: str = "", booth_id: UUID | None = None) -> Page:
        page = open_page(**PHONE)
        page.goto(fair.link(kind, door, booth_id)[1])
        page.get_by_role("button", name="Pasang di HP ini").click()
        expect(page.locator("[data-network]")).to_contain_text("Tersambung")
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        page.reload()
        expect(page.locator("[data-network]")).to_contain_text("Tersambung")
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("#alat")).to_have_attribute("data-ready", "1")
        return page

    return bound


def check(page: Page, text: str) -> None:
    page.locator("#kode").fill(text)
    page.get_by_role("button", name="Periksa tiket").click()


def test_a_day_without_network_is_known_once_when_it_returns(fair: Fair, phone_at: Callable[..., Page]) -> None:
    north, south = phone_at(DeviceKind.GATE, "utara"), phone_at(DeviceKind.GATE, "selatan")
    booth = phone_at(DeviceKind.BOOTH, "", fair.booth_id)

    check(north, fair.texts[0])
    expect(north.locator("[data-verdict]")).to_contain_text("Silakan masuk")
    expect(north.locator("[data-verdict]")).to_contain_text("Rina Contoh")
    check(north, fair.texts[0])
    expect(north.locator("[data-verdict]")).to_contain_text("Sudah masuk")
    check(south, fair.tickets[0].code.lower())
    expect(south.locator("[data-verdict]")).to_contain_text("Silakan masuk")
    south.get_by_label("Cari nama").fill("budi")
    south.get_by_role("button", name="Budi Contoh").click()
    expect(south.locator("[data-verdict]")).to_contain_text("tiketnya untuk pintu utara", ignore_case=True)
    check(south, "ABCDE 23456")
    expect(south.locator("[data-verdict]")).to_contain_text("Tiket tidak dikenal")
    south.get_by_label("Nama lengkap").fill("Orang Baru")
    south.get_by_role("button", name="Beri nomor").click()
    expect(south.locator("[data-verdict]")).to_contain_text("Orang Baru")
    with fair.app.app_context():
        late = fairs.register_for_fair(SYSTEM, fair.id, fair.session_id, fair.late)
        token = fair_tickets.ticket_token(late.registration_id, late.code)
        late_text = fair_tickets.open_ticket(late.registration_id, token).qr_text
    check(north, late_text)
    expect(north.locator("[data-verdict]")).to_contain_text("Tanda tangan tiket asli")

    booth.locator("[data-result]").get_by_label("Kode tiket").fill(fair.tickets[0].code)
    booth.get_by_text("Diterima", exact=True).click()
    booth.get_by_role("button", name="Simpan hasil").click()
    expect(booth.locator("[data-verdict]")).to_contain_text("Hasil tercatat")
    booth.reload()
    expect(booth.locator("[data-count-recorded]")).to_have_text("1")
    assert fair.scalars(sa.select(FairScan.id)) == []

    for page, count in ((north, 3), (south, 4), (booth, 1)):
        expect(page.locator("[data-count-recorded]")).to_have_text(str(count))
        page.context.set_offline(False)
        expect(page.locator("[data-count-recorded]")).to_have_text("0", timeout=20_000)
    expect(south.locator("[data-count-help]")).to_have_text("1")
    assert len(fair.scalars(sa.select(FairScan.id))) == 8
    came = fair.scalars(sa.select(FairRegistration.guest_name).join(FairVisit).where(FairVisit.place_key == "gate"))
    assert len(came) == 4
    assert "Orang Baru" in came
    assert fair.scalars(sa.select(FairVisit.result).where(FairVisit.booth_id == fair.booth_id)) == [BoothResult.HIRED]


def test_the_store_keeps_no_name_in_the_clear_and_a_revoked_phone_forgets_all(fair: Fair, open_page: Callable[..., Page]) -> None:
    page = open_page(**PHONE)
    device_id, address = fair.link(DeviceKind.GATE, "utara")
    page.goto(address)
    assert_accessible(page)
    page.get_by_role("button", name="Pasang di HP ini").click()
    expect(page.locator("[data-network]")).to_contain_text("Tersambung")
    check(page, fair.texts[0])
    expect(page.locator("[data-verdict]")).to_contain_text("Silakan masuk")
    assert_accessible(page)
    assert_fits_width(page)
    kept = page.evaluate(
        """async () => {
          const open = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
          const database = await open(indexedDB.open("job-fair"));
          const records = await open(database.transaction("records").objectStore("records").getAll());
          const key = await open(database.transaction("keys").objectStore("keys").get("key"));
          const texts = records.map((one) => new TextDecoder("latin1").decode(one.data));
          const refused = await crypto.subtle.exportKey("raw", key).then(() => false, () => true);
          return { texts: JSON.stringify(texts), refused, local: JSON.stringify({ ...localStorage }) };
        }"""
    )
    assert kept["refused"] is True
    assert "Rina" not in kept["texts"] + kept["local"]
    with fair.app.app_context():
        fair_devices.revoke_device(SYSTEM, fair.id, device_id)
    page.reload()
    expect(page.locator("#diputus")).to_be_visible()
    left = page.evaluate("indexedDB.databases().then((all) => JSON.stringify(all))")
    assert json.loads(left) == []
