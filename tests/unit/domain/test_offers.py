"""What a vacancy must say before it is handed in."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jobmatch.domain.enums import EmployerKind, Receiver
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.offers import LONGEST_DAYS, MOST_POSTS, VacancyDraft, check_draft, receiver_of

TODAY = date(2026, 11, 24)
WHOLE = VacancyDraft(
    title="Pembantu roaster kopi",
    place_text="Curup",
    wage_min_idr=2_500_000,
    wage_max_idr=3_000_000,
    hours_text="Senin–Sabtu, 08.00–16.00",
    conditions="tidak ada syarat khusus",
    expires_on=TODAY + timedelta(days=30),
)


def test_whole_draft_is_accepted() -> None:
    check_draft(WHOLE, TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"posts": 1},
        {"posts": MOST_POSTS},
        {"expires_on": TODAY},
        {"expires_on": TODAY + timedelta(days=LONGEST_DAYS)},
        {"expires_on": None},
        {"wage_max_idr": None},
        {"wage_min_idr": None},
        {"wage_min_idr": 3_000_000},
        {"place_text": None, "village_code": "17.02.11.2012"},
    ],
)
def test_draft_at_its_edges_is_accepted(change: dict[str, Any]) -> None:
    check_draft(replace(WHOLE, **change), TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"posts": 0}, "posts"),
        ({"posts": MOST_POSTS + 1}, "posts"),
        ({"place_text": None}, "village_code"),
        ({"wage_min_idr": None, "wage_max_idr": None}, "wage_min"),
        ({"hours_text": None}, "hours_text"),
        ({"hours_text": " "}, "hours_text"),
        ({"conditions": None}, "conditions"),
        ({"wage_min_idr": 3_000_001}, "wage_max"),
        ({"expires_on": TODAY - timedelta(days=1)}, "expires_on"),
        ({"expires_on": TODAY + timedelta(days=LONGEST_DAYS + 1)}, "expires_on"),
    ],
)
def test_draft_that_lacks_a_fact_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_draft(replace(WHOLE, **change), TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("kind", "receiver"),
    [
        (EmployerKind.PERSON, Receiver.PERSON),
        (EmployerKind.GOVERNMENT, Receiver.GOVERNMENT),
        (EmployerKind.STATE_COMPANY, Receiver.STATE_COMPANY),
        (EmployerKind.COOPERATIVE, Receiver.COOPERATIVE),
        (EmployerKind.OTHER, Receiver.OTHER),
        (EmployerKind.MICRO, Receiver.PRIVATE),
    ],
)
def test_kind_of_employer_says_its_row_in_the_table(kind: EmployerKind, receiver: Receiver) -> None:
    assert receiver_of(kind) is receiver
