"""What an employer is asked once a month: plain questions with few answers, all on one page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

ASKING_DAYS = 7
"""The link goes out in the first days of a month; a day on which the computer was off is made up within a week."""
MOST_OUTSIDE = 1000
NOT_A_COUNT = N_("Tulis berapa orang dengan angka, contoh: 1. Kosongkan bila tidak ada.")

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to tell. ``key`` names it for ever, as "vacancy:<id>"; ``nobody`` is its answer when nobody was hired.

    Without ``answers`` a number is asked. ``detail`` is a source text, filled with ``facts`` where it is shown.
    """

    key: str
    title: str
    detail: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[tuple[str, str, str], ...] = ()
    nobody: str | None = None
    children: tuple["Question", ...] = ()

    @property
    def kind(self) -> str:
        """Return the word before the colon: which thing the key names."""
        return self.key.partition(":")[0]

    @property
    def subject(self) -> str:
        """Return the id behind the colon."""
        return self.key.partition(":")[2]


def walk(questions: Iterable[Question]) -> Iterator[Question]:
    """Return every question, those inside of others too."""
    for question in questions:
        yield question
        yield from walk(question.children)


def keep_asked(questions: Iterable[Question], said: Answers) -> dict[str, str]:
    """Return the answers to what is truly asked; anything else is not ours to hear.

    Raises:
        RuleBroken: a number that is none.
    """
    kept = {}
    for question in walk(questions):
        value = said.get(question.key, "").strip()
        if question.answers and value in {answer[0] for answer in question.answers}:
            kept[question.key] = value
        elif not question.answers and value:
            kept[question.key] = str(_count(value, question.key))
    return kept


def nobody_hired(questions: Iterable[Question]) -> dict[str, str]:
    """Return what "nobody was hired" says to each question that it answers."""
    return {question.key: question.nobody for question in walk(questions) if question.nobody is not None}


def is_asking_day(today: date, first_day: int) -> bool:
    """Tell whether this month's link goes out today."""
    return first_day <= today.day < first_day + ASKING_DAYS


def _count(text: str, key: str) -> int:
    if not text.isdecimal() or int(text) > MOST_OUTSIDE:
        raise RuleBroken(NOT_A_COUNT, field=key)
    return int(text)
