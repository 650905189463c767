"""Noting, inviting and undoing; the person's answer; and whom staff telephone."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.enums import CallResult, InvitationState, LabourStatus, MessageState, ObservationSource, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Application, CandidateInvitation, LabourObservation, OutboxMessage, Person
from jobmatch.queries import call_list
from jobmatch.services import applications, call_notes, candidates, recommendations, vacancies
from tests.factories.offers import SYSTEM, employer_actor, published_vacancy, seeker_actor, staff

pytestmark = pytest.mark.usefixtures("db_session")
MONDAY = datetime(2026, 6, 1, 3, tzinfo=UTC)
BASE = "https://kerja.example"


@pytest.fixture
def pair(db_session):
    owner, seeker = employer_actor(), seeker_actor(village_code="17.02.20.2001")
    vacancy_id = published_vacancy(owner, village_code="17.02.20.2001")
    recommendations.refresh(SYSTEM, vacancy_id)
    return owner, seeker, vacancy_id


def the_invitation():
    return db.session.scalars(sa.select(CandidateInvitation).execution_options(populate_existing=True)).one()


def token_of(message):
    return message.body.split("/undangan/")[1].split(".")[0].split()[0]


def the_message(person_id):
    return db.session.scalars(sa.select(OutboxMessage).where(OutboxMessage.recipient_key == f"person:{person_id}")).one()


def test_noting_tells_nobody_and_can_be_undone(pair):
    owner, seeker, vacancy_id = pair
    candidates.note_candidate(owner, vacancy_id, seeker.person_id)
    assert the_invitation().state is InvitationState.NOTED
    assert db.session.scalars(sa.select(OutboxMessage)).all() == []
    candidates.forget_candidate(owner, vacancy_id, seeker.person_id)
    assert the_invitation().state is InvitationState.CANCELLED


def test_inviting_twice_is_one_message(pair):
    owner, seeker, vacancy_id = pair
    candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
    candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
    assert the_invitation().state is InvitationState.INVITED
    assert f"{BASE}/undangan/" in the_message(seeker.person_id).body


def test_undone_invitation_never_goes_out_and_its_link_is_dead(pair):
    owner, seeker, vacancy_id = pair
    candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
    message = the_message(seeker.person_id)
    candidates.cancel_invitation(owner, vacancy_id, seeker.person_id)
    assert db.session.get_one(OutboxMessage, message.id, populate_existing=True).state is MessageState.CANCELLED
    with pytest.raises(NotFound):
        candidates.answer_by_link(token_of(message), "1111", True)


def test_yes_by_link_needs_the_digits_and_becomes_an_application(pair):
    owner, seeker, vacancy_id = pair
    candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
    token = token_of(the_message(seeker.person_id))
    with pytest.raises(RuleBroken):
        candidates.answer_by_link(token, "9999", True)
    assert db.session.scalars(sa.select(Application)).all() == []
    candidates.answer_by_link(token, "1111", True)
    row = db.session.scalars(sa.select(Application)).one()
    assert (row.person_id, row.channel) == (seeker.person_id, "invited")
    with pytest.raises(RuleBroken):
        candidates.cancel_invitation(owner, vacancy_id, seeker.person_id)


def test_no_in_the_app_gives_nothing_away_and_is_final(pair):
    owner, seeker, vacancy_id = pair
    invitation_id = candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
    candidates.answer_own_invitation(seeker, invitation_id, False)
    candidates.answer_own_invitation(seeker, invitation_id, False)
    assert the_invitation().state is InvitationState.DECLINED
    assert db.session.scalars(sa.select(Application)).all() == []
    with pytest.raises(RuleBroken):
        candidates.invite(owner, vacancy_id, seeker.person_id, BASE)


def test_nobody_answers_somebody_elses_invitation(pair):
    owner, seeker, vacancy_id = pair
    invitation_id = candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
    with pytest.raises(NotFound):
        candidates.answer_own_invitation(seeker_actor("Budi"), invitation_id, True)


def test_employer_reaches_only_whom_the_engine_named_for_its_own_vacancy(pair):
    owner, seeker, vacancy_id = pair
    stranger = seeker_actor("Budi", skills=())
    with pytest.raises(NotFound):
        candidates.invite(owner, vacancy_id, stranger.person_id, BASE)
    with pytest.raises(NotFound):
        candidates.invite(employer_actor("Lain"), vacancy_id, seeker.person_id, BASE)


def test_paused_vacancy_invites_nobody(pair):
    owner, seeker, vacancy_id = pair
    vacancies.pause_vacancy(owner, vacancy_id)
    with pytest.raises(RuleBroken):
        candidates.invite(owner, vacancy_id, seeker.person_id, BASE)


def test_best_fitting_people_are_telephoned_first_and_a_yes_is_a_referral(pair):
    _, seeker, vacancy_id = pair
    officer = staff()
    (person,) = call_list.list_to_call(officer, vacancy_id)
    assert (person.person_id, person.why) == (seeker.person_id, "fits")
    call_notes.note_call(officer, vacancy_id, seeker.person_id, CallResult.WANTS)
    assert db.session.scalars(sa.select(Application.channel)).one() == "referral"
    assert call_list.list_to_call(officer, vacancy_id) == []


@pytest.mark.parametrize("result", [CallResult.DECLINES, CallResult.WRONG_NUMBER, CallResult.HAS_WORK])
def test_settled_calls_are_not_repeated(pair, result):
    _, seeker, vacancy_id = pair
    officer = staff()
    call_notes.note_call(officer, vacancy_id, seeker.person_id, result)
    assert call_list.list_to_call(officer, vacancy_id) == []


def test_call_without_answer_comes_back_after_a_week(pair):
    _, seeker, vacancy_id = pair
    officer = staff()
    call_notes.note_call(officer, vacancy_id, seeker.person_id, CallResult.NO_ANSWER)
    assert call_list.list_to_call(officer, vacancy_id) == []
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        assert [row.person_id for row in call_list.list_to_call(officer, vacancy_id)] == [seeker.person_id]


def test_invitation_unanswered_for_a_working_day_comes_back_to_staff():
    with time_machine.travel(MONDAY, tick=False) as now:
        owner, seeker = employer_actor(), seeker_actor()
        vacancy_id = published_vacancy(owner)
        recommendations.refresh(SYSTEM, vacancy_id)
        candidates.invite(owner, vacancy_id, seeker.person_id, BASE)
        officer = staff()
        now.move_to(MONDAY + timedelta(hours=23))
        assert call_list.list_unanswered(officer) == []
        now.move_to(MONDAY + timedelta(hours=25))
        assert [(row[0], row[2]) for row in call_list.list_unanswered(officer)] == [(vacancy_id, 1)]
        (person,) = call_list.list_to_call(officer, vacancy_id)
        assert person.why == "invited"


def test_thin_data_people_are_offered_nearest_first_and_marked(pair):
    owner, seeker, _ = pair
    far_vacancy = published_vacancy(owner, village_code="17.02.20.2001", required_skills=(), title="Zzz")
    with transaction() as session:
        for name, village in (("Jauh", "17.02.20.2005"), ("Dekat", "17.02.20.2001")):
            person = Person(
                full_name=name, name_key=name.lower(), village_code=village, phone="+628000000002", created_at=clock.now()
            )
            session.add(person)
            session.flush()
            session.add(
                LabourObservation(
                    person_id=person.id,
                    valid_on=clock.today(),
                    recorded_at=clock.now(),
                    status=LabourStatus.UNEMPLOYED,
                    source=ObservationSource.VILLAGE_MONTH,
                    source_id=f"x:{name}",
                )
            )
    found = [(row.name, row.why) for row in call_list.list_to_call(staff(), far_vacancy)]
    assert found == [("Dekat", "thin"), ("Jauh", "thin")]
    assert seeker.person_id is not None


def test_at_most_five_people_a_day(pair):
    _, _, vacancy_id = pair
    for number in range(7):
        seeker_actor(f"Orang {number}")
    recommendations.refresh(SYSTEM, vacancy_id)
    assert len(call_list.list_to_call(staff(), vacancy_id)) == 5


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.SEEKER, Role.VILLAGE_OFFICER, Role.OFFICE_HEAD])
def test_only_callers_see_names_and_numbers(pair, role):
    owner, _, vacancy_id = pair
    actor = owner if role is Role.EMPLOYER else type(owner)(role=role)
    with pytest.raises(NotAllowed):
        call_list.list_to_call(actor, vacancy_id)
    with pytest.raises(NotAllowed):
        call_notes.note_call(actor, vacancy_id, owner.user_id, CallResult.WANTS)


def test_applicant_is_not_telephoned(pair):
    _, seeker, vacancy_id = pair
    applications.apply(seeker, vacancy_id)
    assert call_list.list_to_call(staff(), vacancy_id) == []
