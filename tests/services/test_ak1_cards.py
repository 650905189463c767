"""AK-1 cards: one number each without gap under eight writers, spoilt prints kept, six-monthly news, removal only signed."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.ak1_answers import ReportAnswer, RevokeReason
from jobmatch.domain.ak1_rules import add_months
from jobmatch.domain.enums import LabourStatus, LedgerKind, PlacementState, Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, LabourObservation, LedgerEvent, OutboxMessage, Placement
from jobmatch.queries import ak1_cards as reads
from jobmatch.services import ak1_cards, ak1_reports, data_rights, ledger, papers, seekers
from jobmatch.services.ak1_reports import Told
from tests.factories.seekers import cashier
from tests.services.test_seeker_registration import WRITERS, at_once

CLERK, HEAD = Actor(Role.COUNTER), Actor(Role.SECTION_HEAD)


def verified(name: str = "Rina Lestari") -> UUID:
    person_id = seekers.register_seeker(CLERK, cashier(full_name=name))
    papers.verify_seeker(CLERK, person_id)
    return person_id


def card_of(person_id: UUID) -> UUID:
    return ak1_cards.issue_card(CLERK, person_id)


def numbers() -> list[int]:
    return list(db.session.scalars(sa.select(Ak1Card.series_number).order_by(Ak1Card.series_number)))


@pytest.mark.slow
def test_eight_clerks_at_once_give_numbers_without_gap_and_a_failed_one_takes_none(committed_app: Flask) -> None:
    with committed_app.app_context():
        people = [verified(f"Orang {'abcdefgh'[number]}") for number in range(WRITERS)]
        unseen = seekers.register_seeker(CLERK, cashier(full_name="Belum Diperiksa"))

    def issue(number: int) -> UUID:
        with pytest.raises(RuleBroken):
            ak1_cards.issue_card(CLERK, unseen)
        return ak1_cards.issue_card(CLERK, people[number])

    results = at_once(committed_app, issue)
    assert all(isinstance(result, UUID) for result in results), results
    with committed_app.app_context():
        assert numbers() == list(range(1, WRITERS + 1))


@pytest.mark.slow
def test_eight_taps_on_issue_give_one_card(committed_app: Flask) -> None:
    with committed_app.app_context():
        person_id = verified()
    results = at_once(committed_app, lambda _: ak1_cards.issue_card(CLERK, person_id))
    assert sum(isinstance(result, UUID) for result in results) == 1
    assert sum(isinstance(result, RuleBroken) for result in results) == WRITERS - 1
    with committed_app.app_context():
        assert numbers() == [1]


@pytest.mark.usefixtures("db_session")
class TestIssuing:
    def test_a_new_card_after_two_years_is_a_renewal_and_leaves_the_stock_as_it_was(self) -> None:
        person_id = verified()
        card_of(person_id)
        with time_machine.travel(add_months(clock.today(), 24) + timedelta(days=1), tick=True):
            card_of(person_id)
        kinds = db.session.scalars(sa.select(LedgerEvent.kind).where(LedgerEvent.person_id == person_id)).all()
        assert (kinds.count(LedgerKind.REGISTERED), kinds.count(LedgerKind.RENEWED)) == (1, 1)
        assert ledger.is_in_stock(person_id)

    def test_card_books_the_person_into_the_stock_once(self) -> None:
        person_id = verified()
        card_of(person_id)
        assert ledger.is_in_stock(person_id)
        kinds = list(db.session.scalars(sa.select(LedgerEvent.kind).where(LedgerEvent.person_id == person_id)))
        assert kinds == [LedgerKind.REGISTERED]

    def test_papers_come_first(self) -> None:
        with pytest.raises(RuleBroken):
            card_of(seekers.register_seeker(CLERK, cashier()))

    def test_only_the_desk_issues(self) -> None:
        with pytest.raises(NotAllowed):
            ak1_cards.issue_card(Actor(Role.VILLAGE_OFFICER), verified())

    def test_spoilt_print_keeps_its_number_and_the_next_card_follows_it(self) -> None:
        person_id = verified()
        ak1_cards.void_card(CLERK, card_of(person_id), "tinta macet")
        card_of(person_id)
        assert numbers() == [1, 2]
        assert len(reads.list_of_person(person_id, clock.today())) == 1

    def test_block_is_set_aside_used_by_hand_and_closed_without_gap(self) -> None:
        block = ak1_cards.reserve_block(CLERK, 3, "listrik padam")
        card_of(verified("Rina"))
        today = clock.today()
        ak1_cards.issue_card(CLERK, verified("Siti"), ak1_cards.Reserved(2, today))
        with pytest.raises(RuleBroken):
            ak1_cards.issue_card(CLERK, verified("Budi"), ak1_cards.Reserved(2, today))
        with pytest.raises(RuleBroken):
            ak1_cards.issue_card(CLERK, verified("Dewi"), ak1_cards.Reserved(9, today))
        assert ak1_cards.close_block(CLERK, block) == 2
        assert ak1_cards.close_block(CLERK, block) == 0
        assert numbers() == [1, 2, 3, 4]

    def test_renewal_after_two_years_does_not_register_twice(self) -> None:
        with time_machine.travel(clock.now() - timedelta(days=800)):
            person_id = verified()
            card_of(person_id)
        card_of(person_id)
        assert ledger.is_in_stock(person_id)


@pytest.mark.usefixtures("db_session")
class TestReports:
    def test_working_holder_is_observed_and_proposed_as_own_work(self) -> None:
        person_id = verified()
        told = Told(ReportAnswer.WORKING, "Toko Talang", clock.today())
        ak1_reports.report_for(CLERK, card_of(person_id), told)
        latest = db.session.scalars(sa.select(LabourObservation).where(LabourObservation.person_id == person_id)).one()
        assert latest.status is LabourStatus.EMPLOYED
        placement = db.session.scalars(sa.select(Placement)).one()
        assert (placement.employer_name, placement.seeker_says) == ("Toko Talang", True)
        assert placement.state is not PlacementState.PROPOSED

    def test_second_tap_the_same_day_adds_nothing_and_a_changed_mind_counts_last(self) -> None:
        card_id = card_of(verified())
        first = ak1_reports.report_for(CLERK, card_id, Told(ReportAnswer.SEEKING))
        assert ak1_reports.report_for(CLERK, card_id, Told(ReportAnswer.SEEKING)) == first
        assert ak1_reports.report_for(CLERK, card_id, Told(ReportAnswer.TRAINING)) == first
        assert db.session.get_one(Ak1Card, card_id).reported_count == 1
        assert len(db.session.scalars(sa.select(LabourObservation)).all()) == 2

    def test_work_without_a_place_is_asked_again(self) -> None:
        with pytest.raises(RuleBroken) as refused:
            ak1_reports.report_for(CLERK, card_of(verified()), Told(ReportAnswer.WORKING))
        assert refused.value.field == "work_place"

    def test_link_asks_the_birth_year_and_is_sent_once(self) -> None:
        with time_machine.travel(clock.now() - timedelta(days=175)):
            card_id = card_of(verified())
        assert ak1_reports.remind_due(Actor.system(), "http://x") == 1
        assert ak1_reports.remind_due(Actor.system(), "http://x") == 0
        token = db.session.scalars(sa.select(OutboxMessage.body)).one().split("/lapor-kartu/")[1].split(".")[0]
        with pytest.raises(RuleBroken) as refused:
            ak1_reports.report_by_link(token, "1999", Told(ReportAnswer.SEEKING))
        assert "Tahun lahir" in refused.value.message
        ak1_reports.report_by_link(token, "2003", Told(ReportAnswer.SEEKING))
        due = db.session.get_one(Ak1Card, card_id).report_due_on
        assert due == add_months(db.session.get_one(Ak1Card, card_id).issued_on, 12)

    def test_silence_is_noted_once_as_no_news(self) -> None:
        with time_machine.travel(clock.now() - timedelta(days=220)):
            card_id = card_of(verified())
        assert [row.card_id for row in reads.list_overdue(clock.today())] == [card_id]
        ak1_reports.note_silence(Actor.system())
        ak1_reports.note_silence(Actor.system())
        assert list(db.session.scalars(sa.select(LabourObservation.status))) == [LabourStatus.UNKNOWN]


@pytest.mark.usefixtures("db_session")
class TestRemoval:
    def silent(self, tries: int) -> UUID:
        with time_machine.travel(clock.now() - timedelta(days=420)):
            card_id = card_of(verified())
        for _ in range(tries):
            ak1_reports.note_contact(CLERK, card_id, "tidak diangkat")
        return card_id

    @pytest.mark.parametrize(("tries", "is_proposed"), [(2, False), (3, True)])
    def test_silence_is_proposed_after_three_tries(self, tries: int, is_proposed: bool) -> None:
        card_id = self.silent(tries)
        found = [(row.card_id, row.reason_code) for row in reads.list_removal_proposals(clock.today())]
        assert found == ([(card_id, "no_report")] if is_proposed else [])

    def test_only_the_section_head_signs_and_the_ledger_follows(self) -> None:
        card_id = self.silent(3)
        person_id = db.session.get_one(Ak1Card, card_id).person_id
        with pytest.raises(NotAllowed):
            ak1_reports.sign_removal(CLERK, card_id, "no_report")
        with pytest.raises(RuleBroken):
            ak1_reports.sign_removal(HEAD, card_id, "")
        ak1_reports.sign_removal(HEAD, card_id, "no_report")
        assert not ledger.is_in_stock(person_id)
        assert reads.list_removal_proposals(clock.today()) == []
        with pytest.raises(RuleBroken):
            ak1_reports.sign_removal(HEAD, card_id, "no_report")

    def test_expired_card_is_proposed_and_a_renewed_one_is_not(self) -> None:
        with time_machine.travel(clock.now() - timedelta(days=800)):
            person_id = verified()
            card_of(person_id)
        assert [row.reason_code for row in reads.list_removal_proposals(clock.today())] == ["expired"]
        card_of(person_id)
        assert reads.list_removal_proposals(clock.today()) == []


@pytest.mark.usefixtures("db_session")
def test_who_had_her_data_erased_stays_counted_and_is_proposed_for_removal_by_her_own_request() -> None:
    person_id = verified()
    card_id = card_of(person_id)
    data_rights.erase(HEAD, person_id)
    assert ledger.is_in_stock(person_id)
    assert [row.reason_code for row in reads.list_removal_proposals(clock.today())] == ["request"]
    ak1_reports.sign_removal(HEAD, card_id, "request")
    assert not ledger.is_in_stock(person_id)


@pytest.mark.usefixtures("db_session")
def test_revoked_card_reads_so_at_once_and_shows_initials_only() -> None:
    card_id = card_of(verified())
    code = db.session.get_one(Ak1Card, card_id).code
    assert reads.find_public(code.lower(), clock.today()).initials == "R. L."
    ak1_cards.revoke_card(HEAD, card_id, RevokeReason.LOST)
    found = reads.find_public(code, clock.today())
    assert found.state.value == "revoked"
    assert "Rina" not in repr(found)
