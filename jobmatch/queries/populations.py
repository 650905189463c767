"""The two populations beside each other: seekers registered with a card, and people whom the villages report without work."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from jobmatch.domain.enums import LabourStatus
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Population
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, Person
from jobmatch.queries.observations import latest_observations


@dataclass(frozen=True, slots=True)
class Populations:
    """How many stand in the ledger, in the villages' lists, and in both; *tanpa nama* can be in one only."""

    registered: int
    nameless: int
    reported: int
    both: int

    @property
    def only_registered(self) -> int:
        """Return who has a card but is not reported without work."""
        return self.registered - self.both

    @property
    def only_reported(self) -> int:
        """Return who is reported without work and has no card."""
        return self.reported - self.both


def count_populations(month: Month) -> Populations:
    """Count both populations and their overlap at the end of a month."""
    latest = latest_observations(month.last_day)
    without_work = sa.select(latest.c.person_id).where(latest.c.status == LabourStatus.UNEMPLOYED).subquery()
    stock = _stock(month)
    statement: sa.Select[*tuple[Any, ...]] = sa.select(
        sa.func.count(stock.c.person_id),
        sa.func.count(without_work.c.person_id),
        sa.func.count(sa.case((sa.and_(stock.c.person_id.is_not(None), without_work.c.person_id.is_not(None)), 1))),
    ).select_from(
        sa.outerjoin(
            sa.outerjoin(Person, stock, stock.c.person_id == Person.id),
            without_work,
            without_work.c.person_id == Person.id,
        )
    )
    registered, reported, both = db.session.execute(statement).one()
    nameless = db.session.scalar(_effects(month).where(LedgerEvent.person_id.is_(None))) or 0
    return Populations(registered + nameless, nameless, reported, both)


def _effect() -> sa.Function[Any]:
    effects = {kind.value: effect for kind, effect in STOCK_EFFECT.items() if POPULATION[kind] is Population.SEEKERS}
    effect = sa.case(effects, value=sa.cast(LedgerEvent.kind, sa.String), else_=0)
    return sa.func.sum(effect * LedgerEvent.quantity)


def _effects(month: Month) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(_effect()).where(LedgerEvent.booked_month <= month.first_day)


def _stock(month: Month) -> sa.Subquery:
    """Return the persons in stock at the end of a month."""
    return (
        sa.select(LedgerEvent.person_id)
        .where(LedgerEvent.booked_month <= month.first_day, LedgerEvent.person_id.is_not(None))
        .group_by(LedgerEvent.person_id)
        .having(_effect() > 0)
        .subquery()
    )
