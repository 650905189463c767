"""Weights are proposed from enough outcomes, confirmed by later ones, and never against a part."""

import json
from pathlib import Path

import numpy as np
import pytest

from matching import Weights
from matching.learning import Outcome, area_under_curve, main, propose
from matching.weights import CRITERIA


def outcomes(count: int, matters: str, seed: int = 1, positive: float = 0.4) -> list[Outcome]:
    """Pairs of which those with most of one part led on, whatever else they had."""
    random = np.random.default_rng(seed)
    rows = random.random((count, len(CRITERIA)))
    edge = np.quantile(rows[:, CRITERIA.index(matters)], 1 - positive)
    return [
        Outcome(
            shares=dict(zip(CRITERIA, map(float, row), strict=True)),
            place=number % 10 + 1,
            day=739_000 + number // 5,
            led_on=bool(row[CRITERIA.index(matters)] > edge),
            person_id=f"p{number}",
            vacancy_id=f"v{number % 12}",
        )
        for number, row in enumerate(rows)
    ]


def test_under_three_hundred_nothing_is_proposed() -> None:
    proposal = propose(outcomes(299, "distance"), Weights(), "baru")
    assert (proposal.reason, proposal.weights, proposal.outcome_count) == ("too_few", None, 299)


def test_too_few_of_one_kind_teach_nothing() -> None:
    assert propose(outcomes(400, "distance", positive=0.05), Weights(), "baru").reason == "too_few_positive"


def test_what_led_on_earns_more_points_and_movers_are_named() -> None:
    proposal = propose(outcomes(600, "distance"), Weights(), "jarak-2026.2", most_moved=5)
    assert proposal.reason == "proposed"
    assert proposal.weights is not None
    assert proposal.weights.name == "jarak-2026.2"
    assert proposal.weights.distance > Weights().distance
    assert proposal.auc_learned > proposal.auc_now
    assert proposal.gain_low > 0
    assert len(proposal.moved) == 5
    vacancy, person, now, then = proposal.moved[0]
    assert vacancy.startswith("v")
    assert person.startswith("p")
    assert abs(now - then) >= abs(proposal.moved[-1][2] - proposal.moved[-1][3])


def test_no_part_counts_against_anybody() -> None:
    turned = [
        Outcome({**pair.shares, "wage": 1 - pair.shares["distance"]}, pair.place, pair.day, pair.led_on)
        for pair in outcomes(600, "distance")
    ]
    proposal = propose(turned, Weights(), "baru")
    assert min(proposal.weights.as_mapping().values()) >= 0
    assert sum(proposal.weights.as_mapping().values()) == 100


def test_chance_proposes_nothing() -> None:
    random = np.random.default_rng(7)
    shuffled = [Outcome(pair.shares, pair.place, pair.day, bool(random.random() < 0.4)) for pair in outcomes(600, "distance")]
    proposal = propose(shuffled, Weights(), "baru")
    assert (proposal.reason, proposal.weights, proposal.moved) == ("no_better", None, ())


def test_where_nothing_is_learned_the_weights_stay() -> None:
    same = [Outcome({}, 1, day, day % 2 == 0) for day in range(400)]
    proposal = propose(same, Weights(), "baru")
    assert (proposal.reason, proposal.auc_now, proposal.auc_learned) == ("no_better", 0.5, 0.5)


def test_area_under_curve_counts_equals_half() -> None:
    assert area_under_curve(np.array([0.0, 1.0]), np.array([False, True])) == 1.0
    assert area_under_curve(np.array([1.0, 1.0]), np.array([False, True])) == 0.5
    assert area_under_curve(np.array([1.0, 2.0]), np.array([True, True])) == 0.5


def test_the_command_prints_the_proposal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "outcomes.csv"
    head = ",".join(("person_id", "vacancy_id", "day", "place", "led_on", *CRITERIA))
    file.write_text(head + "\np,v,739000,1,1," + ",".join(["0.5", ""] * 4) + "\n", encoding="utf-8")
    main(["--outcomes", str(file), "--name", "baru"])
    assert json.loads(capsys.readouterr().out)["reason"] == "too_few"
