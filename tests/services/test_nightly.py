"""What the worker plans by itself: each at its hour, once, made up for when it was missed."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from jobmatch import clock, worker
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import JobState
from jobmatch.domain.job_kinds import (
    ANSWER_DAY,
    ASK_AFTER_FAIRS,
    ASK_EMPLOYERS,
    CARD_DAY,
    CHAIN_AUDIT,
    CHECK_AUDIT,
    FIND_DOUBLES,
    LOOK_AHEAD,
    MOVE_ON,
    OFFER_PLACES,
    RANK_ALL,
    RANK_VACANCY,
    REFERRAL_DAY,
    SUM_TRAINING,
    TIDY_JOBS,
    TITLES,
)
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AuditEvent, Job, Recommendation, Vacancy
from jobmatch.services import audit, audit_chain, jobs, nightly
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor
from tests.harness.worker import finish_jobs

MORNING = [
    ANSWER_DAY,
    ASK_EMPLOYERS,
    CARD_DAY,
    CHAIN_AUDIT,
    CHECK_AUDIT,
    FIND_DOUBLES,
    LOOK_AHEAD,
    MOVE_ON,
    OFFER_PLACES,
    RANK_ALL,
    REFERRAL_DAY,
    SUM_TRAINING,
    TIDY_JOBS,
]
ADDRESS = "https://kerja.contoh.example"
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
EVENING = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # 19.00 WIB
MIDNIGHT = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # 00.00 WIB of the 25th

pytestmark = pytest.mark.usefixtures("db_session")


def planned():
    return sorted(db.session.scalars(sa.select(Job.kind).where(Job.state == JobState.WAITING)))


@pytest.mark.parametrize(
    ("moment", "kinds"),
    [
        (MIDNIGHT, [CHAIN_AUDIT, OFFER_PLACES]),
        (NOON, sorted(MORNING)),
        (EVENING, sorted([ASK_AFTER_FAIRS, *MORNING])),
    ],
)
def test_each_is_due_from_its_hour(moment, kinds, tmp_path):
    nightly.plan_due(moment, ADDRESS, tmp_path)
    assert planned() == kinds


def test_a_day_plans_each_once_and_the_next_day_again(tmp_path):
    for minutes in range(0, 60, 7):
        nightly.plan_due(NOON + timedelta(minutes=minutes), ADDRESS, tmp_path)
    assert len(planned()) == len(MORNING)
    nightly.plan_due(NOON + timedelta(days=1), ADDRESS, tmp_path)
    assert len(planned()) == 2 * len(MORNING)


def test_everything_planned_can_be_done(tmp_path):
    nightly.plan_due(EVENING, ADDRESS, tmp_path)
    assert finish_jobs() == len(MORNING) + 1
    assert planned() == []


def test_audit_rows_are_chained_and_the_chain_is_noted(tmp_path):
    with transaction():
        audit.record(Actor.system(), "sign_in", "account", "1")
    nightly.plan_due(NOON, ADDRESS, tmp_path)
    finish_jobs()
    assert db.session.scalars(sa.select(AuditEvent).where(AuditEvent.action == "sign_in")).one().chain_hash
    assert audit_chain.read_heads(tmp_path)


def test_a_run_over_everything_answers_who_asked_before():
    seeker, vacancy_id = seeker_actor(), published_vacancy(employer_actor())
    with transaction():
        db.session.execute(sa.delete(Recommendation))
        earlier = jobs.enqueue(Actor.system(), RANK_VACANCY, "earlier", {"id": str(vacancy_id)})
    jobs.run_job(jobs.enqueue(Actor.system(), RANK_ALL, "now", {}), worker.HANDLERS)
    assert db.session.get_one(Job, earlier, populate_existing=True).state is JobState.DONE
    assert db.session.scalars(sa.select(Recommendation.person_id)).all() == [seeker.person_id]
    assert db.session.get_one(Vacancy, vacancy_id).title


def test_old_jobs_are_forgotten_but_not_those_that_failed():
    with transaction():
        for number, (state, days) in enumerate([(JobState.DONE, 40), (JobState.DONE, 2), (JobState.FAILED, 40)]):
            moment = clock.now() - timedelta(days=days)
            db.session.add(Job(kind="x", key=str(number), state=state, created_at=moment, finished_at=moment))
    assert jobs.forget_done(clock.now() - nightly.KEEP_DONE) == 1
    assert sorted(db.session.scalars(sa.select(Job.key))) == ["1", "2"]


def test_every_kind_has_a_handler_and_words():
    assert set(worker.HANDLERS) == set(TITLES)
