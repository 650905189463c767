"""What was shown stays known; outcomes become a proposal; only a person puts it in force."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import InvitationState, Role
from jobmatch.domain.errors import Conflict, NotAllowed
from jobmatch.extensions.db import db, transaction
from jobmatch.models import CandidateInvitation, Recommendation, ShownPair
from jobmatch.queries import match_facts, treatments
from jobmatch.services import group_rates, match_weights, recommendations, site_facts, training_needs
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor
from tests.factories.shown import past_pairs

pytestmark = pytest.mark.usefixtures("db_session")
SYSTEM = Actor.system()


def actor(role: Role) -> Actor:
    return Actor(role=role)


def test_few_outcomes_teach_nothing():
    past_pairs(10, 29)
    assert match_weights.propose_weights(SYSTEM).reason == "too_few"
    assert match_facts.find_fact(match_facts.PROPOSAL) is None


def test_outcomes_that_skills_decide_give_skills_more_points_when_accepted():
    past_pairs(30, 12)
    proposal = match_weights.propose_weights(SYSTEM)
    assert proposal.weights is not None
    assert proposal.weights.skills > match_weights.find_current().skills
    before = match_weights.find_current()
    waiting = match_weights.find_proposal()
    assert waiting is not None
    assert {mover["initials"] for mover in waiting["moved"]} == {"O."}
    match_weights.accept_proposal(actor(Role.SECTION_HEAD), proposal.weights.name)
    assert match_weights.find_current() == proposal.weights != before
    assert match_weights.find_proposal() is None


def test_only_the_section_head_decides_and_only_once():
    past_pairs(30, 12)
    name = match_weights.propose_weights(SYSTEM).weights.name
    with pytest.raises(NotAllowed):
        match_weights.accept_proposal(actor(Role.OFFICE_HEAD), name)
    match_weights.refuse_proposal(actor(Role.SECTION_HEAD), name)
    with pytest.raises(Conflict):
        match_weights.accept_proposal(actor(Role.SECTION_HEAD), name)
    assert match_weights.find_current().name == "awal-2026.1"


def test_a_ranking_says_by_which_weights_it_was_made():
    points = {**match_weights.find_current().as_mapping(), "skills": 35, "occupation": 15}
    site_facts.set_fact(match_facts.WEIGHTS, {"name": "coba", "points": points})
    seeker_actor()
    published_vacancy(employer_actor())
    assert set(db.session.scalars(sa.select(Recommendation.weights_name))) == {"coba"}
    assert set(db.session.scalars(sa.select(ShownPair.weights_name))) == {"coba"}


def test_who_was_shown_stays_known_with_the_first_place_when_lists_change():
    person = seeker_actor()
    vacancy_id = published_vacancy(employer_actor())
    (first,) = db.session.scalars(sa.select(ShownPair)).all()
    assert (first.vacancy_id, first.person_id, first.place) == (vacancy_id, person.person_id, 1)
    assert 0 < first.shares["skills"] <= 1
    with clock.pretend(clock.now() + timedelta(days=3)):
        recommendations.refresh(SYSTEM, vacancy_id)
        db.session.expire_all()
        (again,) = db.session.scalars(sa.select(ShownPair)).all()
        assert (again.last_shown_on - again.first_shown_on).days == 3


def test_group_rates_count_the_shown_and_the_invited_of_the_period_only():
    person = seeker_actor(village_code="17.02.20.2001")
    vacancy_id = published_vacancy(employer_actor())
    today = clock.today()
    with transaction():
        invitation = {"state": InvitationState.INVITED, "noted_at": clock.now(), "invited_at": clock.now()}
        db.session.add(CandidateInvitation(vacancy_id=vacancy_id, person_id=person.person_id, **invitation))
    (one,) = treatments.list_treated(today, today)
    assert (one.was_shown, one.was_invited, one.was_hired) == (True, True, False)
    later = today + timedelta(days=40)
    (one,) = treatments.list_treated(later, later)
    assert (one.was_shown, one.was_invited) == (False, False)
    rates = group_rates.count_rates(actor(Role.SECTION_HEAD), today, today)
    assert {rate.trait for rate in rates} >= {"door", "district", "disability"}
    assert all(rate.is_too_few and rate.rate is None for rate in rates)
    with pytest.raises(NotAllowed):
        group_rates.count_rates(actor(Role.PLACEMENT), today, today)


def test_the_licence_that_alone_keeps_people_away_stands_in_the_training_table():
    seeker_actor(skills=("menyangrai kopi", "mengemas"))
    published_vacancy(employer_actor(), licences=("SIM A",))
    assert training_needs.count_needs(SYSTEM) > 0
    table = match_facts.find_training(None)
    (licence,) = [need for need in table.needs if need.kind == "step.licence"]
    assert (licence.subject, licence.seeker_count, licence.opened_count) == ("SIM A", 1, 1)
    assert match_facts.find_training("17.02.99").needs == []
