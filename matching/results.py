"""What the engine answers: codes, facts and points. It has no language; templates word them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Fact = str | int | float | bool | None | tuple[str, ...]
Facts = Mapping[str, Fact]


Kind = Literal["cocok", "sebagian", "kurang", "tidak_diminta", "tidak_diketahui"]
"""fits, fits in part, lacks, not asked by the vacancy, not known on one side."""

Knowledge = Literal["cukup", "kurang"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion's part in a score."""

    code: str
    """`<criterion>.<what>`, such as `skills.some`; a template words it."""
    points: int
    max_points: int
    facts: Facts = field(default_factory=dict, hash=False)
    kind: Kind = "tidak_diketahui"

    @property
    def criterion(self) -> str:
        """Name of the criterion the points belong to."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class GateResult:
    """A hard need of the work, and whether it is met; never a guess on missing data."""

    code: str
    passed: bool
    facts: Facts = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Match:
    """The other side's id with a score of 0 to 100, which is the sum of the reasons' points."""

    id: str
    score: int
    reasons: tuple[Reason, ...]
    knowledge: Knowledge
    engine_version: str
    weights_name: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Answer to "why not me": the gates that closed, the score, the place in the list."""

    match: Match
    closed_gates: tuple[GateResult, ...]
    place: int | None
    """1 is first; None: not in the list (a gate closed, or nothing of the work fits)."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """One step a person could take, and what the same scorer gives after it."""

    code: str
    facts: Facts = field(default_factory=dict, hash=False)
    score_before: int = 0
    score_after: int = 0
    opens_gate: bool = False

    @property
    def gain(self) -> int:
        """Points won by the step."""
        return self.score_after - self.score_before
