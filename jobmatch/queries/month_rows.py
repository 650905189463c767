"""Reads of one village month's list: who stands on it, the last news of each, and this month's answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.enums import HowKnown, LabourStatus, ObservationSource, OtherAnswer, RowAnswer
from jobmatch.domain.month_figures import Row
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import EDITABLE, Known
from jobmatch.extensions.db import db
from jobmatch.models import LabourObservation, Person, VillageMonth, VillageMonthRow
from jobmatch.queries.observations import latest_observations


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One person of the list with the last news and this month's answer; nothing of poverty, disability or applications."""

    id: UUID
    number: int
    person_id: UUID
    name: str
    birth_year: int | None
    asks_for_counter: bool
    died_on: date | None
    is_new: bool
    is_due: bool
    last_status: LabourStatus | None
    last_known_on: date | None
    last_source: ObservationSource | None
    last_neet: bool | None
    last_observation_id: UUID | None
    answer: RowAnswer | None
    other: OtherAnswer | None
    how_known: HowKnown | None
    answers: dict[str, Any]
    answered_at: Any
    observation_id: UUID | None

    @property
    def is_answered(self) -> bool:
        """Tell whether the village has said something of the person, "not asked" included."""
        return self.answer is not None or self.how_known is HowKnown.NOT_ASKED

    @property
    def known(self) -> Known | None:
        """Return what stood before this month's answer; None for somebody never heard of."""
        return Known(self.last_status, self.last_neet, self.last_known_on) if self.last_status else None

    @property
    def computed(self) -> Known | None:
        """Return what the questions amount to for somebody new whose answer was not changed since."""
        said = (self.answer.value if self.answer else None, self.other.value if self.other else None)
        if not self.is_new or said != (self.answers.get("answer"), self.answers.get("other")):
            return None
        return Known(LabourStatus(self.answers["status"]), self.answers.get("is_neet")) if "status" in self.answers else None

    def counted(self, year: int) -> Row:
        """Return the row as far as counting goes."""
        age = year - self.birth_year if self.birth_year else None
        return Row(self.known, self.answer, self.other, self.how_known, age, self.is_new, self.is_due, self.computed)


def list_month_rows(month_id: UUID) -> list[MonthRow]:
    """Return the list in the order of its numbers. While it is open, the last news is the newest there is.

    The caller has made sure that the month is within reach.
    """
    row = VillageMonthRow
    state, first = db.session.execute(sa.select(VillageMonth.state, VillageMonth.month).where(VillageMonth.id == month_id)).one()
    if state in EDITABLE:
        news = _news(month_id, first)
        statement = _statement(news.c).outerjoin(news, news.c.person_id == row.person_id)
    else:
        statement = _sent_statement()
    return [MonthRow(*found[:-1]) for found in db.session.execute(statement.where(row.village_month_id == month_id))]


def list_sent_rows(month_ids: Sequence[UUID]) -> dict[UUID, list[MonthRow]]:
    """Return the lists of many sent months, as they were sent."""
    lists: dict[UUID, list[MonthRow]] = {month_id: [] for month_id in month_ids}
    for found in db.session.execute(_sent_statement().where(VillageMonthRow.village_month_id.in_(month_ids))):
        lists[found[-1]].append(MonthRow(*found[:-1]))
    return lists


def _sent_statement() -> sa.Select[*tuple[Any, ...]]:
    seen = LabourObservation
    return _statement(seen).outerjoin(seen, seen.id == VillageMonthRow.carried_observation_id)


def _statement(seen: Any) -> sa.Select[*tuple[Any, ...]]:
    row, person = VillageMonthRow, Person
    return (
        sa.select(
            row.id,
            row.number,
            person.id,
            person.full_name,
            person.birth_year,
            person.asks_for_counter,
            person.died_on,
            row.is_new,
            row.is_due,
            seen.status,
            seen.valid_on,
            seen.source,
            seen.is_neet,
            seen.id,
            row.answer,
            row.other,
            row.how_known,
            row.answers,
            row.answered_at,
            row.observation_id,
            row.village_month_id,
        )
        .select_from(row)
        .join(person, person.id == row.person_id)
        .order_by(row.village_month_id, row.number)
    )


def _news(month_id: UUID, first: date) -> sa.Subquery:
    """Return the newest observation of each listed person up to the month's end, but for what this list itself recorded."""
    people = sa.select(VillageMonthRow.person_id).where(VillageMonthRow.village_month_id == month_id)
    own = sa.select(VillageMonthRow.observation_id).where(
        VillageMonthRow.village_month_id == month_id, VillageMonthRow.observation_id.is_not(None)
    )
    return latest_observations(Month.of(first).last_day, people=people, without=own)
