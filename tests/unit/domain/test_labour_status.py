"""Labour status from the questions of BPS: cases, and properties over partly answered questionnaires."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.enums import LabourStatus as Status
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.labour_status import WORKING, LabourAnswers, MainActivity, StatusGround, labour_result

NO_WORK = {"age": 30, "worked_an_hour": False, "away_from_job": False}
NONE_OF_THE_FOUR = {
    **NO_WORK,
    "seeking": False,
    "preparing_business": False,
    "waiting_to_start": False,
    "sees_no_chance": False,
}

HOURS = {"age": 30, "worked_an_hour": True}
WAITING = {**NONE_OF_THE_FOUR, "waiting_to_start": True}

CASES = [
    ("works full hours", {"age": 30, "worked_an_hour": True, "hours": 35}, Status.EMPLOYED, None),
    (
        "one hour in the field",
        {**HOURS, "hours": 1, "seeking": True},
        Status.UNDEREMPLOYED,
        None,
    ),
    (
        "short hours, would take more",
        {"age": 30, "worked_an_hour": True, "hours": 34, "seeking": False, "wants_more_work": True},
        Status.UNDEREMPLOYED,
        None,
    ),
    (
        "short hours, content",
        {"age": 30, "worked_an_hour": True, "hours": 34, "seeking": False, "wants_more_work": False},
        Status.PART_TIME,
        None,
    ),
    (
        "works full hours and seeks",
        {"age": 30, "worked_an_hour": True, "hours": 40, "seeking": True},
        Status.EMPLOYED,
        None,
    ),
    ("ill, has a job", {"age": 30, "worked_an_hour": False, "away_from_job": True, "hours": 0}, Status.EMPLOYED, None),
    ("seeks", {**NO_WORK, "seeking": True}, Status.UNEMPLOYED, StatusGround.SEEKING),
    (
        "pupil who seeks",
        {**NO_WORK, "seeking": True, "main_activity": MainActivity.SCHOOL},
        Status.UNEMPLOYED,
        StatusGround.SEEKING,
    ),
    (
        "prepares a business",
        {**NO_WORK, "seeking": False, "preparing_business": True},
        Status.UNEMPLOYED,
        StatusGround.PREPARING_BUSINESS,
    ),
    (
        "hired, starts later",
        {**NONE_OF_THE_FOUR, "waiting_to_start": True},
        Status.UNEMPLOYED,
        StatusGround.WAITING_TO_START,
    ),
    ("sees no chance", {**NONE_OF_THE_FOUR, "sees_no_chance": True}, Status.UNEMPLOYED, StatusGround.DISCOURAGED),
    (
        "housewife",
        {**NONE_OF_THE_FOUR, "main_activity": MainActivity.HOUSEHOLD},
        Status.NOT_IN_FORCE,
        StatusGround.HOUSEHOLD,
    ),
    ("pupil", {**NONE_OF_THE_FOUR, "main_activity": MainActivity.SCHOOL}, Status.NOT_IN_FORCE, StatusGround.SCHOOL),
    ("pensioner", {**NONE_OF_THE_FOUR, "main_activity": MainActivity.OTHER}, Status.NOT_IN_FORCE, StatusGround.OTHER),
    ("outside, activity not asked", NONE_OF_THE_FOUR, Status.NOT_IN_FORCE, None),
    (
        "fourteen and working",
        {**HOURS, "age": 14, "hours": 40},
        Status.NOT_IN_FORCE,
        StatusGround.UNDER_AGE,
    ),
    ("works, hours not asked", {"age": 30, "worked_an_hour": True}, Status.EMPLOYED, None),
    ("seeking, ground open", {**NO_WORK, "preparing_business": True}, Status.UNEMPLOYED, None),
    ("nothing asked", {}, Status.UNKNOWN, None),
    ("seeks, work not asked", {"age": 30, "seeking": True}, Status.UNKNOWN, None),
    ("no work, seeking not asked", NO_WORK, Status.UNKNOWN, None),
    ("age not known", {"worked_an_hour": True, "hours": 40}, Status.UNKNOWN, None),
]


@pytest.mark.parametrize(("answers", "status", "ground"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_status_follows_the_table(answers, status, ground):
    result = labour_result(LabourAnswers(**answers))
    assert (result.status, result.ground) == (status, ground)


@pytest.mark.parametrize(
    ("answers", "is_working", "is_underemployed"),
    [
        ({"age": 30, "worked_an_hour": True}, True, None),
        ({"age": 30, "worked_an_hour": True, "hours": 40}, True, False),
        ({"age": 30, "worked_an_hour": True, "hours": 10, "wants_more_work": True}, True, True),
        ({**NO_WORK, "seeking": True}, False, False),
        (NO_WORK, False, False),
        ({"age": 30, "seeking": True}, None, None),
    ],
)
def test_work_can_be_known_while_hours_are_not(answers, is_working, is_underemployed):
    result = labour_result(LabourAnswers(**answers))
    assert (result.is_working, result.is_underemployed) == (is_working, is_underemployed)


@pytest.mark.parametrize(
    ("answers", "is_neet"),
    [
        ({**NO_WORK, "age": 20, "attends_school": False, "attends_training": False}, True),
        ({**NO_WORK, "age": 20, "seeking": True, "attends_school": False, "attends_training": False}, True),
        ({**NO_WORK, "age": 15, "attends_school": False, "attends_training": False}, True),
        ({**NO_WORK, "age": 24, "attends_school": False, "attends_training": False}, True),
        ({**NO_WORK, "age": 25, "attends_school": False, "attends_training": False}, False),
        ({**NO_WORK, "age": 14, "attends_school": False, "attends_training": False}, False),
        ({**NO_WORK, "age": 20, "attends_school": True}, False),
        ({**NO_WORK, "age": 20, "main_activity": MainActivity.SCHOOL}, False),
        ({**NO_WORK, "age": 20, "attends_school": False, "attends_training": True}, False),
        ({"age": 20, "worked_an_hour": True, "attends_school": False, "attends_training": False}, False),
        ({**NO_WORK, "age": 20, "attends_school": False}, None),
        ({"age": None, "worked_an_hour": False, "away_from_job": False}, None),
        ({"age": 20, "attends_school": False, "attends_training": False}, None),
    ],
)
def test_neet_is_fifteen_to_twenty_four_outside_school_work_and_training(answers, is_neet):
    assert labour_result(LabourAnswers(**answers)).is_neet is is_neet


@pytest.mark.parametrize(("worked", "hours"), [(True, 0), (True, 169), (False, -1), (None, 169)])
def test_hours_a_week_does_not_have_are_refused(worked, hours):
    with pytest.raises(RuleBroken) as caught:
        labour_result(LabourAnswers(age=30, worked_an_hour=worked, hours=hours))
    assert caught.value.field == "hours"


maybe = st.none() | st.booleans()
activities = st.none() | st.sampled_from(MainActivity)


@st.composite
def questionnaires(draw, answer=maybe, activity=activities):
    worked = draw(answer)
    ages, hours = st.integers(0, 100), st.integers(1, 80)
    full = answer is not maybe
    return LabourAnswers(
        age=draw(ages if full else st.none() | ages),
        worked_an_hour=worked,
        away_from_job=draw(answer),
        hours=draw(hours if full else st.none() | hours),
        wants_more_work=draw(answer),
        seeking=draw(answer),
        preparing_business=draw(answer),
        waiting_to_start=draw(answer),
        sees_no_chance=draw(answer),
        main_activity=draw(activity),
        attends_school=draw(answer),
        attends_training=draw(answer),
    )


complete = questionnaires(answer=st.booleans(), activity=st.sampled_from(MainActivity))
consistent = complete.filter(lambda answers: answers.attends_school or answers.main_activity is not MainActivity.SCHOOL)
fields = [field.name for field in dataclasses.fields(LabourAnswers)]


@given(complete)
def test_complete_answers_always_give_a_status(answers):
    result = labour_result(answers)
    assert result.status is not Status.UNKNOWN
    assert None not in (result.is_working, result.is_underemployed, result.is_neet)


@given(consistent, st.sets(st.sampled_from(fields)))
def test_a_missing_answer_never_turns_into_another_status(answers, unasked):
    told = labour_result(dataclasses.replace(answers, **dict.fromkeys(unasked)))
    full = labour_result(answers)
    if told.status is Status.EMPLOYED:
        assert full.status in WORKING
    else:
        assert told.status in (full.status, Status.UNKNOWN)
    assert told.ground in (full.ground, None)
    assert told.is_working in (full.is_working, None)
    assert told.is_underemployed in (full.is_underemployed, None)
    assert told.is_neet in (full.is_neet, None)


@given(questionnaires())
def test_working_flag_agrees_with_the_status(answers):
    result = labour_result(answers)
    if result.status is not Status.UNKNOWN:
        assert result.is_working is (result.status in WORKING)
