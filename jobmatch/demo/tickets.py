"""Prints many tickets at once: places and queue numbers by session, as the service gives them one by one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.draw import Draw
from jobmatch.demo.rows import table_of
from jobmatch.domain.enums import RegistrationState
from jobmatch.domain.tickets import CODE_ALPHABET, CODE_LENGTH
from jobmatch.extensions.db import db
from jobmatch.models import FairRegistration, FairSession

CHANNELS = {"online": 78, "counter": 12, "village": 10}


class TicketPrinter:
    """Fills the sessions of one fair."""

    def __init__(self, fair_id: UUID, draw: Draw) -> None:
        self._fair_id, self._draw = fair_id, draw
        found = sa.select(FairSession).where(FairSession.fair_id == fair_id).order_by(FairSession.starts_at, FairSession.id)
        self._sessions = list(db.session.scalars(found))

    def print(self, people: list[UUID], days_back: int, weights: tuple[float, ...] = ()) -> list[dict[str, Any]]:
        """Register people, some for each session; a full session puts them in line. Return the tickets in that order."""
        tickets = []
        for person_id in people:
            session = self._draw.choices(self._sessions, weights or None)[0]
            session.last_queue_number += 1
            has_place = session.taken < session.capacity
            session.taken += has_place
            tickets.append(self._ticket(person_id, session, has_place, days_back))
        db.session.flush()
        columns = table_of(FairRegistration).columns.keys()
        rows = [{name: value for name, value in ticket.items() if name in columns} for ticket in tickets]
        if rows:
            db.session.execute(sa.insert(FairRegistration), rows)
        return tickets

    def _ticket(self, person_id: UUID, session: FairSession, has_place: bool, days_back: int) -> dict[str, Any]:
        at: datetime = clock.now() - timedelta(minutes=self._draw.randint(30, days_back * 24 * 60))
        return {
            "id": self._draw.new_id(at),
            "fair_id": self._fair_id,
            "session_id": session.id,
            "starts_at": session.starts_at,
            "person_id": person_id,
            "code": "".join(self._draw.choices(CODE_ALPHABET, k=CODE_LENGTH)),
            "queue_number": session.last_queue_number,
            "state": RegistrationState.REGISTERED if has_place else RegistrationState.WAITING,
            "needs": ["kursi roda"] if self._draw.chance(0.01) else [],
            "channel": self._draw.by_weight(CHANNELS),
            "registered_at": at,
        }
