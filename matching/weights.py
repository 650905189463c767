"""Named, checked and versioned weights: how many of the 100 points each criterion can give."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

CRITERIA = (
    "skills",
    "occupation",
    "experience",
    "education",
    "distance",
    "wage",
    "availability",
    "text",
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Points per criterion; they add up to 100, so a score is a share of what is possible."""

    name: str = "awal-2026.1"
    skills: int = 25
    occupation: int = 25
    experience: int = 8
    education: int = 12
    distance: int = 10
    wage: int = 5
    availability: int = 5
    text: int = 10

    def __post_init__(self) -> None:
        """Refuse weights that do not add up or push anybody down."""
        points = [self.of(name) for name in CRITERIA]
        if not self.name.strip():
            raise ValueError("weights need a name, so that an old list can be explained")
        if any(value < 0 for value in points):
            raise ValueError("a weight may not be negative")
        if sum(points) != 100:
            raise ValueError(f"weights add up to {sum(points)}, not to 100")

    def of(self, criterion: str) -> int:
        """Points the criterion can give."""
        value: int = getattr(self, criterion)
        return value

    def as_mapping(self) -> Mapping[str, int]:
        """Points by criterion, in the fixed order."""
        return {name: self.of(name) for name in CRITERIA}

    @classmethod
    def from_mapping(cls, name: str, points: Mapping[str, int]) -> "Weights":
        """Weights from stored numbers; unknown or missing criteria are refused."""
        known = {field.name for field in fields(cls)} - {"name"}
        if set(points) != known:
            raise ValueError(f"weights must name exactly {sorted(known)}")
        return cls(name=name, **points)
