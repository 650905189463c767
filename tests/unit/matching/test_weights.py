"""Weights are named, add up to 100, and never push anybody down."""

import pytest

from matching import Weights


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to 101"):
        Weights(skills=26)


def test_negative_or_nameless_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Weights(skills=-1, occupation=51)
    with pytest.raises(ValueError, match="name"):
        Weights(name=" ")


def test_stored_weights_come_back_whole() -> None:
    weights = Weights()
    assert Weights.from_mapping(weights.name, weights.as_mapping()) == weights
    with pytest.raises(ValueError, match="exactly"):
        Weights.from_mapping("baru", {"skills": 100})
