"""What every criterion answers."""

from dataclasses import dataclass, field
from typing import Protocol

from matching.prepared import Pair
from matching.results import Facts, Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """A share of the criterion's points (0 to 1), with what it rests on."""

    code: str
    share: float
    kind: Kind
    facts: Facts = field(default_factory=dict, hash=False)


class Criterion(Protocol):
    """One named part of a score; reads the pair and nothing else."""

    @property
    def name(self) -> str:
        """The weight it is counted with."""
        ...

    def score(self, pair: Pair) -> Finding:
        """The share this pair earns, why, and from which facts."""
        ...


def kind_of(share: float) -> Kind:
    """Fits, in part, or lacks."""
    if share >= 0.99:
        return "cocok"
    return "sebagian" if share > 0 else "kurang"
