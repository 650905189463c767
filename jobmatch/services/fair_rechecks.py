"""Before each fair every employer with a booth is looked at again: doubles, closed ones, vacancies that smell of a swindle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import VacancyOrigin, VacancyState
from jobmatch.domain.recheck_rules import is_recheck_due
from jobmatch.domain.suspicion import Sign
from jobmatch.extensions.db import db
from jobmatch.models import Employer, FairBooth, Vacancy
from jobmatch.queries.employer_doubles import EmployerDouble, doubles_among, list_known
from jobmatch.services.vacancy_checks import signs_of


@dataclass(frozen=True, slots=True)
class Recheck:
    """An employer of a fair, when somebody last looked at it, and what to look at now."""

    employer_id: UUID
    name: str
    booth_code: str
    is_verified: bool
    is_blocked: bool
    looked_at: datetime | None
    is_due: bool
    doubles: Sequence[EmployerDouble]
    suspicious: Sequence[tuple[UUID, str, Sequence[Sign]]]

    @property
    def is_odd(self) -> bool:
        """Return whether anything speaks against it."""
        return self.is_blocked or not self.is_verified or bool(self.doubles or self.suspicious)


def list_rechecks(fair_id: UUID, starts_on: date) -> Sequence[Recheck]:
    """Return the employers with a booth that did not decline: what is odd and still due first (three queries)."""
    statement = (
        sa.select(Employer, FairBooth.code)
        .join(FairBooth, FairBooth.employer_id == Employer.id)
        .where(FairBooth.fair_id == fair_id, FairBooth.declined_at.is_(None))
    )
    invited = [(employer, code) for employer, code in db.session.execute(statement)]
    offers, known = _offers_of(employer.id for employer, _ in invited), list_known()
    rows = []
    for employer, code in invited:
        looked_at = max((moment for moment in (employer.verified_at, employer.rechecked_at) if moment), default=None)
        seen_on = looked_at.astimezone(clock.REGENCY_ZONE).date() if looked_at else None
        rows.append(
            Recheck(
                employer.id,
                employer.name,
                code,
                employer.verified_at is not None,
                employer.blocked_at is not None,
                looked_at,
                is_recheck_due(seen_on, starts_on),
                doubles_among(employer, known),
                [(offer.id, offer.title, signs) for offer in offers[employer.id] if (signs := signs_of(offer))],
            )
        )
    return sorted(rows, key=lambda row: (not (row.is_due and row.is_odd), not row.is_due, not row.is_odd, row.booth_code))


def _offers_of(employer_ids: Iterable[UUID]) -> Mapping[UUID | None, Sequence[Vacancy]]:
    statement = sa.select(Vacancy).where(
        Vacancy.employer_id.in_(list(employer_ids)),
        Vacancy.origin == VacancyOrigin.OFFICE,
        Vacancy.state.in_((VacancyState.WAITING, VacancyState.PUBLISHED)),
    )
    grouped: dict[UUID | None, list[Vacancy]] = defaultdict(list)
    for vacancy in db.session.scalars(statement.order_by(Vacancy.title, Vacancy.id)):
        grouped[vacancy.employer_id].append(vacancy)
    return grouped
