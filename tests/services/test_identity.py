"""NIK and KK: compared without being shown, opened only for a reason, and every look on record."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RevealReason, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.number_rules import MATCHES, MATCHES_OF_ONE, REVEALS
from jobmatch.extensions.db import db
from jobmatch.models import AuditEvent
from jobmatch.services import identity
from tests.factories.people import FAR, KK, NIK, VILLAGE, family_of, person
from tests.factories.sign_ins import actor_of, somebody, village_officer

WRONG = "1702905708010004"
pytestmark = pytest.mark.usefixtures("db_session")


def clerk() -> Actor:
    return actor_of(somebody(Role.COUNTER, "loket"))


def reason(call: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        call(*arguments)
    return refused.value.message


def acts(action: str) -> list[AuditEvent]:
    return list(db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == action).order_by(AuditEvent.sequence)))


def test_clerk_learns_same_or_different_and_nothing_else() -> None:
    actor, person_id = clerk(), person()
    assert identity.match_nik(actor, person_id, "1702 9057 0801 0003") is True
    assert identity.match_nik(actor, person_id, WRONG) is False
    assert [(act.subject_id, act.reason) for act in acts("match_nik")] == [
        (str(person_id), "same"),
        (str(person_id), "different"),
    ]


def test_no_audit_row_holds_a_number() -> None:
    actor, person_id = clerk(), person()
    identity.match_nik(actor, person_id, NIK)
    identity.reveal_nik(actor, person_id, RevealReason.PAPERS)
    identity.find_person_by_nik(actor, NIK)
    columns = [getattr(act, column.key) for act in db.session.scalars(sa.select(AuditEvent)) for column in act.__table__.columns]
    assert not any(NIK in str(value) for value in columns)


def test_impossible_number_is_told_apart_from_a_wrong_one_and_costs_no_try() -> None:
    actor, person_id = clerk(), person()
    for _ in range(MATCHES_OF_ONE.most + 1):
        assert "16" in reason(identity.match_nik, actor, person_id, "1702")
    assert identity.match_nik(actor, person_id, NIK)


def test_one_persons_number_cannot_be_guessed() -> None:
    actor, person_id = clerk(), person()
    for _ in range(MATCHES_OF_ONE.most):
        assert identity.match_nik(actor, person_id, WRONG) is False
    assert reason(identity.match_nik, actor, person_id, NIK) == identity.MANY_MATCHES
    with time_machine.travel(clock.now() + MATCHES_OF_ONE.window * 1.1):
        assert identity.match_nik(actor, person_id, NIK)


def test_right_numbers_are_not_counted() -> None:
    actor, person_id = clerk(), person()
    assert all(identity.match_nik(actor, person_id, NIK) for _ in range(MATCHES.most + 2))


def test_person_without_number_says_so() -> None:
    assert reason(identity.match_nik, clerk(), person(nik=None), NIK) == identity.NO_NIK
    assert reason(identity.reveal_nik, clerk_two(), person(nik=None), RevealReason.PAPERS) == identity.NO_NIK


def clerk_two() -> Actor:
    return actor_of(somebody(Role.COUNTER, "loket.dua"))


def test_village_compares_its_own_people_and_opens_nobody() -> None:
    officer = actor_of(village_officer())
    assert identity.match_nik(officer, person(village=VILLAGE), NIK)
    with pytest.raises(NotFound):
        identity.match_nik(officer, person("Orang jauh", FAR, nik=None), NIK)
    with pytest.raises(NotAllowed):
        identity.reveal_nik(officer, person(nik=None), RevealReason.PAPERS)


@pytest.mark.parametrize(
    "role",
    [Role.ADMIN, Role.SECTOR_OFFICER, Role.EMPLOYER, Role.SEEKER, Role.OFFICE_HEAD, Role.DISTRICT_SUPERVISOR, Role.VISITOR],
)
def test_other_roles_neither_compare_nor_open_nor_search(role: Role) -> None:
    person_id = person()
    for call in (
        lambda: identity.match_nik(Actor(role=role), person_id, NIK),
        lambda: identity.reveal_nik(Actor(role=role), person_id, RevealReason.PAPERS),
        lambda: identity.find_person_by_nik(Actor(role=role), NIK),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert not acts("reveal_nik")


def test_opening_gives_the_number_and_keeps_the_reason() -> None:
    actor, person_id = clerk(), person()
    assert identity.reveal_nik(actor, person_id, RevealReason.NATIONAL) == NIK
    act = acts("reveal_nik")[0]
    assert (act.account_id, act.subject_id, act.reason, act.fields) == (actor.user_id, str(person_id), "national", ["nik"])


def test_openings_of_a_day_have_a_limit() -> None:
    actor, person_id = clerk(), person()
    for _ in range(REVEALS.most):
        identity.reveal_nik(actor, person_id, RevealReason.PAPERS)
    assert reason(identity.reveal_nik, actor, person_id, RevealReason.PAPERS) == identity.MANY_REVEALS


def test_family_number_is_compared_and_opened_alike() -> None:
    actor, family_id = clerk(), family_of(person())
    assert identity.match_kk(actor, family_id, KK)
    assert not identity.match_kk(actor, family_id, WRONG)
    assert identity.reveal_kk(actor, family_id, RevealReason.OWNER) == KK
    assert [act.subject_type for act in acts("reveal_kk")] == ["family"]


def test_family_without_number_or_out_of_reach() -> None:
    without = family_of(person(nik=None), kk=None)
    assert reason(identity.match_kk, clerk(), without, KK) == identity.NO_KK
    far = family_of(person("Orang jauh", FAR, nik=None), village=FAR)
    with pytest.raises(NotFound):
        identity.match_kk(actor_of(village_officer()), far, KK)


def test_search_by_number_finds_within_reach_only_and_out_of_reach_looks_like_not_there() -> None:
    person_id = person("Orang jauh", FAR)
    assert identity.find_person_by_nik(clerk(), NIK) == person_id
    officer = actor_of(village_officer())
    assert identity.find_person_by_nik(officer, NIK) is None
    assert identity.find_person_by_nik(officer, WRONG) is None


def test_search_by_number_cannot_be_used_to_list_who_exists() -> None:
    actor = clerk()
    for _ in range(MATCHES.most):
        identity.find_person_by_nik(actor, WRONG)
    assert reason(identity.find_person_by_nik, actor, NIK) == identity.MANY_MATCHES
