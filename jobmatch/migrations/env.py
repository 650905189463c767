"""Runs the migrations with the application's own engine and metadata."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from flask import current_app

from jobmatch.extensions.db import Json, UtcDateTime
from jobmatch.extensions.sealed import Sealed

target = current_app.extensions["migrate"].db


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what the database sees, so that old steps do not depend on today's code."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, Sealed):
        return "sa.LargeBinary()"
    if isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    if isinstance(item, sa.JSON) and item is Json:
        return 'sa.JSON().with_variant(JSONB(), "postgresql")'
    return False


def set_foreign_keys(connection: sa.Connection, word: str) -> None:
    """Switch SQLite's foreign keys outside any transaction, where alone it listens; rebuilding a table drops the old one."""
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA foreign_keys={word}")


def run() -> None:
    """Run inside one connection; SQLite gets batch mode, its foreign keys off while tables are rebuilt."""
    with target.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            set_foreign_keys(connection, "OFF")
        context.configure(
            connection=connection,
            target_metadata=target.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render_item,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        if is_sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
            raise RuntimeError(f"rows without their parent after the migration: {broken[:5]}")
        connection.commit()
        if is_sqlite:
            set_foreign_keys(connection, "ON")


run()
