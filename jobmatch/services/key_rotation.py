"""A new key over all sealed numbers, in one transaction: read with the old one, sealed with the new one, read again."""

from typing import Any

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import KeyRing, Sealed, SealedBytes
from jobmatch.services import audit

BATCH = 500


def count_sealed() -> dict[str, int]:
    """Return how many values each sealed column holds."""
    return {
        f"{column.table.name}.{column.name}": db.session.scalar(sa.select(sa.func.count(column))) or 0
        for column in _sealed_columns()
    }


def rotate(actor: Actor, old: KeyRing, new: KeyRing) -> int:
    """Seal every number anew and return how many; an error leaves all of them under the old key.

    Raises:
        InvalidTag: a value does not open with the old key.
    """
    total = 0
    with transaction():
        for column in _sealed_columns():
            total += _rotate_column(column, old, new)
        audit.record(actor, "rotate_key", "site", "nik_key")
    return total


def _sealed_columns() -> list[sa.Column[Any]]:
    return [
        column for table in db.metadata.sorted_tables for column in table.columns if isinstance(column.type, Sealed | SealedBytes)
    ]


def _rotate_column(column: sa.Column[Any], old: KeyRing, new: KeyRing) -> int:
    table, kind = column.table, column.type
    assert isinstance(kind, Sealed | SealedBytes)
    [key] = table.primary_key.columns
    bare = sa.table(table.name, sa.column(key.name, key.type), sa.column(column.name, sa.LargeBinary))
    rows = db.session.execute(sa.select(bare.c[key.name], bare.c[column.name]).where(bare.c[column.name].is_not(None))).all()
    changes = []
    for row_id, sealed in rows:
        content = old.unseal_bytes(bytes(sealed), kind.context)
        anew = new.seal_bytes(content, kind.context)
        if new.unseal_bytes(anew, kind.context) != content:
            raise RuntimeError("a value came back changed")
        changes.append({"row": row_id, "value": anew})
    statement = sa.update(bare).where(bare.c[key.name] == sa.bindparam("row")).values({column.name: sa.bindparam("value")})
    for start in range(0, len(changes), BATCH):
        db.session.connection().execute(statement, changes[start : start + BATCH])
    return len(changes)
