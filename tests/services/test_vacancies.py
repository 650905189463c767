"""A vacancy's way from the employer through staff to the public, and back out of the ledger's stock."""

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LedgerKind, Role, VacancyState
from jobmatch.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import AuditEvent, Employer, LedgerEvent, Recommendation, Vacancy
from jobmatch.services import vacancies
from tests.factories.offers import draft, employer_actor, published_vacancy, seeker_actor, staff, waiting_vacancy
from tests.harness.worker import finish_jobs

pytestmark = pytest.mark.usefixtures("db_session")


def booked(vacancy_id, kind):
    return db.session.scalars(
        sa.select(LedgerEvent.quantity).where(LedgerEvent.vacancy_id == vacancy_id, LedgerEvent.kind == kind)
    ).all()


def test_posted_vacancy_waits_for_staff_and_is_not_in_the_ledger():
    vacancy_id = waiting_vacancy(employer_actor())
    vacancy = db.session.get_one(Vacancy, vacancy_id)
    assert vacancy.state is VacancyState.WAITING
    assert vacancy.submitted_at is not None
    assert booked(vacancy_id, LedgerKind.POST_REGISTERED) == []


def test_publishing_verifies_the_employer_books_posts_and_ranks_people():
    owner, seeker = employer_actor(), seeker_actor()
    vacancy_id = waiting_vacancy(owner, posts=10)
    officer = staff()
    vacancies.publish_vacancy(officer, vacancy_id)
    vacancy = db.session.get_one(Vacancy, vacancy_id)
    assert vacancy.state is VacancyState.PUBLISHED
    assert vacancy.expires_on > clock.today()
    assert db.session.get_one(Employer, owner.employer_id).verified_by == officer.user_id
    assert booked(vacancy_id, LedgerKind.POST_REGISTERED) == [10]
    assert finish_jobs() == 1
    stored = db.session.scalars(sa.select(Recommendation).where(Recommendation.vacancy_id == vacancy_id)).all()
    assert [row.person_id for row in stored] == [seeker.person_id]
    assert sum(reason["points"] for reason in stored[0].reasons) == stored[0].score > 0


def test_publishing_twice_is_refused_and_books_once():
    vacancy_id = published_vacancy(employer_actor())
    with pytest.raises(RuleBroken):
        vacancies.publish_vacancy(staff(), vacancy_id)
    assert booked(vacancy_id, LedgerKind.POST_REGISTERED) == [2]


def test_withdrawing_takes_the_open_posts_out_of_the_stock():
    owner = employer_actor()
    vacancy_id = published_vacancy(owner, posts=5)
    vacancies.withdraw_vacancy(owner, vacancy_id)
    assert booked(vacancy_id, LedgerKind.POST_REMOVED) == [5]


def test_withdrawing_what_was_never_public_books_nothing():
    owner = employer_actor()
    vacancy_id = waiting_vacancy(owner)
    vacancies.withdraw_vacancy(owner, vacancy_id)
    assert booked(vacancy_id, LedgerKind.POST_REMOVED) == []


def test_employer_reads_why_a_vacancy_came_back_mends_it_and_hands_it_in_again():
    owner = employer_actor()
    vacancy_id = waiting_vacancy(owner)
    vacancies.return_vacancy(staff(), vacancy_id, "Tulis jam kerja hari Sabtu.")
    vacancy = db.session.get_one(Vacancy, vacancy_id)
    assert (vacancy.state, vacancy.return_reason) == (VacancyState.RETURNED, "Tulis jam kerja hari Sabtu.")
    vacancies.edit_vacancy(owner, vacancy_id, draft(hours_text="Senin–Jumat 8–16, Sabtu 8–12"), vacancy.version)
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.WAITING


def test_returning_needs_a_reason():
    vacancy_id = waiting_vacancy(employer_actor())
    with pytest.raises(RuleBroken):
        vacancies.return_vacancy(staff(), vacancy_id, "  ")


def test_second_member_editing_at_once_is_told_and_overwrites_nothing():
    owner = employer_actor()
    vacancy_id = waiting_vacancy(owner)
    seen = db.session.get_one(Vacancy, vacancy_id).version
    vacancies.edit_vacancy(owner, vacancy_id, draft(title="Roaster kopi"), seen)
    with pytest.raises(Conflict):
        vacancies.edit_vacancy(owner, vacancy_id, draft(title="Barista"), seen)
    assert db.session.get_one(Vacancy, vacancy_id).title == "Roaster kopi"


def test_other_employer_finds_nothing():
    vacancy_id = waiting_vacancy(employer_actor())
    other = employer_actor("Toko Sebelah")
    for act in (vacancies.withdraw_vacancy, vacancies.pause_vacancy):
        with pytest.raises(NotFound):
            act(other, vacancy_id)


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.SEEKER, Role.COUNTER, Role.VISITOR])
def test_only_moderators_publish(role):
    vacancy_id = waiting_vacancy(employer_actor())
    with pytest.raises(NotAllowed):
        vacancies.publish_vacancy(Actor(role=role), vacancy_id)


def test_staff_take_a_vacancy_down_for_an_employer():
    owner = employer_actor()
    vacancy_id = vacancies.post_vacancy(staff(), draft(employer_id=owner.employer_id))
    assert db.session.get_one(Vacancy, vacancy_id).employer_id == owner.employer_id


def test_employer_cannot_post_for_another():
    other = employer_actor("Toko Sebelah")
    owner = employer_actor()
    vacancy_id = vacancies.post_vacancy(owner, draft(employer_id=other.employer_id))
    assert db.session.get_one(Vacancy, vacancy_id).employer_id == owner.employer_id


def test_each_step_is_audited_without_values():
    owner = employer_actor()
    vacancy_id = published_vacancy(owner, title="Rahasia Dagang")
    rows = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.subject_id == str(vacancy_id))).all()
    assert {"post_vacancy", "publish_vacancy", "refresh_recommendations"} <= {row.action for row in rows}
    assert not any("Rahasia" in str(row.fields) + str(row.reason) for row in rows)
