"""The fair's door, sessions and waiting line, as pure rules. What the guard saw and what the office knows stay apart.

Verdicts do not depend on the order in which scans arrive: devices lose the network, send twice and have clocks of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobmatch.domain.enums import Labelled, RegistrationState
from jobmatch.domain.texts import N_

# Ours (settings of a fair): doors open this long before a session, and a place offered is held this long.
DOOR_OPENS_BEFORE = timedelta(minutes=30)
OFFER_HELD_FOR = timedelta(hours=24)
# Nobody is offered a place that near to the session; who stands at the door takes it.
NO_OFFER_WITHIN = timedelta(hours=3)
NUMBERS_PER_DEVICE = 200
# Walk-ins have numbers of their own, far above those of any session.
FIRST_WALK_IN = 50_001


class GateVerdict(Labelled):
    """What the guard is told about a ticket."""

    FIRST = "first", N_("Silakan masuk")
    REPEATED = "repeated", N_("Sudah masuk")
    OTHER_DOOR = "other_door", N_("Sudah masuk lewat pintu lain")
    CANCELLED = "cancelled", N_("Tiket dibatalkan; arahkan ke meja pendaftaran")
    WAITING = "waiting", N_("Masih daftar tunggu; arahkan ke meja pendaftaran")
    UNKNOWN = "unknown", N_("Tiket tidak dikenal; cari dengan nama atau daftarkan di tempat")


class Arrival(Labelled):
    """How the hour of a scan lies to the session of its ticket. It tells, it refuses nobody."""

    ON_TIME = "on_time", N_("Sesuai sesi")
    EARLY = "early", N_("Sesi belum dibuka")
    LATE = "late", N_("Sesi sudah lewat")
    ANY_TIME = "any_time", N_("Tanpa sesi")


@dataclass(frozen=True)
class Scan:
    """One scan as a device tells it; `client_id` is the device's own word for it, the same when it is sent again."""

    client_id: str
    door: str
    seen_at: datetime


_REFUSING = {
    None: GateVerdict.UNKNOWN,
    RegistrationState.CANCELLED: GateVerdict.CANCELLED,
    RegistrationState.WAITING: GateVerdict.WAITING,
}


def first_scan(scans: Iterable[Scan]) -> Scan | None:
    """Return the scan that let the ticket in: the earliest seen, ties broken by its id."""
    return min(scans, key=lambda scan: (scan.seen_at, scan.client_id), default=None)


def gate_verdict(scan: Scan, known: Iterable[Scan], state: RegistrationState | None) -> GateVerdict:
    """Judge a scan at the moment it arrives, beside the scans already known; a scan sent again gets its first answer.

    Somebody who was offered a place from the waiting line and comes is let in.
    """
    if state in _REFUSING:
        return _REFUSING[state]
    others = [other for other in known if other.client_id != scan.client_id]
    return _beside(scan, first_scan([*others, scan]))


def _beside(scan: Scan, first: Scan | None) -> GateVerdict:
    if first is None or first.client_id == scan.client_id:
        return GateVerdict.FIRST
    return GateVerdict.REPEATED if first.door == scan.door else GateVerdict.OTHER_DOOR


def settle_scans(scans: Iterable[Scan], state: RegistrationState | None) -> Mapping[str, GateVerdict]:
    """Return the final verdict of every scan of one ticket, whatever the order or number of times they were sent."""
    by_id = {scan.client_id: scan for scan in sorted(scans, key=lambda scan: scan.seen_at, reverse=True)}
    first = first_scan(by_id.values())
    refused = _REFUSING.get(state)
    return {client_id: refused or _beside(scan, first) for client_id, scan in by_id.items()}


def arrival(seen_at: datetime, starts_at: datetime | None, ends_at: datetime | None) -> Arrival:
    """Say whether somebody comes in the hours of the ticket's session."""
    if starts_at is None or ends_at is None:
        return Arrival.ANY_TIME
    if seen_at < starts_at - DOOR_OPENS_BEFORE:
        return Arrival.EARLY
    return Arrival.LATE if seen_at > ends_at else Arrival.ON_TIME


@dataclass(frozen=True)
class InLine:
    """Somebody on the waiting line of a session."""

    registration_id: str
    queue_number: int
    offered_until: datetime | None = None


def place_in_line(line: Iterable[InLine], registration_id: str) -> int | None:
    """Return the visible place, 1 for the next; None for somebody who is not waiting."""
    waiting = sorted(line, key=lambda person: person.queue_number)
    numbers = {person.registration_id: place for place, person in enumerate(waiting, start=1)}
    return numbers.get(registration_id)


def offer_until(now: datetime, starts_at: datetime) -> datetime | None:
    """Return until when an offered place is held; None when the session is too near for offers."""
    latest = starts_at - NO_OFFER_WITHIN
    return None if now >= latest else min(now + OFFER_HELD_FOR, latest)


def lapsed_offers(line: Iterable[InLine], now: datetime) -> list[InLine]:
    """Return the people whose offer ran out, in the order of the line."""
    lapsed = [person for person in line if person.offered_until is not None and person.offered_until <= now]
    return sorted(lapsed, key=lambda person: person.queue_number)


def next_offers(line: Iterable[InLine], free_places: int, now: datetime) -> list[InLine]:
    """Return who is offered a place now: in the order of the line, as many as are free and not already on offer."""
    waiting = sorted(line, key=lambda person: person.queue_number)
    held = sum(1 for person in waiting if person.offered_until is not None and person.offered_until > now)
    never_asked = [person for person in waiting if person.offered_until is None]
    return never_asked[: max(0, free_places - held)]


def walk_in_numbers(device_number: int, first: int) -> range:
    """Return the block of numbers from which a device, counted from 0, serves walk-ins without a network."""
    start = first + device_number * NUMBERS_PER_DEVICE
    return range(start, start + NUMBERS_PER_DEVICE)


def next_walk_in_number(block: range, used: Sequence[int]) -> int | None:
    """Return the next unused number of the device's block; None when the block is used up and a new one is needed."""
    taken = set(used)
    return next((number for number in block if number not in taken), None)
