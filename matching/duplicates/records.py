"""What goes into the search for double entries and what comes out: plain records, pairs, reasons, zones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One entry about a person, as written; an empty text means unknown, never "different"."""

    id: str
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    nik: str = ""
    family: str = ""
    address: str = ""
    phone: str = ""
    place: str = ""


class Zone(StrEnum):
    """What the office does with a pair: propose a merge, look at both papers, or leave them apart."""

    MERGE = "merge"
    REVIEW = "review"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class DuplicateReason:
    """Why a pair looks like one person or two: a field, how its two values compare, and the weight in bits."""

    field: str
    code: str
    bits: float


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records, the probability that they describe one person, and what speaks for and against it."""

    id_a: str
    id_b: str
    probability: float
    reasons: tuple[DuplicateReason, ...] = ()
    zone: Zone = Zone.REVIEW
