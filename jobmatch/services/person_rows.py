"""Moves everything that hangs on one person's record to another, table by table, and back again row by row."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.extensions.db import db

PEOPLE = "people"
STAYS_BEHIND = frozenset({"people", "person_merges", "suspected_doubles", "ledger_events", "person_moves", "issued_reports"})
"""Tables whose rows name the record they were made for: the ledger's past, merges and moves themselves."""
LIKE_UNIQUE = {"family_members": ("until_on",)}
"""Who has an open stay of her own needs none of the other record's; closed stays move."""
OWNED = "seekers"


def move(source: UUID, target: UUID) -> dict[str, list[Any]]:
    """Point rows of one person to another where nothing stands against it; return what moved, by table and column."""
    moved: dict[str, list[Any]] = {}
    if _moves_profile(source, target):
        _rename_owner(source, target)
        moved[OWNED] = [str(source)]
    for table, column in _references():
        key = _key(table)
        wanted = sa.select(key, *table.c).where(column == source)
        free = [row[0] for row in db.session.execute(wanted) if not _clashes(table, column, row, target)]
        if free:
            _point(table, column, key, free, target)
            moved[f"{table.name}.{column.name}"] = [str(each) for each in free]
    return moved


def move_back(moved: dict[str, list[Any]], source: UUID, target: UUID) -> None:
    """Point the rows of a merge back to the record they came from."""
    for table, column in _references():
        rows = moved.get(f"{table.name}.{column.name}")
        if rows:
            key = _key(table)
            ids = [UUID(each) if isinstance(key.type, sa.Uuid) else each for each in rows]
            still = list(db.session.scalars(sa.select(key).where(key.in_(ids), column == source)))
            _point(table, column, key, still, target)
    if moved.get(OWNED):
        _rename_owner(source, target)
    db.session.expire_all()


def _point(table: sa.Table, column: sa.Column[Any], key: sa.Column[Any], rows: list[Any], target: UUID) -> None:
    for start in range(0, len(rows), 400):
        chunk = rows[start : start + 400]
        db.session.execute(sa.update(table).where(key.in_(chunk)).values({column.name: target}))
    db.session.expire_all()


def _references() -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    for table in db.metadata.sorted_tables:
        if table.name in STAYS_BEHIND or table.name == OWNED:
            continue
        for column in table.columns:
            if any(key.column.table.name == PEOPLE for key in column.foreign_keys):
                yield table, column


def _key(table: sa.Table) -> sa.Column[Any]:
    columns: list[sa.Column[Any]] = list(table.primary_key.columns)
    return columns[0]


def _clashes(table: sa.Table, column: sa.Column[Any], row: Any, target: UUID) -> bool:
    for names in _unique_with(table, column):
        others = [name for name in names if name != column.name]
        values = [getattr(row, name) for name in others]
        is_ours = tuple(others) == LIKE_UNIQUE.get(table.name)
        if None in values and not is_ours:
            continue
        same = [table.c[name].is_not_distinct_from(value) for name, value in zip(others, values, strict=True)]
        if db.session.scalar(sa.select(sa.exists().where(column == target, *same))):
            return True
    return False


def _unique_with(table: sa.Table, column: sa.Column[Any]) -> Iterator[tuple[str, ...]]:
    if column.unique:
        yield (column.name,)
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint) and column.name in constraint.columns:
            yield tuple(each.name for each in constraint.columns)
    for index in table.indexes:
        if index.unique and column.name in index.columns:
            yield tuple(str(each.name) for each in index.columns)
    if table.name in LIKE_UNIQUE:
        yield (*LIKE_UNIQUE[table.name], column.name)


def _moves_profile(source: UUID, target: UUID) -> bool:
    owners = db.metadata.tables[OWNED].c.person_id
    found = set(db.session.scalars(sa.select(owners).where(owners.in_((source, target)))))
    return found == {source}


def _rename_owner(source: UUID, target: UUID) -> None:
    """The seeking profile is keyed by its person: copied under the new key, its parts pointed there, the old one dropped."""
    table = db.metadata.tables[OWNED]
    row = db.session.execute(sa.select(table).where(table.c.person_id == source)).mappings().one()
    db.session.execute(sa.insert(table).values({**row, "person_id": target}))
    for part in db.metadata.sorted_tables:
        for column in part.columns:
            if any(key.column.table.name == OWNED for key in column.foreign_keys):
                db.session.execute(sa.update(part).where(column == source).values({column.name: target}))
    db.session.execute(sa.delete(table).where(table.c.person_id == source))
    db.session.expire_all()
