"""The IPK ledger: stock and flow from dated bookings. Nothing here is ever clipped: a negative cell is shown as found.

Classes (age group, education, occupation, years since graduation) are those fixed at registration; they change only by
a booked reclassification that nets to zero, because otherwise cells drift while totals agree. The invariants L1 to L10
are ours, drawn from five offices' applications; the checks stand in `ledger_checks`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_

Key = TypeVar("Key", bound=Hashable)


class Population(StrEnum):
    """Job seekers, or posts: the two stocks of table III/1."""

    SEEKERS = "seekers"
    POSTS = "posts"


POPULATION: Mapping[LedgerKind, Population] = {
    kind: Population.POSTS if kind.value.startswith("post_") else Population.SEEKERS for kind in LedgerKind
}

STOCK_EFFECT: Mapping[LedgerKind, int] = {
    LedgerKind.REGISTERED: 1,
    LedgerKind.PLACED: -1,
    LedgerKind.REMOVED: -1,
    LedgerKind.RENEWED: 0,
    LedgerKind.RECLASSIFIED_OUT: -1,
    LedgerKind.RECLASSIFIED_IN: 1,
    LedgerKind.POST_REGISTERED: 1,
    LedgerKind.POST_FILLED: -1,
    LedgerKind.POST_REMOVED: -1,
    LedgerKind.POST_RECLASSIFIED_OUT: -1,
    LedgerKind.POST_RECLASSIFIED_IN: 1,
}


@dataclass(frozen=True)
class Classes:
    """The classes of one booking; a post open to both sexes has none."""

    sex: str | None = None
    age_group: str | None = None
    education: str | None = None
    kbji: str | None = None
    kbli: str | None = None
    graduation_band: str | None = None
    placement_kind: str | None = None
    receiver: str | None = None
    education_major: str | None = None


class Booked(Protocol):
    """What counting needs of a booking; a grouped sum of many does as well as a single row."""

    @property
    def kind(self) -> LedgerKind:
        """Return what is booked."""

    @property
    def month(self) -> Month:
        """Return the month it counts in."""

    @property
    def quantity(self) -> int:
        """Return how many persons or posts; negative in a correction."""

    @property
    def classes(self) -> Classes:
        """Return the classes it counts under."""


@dataclass(frozen=True)
class Entry:
    """One booking with everything the checks ask about. `subject` is a person or a vacancy; None is *tanpa nama*.

    `source` is what it was booked for: the two halves of a move between cells or records share it.
    """

    id: str
    kind: LedgerKind
    month: Month
    true_on: date
    subject: str | None
    quantity: int = 1
    classes: Classes = Classes()
    reason: str | None = None
    reverses: str | None = None
    recorded_by: str | None = None
    recorded_at: datetime | None = None
    source: str | None = None


@dataclass(frozen=True)
class Flow:
    """One cell over a period: opening, what moved, closing. Closing is counted by itself, so L1 can be checked."""

    opening: int = 0
    registered: int = 0
    placed: int = 0
    removed: int = 0
    reclassified: int = 0
    closing: int = 0

    def __add__(self, other: "Flow") -> "Flow":
        return Flow(
            self.opening + other.opening,
            self.registered + other.registered,
            self.placed + other.placed,
            self.removed + other.removed,
            self.reclassified + other.reclassified,
            self.closing + other.closing,
        )

    @property
    def available(self) -> int:
        """Return line A (or C): what was there and what came in."""
        return self.opening + self.registered

    @property
    def gone(self) -> int:
        """Return line B (or D): what was placed or filled, and what was removed."""
        return self.placed + self.removed

    @property
    def difference(self) -> int:
        """Return by how much the closing misses what opening and movements give; 0 when L1 holds."""
        return self.closing - (self.available - self.gone + self.reclassified)


_MOVED: Mapping[LedgerKind, Callable[[int], Flow]] = {
    LedgerKind.REGISTERED: lambda n: Flow(registered=n),
    LedgerKind.PLACED: lambda n: Flow(placed=n),
    LedgerKind.REMOVED: lambda n: Flow(removed=n),
    LedgerKind.RENEWED: lambda _: Flow(),
    LedgerKind.RECLASSIFIED_OUT: lambda n: Flow(reclassified=-n),
    LedgerKind.RECLASSIFIED_IN: lambda n: Flow(reclassified=n),
    LedgerKind.POST_REGISTERED: lambda n: Flow(registered=n),
    LedgerKind.POST_FILLED: lambda n: Flow(placed=n),
    LedgerKind.POST_REMOVED: lambda n: Flow(removed=n),
    LedgerKind.POST_RECLASSIFIED_OUT: lambda n: Flow(reclassified=-n),
    LedgerKind.POST_RECLASSIFIED_IN: lambda n: Flow(reclassified=n),
}


def flows_by(
    bookings: Iterable[Booked], months: tuple[Month, ...], population: Population, key: Callable[[Classes], Key]
) -> dict[Key, Flow]:
    """Count opening, movements and closing of a run of months, per cell named by `key`.

    For a quarter or a semester the opening is that of the first month, movements are summed, the closing is that of
    the last month.
    """
    first, last = months[0], months[-1]
    flows: dict[Key, Flow] = defaultdict(Flow)
    for booking in bookings:
        if POPULATION[booking.kind] is not population or booking.month > last:
            continue
        effect = STOCK_EFFECT[booking.kind] * booking.quantity
        flow = Flow(opening=effect) if booking.month < first else _MOVED[booking.kind](booking.quantity)
        flows[key(booking.classes)] += replace(flow, closing=effect)
    return dict(flows)


def total(flows: Iterable[Flow]) -> Flow:
    """Add cells up."""
    return sum(flows, start=Flow())


def booking_month(true_on: date, last_closed: Month | None) -> Month:
    """Return the month an event counts in (L9): its own, or the first open one when its own is closed."""
    own = Month.of(true_on)
    return own if last_closed is None or own > last_closed else last_closed.following


def reversing_entry(entry: Entry, *, new_id: str, last_closed: Month | None, today: date, reason: str, by: str) -> Entry:
    """Return the booking that takes another back (L9): same kind and classes, opposite quantity, with reason and person.

    It counts in the month of the entry while that is open, otherwise in the first open month.
    """
    if not reason.strip():
        raise RuleBroken(N_("Tulis alasan pembetulan, supaya orang lain mengerti nanti."), field="reason")
    if entry.reverses is not None:
        raise RuleBroken(N_("Baris ini sendiri adalah pembetulan. Buat catatan baru untuk mengubahnya lagi."))
    month = booking_month(entry.month.first_day, last_closed)
    return replace(
        entry, id=new_id, month=month, true_on=today, quantity=-entry.quantity, reason=reason.strip(), reverses=entry.id,
        recorded_by=by, recorded_at=None,
    )  # fmt: skip


def reclassifying_kinds(old: Classes, new: Classes) -> tuple[tuple[LedgerKind, Classes], ...]:
    """Return the pair that moves somebody from one cell to another, netting to zero; nothing when nothing changes."""
    if old == new:
        return ()
    return (LedgerKind.RECLASSIFIED_OUT, old), (LedgerKind.RECLASSIFIED_IN, new)


def open_posts(asked: int, filled: int, withdrawn: int) -> int:
    """Return how many posts of a vacancy are still open (L8): posts are counted, not adverts."""
    return asked - filled - withdrawn
