"""Reads of the office's choices for its cards, and of who is not yet known to the national system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.ak1_settings import Ak1Settings, read_settings
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, Person, Seeker, SiteFact, Village
from jobmatch.queries.ak1_cards import is_running

SETTINGS_FACT = "ak1_settings"
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class NotNational:
    """A card holder whom the national system does not know yet, as far as we know."""

    person_id: UUID
    name: str
    village: str | None
    number: str
    issued_on: date


def find_settings() -> Ak1Settings:
    """Return the choices, the defaults where none was made."""
    return read_settings(db.session.scalar(sa.select(SiteFact.value).where(SiteFact.name == SETTINGS_FACT)))


def list_not_national(today: date) -> Sequence[NotNational]:
    """Return holders of running cards without a national number, the oldest card first."""
    statement = (
        sa.select(Person.id, Person.full_name, Village.name, Ak1Card.number, Ak1Card.issued_on)
        .join(Ak1Card, Ak1Card.person_id == Person.id)
        .join(Seeker, Seeker.person_id == Person.id)
        .outerjoin(Village, Village.code == Person.village_code)
        .where(*_is_missing(today))
        .order_by(Ak1Card.issued_on, Ak1Card.series_number)
    )
    return [NotNational(*row) for row in db.session.execute(statement.limit(MOST_ROWS))]


def count_not_national(today: date) -> int:
    """Return how many there are."""
    statement = sa.select(sa.func.count()).select_from(Ak1Card).join(Seeker, Seeker.person_id == Ak1Card.person_id)
    return db.session.scalar(statement.where(*_is_missing(today))) or 0


def _is_missing(today: date) -> tuple[sa.ColumnElement[bool], ...]:
    return is_running(today), sa.or_(Seeker.national_number.is_(None), Seeker.national_number == "")
