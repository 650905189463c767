"""Employers that may be one and the same, or an old one under a new name."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
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


def find_doubles(employer: Employer) -> Sequence[EmployerDouble]:
    """Return the employers that share a number, a NIB or nearly the name, the most telling sign of each."""
    others = db.session.execute(
        sa.select(Employer.id, Employer.name, Employer.name_key, Employer.phone, Employer.nib, Employer.blocked_at)
        .where(Employer.id != employer.id)
        .order_by(Employer.name, Employer.id)
    )
    found = []
    for other_id, name, key, phone, nib, blocked_at in others:
        sign = _sign(employer, (key, phone, nib))
        if sign is not None:
            found.append(EmployerDouble(other_id, name, Sign.BLOCKED_BEFORE if blocked_at else sign))
    return found


def _sign(employer: Employer, other: tuple[str, str | None, str | None]) -> Sign | None:
    key, phone, nib = other
    if employer.nib and employer.nib == nib:
        return Sign.SAME_NIB
    if employer.phone and employer.phone == phone:
        return Sign.SAME_PHONE
    return Sign.SAME_NAME if _is_near(employer.name_key, key) else None


def _is_near(first: str, second: str) -> bool:
    if min(len(first), len(second)) < SHORTEST_NAME:
        return first == second
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= NEARLY_EQUAL and matcher.ratio() >= NEARLY_EQUAL
