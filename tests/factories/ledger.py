"""People and bookings for tests of the ledger: booked through the services, on days of their own."""

import uuid
from datetime import date, datetime, timedelta
from itertools import count

import time_machine

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementKind, Role, Sex
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Person
from jobmatch.services import ledger, ledger_closing

SYSTEM = Actor.system()
HEAD = Actor(role=Role.SECTION_HEAD)
CLERK = Actor(role=Role.COUNTER)


_MINUTES = count()


def at(day: date):
    """Be on a day, in the morning of the office; each time later than the time before."""
    morning = datetime.fromisoformat(f"{day}T07:00:00+07:00")
    return time_machine.travel(morning + timedelta(seconds=10 * next(_MINUTES) % 36_000), tick=True)


def person(sex: Sex = Sex.FEMALE, birth_year: int = 2001, education: str = "sma", **facts: object) -> uuid.UUID:
    with transaction():
        row = Person(
            full_name="Rina Contoh",
            name_key="rina contoh",
            created_at=clock.now(),
            sex=sex,
            birth_date=date(birth_year, 5, 6),
            birth_year=birth_year,
            education_level=education,
            **facts,
        )
        db.session.add(row)
        db.session.flush()
        return row.id


def register(person_id: uuid.UUID, on: date) -> uuid.UUID:
    return ledger.book_registered(SYSTEM, person_id, on, ledger.Source("ak1_card", uuid.uuid4().hex))


def place(person_id: uuid.UUID, on: date, kind: PlacementKind = PlacementKind.LOCAL) -> ledger.Source:
    source = ledger.Source("placement", uuid.uuid4().hex)
    ledger.book_placed(SYSTEM, person_id, on, source, kind=kind, employer_id=None)
    return source


def remove(person_id: uuid.UUID, on: date, reason: str = "no_report") -> ledger.Source:
    source = ledger.Source("removal", uuid.uuid4().hex)
    ledger.book_removed(SYSTEM, person_id, on, source, reason)
    return source


def close(month: Month) -> None:
    """Close a month on the second day after it."""
    with at(month.following.first_day.replace(day=2)):
        ledger_closing.close_month(HEAD, month)
