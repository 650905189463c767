"""Answers of several devices: what stands of them, in whatever order they come."""

from itertools import permutations

from jobmatch.domain.merging import Said, merge

FIRST = Said("1", frozenset(), "still")
SECOND = Said("2", frozenset({"1"}), "working")
OTHER = Said("3", frozenset({"1"}), "moved")
SAME = Said("4", frozenset({"1"}), "working")


def test_an_answer_given_in_knowledge_of_the_former_replaces_it_in_any_order_and_twice() -> None:
    for order in permutations([FIRST, SECOND, SECOND]):
        assert merge(order).standing == (SECOND,)


def test_two_different_answers_to_the_same_one_are_a_conflict_until_somebody_decides() -> None:
    found = merge([OTHER, FIRST, SECOND])
    assert found.is_conflict
    assert found.ids == {"2", "3"}
    decision = Said("5", found.ids, "moved")
    assert not merge([decision, FIRST, OTHER, SECOND]).is_conflict


def test_two_equal_answers_are_none() -> None:
    assert not merge([FIRST, SECOND, SAME]).is_conflict


def test_answers_that_replace_one_another_in_a_ring_all_stand() -> None:
    ring = [Said("6", frozenset({"7"}), "still"), Said("7", frozenset({"6"}), "working")]
    assert merge(ring).ids == {"6", "7"}
    assert merge([]).standing == ()
