"""Puts a row into every table of a schema that it has never seen, so that migrations are tried with rows in."""

import datetime
import itertools
import uuid
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

NUMBERS = itertools.count(1)
VALUES: dict[type, Any] = {
    bool: lambda number: True,
    int: lambda number: number,
    float: float,
    Decimal: Decimal,
    str: str,
    bytes: lambda number: b"\0" * 40,
    datetime.date: lambda number: datetime.date(2026, 1, 1) + datetime.timedelta(days=number),
    datetime.time: lambda number: datetime.time(8, 0),
    datetime.datetime: lambda number: datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    uuid.UUID: lambda number: uuid.UUID(int=number),
    dict: lambda number: {},
}


def fill_every_table(engine: sa.Engine) -> None:
    """Insert one row into each table, parents before children; the numbers of one row are equal, as most rules allow."""
    schema = _reflected(engine)
    with engine.begin() as connection:
        made: dict[str, dict[str, Any]] = {}
        for table in schema.sorted_tables:
            number = next(NUMBERS)
            made[table.name] = {column.name: _value(column, number, made) for column in table.columns}
            connection.execute(table.insert().values(made[table.name]))


def count_rows(engine: sa.Engine) -> dict[str, int]:
    """Return how many rows each table holds."""
    schema = _reflected(engine)
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in schema.sorted_tables
        }


def _reflected(engine: sa.Engine) -> sa.MetaData:
    schema = sa.MetaData()
    schema.reflect(engine, only=lambda name, _: name != "alembic_version")
    return schema


def _value(column: sa.Column[Any], number: int, made: dict[str, dict[str, Any]]) -> Any:
    for key in column.foreign_keys:
        parent = key.column.table.name
        return made[parent][key.column.name] if parent in made else None  # a ring or a parent of the same table
    if isinstance(column.type, sa.JSON):
        return {}
    value = VALUES[column.type.python_type](number)
    return value[: column.type.length] if isinstance(value, str) and column.type.length else value
