"""The made-up world: what somebody who opens the demo must find in it, and what may never be in it."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.accounts import EMPLOYER_LOGIN, LOGINS, SEEKER_LOGIN, VILLAGE
from jobmatch.demo.reporting import REPORTED
from jobmatch.demo.words import NEVER_ISSUED
from jobmatch.domain.age_groups import age_on
from jobmatch.domain.enums import (
    BoothResult,
    FairState,
    MonthState,
    PlacementState,
    VacancyState,
    VisitKind,
)
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.nik import check_nik_form, parse_number
from jobmatch.domain.periods import Month
from jobmatch.domain.poverty import FamilyKind
from jobmatch.models import (
    Account,
    Ak1Card,
    Application,
    Employer,
    EmployerMember,
    Fair,
    FairBooth,
    FairRegistration,
    FairVisit,
    Family,
    FamilyMember,
    LedgerMonth,
    Person,
    Placement,
    Recommendation,
    Seeker,
    Vacancy,
    VillageMonth,
    VillageMonthRow,
)
from jobmatch.queries import ipk
from jobmatch.queries.observations import latest_observations
from jobmatch.services.ledger_closing import review_month
from jobmatch.services.site_facts import find_fact
from tests.harness.seed import PEOPLE

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def today():
    return clock.local(datetime.fromisoformat(find_fact("demo")["now"])).date()


def count(world, *conditions, of=None):
    statement = sa.select(sa.func.count()).select_from(of) if of is not None else sa.select(sa.func.count())
    return world.scalar(statement.where(*conditions))


def account_of(world, login):
    return world.scalars(sa.select(Account).where(Account.login == login)).one()


def test_nobody_living_can_be_meant(world):
    niks = world.scalars(sa.select(Person.nik).where(Person.nik.is_not(None))).all()
    assert len(niks) == PEOPLE
    assert {nik[:4] for nik in niks} == {"1702"}
    assert {int(nik[4:6]) for nik in niks} <= set(NEVER_ISSUED)
    assert [nik for nik in niks if check_nik_form(nik)] == []


def test_numbers_fit_their_people(world):
    for person in world.scalars(sa.select(Person).where(Person.nik.is_not(None))):
        parts = parse_number(person.nik)
        assert (parts.sex, person.birth_date in parts.dates()) == (person.sex, True)


def test_a_quarter_is_out_of_work_and_everybody_has_a_family(world, today):
    latest = latest_observations(today)
    unemployed = world.scalar(sa.select(sa.func.count()).select_from(latest).where(latest.c.status == "unemployed"))
    assert unemployed == pytest.approx(PEOPLE / 4, rel=0.25)
    on_cards = FamilyMember.family_id.in_(sa.select(Family.id).where(Family.kind == FamilyKind.CARD))
    assert count(world, on_cards, FamilyMember.until_on.is_(None), of=FamilyMember) == PEOPLE
    assert count(world, Family.kind == FamilyKind.CARD, of=Family) < PEOPLE / 3


def test_twelve_months_are_closed_and_some_villages_stayed_silent(world, today):
    last = Month.of(today).previous
    closed = [last.shifted(-back).first_day for back in range(11, -1, -1)]
    counts = [count(world, VillageMonth.month == day, VillageMonth.state == MonthState.LOCKED, of=VillageMonth) for day in closed]
    assert tuple(counts) == REPORTED
    assert REPORTED[0] == 85
    assert world.scalar(sa.select(sa.func.max(LedgerMonth.month))) == last.first_day
    silent = count(world, VillageMonth.month == closed[0], VillageMonth.state == MonthState.NOT_STARTED, of=VillageMonth)
    assert silent == 156 - 85


def test_some_reports_came_late(world):
    reports = world.scalars(sa.select(VillageMonth).where(VillageMonth.state == MonthState.LOCKED)).all()
    late = [one for one in reports if clock.local(one.submitted_at).date() > Month.of(one.month).last_day]
    assert len(reports) / 3 > len(late) > 20


def test_the_shown_village_has_a_list_half_done(world, today):
    month = world.scalars(
        sa.select(VillageMonth).where(VillageMonth.village_code == VILLAGE, VillageMonth.month == Month.of(today).first_day)
    ).one()
    rows = world.scalars(sa.select(VillageMonthRow).where(VillageMonthRow.village_month_id == month.id)).all()
    answered = [row for row in rows if row.answer is not None]
    assert month.state is MonthState.IN_WORK
    assert 0 < len(answered) < len(rows)
    assert len(rows) >= 10


def test_forty_two_employers_offer_590_posts(world):
    assert count(world, of=Employer) == 42
    assert world.scalar(sa.select(sa.func.sum(Vacancy.posts)).where(Vacancy.published_at.is_not(None))) == 590


def test_an_advert_that_discriminates_waits_in_moderation(world):
    waiting = world.scalars(sa.select(Vacancy.conditions).where(Vacancy.state == VacancyState.WAITING)).all()
    assert sum("maksimal 25 tahun" in conditions for conditions in waiting) == 1
    assert len(waiting) >= 3


def test_the_past_fair_has_its_whole_funnel(world):
    fair = world.scalars(sa.select(Fair).where(Fair.state == FairState.CLOSED)).one()
    registered = count(world, FairRegistration.fair_id == fair.id, of=FairRegistration)
    came = count(world, FairVisit.fair_id == fair.id, FairVisit.kind == VisitKind.GATE, of=FairVisit)
    applied = count(world, Application.fair_id == fair.id, of=Application)
    hired = count(world, FairVisit.fair_id == fair.id, FairVisit.result == BoothResult.HIRED, of=FairVisit)
    assert registered > came > hired > 0
    assert applied > came
    states = set(world.scalars(sa.select(Placement.state).where(Placement.fair_id == fair.id)))
    assert {PlacementState.CONFIRMED, PlacementState.DISPUTED, PlacementState.REPORTED_BY_ONE} <= states


def test_another_fair_takes_registrations(world, today):
    fair = world.scalars(sa.select(Fair).where(Fair.state == FairState.OPEN)).one()
    assert fair.starts_on > today
    assert count(world, FairRegistration.fair_id == fair.id, of=FairRegistration) > 0


def test_one_card_has_expired(world, today):
    assert count(world, Ak1Card.valid_until < today, of=Ak1Card) == 1


def test_doubles_wait_to_be_found(world):
    first, second = sa.orm.aliased(Person), sa.orm.aliased(Person)
    same = sa.and_(second.phone == first.phone, second.birth_year == first.birth_year, second.id != first.id)
    pairs = sa.select(sa.func.count()).select_from(first).join(second, same).where(first.nik_index.is_(None))
    assert world.scalar(pairs) >= 3


def test_the_ledger_balances_in_every_closed_month(world, today):
    for back in range(1, 13):
        month = Month.of(today).shifted(-back)
        flows = [ipk.total_flow((month,), population) for population in Population]
        assert all(flow.difference == 0 and flow.closing >= 0 for flow in flows)
        assert all(finding.violations == () for finding in review_month(month))
    assert ipk.total_flow((Month.of(today).previous,), Population.SEEKERS).placed > 0


def test_nobody_works_or_looks_for_work_as_a_child(world, today):
    looking = world.scalars(sa.select(Person).join(Seeker, Seeker.person_id == Person.id))
    assert [person.id for person in looking if age_on(person.birth_date, today) < 15] == []


@pytest.mark.parametrize(("login", "role"), LOGINS)
def test_there_is_an_account_of_each_role(world, login, role):
    account = account_of(world, login)
    assert (account.role, account.is_demo, account.is_active) == (role, True, True)


def test_the_seeker_has_recommendations_an_application_and_a_ticket(world):
    person_id = account_of(world, SEEKER_LOGIN).person_id
    assert count(world, Recommendation.person_id == person_id, of=Recommendation) > 2
    assert count(world, Application.person_id == person_id, of=Application) == 1
    assert count(world, FairRegistration.person_id == person_id, of=FairRegistration) == 1


def test_the_employer_has_candidates_and_a_booth_to_answer_for(world):
    account = account_of(world, EMPLOYER_LOGIN)
    employer_id = world.scalars(sa.select(EmployerMember.employer_id).where(EmployerMember.account_id == account.id)).one()
    open_ones = world.scalars(
        sa.select(Vacancy.id).where(Vacancy.employer_id == employer_id, Vacancy.state == VacancyState.PUBLISHED)
    ).all()
    assert open_ones
    assert count(world, Recommendation.vacancy_id.in_(open_ones), of=Recommendation) > 5
    assert count(world, FairBooth.employer_id == employer_id, of=FairBooth) == 2
    unanswered = count(world, Placement.employer_id == employer_id, Placement.employer_says.is_(None), of=Placement)
    assert unanswered >= 1


def test_every_home_opens_and_is_marked(world_client):
    for login, _ in LOGINS:
        page = world_client(login).get("/")
        assert (page.status_code, "DATA CONTOH" in page.text) == (200, True), login
