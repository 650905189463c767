"""What the engine says is stored both ways and never holds a protected trait."""

import pytest
import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Sex
from jobmatch.extensions.db import db
from jobmatch.models import Recommendation
from jobmatch.queries import recommendations as reads
from jobmatch.services import recommendations
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor

pytestmark = pytest.mark.usefixtures("db_session")
SYSTEM = Actor.system()


def test_the_better_person_stands_first_and_equals_keep_a_fixed_order():
    weaker = seeker_actor("Budi Santoso", skills=("menyapu",))
    better = seeker_actor("Sari Lestari", skills=("menyangrai kopi", "mengemas"))
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    found = db.session.scalars(
        sa.select(Recommendation.person_id).where(Recommendation.vacancy_id == vacancy_id).order_by(Recommendation.rank)
    ).all()
    assert found == [better.person_id, weaker.person_id]


def test_candidates_are_masked():
    seeker_actor("Sari Lestari Dewi", village_code="17.02.20.2001", address="Jalan Rahasia 7", sex=Sex.FEMALE)
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    (candidate,) = reads.list_candidates(owner, vacancy_id).rows
    assert candidate.initials == "S. L. D."
    assert candidate.district_name == "Binduriang"
    shown = repr(candidate)
    for hidden in ("Sari", "Lestari", "Rahasia", "+628", str(Sex.FEMALE.label)):
        assert hidden not in shown


def test_a_new_person_gets_her_list_at_once_and_stands_in_the_vacancys_list():
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    assert reads.list_candidates(owner, vacancy_id).rows == []
    seeker = seeker_actor()
    assert recommendations.refresh_for_person(SYSTEM, seeker.person_id) == 1
    (mine,) = reads.list_for_person(seeker)
    assert mine.shown.vacancy.id == vacancy_id
    (candidate,) = reads.list_candidates(owner, vacancy_id).rows
    assert candidate.fit.score == mine.fit.score


def test_refreshing_again_replaces_and_adds_nothing():
    seeker_actor()
    vacancy_id = published_vacancy(employer_actor())
    recommendations.refresh(SYSTEM, vacancy_id)
    recommendations.refresh(SYSTEM, vacancy_id)
    count = sa.select(sa.func.count()).select_from(Recommendation).where(Recommendation.vacancy_id == vacancy_id)
    assert db.session.scalar(count) == 1
