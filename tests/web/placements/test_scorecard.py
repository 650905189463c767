"""What became of a fair: unknown while nobody has told, three figures together afterwards, in one query."""

from datetime import date

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementSource, Role, Sex
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Fair, FairBooth
from jobmatch.queries.scorecard import get_scorecard
from jobmatch.services import placements
from tests.factories.offers import employer_actor, seeker_actor

DAY = date(2026, 7, 10)


def fair_with_a_booth(**facts):
    employer = employer_actor()
    with transaction():
        fair = Fair(name="Job Fair Contoh", place="GSG", starts_on=DAY, ends_on=DAY, created_at=clock.now())
        db.session.add(fair)
        db.session.flush()
        db.session.add(FairBooth(fair_id=fair.id, employer_id=employer.employer_id, code="A1", **facts))
        return fair.id


def test_hires_are_unknown_until_somebody_tells(client_as, db_session):
    fair_id = fair_with_a_booth()
    assert get_scorecard(fair_id, DAY).hires == (None, None, None)
    page = client_as(Role.OFFICE_HEAD).get(f"/job-fair/{fair_id}/hasil")
    assert "belum ada kabar" in page.text
    assert "0 dari 1 perusahaan sudah melapor" in page.text


def test_a_booth_that_hired_nobody_makes_a_true_zero(db_session):
    assert get_scorecard(fair_with_a_booth(reported_at=clock.now()), DAY).hires == (0, 0, 0)


def test_reported_confirmed_and_differing_are_told_apart(db_session):
    fair_id = fair_with_a_booth()
    for number, seeker_says in enumerate((None, True, False)):
        person = seeker_actor(birth_date=date(2001, 5, 6), birth_year=2001, sex=Sex.FEMALE)
        hire = placements.Hire(person.person_id, f"visit:{number}", PlacementSource.FAIR, "Kasir", fair_id=fair_id)
        placement_id = placements.propose(Actor.system(), hire)
        placements.answer(Actor.system(), placement_id, Evidence.EMPLOYER, True, placements.Terms(DAY))
        if seeker_says is not None:
            placements.answer(Actor.system(), placement_id, Evidence.SEEKER, seeker_says)
    card = get_scorecard(fair_id, DAY)
    assert card.hires == (3, 1, 1)
    assert card.started == 1


def test_the_list_of_placements_leads_to_each_fairs_results(client_as, db_session):
    fair_id = fair_with_a_booth()
    assert f"/job-fair/{fair_id}/hasil" in client_as(Role.PLACEMENT).get("/penempatan").text
