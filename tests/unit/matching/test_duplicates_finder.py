"""Double entries: one person's records found, twins, kin and namesakes left apart."""

from functools import cache

import pytest

from matching.duplicates import DuplicatePair, PersonRecord, Zone, find_duplicates
from tests.benchmarks.registry_noise import Noise, Scribe
from tests.benchmarks.registry_world import World, WorldHabits

ANI = PersonRecord(
    "a", "Siti Aminah", "1990-03-04", "P", "1702114403900001", "1702110101100001", "Jl. Merdeka No. 3", "", "Curup"
)


def pair_of(*records: PersonRecord) -> DuplicatePair | None:
    return next(iter(find_duplicates([*records, *bystanders()], at_least=0.0)[:1]), None)


@cache
def bystanders() -> tuple[PersonRecord, ...]:
    world = World(5)
    world.fill(300)
    return tuple(Scribe(6, world, Noise()).write_all(again=0.0))


@cache
def registry(seed: int) -> tuple[list[PersonRecord], set[tuple[str, str]]]:
    world = World(seed, WorldHabits(twins=0.05, namesakes=0.05))
    world.fill(3000)
    scribe = Scribe(seed + 1, world, Noise())
    return scribe.write_all(again=0.15), scribe.true_pairs()


@pytest.mark.parametrize("seed", [11, 21, 31])
def test_most_doubles_of_a_registry_are_found_and_hardly_anybody_else(seed: int) -> None:
    records, truth = registry(seed)
    found = [(pair.id_a, pair.id_b) in truth for pair in find_duplicates(records)]
    recall_at_precision = max(
        sum(found[:count]) / len(truth) for count in range(1, len(found)) if sum(found[:count]) >= 0.99 * count
    )
    assert recall_at_precision >= 0.95


def test_nobody_is_a_double_of_nobody() -> None:
    assert find_duplicates([]) == []
    assert find_duplicates([ANI]) == []


def test_a_record_typed_twice_is_proposed_for_merging_with_reasons() -> None:
    pair = pair_of(ANI, PersonRecord("b", "SITI AMINAH", "04/03/1990", "Perempuan", ANI.nik, ANI.family, "", "", "Curup"))
    assert pair is not None
    assert (pair.id_a, pair.id_b) == ("a", "b")
    assert pair.zone is Zone.MERGE
    assert pair.probability > 0.99
    assert {reason.field: reason.code for reason in pair.reasons}["nik"] == "same"


def test_an_equal_nik_under_another_name_is_for_a_person_to_look_at() -> None:
    other = PersonRecord("b", "Rudi Hartono", "1971-11-30", "L", ANI.nik, "", "", "", "Curup")
    pairs = [pair for pair in find_duplicates([ANI, other, *bystanders()], at_least=0.0) if {pair.id_a, pair.id_b} == {"a", "b"}]
    assert [pair.zone is not Zone.MERGE for pair in pairs] == [True]
