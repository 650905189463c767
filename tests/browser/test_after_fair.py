"""The pages after a fair on a phone, with a hire and a silent booth in them: accessible and within their width."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementSource, Role, Sex
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import transaction
from jobmatch.models import Fair, FairBooth, OutboxMessage
from jobmatch.services import follow_ups, placements
from tests.factories.offers import employer_actor, seeker_actor
from tests.harness.pages import assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]
SYSTEM = Actor.system()


def a_hire() -> tuple[str, str, str]:
    """The addresses of a fair's results, of a placement, and of the person's question."""
    day = clock.today() - timedelta(days=40)
    owner = employer_actor()
    person = seeker_actor("Rina Lestari", birth_date=date(2001, 5, 6), birth_year=2001, sex=Sex.FEMALE)
    with transaction() as session:
        fair = Fair(name="Job Fair Contoh", place="GSG", starts_on=day, ends_on=day, created_at=clock.now())
        session.add(fair)
        session.flush()
        session.add(FairBooth(fair_id=fair.id, employer_id=owner.employer_id, code="A1"))
        fair_id = fair.id
    hire = placements.Hire(person.person_id, "x", PlacementSource.FAIR, "Kasir", owner.employer_id, fair_id=fair_id)
    placement_id = placements.propose(SYSTEM, hire)
    placements.answer(SYSTEM, placement_id, Evidence.EMPLOYER, True, placements.Terms(clock.today() - timedelta(days=31)))
    placements.answer(SYSTEM, placement_id, Evidence.SEEKER, True)
    follow_ups.ask_due(SYSTEM, "")
    with transaction() as session:
        body = session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like("still-there%"))).one()
    link = next(word for word in body.split() if word.startswith("/masih-bekerja/"))
    return f"/job-fair/{fair_id}/hasil", f"/penempatan/{placement_id}", link


def test_pages_after_a_fair_are_accessible_and_fit_a_phone(
    committed_app: Flask, phone: Page, enter: Callable[[Page, Role], None]
) -> None:
    with committed_app.app_context():
        results, placement, link = a_hire()
    look_at(phone, link)
    enter(phone, Role.PLACEMENT)
    for path in (results, placement, "/penempatan/belum-melapor", "/penempatan/balasan", "/job-fair/dari-dulu"):
        look_at(phone, path)


def look_at(page: Page, path: str) -> None:
    page.goto(path)
    try:
        page.locator("main details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
        assert_accessible(page)
        assert_fits_width(page)
    except AssertionError as error:
        raise AssertionError(f"{path}: {error}") from error
