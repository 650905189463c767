"""Reads of complaints about employers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.complaint_reasons import ComplaintReason
from jobmatch.extensions.db import db
from jobmatch.models import Complaint, Employer, Person
from jobmatch.queries.counting import Count, CountStatement


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint with whose it is and whom it is about; ``others`` counts open ones about the same employer."""

    complaint: Complaint
    person_name: str
    employer_name: str | None
    is_blocked: bool

    @property
    def reason(self) -> ComplaintReason:
        """Return why."""
        return ComplaintReason(self.complaint.reason)


def list_open() -> Sequence[ComplaintRow]:
    """Return what waits for a look, the oldest first."""
    rows = db.session.execute(_rows().where(Complaint.done_at.is_(None)).order_by(Complaint.made_at, Complaint.id))
    return [ComplaintRow(complaint, name, employer, blocked is not None) for complaint, name, employer, blocked in rows]


@Count
def count_open(_actor: Actor) -> CountStatement:
    """Return how many wait."""
    return sa.select(sa.func.count()).select_from(Complaint).where(Complaint.done_at.is_(None))


def list_own(person_id: UUID | None) -> Sequence[Complaint]:
    """Return a person's own complaints, newest first."""
    mine = sa.select(Complaint).where(Complaint.person_id == person_id)
    return db.session.scalars(mine.order_by(Complaint.made_at.desc(), Complaint.id)).all()


def _rows() -> sa.Select[Complaint, str, str, object]:
    return (
        sa.select(Complaint, Person.full_name, Employer.name, Employer.blocked_at)
        .join(Person, Person.id == Complaint.person_id)
        .outerjoin(Employer, Employer.id == Complaint.employer_id)
    )
