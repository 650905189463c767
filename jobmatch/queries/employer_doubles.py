"""Employers that may be one and the same, or an old one under a new name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.suspicion import Sign
from jobmatch.extensions.db import db
from jobmatch.models import Employer

NEARLY_EQUAL = 0.86
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class EmployerDouble:
    """Another employer that looks like this one, and in what."""

    employer_id: UUID
    name: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class KnownEmployer:
    """What an employer is compared by."""

    id: UUID
    name: str
    name_key: str
    phone: str | None
    nib: str | None
    is_blocked: bool


def find_doubles(employer: Employer) -> Sequence[EmployerDouble]:
    """Return the employers that share a number, a NIB or nearly the name, the most telling sign of each."""
    return doubles_among(employer, list_known())


def list_known() -> Sequence[KnownEmployer]:
    """Return all employers with what doubles are known by, by name."""
    e = Employer
    statement: sa.Select[*tuple[Any, ...]] = sa.select(e.id, e.name, e.name_key, e.phone, e.nib, e.blocked_at.is_not(None))
    return [KnownEmployer(*row) for row in db.session.execute(statement.order_by(e.name, e.id))]


def doubles_among(employer: Employer, known: Iterable[KnownEmployer]) -> Sequence[EmployerDouble]:
    """Return those of the known employers that look like this one."""
    signs = ((other, _sign(employer, other)) for other in known if other.id != employer.id)
    return [
        EmployerDouble(other.id, other.name, Sign.BLOCKED_BEFORE if other.is_blocked else sign) for other, sign in signs if sign
    ]


def _sign(employer: Employer, other: KnownEmployer) -> Sign | None:
    if employer.nib and employer.nib == other.nib:
        return Sign.SAME_NIB
    if employer.phone and employer.phone == other.phone:
        return Sign.SAME_PHONE
    return Sign.SAME_NAME if _is_near(employer.name_key, other.name_key) else None


def _is_near(first: str, second: str) -> bool:
    if min(len(first), len(second)) < SHORTEST_NAME:
        return first == second
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= NEARLY_EQUAL and matcher.ratio() >= NEARLY_EQUAL
