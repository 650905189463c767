"""The database: base class, column types, and the one owner of commits, ``transaction()``."""

import enum
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Session, registry

from jobmatch import clock

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """Aware moments in UTC on every database; a naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return None if value is None else value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


Json = sa.JSON().with_variant(JSONB(), "postgresql")


def labelled(cls: type[enum.Enum]) -> sa.Enum:
    """Return a text column type that stores the members' values."""
    return sa.Enum(
        cls, native_enum=False, create_constraint=False, length=32, values_callable=lambda members: [m.value for m in members]
    )


class Base(DeclarativeBase):
    """Base of all tables."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMING),
        type_annotation_map={datetime: UtcDateTime(), dict[str, Any]: Json, list[str]: Json, list[Any]: Json},
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


def new_id() -> uuid.UUID:
    """Return a random key that sorts by time (48 bits of milliseconds, 74 random bits; RFC 9562 version 7)."""
    milliseconds = int(clock.now().timestamp() * 1000)
    value = (milliseconds << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)


def tune_sqlite(engine: Engine) -> None:
    """Make SQLite safe under several writers: WAL, waiting instead of failing, and our own BEGIN."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = "IMMEDIATE" if connection.get_execution_options().get("is_writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def transaction() -> Iterator[Session]:
    """Open the one transaction of a use case; nested calls join it, the outermost commits, an error undoes all.

    What was read before is read again inside, so that a decision never rests on a stale row.
    """
    session = db.session()
    if session.info.get("in_transaction"):
        yield session
        return
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("rows were changed outside transaction()")
    session.commit()
    session.info["in_transaction"] = True
    session.info["after_commit"] = []
    try:
        session.connection(execution_options={"is_writing": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        session.info["after_commit"] = []
        raise
    finally:
        session.info["in_transaction"] = False
    for act in session.info.pop("after_commit"):
        act()


def after_commit(act: Callable[[], object]) -> None:
    """Run ``act`` once the running transaction has been committed, never if it is undone."""
    db.session().info["after_commit"].append(act)


def one_at_a_time(what: str, key: object) -> None:
    """Let only one transaction at a time look for ``key`` and then add it; others wait here until it is over.

    Needed wherever "is it there already?" is followed by an insert: PostgreSQL lets two transactions look at once.
    SQLite has one writer anyway.
    """
    if db.engine.dialect.name == "postgresql":
        db.session.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(f"{what}:{key}", 0))))


def count_changed(statement: sa.Update | sa.Delete) -> int:
    """Run a guarded UPDATE or DELETE and return how many rows it found."""
    result = db.session.execute(statement)
    return result.rowcount if isinstance(result, sa.CursorResult) else 0
