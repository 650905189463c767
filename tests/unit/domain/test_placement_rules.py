"""Every cell of the placement table, and the reading of evidence in any order."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain import placement_rules as rules
from jobmatch.domain.enums import LedgerKind, PlacementKind, PlacementSource, PlacementState
from jobmatch.domain.placement_rules import Evidence, LedgerEffect, Picture, PublishedAs, Reach, RegistryEffect, reach_of
from jobmatch.domain.transitions import PLACEMENT, is_allowed

# picture: registry, ledger, post filled, published, event — for a hire through the office whose employer can be asked.
THROUGH_THE_OFFICE = """
nothing            | unchanged            | nothing | no  | nothing              | -
employer_only      | unchanged            | nothing | no  | reported_by_employer | one_side
seeker_only        | working_by_own_word  | nothing | no  | nothing              | one_side
call_only          | unchanged            | nothing | no  | nothing              | one_side
village_only       | working_by_village   | nothing | no  | nothing              | one_side
contract_only      | unchanged            | nothing | no  | nothing              | one_side
seeker_and_village | working_by_placement | placed  | yes | confirmed            | confirm
two_agree          | working_by_placement | placed  | yes | confirmed            | confirm
one_denies         | unchanged            | nothing | no  | nothing              | one_side
two_deny           | unchanged            | nothing | no  | nothing              | withdraw
differ             | unchanged            | nothing | no  | differing            | dispute
"""
# Where the employer is abroad or informal, only this line is another.
WITH_OFFICERS_PROOF = """
contract_only      | working_by_placement | placed  | yes | confirmed            | confirm
"""
FOUND_ALONE = """
contract_only      | working_by_placement | own_work | no | own_work             | confirm
seeker_and_village | working_by_village   | nothing  | no | nothing              | one_side
two_agree          | working_by_placement | own_work | no | own_work             | confirm
"""


def read(text):
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return {picture: (registry, ledger, post, public, event) for picture, registry, ledger, post, public, event in rows}


def expected(source, reach):
    table = read(THROUGH_THE_OFFICE)
    if source is PlacementSource.OWN:
        return table | read(FOUND_ALONE)
    return table | read(WITH_OFFICERS_PROOF) if reach is Reach.CANNOT_BE_ASKED else table


@pytest.mark.parametrize(("source", "reach", "picture"), list(product(PlacementSource, Reach, Picture)))
def test_every_cell_of_the_table(source, reach, picture):
    cell = rules.TABLE[source, reach, picture]
    told = (cell.registry, cell.ledger, "yes" if cell.fills_post else "no", cell.published, cell.event or "-")
    assert told == expected(source, reach)[picture]


ALONE = {
    Evidence.EMPLOYER: Picture.EMPLOYER_ONLY,
    Evidence.SEEKER: Picture.SEEKER_ONLY,
    Evidence.OFFICE_CALL: Picture.CALL_ONLY,
    Evidence.VILLAGE: Picture.VILLAGE_ONLY,
    Evidence.CONTRACT: Picture.CONTRACT_ONLY,
}


@pytest.mark.parametrize("evidence", Evidence)
def test_one_voice_is_named_and_never_confirms_a_hire_through_the_office(evidence):
    assert rules.read_evidence([(evidence, True)]) is ALONE[evidence]
    assert rules.consequence(PlacementSource.FAIR, [(evidence, True)]).ledger is LedgerEffect.NOTHING
    assert rules.read_evidence([(evidence, False)]) is Picture.ONE_DENIES


@pytest.mark.parametrize(("first", "second"), [(a, b) for a, b in product(Evidence, Evidence) if a < b])
def test_two_of_these_confirm(first, second):
    result = rules.consequence(PlacementSource.FAIR, [(first, True), (second, True)])
    assert (result.ledger, result.published) == (LedgerEffect.PLACED, PublishedAs.CONFIRMED)
    assert rules.read_evidence([(first, True), (second, False)]) is Picture.DIFFER
    assert rules.read_evidence([(first, False), (second, False)]) is Picture.TWO_DENY


def test_the_same_voice_twice_is_one_voice():
    assert rules.read_evidence([(Evidence.SEEKER, True), (Evidence.SEEKER, True)]) is Picture.SEEKER_ONLY


def test_who_changed_her_mind_differs_from_herself():
    assert rules.read_evidence([(Evidence.SEEKER, True), (Evidence.SEEKER, False)]) is Picture.DIFFER


def test_no_answer_is_not_a_no():
    assert rules.read_evidence([(Evidence.EMPLOYER, None), (Evidence.SEEKER, None)]) is Picture.NOTHING
    assert rules.read_evidence([(Evidence.EMPLOYER, None), (Evidence.SEEKER, True)]) is Picture.SEEKER_ONLY


answers = st.lists(st.tuples(st.sampled_from(Evidence), st.none() | st.booleans()), max_size=8)


@given(answers, st.randoms(use_true_random=False))
def test_order_and_repetition_of_answers_change_nothing(given_answers, random):
    shuffled = given_answers + given_answers[:2]
    random.shuffle(shuffled)
    assert rules.read_evidence(shuffled) is rules.read_evidence(given_answers)


@given(answers, st.sampled_from(PlacementSource), st.sampled_from(Reach))
def test_differing_answers_are_never_counted_as_placed(given_answers, source, reach):
    result = rules.consequence(source, given_answers, reach)
    says = {says for _, says in given_answers} - {None}
    if says == {True, False}:
        assert (result.ledger, result.fills_post) == (LedgerEffect.NOTHING, False)
        assert (result.registry, result.published) == (RegistryEffect.UNCHANGED, PublishedAs.DIFFERING)
    if result.ledger is LedgerEffect.PLACED:
        assert says == {True}


def test_every_event_of_the_table_is_a_step_of_the_states():
    events = {cell.event for cell in rules.TABLE.values()} - {None}
    assert all(is_allowed(PLACEMENT, PlacementState.PROPOSED, event) for event in events)


@pytest.mark.parametrize(
    ("effect", "in_stock", "kinds"),
    [
        (LedgerEffect.NOTHING, True, ()),
        (LedgerEffect.PLACED, True, (LedgerKind.PLACED,)),
        (LedgerEffect.PLACED, False, (LedgerKind.REGISTERED, LedgerKind.PLACED)),
        (LedgerEffect.OWN_WORK, True, (LedgerKind.REMOVED,)),
        (LedgerEffect.OWN_WORK, False, ()),
    ],
)
def test_walk_in_is_registered_before_being_placed(effect, in_stock, kinds):
    assert rules.ledger_kinds(effect, is_in_stock=in_stock, own_work_as=LedgerKind.REMOVED) == kinds


@pytest.mark.parametrize(
    ("kind", "has_employer", "reach"),
    [
        (PlacementKind.LOCAL, True, Reach.CAN_BE_ASKED),
        (PlacementKind.LOCAL, False, Reach.CANNOT_BE_ASKED),
        (PlacementKind.ABROAD, True, Reach.CANNOT_BE_ASKED),
    ],
)
def test_other_side_can_be_asked_only_where_it_is_known_and_near(kind: PlacementKind, has_employer: bool, reach: Reach) -> None:
    assert reach_of(kind, has_employer=has_employer) is reach


@pytest.mark.parametrize(("days", "fits"), [(-1096, False), (-1095, True), (0, True), (365, True), (366, False)])
def test_a_slip_of_the_year_is_no_start_of_work(days: int, fits: bool) -> None:
    today = date(2026, 11, 24)
    assert rules.is_plausible_start(today + timedelta(days=days), today) is fits
