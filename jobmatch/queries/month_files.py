"""Reads for village months as files: which months a file speaks of, what their rows say, and whose numbers are known."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.month_file import Said
from jobmatch.extensions.db import db
from jobmatch.models import Person, VillageMonth, VillageMonthRow
from jobmatch.queries.registry import MonthHead, heads

Key = tuple[str, date]


class FiledRow(NamedTuple):
    """A row as far as a file can speak of it."""

    id: UUID
    month_id: UUID
    number: int
    name: str
    birth_year: int | None
    asks_for_counter: bool
    said: Said
    answers: dict[str, Any]
    nik: str | None = None


@dataclass(frozen=True, slots=True)
class AddedRow:
    """Somebody whom an earlier file brought in."""

    month_id: UUID
    key: str
    answers: dict[str, Any]


def list_months(actor: Actor, wanted: Collection[Key]) -> dict[Key, MonthHead]:
    """Return the newest versions of the months within the actor's reach that a file speaks of."""
    villages, months = {village for village, _ in wanted}, {month for _, month in wanted}
    statement = heads(actor).where(
        VillageMonth.village_code.in_(villages), VillageMonth.month.in_(months), VillageMonth.is_latest
    )
    found = [MonthHead(*row) for row in db.session.execute(statement)] if wanted else []
    return {key: head for head in found if (key := (head.village_code, head.month)) in wanted}


def list_filed_rows(month_ids: Sequence[UUID], with_nik: bool = False) -> Iterable[FiledRow]:
    """Yield the rows of months in their order. The caller has made sure that they are within reach."""
    row, text = VillageMonthRow, sa.String()
    columns: list[Any] = [row.id, row.village_month_id, row.number, Person.full_name, Person.birth_year, Person.asks_for_counter]
    said = [sa.type_coerce(column, text) for column in (row.answer, row.other, row.how_known)]
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(*columns, *said, row.answers, Person.nik if with_nik else sa.null())
        .join(Person, Person.id == row.person_id)
        .where(row.village_month_id.in_(month_ids))
        .order_by(row.village_month_id, row.number)
    )
    for key, month_id, number, name, year, at_counter, answer, other, how, answers, nik in db.session.execute(statement):
        told = (_ANSWERS[answer], _OTHERS[other], _WAYS[how], answers.get("job", ""))
        yield FiledRow(key, month_id, number, name, year, at_counter, told, answers, nik)


_ANSWERS: dict[str | None, RowAnswer | None] = {None: None} | {answer.value: answer for answer in RowAnswer}
_OTHERS: dict[str | None, OtherAnswer | None] = {None: None} | {other.value: other for other in OtherAnswer}
_WAYS: dict[str | None, HowKnown | None] = {None: None} | {how.value: how for how in HowKnown}


def list_added(month_ids: Sequence[UUID], keys: Collection[str]) -> list[AddedRow]:
    """Return those whom files brought into these months under one of the keys."""
    row = VillageMonthRow
    statement: sa.Select[*tuple[Any, ...]] = sa.select(row.village_month_id, row.client_id, row.answers).where(
        row.village_month_id.in_(month_ids), row.client_id.in_(keys)
    )
    return [AddedRow(*found) for found in db.session.execute(statement)] if keys else []


def list_known_indexes(indexes: Collection[str]) -> dict[str, str | None]:
    """Return the village of each NIK's index that is on file."""
    statement: sa.Select[*tuple[Any, ...]] = sa.select(Person.nik_index, Person.village_code).where(Person.nik_index.in_(indexes))
    return {row[0]: row[1] for row in db.session.execute(statement)} if indexes else {}


def list_namesakes(villages: Collection[str], name_keys: Collection[str]) -> set[tuple[str, str]]:
    """Return which of these names are on file in which of these villages."""
    statement: sa.Select[*tuple[Any, ...]] = sa.select(Person.village_code, Person.name_key).where(
        Person.village_code.in_(villages), Person.name_key.in_(name_keys), Person.merged_into_id.is_(None)
    )
    return {(village, name) for village, name in db.session.execute(statement)} if name_keys else set()
