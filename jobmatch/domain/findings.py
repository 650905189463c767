"""What a check found: one shape for every rule that advises instead of refusing outright."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum


class Priority(StrEnum):
    """How heavily a finding weighs: a block stops the step, a warning asks, a note only tells."""

    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"


@dataclass(frozen=True)
class Finding:
    """One finding: a stable code, the sentence to show (with %(name)s places) and what fills it."""

    code: str
    priority: Priority
    message: str
    field: str | None = None
    params: Mapping[str, str | int] = dataclass_field(default_factory=dict)

    def text(self) -> str:
        """Return the Indonesian sentence with its places filled."""
        return self.message % self.params


def has_block(findings: Iterable[Finding]) -> bool:
    """Say whether any finding forbids going on."""
    return any(finding.priority is Priority.BLOCKS for finding in findings)
