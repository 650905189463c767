"""Weights learned from what happened: a proposal for a person to accept, never a switch by itself.

Regularised logistic regression on the named parts of shown pairs. No part may count against
anybody (coefficients are not negative), the place a pair was shown at is a term of its own (only
the shown can be invited), and the last third of the time checks what the first two thirds taught.

`python -m matching.learning --outcomes FILE.csv --name NAME` prints the proposal as JSON; the file has
the columns person_id, vacancy_id, day, place, led_on and one share (0 to 1) per criterion.
"""

import argparse
import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from matching.weights import CRITERIA, Weights

ENOUGH = 300
"""Outcomes below which nothing is proposed."""
ENOUGH_POSITIVE = 30
TRAINED_SHARE = 2 / 3
RIDGE = 1.0
BOOTSTRAP_ROUNDS = 1000
SEED = 20261124

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair somebody was shown: its parts then, its place in the list, and whether it led on."""

    shares: Mapping[str, float]
    """Criterion to the share of its points (0 to 1)."""
    place: int
    day: int
    """Ordinal of the date; the split is by time."""
    led_on: bool
    """Invited, hired or retained, whichever is being learned."""
    person_id: str = ""
    vacancy_id: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was learned, or why nothing is proposed."""

    reason: str
    """proposed, too_few, too_few_positive or no_better."""
    outcome_count: int
    weights: Weights | None = None
    auc_now: float | None = None
    auc_learned: float | None = None
    gain_low: float | None = None
    """Lower end of the 95 % bootstrap interval of the gain in AUC on the later third."""
    moved: tuple[tuple[str, str, int, int], ...] = ()
    """Vacancy, person, place now and place then, of those who would move most."""


def propose(outcomes: Sequence[Outcome], current: Weights, name: str, most_moved: int = 20) -> Proposal:
    """New weights, if the later third of the time confirms that they foresee better."""
    positive = sum(outcome.led_on for outcome in outcomes)
    if len(outcomes) < ENOUGH:
        return Proposal("too_few", len(outcomes))
    if min(positive, len(outcomes) - positive) < ENOUGH_POSITIVE:
        return Proposal("too_few_positive", len(outcomes))
    ordered = sorted(outcomes, key=lambda outcome: (outcome.day, outcome.vacancy_id, outcome.place))
    cut = int(len(ordered) * TRAINED_SHARE)
    learned = _as_weights(_fit(ordered[:cut]), current, name)
    return _judged(ordered, cut, current, learned, most_moved)


def _judged(ordered: Sequence[Outcome], cut: int, current: Weights, learned: Weights, most_moved: int) -> Proposal:
    later = ordered[cut:]
    led_on = np.array([outcome.led_on for outcome in later])
    now, then = _scores(later, current), _scores(later, learned)
    auc_now, auc_learned = area_under_curve(now, led_on), area_under_curve(then, led_on)
    gain_low = _gain_low(now, then, led_on)
    moved = _moved(ordered, current, learned)[:most_moved]
    if gain_low <= 0:
        return Proposal("no_better", len(ordered), None, auc_now, auc_learned, gain_low, ())
    return Proposal("proposed", len(ordered), learned, auc_now, auc_learned, gain_low, moved)


def _parts(outcomes: Sequence[Outcome]) -> Array:
    return np.array([[outcome.shares.get(name, 0.0) for name in CRITERIA] for outcome in outcomes])


def _scores(outcomes: Sequence[Outcome], weights: Weights) -> Array:
    points = np.array([weights.of(name) for name in CRITERIA], dtype=np.float64)
    scores: Array = _parts(outcomes) @ points
    return scores


def _fit(outcomes: Sequence[Outcome]) -> Array:
    """Coefficients of the parts; the place and the constant are fitted beside them and dropped."""
    places = np.log([max(1, outcome.place) for outcome in outcomes]).reshape(-1, 1)
    rows = np.hstack([_parts(outcomes), places, np.ones((len(outcomes), 1))])
    signs = np.where([outcome.led_on for outcome in outcomes], 1.0, -1.0)
    penalty = np.array([RIDGE] * (rows.shape[1] - 1) + [0.0])
    bounds = [(0.0, None)] * len(CRITERIA) + [(None, None)] * 2
    found = minimize(_loss, np.zeros(rows.shape[1]), (rows, signs, penalty), jac=True, method="L-BFGS-B", bounds=bounds)
    coefficients: Array = found.x[: len(CRITERIA)]
    return coefficients


def _loss(values: Array, rows: Array, signs: Array, penalty: Array) -> tuple[float, Array]:
    margins = signs * (rows @ values)
    loss = float(np.logaddexp(0.0, -margins).sum() + 0.5 * (penalty * values * values).sum())
    slope: Array = -(rows.T @ (signs / (1.0 + np.exp(margins)))) + penalty * values
    return loss, slope


def _as_weights(coefficients: Array, current: Weights, name: str) -> Weights:
    """Whole points that add up to 100; a part that taught nothing keeps no points by accident."""
    total = float(coefficients.sum())
    if total <= 0:
        return Weights.from_mapping(name, current.as_mapping())
    exact = 100 * coefficients / total
    points = np.floor(exact).astype(int)
    for number in np.argsort(points - exact, kind="stable")[: 100 - int(points.sum())]:
        points[number] += 1
    return Weights.from_mapping(name, dict(zip(CRITERIA, points.tolist(), strict=True)))


def area_under_curve(scores: Array, led_on: npt.NDArray[np.bool_]) -> float:
    """Chance that a pair that led on scores above one that did not; equals count half."""
    order = np.argsort(scores, kind="stable")
    _, inverse, counts = np.unique(scores[order], return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = np.empty(len(scores))
    ranks[order] = (ends - (counts - 1) / 2)[inverse]
    good = int(led_on.sum())
    bad = len(led_on) - good
    if not good or not bad:
        return 0.5
    return float((ranks[led_on].sum() - good * (good + 1) / 2) / (good * bad))


def _gain_low(now: Array, then: Array, led_on: npt.NDArray[np.bool_]) -> float:
    random = np.random.default_rng(SEED)
    gains = []
    for _ in range(BOOTSTRAP_ROUNDS):
        drawn = random.integers(0, len(led_on), len(led_on))
        gains.append(area_under_curve(then[drawn], led_on[drawn]) - area_under_curve(now[drawn], led_on[drawn]))
    return float(np.quantile(gains, 0.025))


def _moved(outcomes: Sequence[Outcome], current: Weights, learned: Weights) -> tuple[tuple[str, str, int, int], ...]:
    now, then = _scores(outcomes, current), _scores(outcomes, learned)
    by_vacancy: dict[str, list[int]] = {}
    for number, outcome in enumerate(outcomes):
        by_vacancy.setdefault(outcome.vacancy_id, []).append(number)
    rows = [
        (vacancy, outcomes[number].person_id, place_now, place_then)
        for vacancy, numbers in by_vacancy.items()
        for number, place_now, place_then in _places(numbers, now, then)
        if place_now != place_then
    ]
    return tuple(sorted(rows, key=lambda row: (-abs(row[2] - row[3]), row)))


def _places(numbers: Sequence[int], now: Array, then: Array) -> list[tuple[int, int, int]]:
    first = {number: place for place, number in enumerate(sorted(numbers, key=lambda n: (-now[n], n)), 1)}
    second = {number: place for place, number in enumerate(sorted(numbers, key=lambda n: (-then[n], n)), 1)}
    return [(number, first[number], second[number]) for number in numbers]


def read_outcomes(path: Path) -> list[Outcome]:
    """Outcomes of a CSV file; an empty share is no evidence."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Outcome(
                shares={name: float(row[name] or 0.0) for name in CRITERIA},
                place=int(row["place"]),
                day=int(row["day"]),
                led_on=row["led_on"] == "1",
                person_id=row["person_id"],
                vacancy_id=row["vacancy_id"],
            )
            for row in csv.DictReader(file)
        ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what the outcomes of a file teach."""
    parser = argparse.ArgumentParser(prog="matching.learning", description=__doc__)
    parser.add_argument("--outcomes", type=Path, required=True)
    parser.add_argument("--name", required=True, help="name of the new weight version")
    chosen = parser.parse_args(arguments)
    proposal = propose(read_outcomes(chosen.outcomes), Weights(), chosen.name)
    sys.stdout.write(json.dumps(asdict(proposal), indent=2) + "\n")


if __name__ == "__main__":
    main()
