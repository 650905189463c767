"""The pages of families and help over the made-up world: accessible, within a phone's width, and there without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page

from jobmatch.demo.accounts import PASSWORD
from jobmatch.domain.poverty import FamilyKind
from jobmatch.extensions.db import db
from jobmatch.models import Errand, Family, PovertyImport, Referral, SuspectedDouble
from tests.harness.application import dispose_app, make_app
from tests.harness.databases import Databases
from tests.harness.pages import PHONE, assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow]


@pytest.fixture
def committed_app(databases: Databases, db_kind: str, tmp_path: Path):
    made = make_app(databases.copy(db_kind, "world"), tmp_path / "state", is_demo=True)
    yield made
    dispose_app(made)


def first(app: Flask, column: sa.ColumnElement, *conditions: sa.ColumnElement) -> object:
    with app.app_context():
        return db.session.scalars(sa.select(column).where(*conditions).order_by(column)).first()


@pytest.mark.timeout(300)
def test_pages_fit_a_phone_and_are_accessible_without_scripts(committed_app: Flask, open_page: Callable[..., Page]) -> None:
    app = committed_app
    family = first(app, Family.id, Family.kind == FamilyKind.HOUSEHOLD)
    waiting = first(app, Referral.id, Referral.state == "waiting", Referral.agency == "dinsos")
    pages = {
        "penempatan": [
            f"/keluarga/{family}", f"/keluarga/{family}/usulkan", f"/data-kesejahteraan/{first(app, PovertyImport.id)}",
            f"/catatan-ganda/{first(app, SuspectedDouble.id)}", f"/rujukan/{waiting}", "/dukcapil/hasil", "/rujukan/agenda",
        ],
        "dinsos": [f"/rujukan/{waiting}", "/rujukan/balasan"],
        "desa": [f"/titipan/{first(app, Errand.id)}"],
    }  # fmt: skip
    for login, addresses in pages.items():
        phone, plain = open_page(**PHONE), open_page(**PHONE, java_script_enabled=False)
        for page in (phone, plain):
            page.goto("/masuk")
            page.fill("[name=login]", login)
            page.fill("[name=password]", PASSWORD)
            page.click("main button[type=submit]")
        for address in addresses:
            assert (phone.goto(address) or plain).url.endswith(address)
            assert_accessible(phone)
            assert_fits_width(phone)
            assert plain.goto(address).ok
