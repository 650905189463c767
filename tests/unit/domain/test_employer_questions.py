"""What is asked once a month, what of the answers is heard, and what "nobody" means."""

from datetime import date

import pytest

from jobmatch.domain.employer_questions import MOST_OUTSIDE, Question, is_asking_day, keep_asked, nobody_hired, walk
from jobmatch.domain.errors import RuleBroken

YES_NO = (("yes", "Ya", "ok"), ("no", "Tidak", "warn"))
INSIDE = Question("applicant:1", "Sari", answers=YES_NO[:1])
COUNT = Question("outside:1", "Orang lain")
VACANCY = Question("vacancy:1", "Kasir", answers=(("open", "Masih", "ok"),), nobody="open", children=(INSIDE, COUNT))
SEEN = Question("visit:2:3", "Budi", answers=YES_NO, nobody="no")
ASKED = (VACANCY, SEEN)


def test_a_question_knows_what_it_is_about():
    assert (SEEN.kind, SEEN.subject) == ("visit", "2:3")
    assert [question.key for question in walk(ASKED)] == ["vacancy:1", "applicant:1", "outside:1", "visit:2:3"]


def test_only_answers_to_what_is_asked_are_heard():
    said = {"vacancy:1": "open", "applicant:1": "no", "outside:1": " 2 ", "visit:2:3": "maybe", "visit:9:9": "yes"}
    assert keep_asked(ASKED, said) == {"vacancy:1": "open", "outside:1": "2"}
    assert keep_asked(ASKED, {}) == {}


@pytest.mark.parametrize("text", ["dua", "-1", str(MOST_OUTSIDE + 1), "²"])
def test_a_number_that_is_none_is_refused(text):
    with pytest.raises(RuleBroken):
        keep_asked(ASKED, {"outside:1": text})


def test_nobody_answers_only_what_it_can_answer():
    assert nobody_hired(ASKED) == {"vacancy:1": "open", "visit:2:3": "no"}


@pytest.mark.parametrize(("day", "is_day"), [(4, False), (5, True), (11, True), (12, False)])
def test_the_link_goes_out_within_a_week_of_its_first_day(day, is_day):
    assert is_asking_day(date(2026, 11, day), 5) is is_day
