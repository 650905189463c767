"""Rates by group come with intervals, and few people are counted but not judged."""

import pytest

from matching.fairness import Treatment, group_rates, wilson


def people(count: int, shown: int, **groups: str | None) -> list[Treatment]:
    label = "-".join(str(value) for value in groups.values())
    return [Treatment(f"{label}-{number}", groups, was_shown=number < shown) for number in range(count)]


def test_a_gap_is_named_only_when_the_intervals_part() -> None:
    rates = group_rates([*people(200, 120, sex="P"), *people(200, 60, sex="L")])
    shown = {rate.value: rate for rate in rates if rate.stage == "shown"}
    assert (shown["L"].rate, shown["L"].ratio_to_best, shown["L"].needs_a_look) == (0.3, 0.5, True)
    assert (shown["P"].ratio_to_best, shown["P"].needs_a_look) == (1.0, False)
    small = group_rates([*people(40, 20, sex="P"), *people(40, 14, sex="L")])
    assert not any(rate.needs_a_look for rate in small)


def test_under_thirty_is_too_few_to_judge() -> None:
    rates = group_rates([*people(29, 0, door="desa"), *people(30, 15, door="loket")])
    few = next(rate for rate in rates if rate.value == "desa")
    assert (few.is_too_few, few.eligible, few.reached, few.rate, few.low) == (True, 29, 0, None, None)


def test_each_trait_and_each_stage_is_reported_apart() -> None:
    person = Treatment("x", {"sex": "P", "district": "17.02.16", "disability": None}, True, True, False)
    rates = group_rates([person])
    assert {(rate.trait, rate.stage) for rate in rates} == {
        (trait, stage) for trait in ("sex", "district") for stage in ("shown", "invited", "hired")
    }
    assert [rate.reached for rate in rates if rate.trait == "sex"] == [1, 1, 0]


def test_where_nobody_reached_a_stage_nobody_is_compared() -> None:
    rates = group_rates(people(40, 0, sex="P"))
    assert [(rate.rate, rate.ratio_to_best) for rate in rates] == [(0.0, None)] * 3


def test_intervals_hold_at_the_ends() -> None:
    assert wilson(0, 30) == (0.0, pytest.approx(0.1135, abs=0.0005))
    assert wilson(30, 30)[1] == 1.0
    low, high = wilson(50, 100)
    assert (low, high) == (pytest.approx(0.4038, abs=0.0005), pytest.approx(0.5962, abs=0.0005))
