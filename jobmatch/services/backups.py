"""Backups: every table as it stood at one moment, and the notes beside the database; written, looked through, put back."""

import base64
import collections
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from jobmatch import clock
from jobmatch.documents.backup_file import BackupBroken, LineWriter, read_lines, writing
from jobmatch.extensions import table_copies
from jobmatch.extensions.db import db

ENDING = ".cadangan"
NOTES = ("audit-heads.jsonl", "audit-written.txt")
"""Files of the state folder that belong to the data; all else there can be made again."""


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows a table has, and what their hashes add up to."""

    name: str
    columns: list[list[str]]
    count: int
    sum: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    made_at: datetime
    revision: str
    tables: tuple[TableCount, ...]

    @property
    def row_count(self) -> int:
        """Return the number of rows in all tables."""
        return sum(table.count for table in self.tables)


def backup_name(moment: datetime) -> str:
    """Return a backup's file name; names sort by time."""
    return f"jobmatch-{clock.local(moment):%Y%m%d-%H%M%S}{ENDING}"


def list_backups(folder: Path) -> list[Path]:
    """Return the whole backups of a folder, the newest first."""
    return sorted(folder.glob(f"jobmatch-*{ENDING}"), reverse=True)


def write_backup(path: Path, key: str, state_dir: Path) -> Contents:
    """Write all tables as of one moment; the site goes on meanwhile."""
    made_at, notes = clock.now(), _notes(state_dir)  # read before the tables, so that they tell of no row that is not there
    with writing(path, key) as lines, _one_moment() as connection:
        revision = revision_of(connection)
        lines.write({"kind": "start", "made_at": made_at.isoformat(), "revision": revision})
        counts = tuple(_write_table(lines, connection, table) for table in db.metadata.sorted_tables)
        for name, held in notes.items():
            lines.write({"kind": "note", "name": name, "data": base64.b64encode(held).decode()})
        lines.write({"kind": "end", "tables": len(counts)})
    return Contents(made_at, revision, counts)


def look_through(path: Path, key: str) -> Contents:
    """Read a backup to its end and count it anew.

    Raises:
        BackupBroken: not whole, changed, or another key's.
    """
    return _walk(_Lines(path, key), None, None)


def put_back(path: Path, key: str, state_dir: Path | None) -> Contents:
    """Fill the empty tables of the database from a backup, in one transaction, and compare what arrived.

    Raises:
        BackupBroken: then nothing has changed.
    """
    with db.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:  # listened to outside of transactions only
            _driver(connection).execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            keys = table_copies.without_foreign_keys(connection)
            contents = _walk(_Lines(path, key), connection, state_dir)
            for statement in keys:
                connection.exec_driver_sql(statement)
            table_copies.set_counters(connection, db.metadata.sorted_tables)
            compare(connection, contents.tables)
        if is_sqlite:
            _driver(connection).execute("PRAGMA foreign_keys=ON")
    return contents


def compare(connection: Connection, expected: tuple[TableCount, ...]) -> None:
    """Count the tables anew and compare.

    Raises:
        BackupBroken: a table differs, or a row points nowhere.
    """
    for table in expected:
        if _count(connection, table.name, table.columns) != table:
            raise BackupBroken(table.name)
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BackupBroken("foreign keys")


def count_tables() -> tuple[TableCount, ...]:
    """Count and sum up every table as of one moment."""
    with _one_moment() as connection:
        return tuple(_count(connection, table.name, table_copies.describe(table)) for table in db.metadata.sorted_tables)


def is_empty() -> bool:
    """Tell whether the database has no table of ours, or none with a row in it."""
    with db.engine.connect() as connection:
        known = [table for table in db.metadata.sorted_tables if sa.inspect(connection).has_table(table.name)]
        return not any(connection.scalar(sa.select(sa.exists(sa.select(table)))) for table in known)


def revision_of(connection: Connection) -> str:
    """Return the step the tables are at."""
    return str(connection.scalar(sa.text("SELECT version_num FROM alembic_version")))


class _Lines:
    """The lines of a backup, each of the kind that is due."""

    def __init__(self, path: Path, key: str) -> None:
        self._lines = read_lines(path, key)

    def next(self) -> Any:
        try:
            return next(self._lines)
        except StopIteration:
            raise BackupBroken from None


def _walk(lines: _Lines, target: Connection | None, state_dir: Path | None) -> Contents:
    start, tables, notes = lines.next(), [], dict[str, bytes]()
    if not isinstance(start, dict) or start.get("kind") != "start":
        raise BackupBroken
    while (line := lines.next())["kind"] != "end":
        if line["kind"] == "table":
            tables.append(_walk_table(line, lines, target))
        else:
            notes[Path(line["name"]).name] = base64.b64decode(line["data"])
    if line["tables"] != len(tables):
        raise BackupBroken
    if state_dir is not None:
        _put_notes_back(state_dir, notes)
    return Contents(datetime.fromisoformat(start["made_at"]), start["revision"], tuple(tables))


def _walk_table(head: dict[str, Any], lines: _Lines, target: Connection | None) -> TableCount:
    tally = table_copies.Tally()
    rows = _walk_rows(lines, tally)
    if target is None:
        collections.deque(rows, maxlen=0)
    else:
        table_copies.insert_rows(target, head["name"], head["columns"], rows)
    return TableCount(head["name"], head["columns"], tally.count, tally.sum)


def _walk_rows(lines: _Lines, tally: table_copies.Tally) -> Iterator[table_copies.Row]:
    while isinstance(line := lines.next(), list):
        tally.add(table_copies.line_of(line))
        yield line
    if line != {"kind": "rows", "count": tally.count, "sum": tally.sum}:
        raise BackupBroken


def _write_table(lines: LineWriter, connection: Connection, table: sa.Table) -> TableCount:
    columns, tally = table_copies.describe(table), table_copies.Tally()
    lines.write({"kind": "table", "name": table.name, "columns": columns})
    for row in table_copies.rows_of(connection, table.name, columns):
        tally.add(lines.write(row))
    lines.write({"kind": "rows", "count": tally.count, "sum": tally.sum})
    return TableCount(table.name, columns, tally.count, tally.sum)


def _notes(state_dir: Path) -> dict[str, bytes]:
    return {name: (state_dir / name).read_bytes() for name in NOTES if (state_dir / name).exists()}


def _put_notes_back(state_dir: Path, notes: dict[str, bytes]) -> None:
    """Write the notes that came with the tables; those of an earlier database would tell of rows that are not here."""
    for name in NOTES:
        (state_dir / name).unlink(missing_ok=True)
        if name in notes:
            (state_dir / name).write_bytes(notes[name])


def _count(connection: Connection, name: str, columns: list[list[str]]) -> TableCount:
    tally = table_copies.tally_of(connection, name, columns)
    return TableCount(name, columns, tally.count, tally.sum)


@contextmanager
def _one_moment() -> Iterator[Connection]:
    """Give a connection that sees one moment only; SQLite's transactions do so by themselves."""
    frozen = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    options = frozen if db.engine.dialect.name == "postgresql" else {}
    with db.engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


@contextmanager
def database_put_aside() -> Iterator[str]:
    """Put the whole database out of the way, where it can be fetched back; back at once when what follows fails."""
    mark = f"sebelum_{clock.local(clock.now()):%Y%m%d_%H%M%S}"
    db.session.remove()
    db.engine.dispose()
    moves = _moves(mark)
    for there, _back in moves:
        there()
    try:
        yield mark
    except BaseException:
        db.session.remove()
        db.engine.dispose()
        for _there, back in moves:
            back()
        raise


def _moves(mark: str) -> list[tuple[Callable[[], object], Callable[[], object]]]:
    if db.engine.dialect.name == "postgresql":
        there = (f"ALTER SCHEMA public RENAME TO {mark}", "CREATE SCHEMA public")
        back = ("DROP SCHEMA public CASCADE", f"ALTER SCHEMA {mark} RENAME TO public")
        return [(partial(_run, *there), partial(_run, *back))]
    main = Path(str(db.engine.url.database))
    files = [main.with_name(main.name + ending) for ending in ("", "-wal", "-shm")]
    pairs = [(file, file.with_name(f"{file.name}.{mark}")) for file in files if file.exists()]
    return [(partial(here.replace, away), partial(away.replace, here)) for here, away in pairs]


def _run(*statements: str) -> None:
    with db.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
