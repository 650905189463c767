"""The village month: what is carried, what an answer does, who may undo what, and what a correction leaves behind."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, MonthState, OtherAnswer, Role, RowAnswer, Sex
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.labour_status import LabourAnswers
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db, transaction
from jobmatch.models import LabourObservation, Person, SeekerSkill, VillageMonthRow
from jobmatch.queries import month_board, review
from jobmatch.queries.month_people import search_people
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.queries.observations import find_latest_observation
from jobmatch.queries.places import list_village_codes
from jobmatch.queries.registry import get_month
from jobmatch.services import month_people, month_reminders, month_reviews, village_months
from jobmatch.services.village_months import RowReply
from tests.factories.villages import DISTRICT, OFFICE, OFFICER, VILLAGE, opened_month, people_of

pytestmark = pytest.mark.usefixtures("db_session")
STILL, WORKING, OTHER = RowAnswer.STILL_NOT_WORKING, RowAnswer.NOW_WORKING, RowAnswer.OTHER
TUESDAY = datetime(2026, 11, 24, 3, tzinfo=UTC)
NOVEMBER = Month(2026, 11)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TUESDAY, tick=False):
        yield


def answer_all(month_id, answer: RowAnswer | None = STILL, how: HowKnown = HowKnown.MET) -> None:
    replies = [RowReply(row.id, answer, how) for row in list_month_rows(month_id) if not row.asks_for_counter]
    village_months.answer_rows(OFFICER, month_id, replies)


def sent_month(count: int = 2, answer: RowAnswer | None = STILL, how: HowKnown = HowKnown.MET):
    people = people_of(VILLAGE, count)
    month_id = opened_month()
    answer_all(month_id, answer, how)
    village_months.submit_month(OFFICER, month_id, "sudah bertanya ke semua RT")
    return month_id, people


def clear_months():
    return [month.head.id for month in review.without_findings(DISTRICT, review.list_waiting(DISTRICT))]


def status_of(person_id):
    found = find_latest_observation(person_id, date(2026, 11, 30))
    return found.status if found else None


def test_young_people_outside_school_and_work_are_carried_until_they_turn_25() -> None:
    def neet(birth_year: int):
        person_id = people_of(VILLAGE, 1, LabourStatus.NOT_IN_FORCE, birth_year=birth_year)[0]
        with transaction() as session:
            seen = session.scalars(sa.select(LabourObservation).where(LabourObservation.person_id == person_id)).one()
            seen.is_neet = True
        return person_id

    young, _grown = neet(2003), neet(2000)
    assert [row.person_id for row in list_month_rows(opened_month())] == [young]


def test_who_moved_away_is_not_asked_about_again() -> None:
    month_id, people = sent_month(1)
    month_reviews.return_month(OFFICE, month_id, "Siapa yang pindah?")
    row = list_month_rows(month_id)[0]
    village_months.answer_rows(OFFICER, month_id, [RowReply(row.id, OTHER, HowKnown.MET, OtherAnswer.MOVED)])
    village_months.submit_month(OFFICER, month_id, "sudah bertanya ke semua RT")
    assert status_of(people[0]) is LabourStatus.UNKNOWN
    assert list_month_rows(opened_month(month=date(2026, 12, 1))) == []


def test_not_asked_carries_the_old_answer_with_its_old_date_and_observes_nothing() -> None:
    month_id, people = sent_month(2, None, HowKnown.NOT_ASKED)
    assert find_latest_observation(people[0], date(2026, 11, 30)).valid_on < date(2026, 11, 1)
    figures = get_month(OFFICER, month_id).figures
    assert (figures.unemployed, figures.not_asked) == (2, 2)
    assert figures.ages["unemployed"] == {"this_month": 0, "one_to_two": 2, "older": 0, "never": 0}


def test_answer_corrected_after_a_return_takes_the_first_one_back() -> None:
    month_id, people = sent_month(2, WORKING)
    month_reviews.return_month(DISTRICT, month_id, "Warga 01 terlihat di rumah.")
    row = list_month_rows(month_id)[0]
    village_months.answer_rows(OFFICER, month_id, [RowReply(row.id, None, HowKnown.NOT_ASKED)])
    month = get_month(OFFICE, month_id)
    assert [change.name for change in review.list_changes(month.answers_before, list_month_rows(month_id))] == ["Warga 01"]
    village_months.submit_month(OFFICER, month_id)
    assert [status_of(person) for person in people] == [LabourStatus.UNEMPLOYED, LabourStatus.EMPLOYED]
    assert month.return_reason == "Warga 01 terlihat di rumah."


def test_death_reported_by_mistake_is_undone_by_the_correction() -> None:
    people = people_of(VILLAGE, 1)
    month_id = opened_month()
    row = list_month_rows(month_id)[0]
    village_months.answer_rows(OFFICER, month_id, [RowReply(row.id, OTHER, HowKnown.TOLD, OtherAnswer.DIED)])
    village_months.submit_month(OFFICER, month_id, "sudah bertanya ke semua RT")
    assert db.session.get(Person, people[0]).died_on == date(2026, 11, 24)
    month_reviews.return_month(OFFICE, month_id, "Benar meninggal?")
    answer_all(month_id)
    village_months.submit_month(OFFICER, month_id)
    assert db.session.get(Person, people[0]).died_on is None


def test_empty_list_needs_a_sentence_and_an_open_row_an_answer() -> None:
    people_of(VILLAGE, 1)
    month_id = opened_month()
    with pytest.raises(RuleBroken, match="belum dijawab"):
        village_months.submit_month(OFFICER, month_id)
    answer_all(month_id, WORKING)
    with pytest.raises(RuleBroken) as refused:
        village_months.submit_month(OFFICER, month_id)
    assert refused.value.field == "nil_statement"


def test_only_the_level_above_undoes() -> None:
    month_id, _ = sent_month()
    with pytest.raises(NotAllowed):
        month_reviews.accept_month(OFFICER, month_id)
    month_reviews.accept_month(DISTRICT, month_id)
    with pytest.raises(NotAllowed):
        month_reviews.return_month(DISTRICT, month_id, "Salah")
    month_reviews.return_month(OFFICE, month_id, "Salah")
    assert get_month(OFFICE, month_id).state is MonthState.RETURNED


def test_locked_month_says_why_and_whom_to_ask() -> None:
    month_id, _ = sent_month()
    month_reviews.accept_month(OFFICE, month_id)
    assert month_reviews.lock_months(OFFICE, date(2026, 11, 1)) == 1
    with pytest.raises(RuleBroken, match=r"terkunci karena .* Hubungi kantor"):
        answer_all(month_id)


def test_reopening_makes_a_new_version_and_leaves_the_old_one_as_it_was() -> None:
    month_id, people = sent_month(2)
    month_reviews.accept_month(OFFICE, month_id)
    before = (get_month(OFFICE, month_id).stored_figures, list_month_rows(month_id))
    new_id = month_reviews.reopen_month(OFFICE, month_id, "Warga 01 ternyata bekerja sejak Oktober.")
    row = list_month_rows(new_id)[0]
    village_months.answer_rows(OFFICER, new_id, [RowReply(row.id, WORKING, HowKnown.MET)])
    village_months.submit_month(OFFICER, new_id)
    old, new = get_month(OFFICE, month_id), get_month(OFFICE, new_id)
    assert ((old.stored_figures, list_month_rows(month_id)), old.is_latest) == (before, False)
    assert (new.version, new.figures.unemployed, new.reopen_reason) == (2, 1, "Warga 01 ternyata bekerja sejak Oktober.")
    assert [status_of(person) for person in people] == [LabourStatus.EMPLOYED, LabourStatus.UNEMPLOYED]
    with pytest.raises(NotFound):
        month_reviews.reopen_month(OFFICE, month_id, "Lagi")


def test_month_left_lying_moves_on_to_the_office_after_three_working_days() -> None:
    month_id, _ = sent_month()
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    assert month_reviews.move_on_overdue(Actor.system(), friday, ()) == 0
    assert review.count_waiting(OFFICE) == 0
    assert month_reviews.move_on_overdue(Actor.system(), monday, (monday,)) == 1
    assert [month.head.id for month in review.list_waiting(OFFICE)] == [month_id]
    assert review.count_waiting(OFFICE) == 1


def test_months_without_findings_are_accepted_together_but_the_sample() -> None:
    people_of(VILLAGE, 1)
    neighbours = [code for code in list_village_codes() if code.startswith(VILLAGE[:8])]
    for code in neighbours:
        month_id, officer = opened_month(code), Actor(role=Role.VILLAGE_OFFICER, village_code=code)
        village_months.leave_rest_unasked(officer, month_id)
        village_months.submit_month(officer, month_id, "sudah bertanya ke semua RT")
    clear = clear_months()
    sampled = [month_id for month_id in clear if month_id.int % 20 == 0]
    assert month_reviews.accept_months_without_findings(DISTRICT) == len(clear) - len(sampled) > 0
    assert set(clear_months()) == set(sampled)


def test_somebody_new_gets_a_status_from_the_questions_and_a_profile_from_the_pictures() -> None:
    month_id = opened_month()
    answers = LabourAnswers(worked_an_hour=True, hours=10, wants_more_work=True)
    new = month_people.NewPerson("Rina  Lestari", Sex.FEMALE, 2003, answers, can_do=("coffee",), wants=("shop",))
    person_id = month_people.add_new_person(OFFICER, month_id, new)
    village_months.submit_month(OFFICER, month_id)
    assert status_of(person_id) is LabourStatus.UNDEREMPLOYED
    skills = db.session.scalars(sa.select(SeekerSkill.text).where(SeekerSkill.person_id == person_id)).all()
    assert skills == ["merawat kebun kopi"]
    assert get_month(OFFICER, month_id).figures.statuses["underemployed"] == 1


def test_child_is_not_put_on_the_list() -> None:
    new = month_people.NewPerson("Anak Contoh", Sex.MALE, 2014, LabourAnswers(worked_an_hour=False))
    with pytest.raises(RuleBroken) as refused:
        month_people.add_new_person(OFFICER, opened_month(), new)
    assert refused.value.field == "birth_year"


def test_who_is_on_file_is_found_and_listed_once() -> None:
    person_id = people_of(VILLAGE, 1, LabourStatus.EMPLOYED)[0]
    people_of("17.02.11.2013", 1, LabourStatus.EMPLOYED)
    people_of(VILLAGE, 1, LabourStatus.EMPLOYED, birth_year=2012)
    month_id = opened_month()
    assert [(found.id, found.is_listed) for found in search_people(OFFICER, month_id, "warga")] == [(person_id, False)]
    month_people.add_known_person(OFFICER, month_id, person_id)
    with pytest.raises(RuleBroken):
        month_people.add_known_person(OFFICER, month_id, person_id)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(VillageMonthRow)) == 1


def test_who_asks_for_the_counter_is_left_in_peace_by_the_village() -> None:
    people = people_of(VILLAGE, 1)
    month_id = opened_month()
    month_people.wish_for_counter(OFFICER, people[0], True)
    row = list_month_rows(month_id)[0]
    assert (row.is_due, row.how_known) == (False, HowKnown.NOT_ASKED)
    with pytest.raises(RuleBroken, match="loket"):
        village_months.answer_rows(OFFICER, month_id, [RowReply(row.id, STILL, HowKnown.MET)])


def test_office_keys_in_only_what_is_marked_as_paper() -> None:
    people_of(VILLAGE, 1)
    month_id = opened_month()
    reply = RowReply(list_month_rows(month_id)[0].id, STILL, HowKnown.MET)
    with pytest.raises(NotAllowed):
        village_months.answer_rows(OFFICE, month_id, [reply])
    village_months.start_paper(OFFICE, month_id)
    assert village_months.answer_rows(OFFICE, month_id, [reply]) == 1
    assert get_month(OFFICE, month_id).entered_from == "paper"


def test_silent_village_is_unknown_in_the_total_and_no_fall() -> None:
    codes = [VILLAGE, "17.02.11.2013"]
    none = month_board.month_totals(NOVEMBER, codes)
    assert (none.figures, none.coverage.reported) == (None, 0)
    sent_month(3)
    totals = month_board.month_totals(NOVEMBER, codes)
    assert (totals.figures.unemployed, totals.coverage.reported, totals.coverage.expected) == (3, 1, 2)
    assert (totals.change.from_newly_reporting, totals.change.same_villages) == (3, 0)


def test_one_reminder_a_day_goes_to_each_kecamatan_with_a_silent_village() -> None:
    sent_month()
    texts = {reminder.district_code: reminder.text for reminder in month_reminders.list_reminders(NOVEMBER)}
    assert len(texts) == 15
    assert [each.text for each in month_reminders.list_reminders(NOVEMBER, VILLAGE[:8])] == [texts[VILLAGE[:8]]]
    assert "1 dari 16 desa sudah mengirim" in texts[VILLAGE[:8]]
    assert (month_reminders.queue_reminders(OFFICE, NOVEMBER), month_reminders.queue_reminders(OFFICE, NOVEMBER)) == (15, 0)


def test_punctuality_counts_the_first_sending() -> None:
    sent_month()
    with time_machine.travel(TUESDAY + timedelta(days=1)):
        months, villages = month_board.list_punctuality(NOVEMBER, VILLAGE[:8])
    known = next(village for village in villages if village.village_code == VILLAGE)
    assert (len(months), known.months) == (6, (None,) * 5 + (True,))
