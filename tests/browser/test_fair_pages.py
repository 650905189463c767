"""The fair's pages on a phone and with people in them: accessible and within their width."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from jobmatch.domain.enums import Role
from jobmatch.queries import fair_tickets
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import fair_booths, fair_uploads
from tests.factories.fairs import SYSTEM, Day, told
from tests.harness.pages import assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]


def test_pages_of_a_fair_are_accessible_and_fit_a_phone(
    committed_app: Flask, phone: Page, enter: Callable[[Page, Role], None]
) -> None:
    with committed_app.app_context():
        day = Day()
        ticket = fair_tickets.search_tickets(day.fair_id, day.codes[0])[0]
        fair_booths.choose_booth(SYSTEM, ticket.id, day.booth.booth_id)
        fair_uploads.take_one(day.north, told("n", "gate", day.codes[0], 1))
        fair_uploads.take_one(day.south, told("s", "gate", day.codes[0], 2))
        fair_uploads.take_one(day.booth, told("v", "booth", day.codes[0], 3))
        session_id, own = list_sessions(day.fair_id)[0].id, f"/tiket/{ticket.id}/{ticket.token}"
    base = f"/job-fair/{day.fair_id}"
    booth = f"{base}/stan/{day.booth.booth_id}"
    for path in (base, f"{base}/sesi/{session_id}/daftar", own, f"{own}/stan", f"{base}/papan"):
        look_at(phone, path)
    enter(phone, Role.PLACEMENT)
    for path in ("undangan", "alat", "meja?kata=orang", "keliling", "laporan-malam"):
        look_at(phone, f"{base}/{path}")
    look_at(phone, f"{booth}/lembar/isi")


def look_at(page: Page, path: str) -> None:
    page.goto(path)
    try:
        assert_accessible(page)
        assert_fits_width(page)
    except AssertionError as error:
        raise AssertionError(f"{path}: {error}") from error
