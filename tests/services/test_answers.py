"""What an employer answers, what the applicant is told, and what the clock does when nobody answers."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, LedgerKind, MessageState, PlacementState, RefusalReason, VacancyState
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AnswerCorrection, Application, LedgerEvent, OutboxMessage, Placement, Vacancy
from jobmatch.queries import answer_rates
from jobmatch.services import answer_days, applications, hiring, placements, vacancies
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff

pytestmark = pytest.mark.usefixtures("db_session")
SYSTEM = Actor.system()
START = datetime(2026, 6, 1, 3, tzinfo=UTC)


def messages_to(key):
    return db.session.scalars(
        sa.select(OutboxMessage.body).where(OutboxMessage.recipient_key == key).order_by(OutboxMessage.created_at)
    ).all()


def state_of(application_id):
    return db.session.get_one(Application, application_id, populate_existing=True).state


def test_application_is_told_to_the_employer_once():
    owner, seeker = employer_actor(), seeker_actor()
    vacancy_id = published_vacancy(owner)
    applications.apply(seeker, vacancy_id, link="https://kerja.example/x")
    applications.apply(seeker, vacancy_id, link="https://kerja.example/x")
    (body,) = messages_to(f"employer:{owner.employer_id}")
    assert "Pembantu roaster kopi" in body
    assert "https://kerja.example/x" in body


def test_shortlisting_is_no_answer_and_tells_nobody():
    owner, seeker = employer_actor(), seeker_actor()
    application_id = applications.apply(seeker, published_vacancy(owner))
    applications.shortlist(owner, application_id)
    row = db.session.get_one(Application, application_id)
    assert (row.state, row.answered_at) == (ApplicationState.SHORTLISTED, None)
    assert messages_to(f"person:{seeker.person_id}") == []
    applications.undo_shortlist(owner, application_id)
    assert state_of(application_id) is ApplicationState.APPLIED


def test_refusal_keeps_its_reason_is_told_and_can_be_undone():
    owner, seeker = employer_actor(), seeker_actor()
    application_id = applications.apply(seeker, published_vacancy(owner))
    applications.refuse(owner, application_id, RefusalReason.DISTANCE)
    row = db.session.get_one(Application, application_id)
    assert (row.state, row.reason_code, row.answered_by) == (ApplicationState.REFUSED, "distance", owner.user_id)
    assert len(messages_to(f"person:{seeker.person_id}")) == 1
    applications.undo_refuse(owner, application_id)
    row = db.session.get_one(Application, application_id, populate_existing=True)
    assert (row.state, row.reason_code, row.answered_at) == (ApplicationState.APPLIED, None, None)


def test_nobody_answers_for_another_employer():
    application_id = applications.apply(seeker_actor(), published_vacancy(employer_actor()))
    stranger = employer_actor("Toko Sebelah")
    for act in (applications.shortlist, applications.offer, hiring.hire_applicant):
        with pytest.raises(NotFound):
            act(stranger, application_id)


def test_hiring_proposes_a_placement_that_counts_when_the_seeker_agrees():
    owner, seeker = employer_actor(), seeker_actor(sex="P", birth_date=datetime(2000, 1, 1, tzinfo=UTC).date())
    vacancy_id = published_vacancy(owner, posts=1)
    elsewhere = applications.apply(seeker, published_vacancy(employer_actor("Lain")))
    application_id = applications.apply(seeker, vacancy_id)
    placement_id = hiring.hire_applicant(owner, application_id, clock.today())
    assert state_of(application_id) is ApplicationState.HIRED
    assert db.session.get_one(Placement, placement_id).state is PlacementState.REPORTED_BY_ONE
    assert state_of(elsewhere) is ApplicationState.APPLIED
    placements.answer(seeker, placement_id, Evidence.SEEKER, True)
    assert db.session.get_one(Placement, placement_id).state is PlacementState.CONFIRMED
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.FILLED
    assert state_of(elsewhere) is ApplicationState.CLOSED
    assert state_of(application_id) is ApplicationState.HIRED


def test_hiring_twice_is_one_placement():
    owner, seeker = employer_actor(), seeker_actor()
    application_id = applications.apply(seeker, published_vacancy(owner))
    hiring.hire_applicant(owner, application_id)
    with pytest.raises(RuleBroken):
        hiring.hire_applicant(owner, application_id)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Placement)) == 1


def test_hire_can_be_undone_until_the_seeker_has_spoken():
    owner, seeker = employer_actor(), seeker_actor(sex="P", birth_date=datetime(2000, 1, 1, tzinfo=UTC).date())
    application_id = applications.apply(seeker, published_vacancy(owner))
    placement_id = hiring.hire_applicant(owner, application_id)
    hiring.undo_hire(owner, application_id)
    assert state_of(application_id) is ApplicationState.APPLIED
    hiring.hire_applicant(owner, application_id)
    placements.answer(seeker, placement_id, Evidence.SEEKER, True)
    with pytest.raises(RuleBroken):
        hiring.undo_hire(owner, application_id)


def test_clock_reminds_after_7_days_closes_after_21_and_tells_the_seeker():
    with time_machine.travel(START, tick=False) as now:
        owner, seeker = employer_actor(), seeker_actor()
        application_id = applications.apply(seeker, published_vacancy(owner))
        for day, reminded, closed in ((6, 0, 0), (7, 1, 0), (8, 0, 0), (20, 0, 0), (21, 0, 1), (22, 0, 0)):
            now.move_to(START + timedelta(days=day))
            outcome = answer_days.run_day(SYSTEM, "https://kerja.example", write=True)
            assert (outcome.reminded, outcome.closed) == (reminded, closed), day
            again = answer_days.run_day(SYSTEM, "https://kerja.example", write=True)
            assert (again.reminded, again.closed) == (0, 0)
        assert state_of(application_id) is ApplicationState.CLOSED
        assert "Ini bukan penilaian atas diri Anda" in messages_to(f"person:{seeker.person_id}")[-1]


def test_dry_run_changes_nothing():
    with time_machine.travel(START, tick=False) as now:
        application_id = applications.apply(seeker_actor(), published_vacancy(employer_actor()))
        now.move_to(START + timedelta(days=30))
        assert answer_days.run_day(SYSTEM, "", write=False).closed == 1
        assert state_of(application_id) is ApplicationState.APPLIED


def test_answered_application_is_left_alone_by_the_clock():
    with time_machine.travel(START, tick=False) as now:
        owner = employer_actor()
        application_id = applications.apply(seeker_actor(), published_vacancy(owner))
        applications.invite_to_interview(owner, application_id)
        now.move_to(START + timedelta(days=60))
        answer_days.run_day(SYSTEM, "", write=True)
        assert state_of(application_id) is ApplicationState.INTERVIEW


def test_expired_vacancy_leaves_the_stock_and_comes_back_when_renewed():
    with time_machine.travel(START, tick=False) as now:
        owner = employer_actor()
        vacancy_id = published_vacancy(owner, posts=4)
        now.move_to(START + timedelta(days=31))
        assert answer_days.run_day(SYSTEM, "", write=True).expired == 1
        assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.EXPIRED
        now.shift(60)
        vacancies.renew_vacancy(owner, vacancy_id)
        vacancies.publish_vacancy(staff(), vacancy_id)
        booked = db.session.execute(
            sa.select(LedgerEvent.kind, LedgerEvent.quantity)
            .where(LedgerEvent.vacancy_id == vacancy_id)
            .order_by(LedgerEvent.recorded_at, LedgerEvent.id)
        ).all()
        assert [tuple(row) for row in booked] == [
            (LedgerKind.POST_REGISTERED, 4),
            (LedgerKind.POST_REMOVED, 4),
            (LedgerKind.POST_REGISTERED, 4),
        ]


def send_all():
    with transaction():
        db.session.execute(sa.update(OutboxMessage).values(state=MessageState.SENT, sent_at=clock.now()))


def test_answer_rate_counts_only_what_reached_the_employer_and_only_from_five_on():
    with time_machine.travel(START, tick=False) as now:
        owner = employer_actor()
        vacancy_id = published_vacancy(owner, posts=50)
        mine = [applications.apply(seeker_actor(f"Orang {n}"), vacancy_id) for n in range(6)]
        now.move_to(START + timedelta(hours=1))
        send_all()
        for application_id in mine[:3]:
            applications.refuse(owner, application_id, RefusalReason.SKILLS)
        assert answer_rates.find_rate(owner.employer_id) is None
        now.move_to(START + timedelta(days=25))
        answer_days.run_day(SYSTEM, "", write=True)
        found = answer_rates.find_rate(owner.employer_id)
        assert (found.count, found.base) == (3, 6)


def test_applications_that_never_reached_anybody_do_not_count():
    with time_machine.travel(START, tick=False) as now:
        owner = employer_actor()
        vacancy_id = published_vacancy(owner, posts=50)
        for number in range(6):
            applications.apply(seeker_actor(f"Orang {number}"), vacancy_id)
        now.move_to(START + timedelta(days=40))
        answer_days.run_day(SYSTEM, "", write=True)
        assert answer_rates.find_rate(owner.employer_id) is None


def test_accepted_correction_counts_as_an_answer():
    with time_machine.travel(START, tick=False) as now:
        owner = employer_actor()
        vacancy_id = published_vacancy(owner, posts=50)
        mine = [applications.apply(seeker_actor(f"Orang {n}"), vacancy_id) for n in range(5)]
        now.move_to(START + timedelta(hours=1))
        send_all()
        now.move_to(START + timedelta(days=30))
        assert answer_rates.find_rate(owner.employer_id).count == 0
        with transaction() as session:
            session.add(
                AnswerCorrection(
                    application_id=mine[0],
                    answered_on=START.date() + timedelta(days=3),
                    explanation="Sudah dijawab lewat telepon.",
                    asked_at=clock.now(),
                    is_accepted=True,
                )
            )
        assert answer_rates.find_rate(owner.employer_id).count == 1


def test_standings_put_the_best_first_and_the_unknown_last_not_worst():
    with time_machine.travel(START, tick=False) as now:
        good, silent, new = employer_actor("Baik"), employer_actor("Diam"), employer_actor("Baru")
        published_vacancy(new)
        for owner in (good, silent):
            vacancy_id = published_vacancy(owner, posts=50)
            for number in range(5):
                applications.apply(seeker_actor(f"{owner.employer_id} {number}"), vacancy_id)
        now.move_to(START + timedelta(hours=1))
        send_all()
        for row in db.session.scalars(
            sa.select(Application)
            .join(Vacancy, Vacancy.id == Application.vacancy_id)
            .where(Vacancy.employer_id == good.employer_id)
        ).all():
            applications.refuse(good, row.id, RefusalReason.OTHER)
        now.move_to(START + timedelta(days=30))
        standings = answer_rates.list_standings(staff())
        assert [(row.name, row.rate and row.rate.count) for row in standings] == [("Baik", 5), ("Diam", 0), ("Baru", None)]
