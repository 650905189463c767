"""Applying, once; and taking it back."""

from datetime import timedelta

import pytest

from jobmatch import clock
from jobmatch.domain.enums import ApplicationState
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import Application
from jobmatch.services import applications, vacancies
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff, waiting_vacancy

pytestmark = pytest.mark.usefixtures("db_session")


def test_applying_twice_is_one_application_due_in_21_days():
    vacancy_id, seeker = published_vacancy(employer_actor()), seeker_actor()
    first = applications.apply(seeker, vacancy_id, " Saya bisa mulai Senin. ")
    assert applications.apply(seeker, vacancy_id) == first
    row = db.session.get_one(Application, first)
    assert (row.state, row.message) == (ApplicationState.APPLIED, "Saya bisa mulai Senin.")
    assert row.due_on == clock.today() + timedelta(days=21)


def test_who_took_an_application_back_may_apply_again():
    vacancy_id, seeker = published_vacancy(employer_actor()), seeker_actor()
    application_id = applications.apply(seeker, vacancy_id)
    applications.withdraw_application(seeker, application_id)
    assert db.session.get_one(Application, application_id).state is ApplicationState.WITHDRAWN
    assert applications.apply(seeker, vacancy_id) == application_id
    assert db.session.get_one(Application, application_id).state is ApplicationState.APPLIED


def test_nobody_applies_to_what_is_not_open():
    owner, seeker = employer_actor(), seeker_actor()
    with pytest.raises(RuleBroken):
        applications.apply(seeker, waiting_vacancy(owner))
    withdrawn = published_vacancy(owner)
    vacancies.withdraw_vacancy(owner, withdrawn)
    with pytest.raises(RuleBroken):
        applications.apply(seeker, withdrawn)


def test_only_seekers_apply_and_only_staff_refer():
    owner, seeker = employer_actor(), seeker_actor()
    vacancy_id = published_vacancy(owner)
    with pytest.raises(NotAllowed):
        applications.apply(owner, vacancy_id)
    with pytest.raises(NotAllowed):
        applications.refer(owner, vacancy_id, seeker.person_id)
    referred = applications.refer(staff(), vacancy_id, seeker.person_id)
    assert db.session.get_one(Application, referred).channel == "referral"


def test_nobody_takes_back_somebody_elses_application():
    vacancy_id, seeker = published_vacancy(employer_actor()), seeker_actor()
    application_id = applications.apply(seeker, vacancy_id)
    with pytest.raises(NotFound):
        applications.withdraw_application(seeker_actor("Budi"), application_id)
