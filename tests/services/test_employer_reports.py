"""One report a month: asked once, answered on one page, each answer done through the services that know the matter."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, BoothResult, PlacementSource, PlacementState, Role, VacancyState
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db
from jobmatch.models import Application, EmployerReport, FairVisit, OutboxMessage, Placement, Vacancy
from jobmatch.queries import employer_reports as reads
from jobmatch.queries.fairs import list_sessions
from jobmatch.services import applications, checkins, employer_reports, employers, fairs, placements, vacancies
from tests.factories.offers import employer_actor, published_vacancy, seeker_actor, staff

SYSTEM = Actor.system()
ADDRESS = "https://kerja.contoh.example"

pytestmark = pytest.mark.usefixtures("db_session")


def seen_at_fair(owner: Actor, person: Actor) -> str:
    today = clock.today()
    plan = fairs.SessionPlan(clock.now(), clock.now() + timedelta(hours=4), 10)
    fair_id = fairs.plan_fair(SYSTEM, "Job Fair Contoh", "GSG", today, today, (plan,))
    booth_id = fairs.add_booth(SYSTEM, fair_id, owner.employer_id, "A1")
    ticket = fairs.register_for_fair(SYSTEM, fair_id, list_sessions(fair_id)[0].id, person.person_id)
    scan = checkins.Scan(ticket.code, str(uuid4()), clock.now())
    visit_id = checkins.record_outcome(SYSTEM, fair_id, booth_id, scan, checkins.Outcome(BoothResult.INTERVIEWED))
    return f"visit:{visit_id}:{booth_id}"


def report_of(owner: Actor) -> EmployerReport:
    return reads.get_report(owner, owner.employer_id, employer_reports.this_month()).report


def test_each_employer_with_something_open_gets_one_link_a_month():
    owner = employer_actor()
    published_vacancy(owner)
    employer_actor("Tidak ada yang terbuka")
    assert employer_reports.ask_month(SYSTEM, ADDRESS) == 1
    assert employer_reports.ask_month(SYSTEM, ADDRESS) == 0
    message = db.session.scalars(sa.select(OutboxMessage).where(OutboxMessage.event_key.like("report:%"))).one()
    assert message.recipient_key == f"employer:{owner.employer_id}"
    token = message.body.rpartition("/laporan-bulanan/")[2].rstrip(".").split(".")[0]
    assert employer_reports.employer_behind(token) == owner.employer_id


@pytest.mark.parametrize(("day", "asked"), [(1, 1), (7, 1), (8, 0), (28, 0)])
def test_the_link_goes_out_in_the_first_week(day, asked):
    with time_machine.travel(f"2026-11-{day:02}T03:00:00+00:00", tick=False):
        published_vacancy(employer_actor())
        assert employer_reports.ask_due(SYSTEM, ADDRESS) == asked


def test_the_silent_are_reminded_once_and_the_others_not():
    with time_machine.travel("2026-11-01T03:00:00+00:00", tick=False) as travel:
        silent, told = employer_actor("Diam"), employer_actor("Menjawab")
        published_vacancy(silent)
        published_vacancy(told)
        assert employer_reports.ask_due(SYSTEM, ADDRESS) == 2
        employer_reports.report_nobody(told, told.employer_id)
        travel.move_to("2026-11-09T03:00:00+00:00")
        assert employer_reports.ask_due(SYSTEM, ADDRESS) == 1
        assert employer_reports.ask_due(SYSTEM, ADDRESS) == 0


def test_filled_by_an_applicant_is_a_hire_with_the_employers_word_and_ends_the_vacancy():
    owner, rina = employer_actor(), seeker_actor()
    vacancy_id = published_vacancy(owner)
    application_id = applications.apply(rina, vacancy_id)
    said = {f"vacancy:{vacancy_id}": "filled", f"applicant:{application_id}": "yes", f"outside:{vacancy_id}": "1"}
    employer_reports.answer(owner, owner.employer_id, said)
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.FILLED
    assert db.session.get_one(Application, application_id).state is ApplicationState.HIRED
    placement = db.session.scalars(sa.select(Placement)).one()
    assert (placement.employer_says, placement.seeker_says, placement.state) == (True, None, PlacementState.REPORTED_BY_ONE)
    [filled] = reads.list_filled(report_of(owner))
    assert (filled.id, list(filled.hired), filled.outside) == (vacancy_id, ["Sari Lestari"], 1)


def test_the_same_report_again_changes_nothing_more():
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    said = {f"vacancy:{vacancy_id}": "filled", f"outside:{vacancy_id}": "2"}
    first = employer_reports.answer(owner, owner.employer_id, said)
    with pytest.raises(RuleBroken):  # nothing is open any more
        employer_reports.answer(owner, owner.employer_id, said)
    assert db.session.scalars(sa.select(EmployerReport.id)).all() == [first]
    assert report_of(owner).facts["said"] == said


def test_nobody_hired_is_one_act_that_tells_of_the_fair_and_leaves_vacancies_open():
    owner, rina = employer_actor(), seeker_actor()
    vacancy_id = published_vacancy(owner)
    key = seen_at_fair(owner, rina)
    hire = placements.Hire(rina.person_id, "x", PlacementSource.PORTAL, "Kasir", employer_id=owner.employer_id)
    placement_id = placements.propose(SYSTEM, hire)
    placements.answer(rina, placement_id, Evidence.SEEKER, True)
    employer_reports.report_nobody(owner, owner.employer_id)
    visit = db.session.scalars(sa.select(FairVisit).where(FairVisit.booth_id.is_not(None))).one()
    assert visit.result is BoothResult.REFUSED
    assert db.session.get_one(Placement, placement_id).state is PlacementState.DISPUTED
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.PUBLISHED
    report = report_of(owner)
    assert report.facts["nobody"] is True
    assert report.facts["said"] == {f"vacancy:{vacancy_id}": "open", key: "no", f"placement:{placement_id}": "no"}
    assert report.answered_at is not None


def test_somebody_seen_at_the_fair_can_be_told_as_hired():
    owner, rina = employer_actor(), seeker_actor()
    key = seen_at_fair(owner, rina)
    employer_reports.answer(owner, owner.employer_id, {key: "yes"})
    placement = db.session.scalars(sa.select(Placement)).one()
    assert (placement.employer_says, placement.source) == (True, PlacementSource.FAIR)


def test_an_ended_vacancy_is_opened_again_by_saying_that_it_still_is():
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    vacancies.expire_vacancy(SYSTEM, vacancy_id)
    employer_reports.report_nobody(owner, owner.employer_id)
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.EXPIRED
    employer_reports.answer(owner, owner.employer_id, {f"vacancy:{vacancy_id}": "open"})
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.WAITING


def test_what_is_not_asked_is_not_heard():
    owner, other = employer_actor(), employer_actor("Toko Lain")
    published_vacancy(owner)
    theirs = published_vacancy(other)
    with pytest.raises(RuleBroken):
        employer_reports.answer(owner, owner.employer_id, {f"vacancy:{theirs}": "filled", "vacancy:x": "filled"})
    assert db.session.get_one(Vacancy, theirs).state is VacancyState.PUBLISHED
    with pytest.raises(NotFound):
        employer_reports.report_nobody(owner, other.employer_id)


@pytest.mark.parametrize("text", ["dua", "-1", "1001", "1,5"])
def test_a_number_that_is_none_is_asked_again_and_nothing_is_stored(text):
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    with pytest.raises(RuleBroken) as refused:
        employer_reports.answer(owner, owner.employer_id, {f"vacancy:{vacancy_id}": "filled", f"outside:{vacancy_id}": text})
    assert refused.value.field == f"outside:{vacancy_id}"
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.PUBLISHED


def test_who_may_ask_and_who_may_answer_for_an_employer():
    owner = employer_actor()
    vacancy_id = published_vacancy(owner)
    with pytest.raises(NotAllowed):
        employer_reports.ask_month(owner, ADDRESS)
    with pytest.raises(NotFound):
        employer_reports.report_nobody(Actor(Role.OFFICE_HEAD), owner.employer_id)
    employer_reports.answer(staff(), owner.employer_id, {f"vacancy:{vacancy_id}": "withdrawn"})
    assert db.session.get_one(Vacancy, vacancy_id).state is VacancyState.WITHDRAWN


def test_copying_to_the_national_system_is_noted_with_its_number():
    owner = employer_actor()
    published_vacancy(owner)
    month = employer_reports.this_month()
    employer_reports.ask_month(SYSTEM, ADDRESS)
    with pytest.raises(RuleBroken):
        employer_reports.note_national(owner, owner.employer_id, month, "L-1")
    employer_reports.report_nobody(owner, owner.employer_id)
    officer = staff()
    assert reads.count_uncopied(officer) == 1
    employer_reports.note_national(officer, owner.employer_id, month, " L-1 ")
    assert reads.count_uncopied(officer) == 0
    assert report_of(owner).national_number == "L-1"


def test_a_blocked_employer_is_not_asked():
    owner = employer_actor()
    published_vacancy(owner)
    employers.block_employer(staff(), owner.employer_id, "Meminta uang pelamar.")
    assert employer_reports.ask_month(SYSTEM, ADDRESS) == 0


def test_an_unknown_link_opens_nothing():
    with pytest.raises(NotFound):
        employer_reports.employer_behind("unknown")
