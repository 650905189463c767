"""The way to correct an answer rate, and the office's own days of the clock."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.answer_clock import ClockSettings
from jobmatch.domain.enums import MessageState, RefusalReason, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AnswerCorrection, Application, OutboxMessage
from jobmatch.queries import answer_rates
from jobmatch.queries.answer_settings import find_clock
from jobmatch.services import answer_corrections, answer_days, applications
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff

START = datetime(2026, 10, 1, 3, tzinfo=UTC)
HEAD = Actor(Role.SECTION_HEAD)
WORDS = "Saya telepon, orangnya sudah bekerja."

pytestmark = pytest.mark.usefixtures("db_session")


@pytest.fixture
def now():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def five_unanswered(owner, now):
    vacancy_id = published_vacancy(owner, posts=50)
    mine = [applications.apply(seeker_actor(f"Orang {n}"), vacancy_id) for n in range(5)]
    now.move_to(START + timedelta(hours=1))
    with transaction():
        db.session.execute(sa.update(OutboxMessage).values(state=MessageState.SENT, sent_at=clock.now()))
    now.move_to(START + timedelta(days=30))
    return mine


def test_from_what_counts_as_late_to_a_better_rate(now):
    owner = employer_actor()
    mine = five_unanswered(owner, now)
    assert {row.application.id for row in answer_rates.list_missed(owner, owner.employer_id)} == set(mine)
    day = START.date() + timedelta(days=3)
    correction_id = answer_corrections.ask_correction(owner, mine[0], day, WORDS)
    assert answer_corrections.ask_correction(owner, mine[0], day, WORDS) == correction_id
    officer = staff()
    assert [row.correction.id for row in answer_rates.list_corrections(officer)] == [correction_id]
    assert answer_rates.count_corrections(officer) == 1
    assert answer_rates.find_rate(owner.employer_id).count == 0  # asking alone changes nothing
    answer_corrections.decide_correction(officer, correction_id, True)
    assert answer_rates.find_rate(owner.employer_id).count == 1
    answer_corrections.decide_correction(officer, correction_id, False)
    assert answer_rates.find_rate(owner.employer_id).count == 0
    assert answer_rates.count_corrections(officer) == 0
    with pytest.raises(RuleBroken):
        answer_corrections.ask_correction(owner, mine[0], day, WORDS)


def test_an_answer_in_time_is_not_among_the_late(now):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    application_id = applications.apply(seeker_actor(), vacancy_id)
    applications.refuse(owner, application_id, RefusalReason.OTHER)
    now.move_to(START + timedelta(days=60))
    assert answer_rates.list_missed(owner, owner.employer_id) == []


@pytest.mark.parametrize(("days", "words"), [(-1, WORDS), (31, WORDS), (3, "ya")])
def test_an_impossible_day_or_an_empty_word_is_refused(now, days, words):
    owner = employer_actor()
    mine = five_unanswered(owner, now)
    with pytest.raises(RuleBroken):
        answer_corrections.ask_correction(owner, mine[0], START.date() + timedelta(days=days), words)
    assert db.session.scalars(sa.select(AnswerCorrection)).all() == []


def test_strangers_neither_see_nor_ask_nor_decide(now):
    owner, other = employer_actor(), employer_actor("Toko Lain")
    mine = five_unanswered(owner, now)
    with pytest.raises(NotFound):
        answer_rates.list_missed(other, owner.employer_id)
    with pytest.raises(NotFound):
        answer_corrections.ask_correction(other, mine[0], START.date(), WORDS)
    with pytest.raises(NotAllowed):
        answer_corrections.decide_correction(owner, uuid4(), True)
    with pytest.raises(NotAllowed):
        answer_rates.list_corrections(owner)
    assert answer_rates.count_corrections(owner) == 0
    with pytest.raises(NotFound):
        answer_corrections.decide_correction(staff(), uuid4(), True)


def test_the_days_are_the_offices_own(now):
    assert find_clock() == ClockSettings(7, 21)
    with pytest.raises(NotAllowed):
        answer_corrections.choose_clock(staff(), ClockSettings(2, 4))
    answer_corrections.choose_clock(HEAD, ClockSettings(2, 4))
    vacancy_id = published_vacancy(employer_actor(), posts=9)
    application_id = applications.apply(seeker_actor(), vacancy_id)
    assert db.session.get_one(Application, application_id).due_on == START.date() + timedelta(days=4)
    now.move_to(START + timedelta(days=3))
    assert answer_days.run_day(Actor.system(), "", write=False).reminded == 1
    now.move_to(START + timedelta(days=4))
    assert answer_days.run_day(Actor.system(), "", write=False).closed == 1
