"""The steps of the schema: one line of them, its head pinned, equal to the models, and good with rows in, up and down."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask

from jobmatch import paths
from jobmatch.app import create_app
from jobmatch.extensions.db import db
from tests.harness.row_filler import count_rows, fill_every_table
from tests.harness.seed import test_settings

SCRIPTS = ScriptDirectory(str(paths.MIGRATIONS))
STEPS = [step.revision for step in reversed(list(SCRIPTS.walk_revisions()))]


@contextmanager
def unmigrated(url: str, state: Path) -> Iterator[Flask]:
    app = create_app(test_settings(url, state))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_steps_form_one_line_whose_head_is_pinned() -> None:
    assert SCRIPTS.get_heads() == [(paths.MIGRATIONS / "head.txt").read_text(encoding="utf-8").strip()]


def test_steps_are_numbered_without_gaps_and_bear_their_number() -> None:
    files = sorted(path.name for path in (paths.MIGRATIONS / "versions").glob("*.py"))
    assert [name[:4] for name in files] == [f"{number:04d}" for number in range(1, len(files) + 1)]
    assert [step[:4] for step in STEPS] == [name[:4] for name in files]


def test_models_and_migrated_schema_are_equal(empty_database: str, tmp_path: Path) -> None:
    with unmigrated(empty_database, tmp_path):
        flask_migrate.upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_each_step_goes_up_and_down_and_up_with_rows_in_every_table(empty_database: str, tmp_path: Path) -> None:
    with unmigrated(empty_database, tmp_path):
        for before, step in zip(["base", *STEPS[:-1]], STEPS, strict=True):
            fill_every_table(db.engine)
            rows = count_rows(db.engine)
            flask_migrate.upgrade(revision=step)
            kept = count_rows(db.engine)
            assert {table: kept.get(table, 0) for table in rows} == rows, f"step {step} lost rows on the way up"
            fill_every_table(db.engine)
            flask_migrate.downgrade(revision=before)
            assert set(count_rows(db.engine)) == set(rows), f"step {step} left or lost tables on the way down"
            flask_migrate.upgrade(revision=step)


def test_no_migration_imports_the_models() -> None:
    """A step describes the schema of its day; today's classes would change it afterwards."""
    texts = [path.read_text(encoding="utf-8") for path in (paths.MIGRATIONS / "versions").glob("*.py")]
    assert not any("jobmatch.models" in text for text in texts)


def test_foreign_keys_are_enforced(db_session: sa.orm.scoped_session) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        db_session.execute(
            sa.text("INSERT INTO villages (code, district_code, name, kind) VALUES ('99.99.99.9999', '99.99.99', 'x', 'desa')")
        )
