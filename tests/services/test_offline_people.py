"""People noted on a phone without a network: each comes in once, whatever is repeated and whatever happened meanwhile."""

from uuid import uuid4

import pytest

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, Role, RowAnswer, Sex
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.labour_status import LabourAnswers
from jobmatch.queries.month_entries import list_differences
from jobmatch.queries.month_people import list_village_names
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services import month_people, village_months
from jobmatch.services.month_people import NewPerson
from jobmatch.services.offline_people import Noted, receive_known_person, receive_new_person
from tests.factories.villages import OFFICER, VILLAGE, opened_month, people_of

pytestmark = pytest.mark.usefixtures("db_session")
ELSEWHERE = Actor(role=Role.VILLAGE_OFFICER, village_code="17.02.20.2001")
STILL, WORKING = RowAnswer.STILL_NOT_WORKING, RowAnswer.NOW_WORKING


def somebody(name: str = "Sulastri Contoh") -> NewPerson:
    return NewPerson(
        name, Sex.FEMALE, 2001, LabourAnswers(worked_an_hour=False, away_from_job=False, seeking=True), key=uuid4().hex
    )


def test_note_of_somebody_new_adds_one_person_also_when_it_comes_again_after_the_month_was_sent() -> None:
    month_id, new = opened_month(), somebody()
    for _again in range(2):
        receive_new_person(OFFICER, month_id, new, is_sure=False)
    assert [row.computed.status for row in list_month_rows(month_id)] == [LabourStatus.UNEMPLOYED]
    with pytest.raises(RuleBroken, match="sudah tercatat"):
        receive_new_person(OFFICER, month_id, somebody(), is_sure=False)
    village_months.submit_month(OFFICER, month_id)
    receive_new_person(OFFICER, month_id, new, is_sure=False)
    with pytest.raises(RuleBroken, match="menunggu diperiksa"):
        receive_new_person(OFFICER, month_id, somebody("Orang Lain"), is_sure=False)
    assert len(list_month_rows(month_id)) == 1


def test_note_of_somebody_on_file_meets_an_answer_that_came_before_it() -> None:
    person_id = people_of(VILLAGE, 1, LabourStatus.EMPLOYED)[0]
    month_id = opened_month()
    note = Noted(person_id, uuid4(), HowKnown.MET, WORKING)
    for _again in range(2):
        receive_known_person(OFFICER, month_id, note)
    assert [(row.answer, row.how_known) for row in list_month_rows(month_id)] == [(WORKING, HowKnown.MET)]
    receive_known_person(OFFICER, month_id, Noted(person_id, uuid4(), HowKnown.TOLD, STILL))
    assert [len(each.sides) for each in list_differences(month_id)] == [2]
    receive_known_person(OFFICER, month_id, Noted(person_id, uuid4(), HowKnown.MET))
    assert len(list_month_rows(month_id)) == 1


def test_phone_is_given_only_names_of_its_own_village_that_may_be_listed() -> None:
    people_of(VILLAGE, 1)
    person_id = people_of(VILLAGE, 1, LabourStatus.EMPLOYED, full_name="Rohani", name_key="rohani")[0]
    people_of(VILLAGE, 1, LabourStatus.EMPLOYED, birth_year=2020)
    people_of(ELSEWHERE.village_code, 1, LabourStatus.EMPLOYED)
    month_id = opened_month()
    assert list_village_names(OFFICER, month_id) == [(person_id, "Rohani", 1990)]
    for act in (
        lambda: list_village_names(ELSEWHERE, month_id),
        lambda: receive_new_person(ELSEWHERE, month_id, somebody(), is_sure=True),
        lambda: receive_known_person(ELSEWHERE, month_id, Noted(person_id, uuid4(), HowKnown.MET)),
    ):
        with pytest.raises(NotFound):
            act()


def test_page_sent_twice_adds_one_person() -> None:
    month_id, new = opened_month(), somebody()
    assert month_people.add_new_person(OFFICER, month_id, new) == month_people.add_new_person(OFFICER, month_id, new)
