"""Reads of messages by hand: a village's own, all for the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role, Sex
from jobmatch.domain.errand_rules import ErrandAnswer, ErrandKind, ErrandState
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Errand, FairRegistration, Person, Village

READERS = (Role.VILLAGE_OFFICER, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
MOST = 200


@dataclass(frozen=True, slots=True)
class ErrandRow:
    """One slip with the person it goes to."""

    id: UUID
    code: str
    person_id: UUID
    name: str
    sex: Sex | None
    address: str | None
    village: str | None
    kind: ErrandKind
    words: str
    asks_consent: str | None
    due_on: date
    state: ErrandState
    answer: ErrandAnswer | None
    note: str | None
    has_signed: bool
    ticket_code: str | None

    @property
    def is_late(self) -> bool:
        """Tell whether its day is past without an answer."""
        return self.state is ErrandState.EXPIRED or (self.state is ErrandState.OPEN and self.due_on < clock.today())


def within(actor: Actor) -> sa.ColumnElement[bool]:
    """Return the condition on errands that holds for those an actor may see."""
    if actor.role is Role.VILLAGE_OFFICER:
        return Errand.village_code == (actor.village_code or "")
    if actor.role in READERS:
        return sa.true()
    raise NotAllowed


def list_errands(actor: Actor) -> list[ErrandRow]:
    """Return the slips within reach: what is due first, then those answered lately."""
    order = (sa.case((Errand.state == ErrandState.OPEN, 0), else_=1), Errand.due_on, Errand.id)
    return _read(_rows().where(within(actor), Errand.state != ErrandState.CANCELLED).order_by(*order).limit(MOST))


def list_open(actor: Actor) -> list[ErrandRow]:
    """Return the slips that are to be printed and brought."""
    still = (Errand.state == ErrandState.OPEN, Errand.due_on >= clock.today())
    return _read(_rows().where(within(actor), *still).order_by(Errand.due_on, Errand.id).limit(MOST))


def get_errand(actor: Actor, errand_id: UUID) -> ErrandRow:
    """Return one slip within reach.

    Raises:
        NotFound: there is none, or it is another village's.
    """
    found = _read(_rows().where(within(actor), Errand.id == errand_id))
    if not found:
        raise NotFound
    return found[0]


def count_open(actor: Actor) -> int:
    """Return how many slips wait to be brought."""
    still = (Errand.state == ErrandState.OPEN, Errand.due_on >= clock.today(), within(actor))
    return db.session.scalar(sa.select(sa.func.count()).select_from(Errand).where(*still)) or 0


def list_of_person(actor: Actor, person_id: UUID) -> Sequence[ErrandRow]:
    """Return the slips left for one person."""
    if actor.role not in READERS:
        return []
    return _read(_rows().where(within(actor), Errand.person_id == person_id).order_by(Errand.created_at.desc()).limit(20))


def _rows() -> sa.Select[*tuple[Any, ...]]:
    e, p = Errand, Person
    return (
        sa.select(
            *(e.id, e.code, p.id, p.full_name, p.sex, p.address, Village.name, e.kind, e.words, e.asks_consent, e.due_on),
            *(e.state, e.answer, e.note, e.consent_id.is_not(None), FairRegistration.code),
        )
        .select_from(e)
        .join(p, p.id == e.person_id)
        .outerjoin(Village, Village.code == e.village_code)
        .outerjoin(FairRegistration, FairRegistration.id == e.subject_id)
    )


def _read(statement: sa.Select[*tuple[Any, ...]]) -> list[ErrandRow]:
    return [ErrandRow(*row) for row in db.session.execute(statement)]
