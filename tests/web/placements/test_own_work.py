"""Work found alone, abroad or informal, entered by the desk: an officer's proof stands for the second side."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, LedgerKind, PlacementState, Role, Sex
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.models import LedgerEvent, Placement
from jobmatch.queries.observations import find_latest_observation
from jobmatch.services import ipk_settings, ledger
from tests.factories.offers import seeker_actor
from tests.harness.client import CarefulClient

SYSTEM = Actor.system()
FACTS = {"employer_name": "Kebun kopi keluarga", "job_title": "Petani kopi", "source": "own", "kind": "AKL"}


@pytest.fixture
def rina(db_session: scoped_session) -> Actor:
    person = seeker_actor("Rina Lestari", birth_date=date(2001, 5, 6), birth_year=2001, sex=Sex.FEMALE)
    ledger.book_registered(SYSTEM, person.person_id, clock.today() - timedelta(days=20), ledger.Source("ak1", "1"))
    return person


def entered(client: CarefulClient, person: Actor, **facts: str) -> int:
    said = {**FACTS, "start_on": (clock.today() - timedelta(days=3)).isoformat(), **facts}
    return client.post(f"/orang/{person.person_id}/kerja-dapat-sendiri", data=said).status_code


def booked(db_session: scoped_session) -> list[LedgerKind]:
    return list(db_session.scalars(sa.select(LedgerEvent.kind).where(LedgerEvent.kind != LedgerKind.REGISTERED)))


def states(db_session: scoped_session) -> list[PlacementState]:
    return list(db_session.scalars(sa.select(Placement.state)))


def test_without_proof_she_works_by_her_own_word_and_nothing_is_booked(
    client_as: Callable[[Role], CarefulClient], db_session: scoped_session, rina: Actor
) -> None:
    client = client_as(Role.COUNTER)
    assert "Rina Lestari" in client.get(f"/orang/{rina.person_id}/kerja-dapat-sendiri").text
    assert entered(client, rina, employer_name="") == 422
    assert entered(client, rina, start_on="") == 422
    assert (entered(client, rina), entered(client, rina)) == (302, 302)
    assert states(db_session) == [PlacementState.REPORTED_BY_ONE], "the same form twice is one placement"
    assert find_latest_observation(rina.person_id, clock.today()).status is LabourStatus.EMPLOYED
    assert booked(db_session) == []


@pytest.mark.parametrize(("is_placed", "kind"), [(False, LedgerKind.REMOVED), (True, LedgerKind.PLACED)])
def test_proof_confirms_and_the_office_decides_how_it_is_booked(
    client_as: Callable[[Role], CarefulClient], db_session: scoped_session, rina: Actor, is_placed: bool, kind: LedgerKind
) -> None:
    ipk_settings.choose_settings(Actor(Role.SECTION_HEAD), IpkSettings(own_work_is_placed=is_placed))
    assert entered(client_as(Role.PLACEMENT), rina, proof="y") == 302
    assert states(db_session) == [PlacementState.CONFIRMED]
    assert booked(db_session) == [kind]


def test_work_abroad_through_the_office_is_placed_by_what_the_officer_saw(
    client_as: Callable[[Role], CarefulClient], db_session: scoped_session, rina: Actor
) -> None:
    assert entered(client_as(Role.COUNTER), rina, source="referral", kind="AKAN", proof="y") == 302
    assert booked(db_session) == [LedgerKind.PLACED]
