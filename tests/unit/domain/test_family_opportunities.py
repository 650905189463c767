"""What would help a family: each suggestion rests on facts that are known, and names them."""

from uuid import uuid4

import pytest

from jobmatch.domain.aid_kinds import AidKind
from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.family_opportunities import HouseholdFacts, MemberFacts, find_opportunities

POOR = HouseholdFacts(decile=2, aids=frozenset({"bpnt"}), is_rated=True)


def member(age: int | None, status: LabourStatus | None = None, **facts: object) -> MemberFacts:
    return MemberFacts(uuid4(), "Ani", "anak", age, status=status, **facts)  # type: ignore[arg-type]


def kinds(*members: MemberFacts, home: HouseholdFacts = HouseholdFacts()) -> set[AidKind]:
    found = find_opportunities(members, home, 4)
    assert all(each.because for each in found)
    return {each.kind for each in found}


@pytest.mark.parametrize(
    ("someone", "expected"),
    [
        (member(30, LabourStatus.UNEMPLOYED), {AidKind.TRAINING}),
        (member(30, LabourStatus.EMPLOYED), set()),
        (member(30), set()),
        (member(14, LabourStatus.UNEMPLOYED), set()),
        (member(None, LabourStatus.UNEMPLOYED), set()),
        (member(30, LabourStatus.UNDEREMPLOYED), {AidKind.TOOLS}),
        (
            member(30, LabourStatus.UNEMPLOYED, ground="preparing_business"),
            {AidKind.TRAINING, AidKind.BUSINESS_COURSE, AidKind.CAPITAL},
        ),
        (member(30, LabourStatus.UNEMPLOYED, skills=("memetik kopi",)), {AidKind.TRAINING, AidKind.SEED}),
        (member(20, LabourStatus.UNEMPLOYED, education="smp"), {AidKind.TRAINING, AidKind.EQUIVALENCE}),
        (member(40, LabourStatus.EMPLOYED, disability="netra"), {AidKind.ASSISTIVE}),
    ],
)
def test_what_a_members_facts_suggest(someone: MemberFacts, expected: set[AidKind]) -> None:
    assert kinds(someone) == expected


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        (POOR, {AidKind.PKH, AidKind.PUPIL_AID}),
        (HouseholdFacts(decile=2, floor="Tanah", is_rated=True), {AidKind.PKH, AidKind.FOOD, AidKind.PUPIL_AID, AidKind.HOUSE}),
        (HouseholdFacts(decile=5, floor="tanah", is_rated=True), set()),
        (HouseholdFacts(), set()),
    ],
)
def test_what_the_household_suggests_ends_with_the_threshold(home: HouseholdFacts, expected: set[AidKind]) -> None:
    assert kinds(member(10), home=home) == expected


@pytest.mark.parametrize(
    ("someone", "works", "is_at_school", "may_need_care"),
    [
        (member(30, LabourStatus.PART_TIME), True, False, False),
        (member(30, LabourStatus.UNDEREMPLOYED), False, False, False),
        (member(16, ground="school"), False, True, False),
        (member(6), False, False, True),
        (member(7), False, False, False),
        (member(59), False, False, False),
        (member(60), False, False, True),
        (member(None), False, False, False),
        (member(30, disability="netra"), False, False, True),
    ],
)
def test_what_is_known_of_a_member(someone: MemberFacts, works: bool, is_at_school: bool, may_need_care: bool) -> None:
    assert (someone.works, someone.is_at_school, someone.may_need_care) == (works, is_at_school, may_need_care)


def test_a_poor_household_without_child_old_or_disabled_is_not_proposed_for_what_they_get() -> None:
    home = HouseholdFacts(decile=1, floor="keramik", is_rated=True)
    assert kinds(member(40), home=home) == {AidKind.FOOD}
    assert kinds(member(None), member(70), home=home) == {AidKind.PKH, AidKind.FOOD}
    assert kinds(member(3), member(40, disability="netra"), home=home) == {AidKind.PKH, AidKind.FOOD, AidKind.ASSISTIVE}
