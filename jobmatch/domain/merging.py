"""Answers of several devices about one person become one answer, whatever the order, loss, repetition or clock of their arrival.

Each answer names those it was given in knowledge of. What nobody has answered anew stands; when two such answers differ,
people must decide. Clocks of devices are shown to people and decide nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True)
class Said(Generic[Value]):
    """One answer of one device: its own id, the ids of the answers it replaces, and what it says."""

    id: str
    after: frozenset[str]
    value: Value


@dataclass(frozen=True)
class Merged(Generic[Value]):
    """What stands, in the order of ids. The first is shown while people have not decided."""

    standing: tuple[Said[Value], ...]

    @property
    def is_conflict(self) -> bool:
        """Tell whether two standing answers say different things."""
        return any(said.value != self.standing[0].value for said in self.standing)

    @property
    def ids(self) -> frozenset[str]:
        """Return what a decision replaces."""
        return frozenset(said.id for said in self.standing)


def merge(said: Iterable[Said[Value]]) -> Merged[Value]:
    """Return what stands of a set of answers; the same set in any order and with repetitions gives the same."""
    known = {one.id: one for one in said}
    replaced = {former for one in known.values() for former in one.after if former != one.id}
    standing = [one for key, one in sorted(known.items()) if key not in replaced]
    return Merged(tuple(standing or (one for _, one in sorted(known.items()))))
