"""Who sees whom, that each look is recorded, and what a history says."""

from datetime import date

import pytest
import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, RevealReason, ReviewVerdict, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.extensions.db import db
from jobmatch.models import AuditEvent
from jobmatch.queries import reveals
from jobmatch.queries.people import PeopleFilter, list_people
from jobmatch.services import identity, reading, reveal_reviews
from tests.factories.people import FAR, NEIGHBOUR, VILLAGE, family_of, news, person
from tests.factories.sign_ins import actor_of, somebody

pytestmark = pytest.mark.usefixtures("db_session")
DISTRICT = VILLAGE[:8]
SEES = {
    Role.VILLAGE_OFFICER: {VILLAGE},
    Role.DISTRICT_SUPERVISOR: {VILLAGE, NEIGHBOUR},
    **{role: {VILLAGE, NEIGHBOUR, FAR} for role in (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)},
}


def actor(role: Role) -> Actor:
    return Actor(role=role, village_code=VILLAGE, district_code=DISTRICT, agency="dinsos")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
def test_each_role_reaches_its_own_people_only(role: Role) -> None:
    people = {village: person(f"Orang {village}", village, nik=None) for village in (VILLAGE, NEIGHBOUR, FAR)}
    for village, person_id in people.items():
        if village in SEES.get(role, set()):
            assert reading.read_person(actor(role), person_id).name == f"Orang {village}"
        else:
            with pytest.raises(NotFound):
                reading.read_person(actor(role), person_id)
    assert list_people(actor(role), PeopleFilter())[1] == len(SEES.get(role, set()))


def test_village_officer_without_a_village_sees_nobody() -> None:
    person(village=VILLAGE)
    assert list_people(Actor(role=Role.VILLAGE_OFFICER), PeopleFilter()) == ([], 0)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SECTOR_OFFICER, Role.EMPLOYER, Role.SEEKER])
def test_other_roles_get_no_list(role: Role) -> None:
    with pytest.raises(NotAllowed):
        reading.read_people(actor(role), PeopleFilter())


def test_list_and_page_are_masked_and_recorded() -> None:
    person_id = person()
    family_of(person_id)
    rows, _ = reading.read_people(actor(Role.COUNTER), PeopleFilter())
    page = reading.read_person(actor(Role.COUNTER), person_id)
    assert rows[0].nik == page.nik == "1702••••••••••03"
    assert page.families[0].kk == "1702••••••••••04"
    recorded = db.session.execute(sa.select(AuditEvent.action, AuditEvent.subject_id).order_by(AuditEvent.sequence)).all()
    assert [tuple(row) for row in recorded[-2:]] == [("list_people", "-"), ("read", str(person_id))]


def test_list_needs_the_same_few_statements_for_one_and_for_many(statements) -> None:
    def count() -> int:
        before = len(statements())
        reading.read_people(actor(Role.COUNTER), PeopleFilter())
        return len(statements()) - before

    news(person(), date(2026, 10, 31), LabourStatus.UNEMPLOYED)
    one = count()
    for number in range(20):
        news(person(f"Orang {number}", nik=None), date(2026, 10, 31), LabourStatus.EMPLOYED)
    assert count() == one


def test_search_takes_parts_of_a_name_in_any_order_and_a_percent_sign_is_a_sign() -> None:
    person("Siti Nur Aminah")
    assert [row.name for row in list_people(actor(Role.COUNTER), PeopleFilter(words="AMIN siti"))[0]] == ["Siti Nur Aminah"]
    assert list_people(actor(Role.COUNTER), PeopleFilter(words="%"))[1] == 0


def test_news_that_said_the_same_is_told_once_and_unknown_is_not_nothing() -> None:
    person_id = person()
    for month in (7, 8, 9):
        news(person_id, date(2026, month, 28), LabourStatus.UNEMPLOYED)
    news(person_id, date(2026, 10, 31), LabourStatus.UNKNOWN)
    runs = reading.read_person(actor(Role.COUNTER), person_id).news
    assert [(run.status, run.first_on.month, run.last_on.month, run.count) for run in runs] == [
        (LabourStatus.UNKNOWN, 10, 10, 1),
        (LabourStatus.UNEMPLOYED, 7, 9, 3),
    ]


def test_history_names_who_looked_and_this_look_too() -> None:
    clerk = actor_of(somebody(Role.COUNTER, "loket"))
    person_id = person()
    identity.reveal_nik(clerk, person_id, RevealReason.OWNER)
    reading.read_history(clerk, person_id, 1)
    acts, total = reading.read_history(clerk, person_id, 1)
    assert [(act.action, act.who, act.reason) for act in acts] == [
        ("read", "Rahma Contoh", None),
        ("reveal_nik", "Rahma Contoh", "owner"),
    ]
    assert total == 2


def test_history_out_of_reach_is_not_there() -> None:
    with pytest.raises(NotFound):
        reading.read_history(actor(Role.VILLAGE_OFFICER), person(village=FAR), 1)


@pytest.fixture
def opened() -> tuple[Actor, Actor, int]:
    """A clerk who opened a number this month, the section head, and the row."""
    clerk, head = actor_of(somebody(Role.COUNTER, "loket")), actor_of(somebody(Role.SECTION_HEAD, "kabid"))
    identity.reveal_nik(clerk, person(), RevealReason.PAPERS)
    sequence = db.session.scalars(sa.select(AuditEvent.sequence).where(AuditEvent.action == "reveal_nik")).one()
    return clerk, head, sequence


def this_month(head: Actor) -> list[reveals.OpenedNumber]:
    return reveals.list_openings(head, clock.today())


def test_section_head_sees_who_opened_whose_number_and_why(opened: tuple[Actor, Actor, int]) -> None:
    _clerk, head, sequence = opened
    row = this_month(head)[0]
    assert (row.sequence, row.who, row.person_name, row.reason) == (sequence, "Rahma Contoh", "Siti Aminah", "papers")
    assert row.is_in_sample
    assert reveals.list_openings(head, date(2020, 1, 1)) == []


def test_review_is_kept_and_a_second_look_replaces_it(opened: tuple[Actor, Actor, int]) -> None:
    _clerk, head, sequence = opened
    reveal_reviews.review_reveal(head, sequence, ReviewVerdict.FINE, "")
    reveal_reviews.review_reveal(head, sequence, ReviewVerdict.FOLLOW_UP, " Tanyakan lagi ")
    row = this_month(head)[0]
    assert (row.verdict, row.note) == (ReviewVerdict.FOLLOW_UP, "Tanyakan lagi")


def test_follow_up_needs_a_note(opened: tuple[Actor, Actor, int]) -> None:
    _clerk, head, sequence = opened
    with pytest.raises(RuleBroken) as refused:
        reveal_reviews.review_reveal(head, sequence, ReviewVerdict.FOLLOW_UP, " ")
    assert refused.value.field == "note"


def test_nobody_reviews_their_own_opening() -> None:
    head = actor_of(somebody(Role.SECTION_HEAD, "kabid"))
    identity.reveal_nik(head, person(), RevealReason.PAPERS)
    sequence = this_month(head)[0].sequence
    with pytest.raises(RuleBroken):
        reveal_reviews.review_reveal(head, sequence, ReviewVerdict.FINE, "")
    reveal_reviews.review_reveal(actor_of(somebody(Role.OFFICE_HEAD, "kadis")), sequence, ReviewVerdict.FINE, "")


def test_only_an_opening_can_be_reviewed_and_only_by_heads(opened: tuple[Actor, Actor, int]) -> None:
    clerk, head, sequence = opened
    with pytest.raises(NotAllowed):
        reveal_reviews.review_reveal(clerk, sequence, ReviewVerdict.FINE, "")
    with pytest.raises(NotFound):
        reveal_reviews.review_reveal(head, sequence - 1, ReviewVerdict.FINE, "")
    with pytest.raises(NotAllowed):
        reveals.list_openings(clerk, date(2026, 10, 1))


def test_made_accounts_are_listed_for_the_section_head_without_citizens() -> None:
    head = actor_of(somebody(Role.SECTION_HEAD, "kabid"))
    somebody(Role.SEEKER, "rina")
    names = [name for _act, name in reveals.list_account_acts(head, clock.today())]
    assert names == ["Rahma Contoh"]
