"""Who wants to be asked at the counter is asked there, and the village reads only that there is news."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import scoped_session

from jobmatch import clock
from jobmatch.domain.enums import LabourStatus, Role
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.queries.observations import find_latest_observation
from jobmatch.services import month_people
from tests.factories.villages import OFFICE, VILLAGE, opened_month, people_of
from tests.harness.client import CarefulClient

ANSWERS = {"worked": "yes", "hours": "20", "wants_more": "yes", "in_school": "no"}


@pytest.fixture
def counter(client_as: Callable[[Role], CarefulClient], db_session: scoped_session) -> CarefulClient:
    return client_as(Role.COUNTER)


def test_list_names_who_waits_and_the_menu_counts_them(counter: CarefulClient) -> None:
    assert "Belum ada yang minta ditanya di loket" in counter.get("/tanya-di-loket").text
    person_id, other_id = people_of(VILLAGE, 2, phone="+6281200009999")
    month_people.wish_for_counter(OFFICE, person_id, True)
    page = counter.get("/tanya-di-loket").text
    assert ("Warga 01" in page, "Warga 02" in page, "0812-0000-9999" in page) == (True, False, True)
    assert counter.get(f"/tanya-di-loket/{other_id}").status_code == 404


def test_answers_become_dated_news_from_the_counter_once(counter: CarefulClient) -> None:
    person_id = people_of(VILLAGE, 1)[0]
    month_people.wish_for_counter(OFFICE, person_id, True)
    month_id = opened_month()
    missing = counter.post(f"/tanya-di-loket/{person_id}", data={"key": "k1"})
    assert (missing.status_code, "Pilih ya atau tidak." in missing.text) == (422, True)
    for _again in range(2):
        said = counter.post(f"/tanya-di-loket/{person_id}", data={"key": "k1", **ANSWERS}, follow_redirects=True)
        assert "Tercatat: Warga 01, setengah menganggur." in said.text
    assert "sudah ada kabar" in said.text
    news = find_latest_observation(person_id, clock.today())
    assert (news.status, news.valid_on, news.source_id) == (LabourStatus.UNDEREMPLOYED, clock.today(), "asked:k1")
    row = list_month_rows(month_id)[0]
    assert (row.answer, row.last_status, row.last_source.value) == (None, LabourStatus.UNDEREMPLOYED, "counter")


def test_person_who_no_longer_wishes_so_leaves_the_list(counter: CarefulClient) -> None:
    person_id = people_of(VILLAGE, 1)[0]
    month_people.wish_for_counter(OFFICE, person_id, True)
    month_people.wish_for_counter(OFFICE, person_id, False)
    assert "Warga 01" not in counter.get("/tanya-di-loket").text
    assert counter.post(f"/tanya-di-loket/{person_id}", data={"key": "k1", **ANSWERS}).status_code == 404
