"""Signing in on a phone and at a desk: accessible, within its width, and a forgotten password comes back by a code."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.extensions.gateways import gateways
from jobmatch.models import OutboxMessage
from jobmatch.services import devices, passwords
from tests.factories.sign_ins import PHONE as NUMBER
from tests.factories.sign_ins import somebody, village_officer
from tests.harness.pages import DESK, PHONE, assert_accessible, assert_fits_width
from tests.harness.seed import test_settings

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
NEW = "empat ekor kambing"


@pytest.fixture
def gateway(committed_app: Flask, tmp_path: Path) -> Iterator[None]:
    gateways.open(test_settings("sqlite://", tmp_path, sms_url="https://sms.contoh.example"))
    yield
    gateways.open(test_settings("sqlite://", tmp_path))


def look(page: Page) -> None:
    assert_accessible(page)
    assert_fits_width(page)


def sent_code(app: Flask) -> str:
    with app.app_context():
        found = re.search(r"\b\d{6}\b", db.session.scalars(sa.select(OutboxMessage.body)).one())
    assert found
    return found[0]


@pytest.mark.usefixtures("gateway")
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_forgotten_password_comes_back_by_a_code(
    screen: dict, scripts: bool, committed_app: Flask, open_page: Callable[..., Page]
) -> None:
    with committed_app.app_context():
        somebody(Role.SEEKER, "rina", phone=NUMBER)
    page = open_page(**screen, java_script_enabled=scripts)
    page.goto("/masuk")
    page.get_by_role("link", name="minta kode ke ponsel Anda").click()
    page.get_by_label("Nama masuk").fill("rina")
    if scripts:
        look(page)
    page.get_by_role("button", name="Kirim kode").click()
    page.get_by_label("Kode 6 angka").fill(sent_code(committed_app))
    page.get_by_label("Kata sandi baru", exact=True).fill(NEW)
    page.get_by_label("Kata sandi baru sekali lagi").fill(NEW)
    if scripts:
        look(page)
    page.get_by_role("button", name="Simpan kata sandi").click()
    page.get_by_label("Nama masuk").fill("rina")
    page.get_by_label("Kata sandi", exact=True).fill(NEW)
    page.locator("main").get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yang menunggu Anda")


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_behind_personal_links_are_accessible(screen: dict, committed_app: Flask, open_page: Callable[..., Page]) -> None:
    with committed_app.app_context():
        chosen = passwords.issue_password_link(Actor.system(), somebody(Role.SEEKER, "rina", phone=NUMBER))
        bound = devices.issue_device_link(Actor.system(), village_officer())
    page = open_page(**screen)
    for address, heading in ((f"/kata-sandi/{chosen}", "Buat kata sandi"), (f"/perangkat/{bound}", "Hubungkan ponsel ini")):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        look(page)
