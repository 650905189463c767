"""Labour status from the BPS/ILO questions: one table of rules, read from the top; the status itself is never asked.

Definitions (BPS, as quoted in its booklets and by the press):
- working age: 15 and over, no upper limit;
- working: at least one hour without a break in the past week to earn or help earn, unpaid family work included, or
  having a job but being away from it for a time;
- unemployed: not working and seeking work, or preparing a business, or seeing no chance of work, or having a job that
  has not started yet;
- normal hours: 35 a week in all jobs; under 35 and still seeking or willing to take more: underemployed; under 35 and
  neither: part-time;
- NEET: 15 to 24, not in school, work or training, seeking or not.

An unanswered question is None. A status is given only when every possible answer to what is still open leads to the
same one; otherwise it is unknown, and unknown is neither employed nor unemployed. "Employed" is also the word for
somebody known to work whose hours are not known; `is_underemployed` then says what can be said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from jobmatch.domain.age_groups import WORKING_AGE_FROM, YOUTH_UNTIL
from jobmatch.domain.enums import Labelled, LabourStatus
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

NORMAL_HOURS = 35
HOURS_IN_A_WEEK = 168
_Value = TypeVar("_Value")


class MainActivity(Labelled):
    """What somebody outside the labour force mostly does."""

    SCHOOL = "school", N_("Sekolah")
    HOUSEHOLD = "house", N_("Mengurus rumah tangga")
    OTHER = "other", N_("Kegiatan lain")


class StatusGround(Labelled):
    """Why somebody counts as unemployed, or what keeps somebody outside the labour force."""

    SEEKING = "seeking", N_("Mencari kerja")
    PREPARING_BUSINESS = "preparing_business", N_("Menyiapkan usaha")
    WAITING_TO_START = "waiting_to_start", N_("Sudah diterima, belum mulai")
    DISCOURAGED = "discouraged", N_("Merasa tidak mungkin mendapat kerja")
    SCHOOL = "school", N_("Sekolah")
    HOUSEHOLD = "house", N_("Mengurus rumah tangga")
    OTHER = "other", N_("Kegiatan lain")
    UNDER_AGE = "under_age", N_("Di bawah 15 tahun")


UNEMPLOYED_GROUNDS = (
    StatusGround.SEEKING,
    StatusGround.PREPARING_BUSINESS,
    StatusGround.WAITING_TO_START,
    StatusGround.DISCOURAGED,
)


@dataclass(frozen=True)
class LabourAnswers:
    """Answers in the order in which a village asks them; None means not asked or not known."""

    age: int | None = None
    worked_an_hour: bool | None = None
    away_from_job: bool | None = None
    hours: int | None = None
    wants_more_work: bool | None = None
    seeking: bool | None = None
    preparing_business: bool | None = None
    waiting_to_start: bool | None = None
    sees_no_chance: bool | None = None
    main_activity: MainActivity | None = None
    attends_school: bool | None = None
    attends_training: bool | None = None


@dataclass(frozen=True)
class LabourResult:
    """What the answers amount to; None is a question that the answers leave open."""

    status: LabourStatus
    ground: StatusGround | None
    is_working: bool | None
    is_underemployed: bool | None
    is_neet: bool | None


class _Fact(StrEnum):
    WORKING_AGE = "working_age"
    WORKED = "worked"
    AWAY = "away"
    FULL_HOURS = "full_hours"
    WANTS_MORE = "wants_more"
    SEEKING = "seeking"
    PREPARING = "preparing"
    WAITING = "waiting"
    NO_CHANCE = "no_chance"
    SCHOOL = "school"
    HOUSEHOLD = "household"
    OTHER = "other"


_Facts = Mapping[_Fact, bool | None]
_Outcome = tuple[LabourStatus, StatusGround | None]
_SHORT = {_Fact.WORKED: True, _Fact.FULL_HOURS: False}

# The first row whose conditions all hold decides.
RULES: tuple[tuple[Mapping[_Fact, bool], _Outcome], ...] = (
    ({_Fact.WORKING_AGE: False}, (LabourStatus.NOT_IN_FORCE, StatusGround.UNDER_AGE)),
    ({_Fact.WORKED: True, _Fact.FULL_HOURS: True}, (LabourStatus.EMPLOYED, None)),
    ({**_SHORT, _Fact.SEEKING: True}, (LabourStatus.UNDEREMPLOYED, None)),
    ({**_SHORT, _Fact.WANTS_MORE: True}, (LabourStatus.UNDEREMPLOYED, None)),
    ({**_SHORT}, (LabourStatus.PART_TIME, None)),
    # Away from a job: hours of the past week say nothing, so there is no underemployment to read from them.
    ({_Fact.AWAY: True}, (LabourStatus.EMPLOYED, None)),
    ({_Fact.SEEKING: True}, (LabourStatus.UNEMPLOYED, StatusGround.SEEKING)),
    ({_Fact.PREPARING: True}, (LabourStatus.UNEMPLOYED, StatusGround.PREPARING_BUSINESS)),
    ({_Fact.WAITING: True}, (LabourStatus.UNEMPLOYED, StatusGround.WAITING_TO_START)),
    ({_Fact.NO_CHANCE: True}, (LabourStatus.UNEMPLOYED, StatusGround.DISCOURAGED)),
    ({_Fact.SCHOOL: True}, (LabourStatus.NOT_IN_FORCE, StatusGround.SCHOOL)),
    ({_Fact.HOUSEHOLD: True}, (LabourStatus.NOT_IN_FORCE, StatusGround.HOUSEHOLD)),
    ({_Fact.OTHER: True}, (LabourStatus.NOT_IN_FORCE, StatusGround.OTHER)),
    ({}, (LabourStatus.NOT_IN_FORCE, None)),
)
WORKING = frozenset({LabourStatus.EMPLOYED, LabourStatus.UNDEREMPLOYED, LabourStatus.PART_TIME})


def labour_result(answers: LabourAnswers) -> LabourResult:
    """Compute status, ground, work and NEET from the answers; what they leave open stays unknown."""
    check_answers(answers)
    possible = set(_possible_outcomes(_facts(answers)))
    statuses = {status for status, _ in possible}
    is_working = _sole({status in WORKING for status in statuses})
    status = LabourStatus.EMPLOYED if is_working else LabourStatus.UNKNOWN
    return LabourResult(
        status=_sole(statuses) or status,
        ground=_sole({ground for _, ground in possible}),
        is_working=is_working,
        is_underemployed=_sole({status is LabourStatus.UNDEREMPLOYED for status in statuses}),
        is_neet=_is_neet(answers, is_working),
    )


def check_answers(answers: LabourAnswers) -> None:
    """Refuse hours that a week does not have, and work of no hour."""
    if answers.hours is None:
        return
    fewest = 1 if answers.worked_an_hour else 0
    if not fewest <= answers.hours <= HOURS_IN_A_WEEK:
        message = N_("Jam kerja seminggu harus antara %(fewest)d dan 168. Yang diisi: %(hours)d.")
        raise RuleBroken(message, field="hours", fewest=fewest, hours=answers.hours)


def _sole(values: set[_Value]) -> _Value | None:
    return next(iter(values)) if len(values) == 1 else None


def _possible_outcomes(facts: _Facts, number: int = 0) -> Iterator[_Outcome]:
    """Walk the rules from a row on; where an open answer decides, follow both of its values. The last row asks nothing."""
    conditions, outcome = RULES[number]
    if any(facts[fact] is (not wanted) for fact, wanted in conditions.items()):
        yield from _possible_outcomes(facts, number + 1)
        return
    unknown = next((fact for fact in conditions if facts[fact] is None), None)
    if unknown is None:
        yield outcome
        return
    for value in (True, False):
        yield from _possible_outcomes({**facts, unknown: value}, number)


def _facts(answers: LabourAnswers) -> _Facts:
    return {
        _Fact.WORKING_AGE: None if answers.age is None else answers.age >= WORKING_AGE_FROM,
        _Fact.WORKED: answers.worked_an_hour,
        _Fact.AWAY: answers.away_from_job,
        _Fact.FULL_HOURS: None if answers.hours is None else answers.hours >= NORMAL_HOURS,
        _Fact.WANTS_MORE: answers.wants_more_work,
        _Fact.SEEKING: answers.seeking,
        _Fact.PREPARING: answers.preparing_business,
        _Fact.WAITING: answers.waiting_to_start,
        _Fact.NO_CHANCE: answers.sees_no_chance,
        _Fact.SCHOOL: _is(answers.main_activity, MainActivity.SCHOOL),
        _Fact.HOUSEHOLD: _is(answers.main_activity, MainActivity.HOUSEHOLD),
        _Fact.OTHER: _is(answers.main_activity, MainActivity.OTHER),
    }


def _is(activity: MainActivity | None, wanted: MainActivity) -> bool | None:
    return None if activity is None else activity is wanted


def _is_neet(answers: LabourAnswers, is_working: bool | None) -> bool | None:
    is_young = None if answers.age is None else WORKING_AGE_FROM <= answers.age <= YOUTH_UNTIL
    in_school = True if answers.main_activity is MainActivity.SCHOOL else answers.attends_school
    keeps_out = {_negated(is_young), is_working, in_school, answers.attends_training}
    if True in keeps_out:
        return False
    return None if None in keeps_out else True


def _negated(value: bool | None) -> bool | None:
    return None if value is None else not value
