"""Whole tables as plain rows, the same from SQLite and PostgreSQL; sealed columns stay sealed, no key is needed.

Used by backups and by the move from one kind of database to the other. A table's sum does not depend on the order of rows.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection

from jobmatch.extensions.db import UtcDateTime
from jobmatch.extensions.sealed import Sealed, SealedBytes

BATCH = 1000
Row = list[Any]
_JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

# From our column types to a word in the backup; an Enum is a String, and a UtcDateTime is ours, so the order counts.
_WORDS: tuple[tuple[type, str], ...] = (
    (Sealed, "bytes"),
    (SealedBytes, "bytes"),
    (sa.LargeBinary, "bytes"),
    (UtcDateTime, "moment"),
    (sa.Uuid, "uuid"),
    (sa.JSON, "json"),
    (sa.Date, "date"),
    (sa.Boolean, "bool"),
    (sa.Integer, "int"),
    (sa.Float, "float"),
    (sa.Numeric, "decimal"),
    (sa.String, "text"),
)
_TYPES: dict[str, Callable[[], Any]] = {
    "bytes": sa.LargeBinary,
    "moment": UtcDateTime,
    "uuid": sa.Uuid,
    "json": lambda: _JSON,
    "date": sa.Date,
    "bool": sa.Boolean,
    "int": sa.BigInteger,
    "float": sa.Double,
    "decimal": sa.Numeric,
    "text": sa.Text,
}
_READERS: dict[str, Callable[[Any], Any]] = {
    "bytes": base64.b64decode,
    "moment": datetime.fromisoformat,
    "uuid": UUID,
    "date": date.fromisoformat,
    "decimal": Decimal,
    "json": lambda held: sa.JSON.NULL if held[0] is None else held[0],
}


class Tally:
    """Counts rows and adds up their hashes, so that two copies can be compared."""

    def __init__(self) -> None:
        self.count = 0
        self._sum = 0

    def add(self, line: bytes) -> None:
        """Count one row, as its line of JSON."""
        self.count += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % (1 << 256)

    @property
    def sum(self) -> str:
        """Return the sum of all hashes as hexadecimal digits."""
        return f"{self._sum:064x}"


def describe(table: sa.Table) -> list[list[str]]:
    """Return the names of a table's columns with a word for the type of each."""
    return [[column.name, next(word for kind, word in _WORDS if isinstance(column.type, kind))] for column in table.columns]


def plain_table(name: str, columns: list[list[str]]) -> sa.Table:
    """Return a table without any type of ours that changes a value on its way."""
    return sa.Table(name, sa.MetaData(), *(sa.Column(column, _TYPES[word]()) for column, word in columns))


def rows_of(connection: Connection, name: str, columns: list[list[str]]) -> Iterator[Row]:
    """Return a table's rows as JSON can say them; what is JSON itself stands in a list, so that its null is not the table's."""
    table = plain_table(name, columns)
    wanted = [sa.cast(table.c[column], sa.Text) if word == "json" else table.c[column] for column, word in columns]
    is_json = [word == "json" for _column, word in columns]
    found = connection.execution_options(yield_per=BATCH).execute(sa.select(*wanted))
    for row in found:
        yield [_plain(value, is_held) for value, is_held in zip(row, is_json, strict=True)]


def line_of(row: Row) -> bytes:
    """Return a row as the line that is summed up."""
    return json.dumps(row, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()


def insert_rows(connection: Connection, name: str, columns: list[list[str]], rows: Iterable[Row]) -> None:
    """Add rows as ``rows_of`` gave them."""
    table = plain_table(name, columns)
    readers = [(column, _READERS.get(word)) for column, word in columns]
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append({name: _read(reader, value) for (name, reader), value in zip(readers, row, strict=True)})
        if len(batch) == BATCH:
            connection.execute(table.insert(), batch)
            batch = []
    if batch:
        connection.execute(table.insert(), batch)


def tally_of(connection: Connection, name: str, columns: list[list[str]]) -> Tally:
    """Count and sum up a table as it stands."""
    tally = Tally()
    for row in rows_of(connection, name, columns):
        tally.add(line_of(row))
    return tally


def set_counters(connection: Connection, tables: Iterable[sa.Table]) -> None:
    """Let PostgreSQL go on counting after the highest number that came in; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key.columns:
            if isinstance(column.type, sa.Integer):
                _set_counter(connection, table.name, column.name)


def _set_counter(connection: Connection, table: str, column: str) -> None:
    counter = connection.scalar(sa.select(sa.func.pg_get_serial_sequence(table, column)))
    if counter:
        highest = connection.scalar(sa.select(sa.func.max(sa.column(column))).select_from(sa.table(table)))
        connection.execute(sa.select(sa.func.setval(counter, highest or 1, highest is not None)))


def without_foreign_keys(connection: Connection) -> list[str]:
    """Take PostgreSQL's foreign keys off inside the running transaction; return the statements that put them back.

    Rows that point at others of their own table come in any order; putting a key back checks every row.
    """
    if connection.dialect.name != "postgresql":
        return []
    found = connection.execute(
        sa.text(
            "SELECT conrelid::regclass::text AS place, conname, pg_get_constraintdef(oid) AS meaning FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
    ).all()
    for row in found:
        connection.exec_driver_sql(f'ALTER TABLE {row.place} DROP CONSTRAINT "{row.conname}"')
    return [f'ALTER TABLE {row.place} ADD CONSTRAINT "{row.conname}" {row.meaning}' for row in found]


def _plain(value: Any, is_json: bool) -> Any:
    if is_json:
        return None if value is None else [json.loads(value)]
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value) if isinstance(value, UUID | date) else value


def _read(reader: Callable[[Any], Any] | None, value: Any) -> Any:
    return value if reader is None or value is None else reader(value)
