"""Registration: one use case behind three doors, one account for one person, nobody under 15, guardians under 18."""

import threading
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.ak1_rules import add_months
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import Account, Person, Seeker
from jobmatch.queries import recommendations as reads
from jobmatch.services import applications, papers, recommendations, seeker_accounts, seekers
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor
from tests.factories.people import NEIGHBOUR, NIK, VILLAGE, person
from tests.factories.seekers import cashier

VISITOR = Actor.visitor()
CLERK = Actor(Role.COUNTER)
OFFICER = Actor(Role.VILLAGE_OFFICER, village_code=VILLAGE)
PASSWORD = "tiga kata contoh"  # made up
WRITERS = 8


def aged(years: int) -> date:
    return add_months(clock.today(), -12 * years)


def at_once(app: Flask, act) -> list[object]:
    """Run one act in eight threads that start together."""
    gate, results = threading.Barrier(WRITERS), [None] * WRITERS

    def run(number: int) -> None:
        with app.app_context():
            gate.wait()
            try:
                results[number] = act(number)
            except Exception as error:
                results[number] = error
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.slow
@pytest.mark.parametrize("logins", [["rina"] * WRITERS, [f"rina{number}" for number in range(WRITERS)]])
def test_same_person_from_eight_tabs_has_one_account(committed_app: Flask, logins: list[str]) -> None:
    keys = at_once(committed_app, lambda number: seeker_accounts.sign_up(VISITOR, cashier(), logins[number], PASSWORD))
    assert all(isinstance(key, str) for key in keys), keys
    with committed_app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Account)) == 1
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Person)) == 1


@pytest.mark.slow
def test_one_nik_typed_by_eight_people_at_once_is_carried_by_one(committed_app: Flask) -> None:
    ids = at_once(
        committed_app, lambda number: seekers.register_seeker(CLERK, cashier(full_name=f"Rina {'abcdefgh'[number]}", nik=NIK))
    )
    assert len(set(ids)) == WRITERS
    with committed_app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).where(Person.nik_index.is_not(None))) == 1


@pytest.mark.usefixtures("db_session")
class TestDoors:
    @pytest.mark.parametrize(("actor", "door"), [(VISITOR, "online"), (CLERK, "counter"), (OFFICER, "village")])
    def test_each_door_is_remembered(self, actor: Actor, door: str) -> None:
        person_id = seekers.register_seeker(actor, cashier(village_code=VILLAGE))
        assert db.session.get_one(Person, person_id).door == door

    def test_village_registers_its_own_people_only(self) -> None:
        with pytest.raises(NotFound):
            seekers.register_seeker(OFFICER, cashier(village_code=NEIGHBOUR))

    def test_known_and_unknown_nik_get_the_same_answer(self) -> None:
        known = person("Siti Aminah")
        first = seekers.register_seeker(VISITOR, cashier(nik=NIK))
        second = seekers.register_seeker(VISITOR, cashier(full_name="Rina", nik="1702906708010004"))
        states = [db.session.get_one(Person, found).nik_state for found in (first, second)]
        assert states == [NikState.PENDING, NikState.PENDING]
        assert first != known

    def test_one_word_is_a_name_and_digits_are_none(self) -> None:
        assert seekers.register_seeker(VISITOR, cashier(full_name="Suharto"))
        with pytest.raises(RuleBroken) as refused:
            seekers.register_seeker(VISITOR, cashier(full_name="R1na"))
        assert refused.value.field == "full_name"

    def test_a_shared_phone_is_no_obstacle_and_a_wrong_one_is_named(self) -> None:
        seekers.register_seeker(VISITOR, cashier())
        assert seekers.register_seeker(VISITOR, cashier(full_name="Adik Rina"))
        with pytest.raises(RuleBroken) as refused:
            seekers.register_seeker(VISITOR, cashier(phone="12"))
        assert refused.value.field == "phone"

    def test_somebody_else_does_not_get_in_by_the_same_name_and_another_password(self) -> None:
        first = seeker_accounts.sign_up(VISITOR, cashier(), "rina", PASSWORD)
        second = seeker_accounts.sign_up(VISITOR, cashier(), "rina2", "lain sekali contoh")
        assert first != second
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Account)) == 2
        with pytest.raises(RuleBroken):
            seeker_accounts.sign_up(VISITOR, cashier(), "rina", "lain lagi contoh ya")

    def test_phone_signs_in_when_no_name_is_chosen(self) -> None:
        seeker_accounts.sign_up(VISITOR, cashier(phone="0812 3456 7890"), "", PASSWORD)
        assert db.session.scalar(sa.select(Account.login)) == "+6281234567890"


@pytest.mark.usefixtures("db_session")
class TestAges:
    def test_under_fifteen_is_refused(self) -> None:
        with pytest.raises(RuleBroken) as refused:
            seekers.register_seeker(VISITOR, cashier(birth_date=aged(14)))
        assert refused.value.field == "birth_date"

    def test_under_eighteen_needs_a_guardian(self) -> None:
        with pytest.raises(RuleBroken) as refused:
            seekers.register_seeker(VISITOR, cashier(birth_date=aged(16)))
        assert refused.value.field == "guardian_name"
        assert seekers.register_seeker(VISITOR, cashier(birth_date=aged(18)))

    def test_minor_is_shown_to_employers_and_applies_only_after_an_officer_heard_the_guardian(self) -> None:
        minor = seeker_actor("Sari Lestari", birth_date=aged(16))
        seeker = db.session.get_one(Seeker, minor.person_id)
        seeker.guardian_name = "Ibu Lestari"
        db.session.flush()
        owner = employer_actor()
        vacancy_id = published_vacancy(owner)
        recommendations.refresh_for_person(Actor.system(), minor.person_id)
        assert reads.list_candidates(owner, vacancy_id).rows == []
        with pytest.raises(RuleBroken):
            applications.apply(minor, vacancy_id)
        with pytest.raises(NotAllowed):
            seekers.confirm_guardian(minor, minor.person_id)
        seekers.confirm_guardian(CLERK, minor.person_id)
        assert len(reads.list_candidates(owner, vacancy_id).rows) == 1
        assert applications.apply(minor, vacancy_id)

    def test_who_did_not_agree_is_not_shown_but_sees_her_own_list(self) -> None:
        seeker = seeker_actor()
        db.session.get_one(Seeker, seeker.person_id).is_listed = False
        db.session.flush()
        owner = employer_actor()
        vacancy_id = published_vacancy(owner)
        recommendations.refresh_for_person(Actor.system(), seeker.person_id)
        assert reads.list_candidates(owner, vacancy_id).rows == []
        assert len(reads.list_for_person(seeker)) == 1


@pytest.mark.usefixtures("db_session")
class TestPapers:
    def test_papers_make_a_nik_true(self) -> None:
        person_id = seekers.register_seeker(VISITOR, cashier())
        assert papers.verify_seeker(CLERK, person_id, NIK) == person_id
        assert db.session.get_one(Person, person_id).nik_state is NikState.SEEN

    def test_online_registration_joins_the_person_the_village_knew(self) -> None:
        known = person("Rina Lestari")
        db.session.get_one(Person, known).birth_date = date(2003, 4, 17)
        db.session.flush()
        seeker_accounts.sign_up(VISITOR, cashier(), "rina", PASSWORD)
        made = db.session.scalars(sa.select(Account)).one().person_id
        assert papers.verify_seeker(CLERK, made, NIK) == known
        assert db.session.scalars(sa.select(Account)).one().person_id == known
        assert db.session.get_one(Person, made).merged_into_id == known
        assert db.session.get(Seeker, known) is not None

    def test_somebody_elses_nik_is_refused_without_saying_whose(self) -> None:
        person("Budi Santoso")
        made = seekers.register_seeker(VISITOR, cashier())
        with pytest.raises(RuleBroken) as refused:
            papers.verify_seeker(CLERK, made, NIK)
        assert "Budi" not in refused.value.message
