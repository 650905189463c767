"""The pages after a fair on a phone, with a hire and a silent booth in them: accessible and within their width."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementSource, Role, Sex, VisitKind
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import transaction
from jobmatch.models import Fair, FairBooth, FairRegistration, FairVisit, OutboxMessage
from jobmatch.services import asking, follow_ups, own_words, placements, signed_links
from tests.factories.offers import employer_actor, seeker_actor
from tests.harness.pages import assert_accessible, assert_fits_width

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow, pytest.mark.timeout(300)]
SYSTEM = Actor.system()


def a_hire() -> tuple[list[str], list[str]]:
    """Addresses that anybody opens by a personal link, and those of the office: a fair with a hire and somebody it met."""
    day = clock.today() - timedelta(days=40)
    owner = employer_actor()
    person = seeker_actor("Rina Lestari", birth_date=date(2001, 5, 6), birth_year=2001, sex=Sex.FEMALE)
    with transaction() as session:
        fair = Fair(name="Job Fair Contoh", place="GSG", starts_on=day, ends_on=day, created_at=clock.now())
        session.add(fair)
        session.flush()
        booth = FairBooth(fair_id=fair.id, employer_id=owner.employer_id, code="A1")
        met = FairRegistration(fair_id=fair.id, guest_name="Sari Dewi", code="TIKET1", queue_number=1, registered_at=clock.now())
        session.add_all([booth, met])
        session.flush()
        session.add(_visit(fair.id, met.id, booth.id))
        fair_id, links = fair.id, [_link(own_words.LINK, met.id, "kabar-stan"), _link(asking.EMPLOYER_LINK, booth.id, "kabar")]
    hire = placements.Hire(person.person_id, "x", PlacementSource.FAIR, "Kasir", owner.employer_id, fair_id=fair_id)
    placement_id = placements.propose(SYSTEM, hire)
    placements.answer(SYSTEM, placement_id, Evidence.EMPLOYER, True, placements.Terms(clock.today() - timedelta(days=31)))
    placements.answer(SYSTEM, placement_id, Evidence.SEEKER, True)
    follow_ups.ask_due(SYSTEM, "")
    with transaction() as session:
        body = session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.event_key.like("still-there%"))).one()
    links.append(next(word for word in body.split() if word.startswith("/masih-bekerja/")))
    office = [f"/job-fair/{fair_id}/hasil", f"/penempatan/{placement_id}", f"/job-fair/{fair_id}/poster-kabar"]
    return links, [*office, f"/orang/{person.person_id}/kerja-dapat-sendiri"]


def _visit(fair_id: UUID, registration_id: UUID, booth_id: UUID) -> FairVisit:
    return FairVisit(
        fair_id=fair_id,
        registration_id=registration_id,
        booth_id=booth_id,
        kind=VisitKind.BOOTH,
        place_key=f"booth:{booth_id.hex}",
        client_id="scan-1",
        seen_at=clock.now(),
        received_at=clock.now(),
    )


def _link(purpose: str, subject_id: UUID, path: str) -> str:
    return f"/{path}/{signed_links.issue_link(purpose, 'any', subject_id, phone='+6281200001111')}"


def test_pages_after_a_fair_are_accessible_and_fit_a_phone(
    committed_app: Flask, phone: Page, enter: Callable[[Page, Role], None]
) -> None:
    with committed_app.app_context():
        links, office = a_hire()
    for path in links:
        look_at(phone, path)
    enter(phone, Role.PLACEMENT)
    for path in (*office, "/penempatan/belum-melapor", "/penempatan/balasan", "/job-fair/dari-dulu"):
        look_at(phone, path)


def look_at(page: Page, path: str) -> None:
    page.goto(path)
    try:
        page.locator("main details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
        assert_accessible(page)
        assert_fits_width(page)
    except AssertionError as error:
        raise AssertionError(f"{path}: {error}") from error
