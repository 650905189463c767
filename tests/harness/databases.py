"""Databases for tests: migrated and seeded once per run and kind, then copied for whoever needs one."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import fasteners
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from tests.harness import postgres, seed

KINDS = ("sqlite", "postgresql")


class Databases:
    """Makes databases inside one test run."""

    def __init__(self, run_folder: Path, worker: str) -> None:
        self.folder = run_folder
        self._worker = worker
        self._numbers = itertools.count(1)
        self._made: list[str] = []

    def copy(self, kind: str, holding: str = "places") -> str:
        """Return the address of a fresh copy of the migrated template: with the places only, or with the made-up world."""
        template = self._template(kind, holding)
        if kind == "sqlite":
            target = self.folder / f"{self._name()}.sqlite3"
            shutil.copyfile(make_url(template).database, target)
            return f"sqlite:///{target}"
        return self._create(f' TEMPLATE "{make_url(template).database}"')

    def empty(self, kind: str) -> str:
        """Return the address of a database without any table."""
        if kind == "sqlite":
            return f"sqlite:///{self.folder / self._name()}.sqlite3"
        return self._create("")

    def drop_all(self) -> None:
        """Drop what this worker made, but for templates, which others may still copy."""
        templates = {make_url(note.read_text(encoding="utf-8")).database for note in self.folder.glob("template-*.url")}
        for name in self._made:
            if name in templates:
                continue
            postgres.administer(self.folder, f'DROP DATABASE "{name}" WITH (FORCE)')

    def _template(self, kind: str, holding: str) -> str:
        note = self.folder / f"template-{holding}-{kind}.url"
        with fasteners.InterProcessLock(self.folder / f"template-{holding}-{kind}.lock"):
            if not note.exists():
                url = self.empty(kind)
                seed.TEMPLATES[holding](url, self.folder / f"template-{holding}-{kind}")
                note.write_text(url, encoding="utf-8")
        return note.read_text(encoding="utf-8")

    def _create(self, clause: str) -> str:
        name = self._name()
        postgres.administer(self.folder, f'CREATE DATABASE "{name}"{clause}')
        self._made.append(name)
        return make_url(postgres.server_url(self.folder)).set(database=name).render_as_string(hide_password=False)

    def _name(self) -> str:
        return f"{self.folder.name}_{self._worker}_{next(self._numbers)}".replace("-", "_").lower()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=KINDS, help="run database tests on this kind only; without it they run on both")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever touches a database on both kinds; pages in a real browser look the same on either."""
    if "db_kind" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--db")
        kinds = KINDS if chosen is None else (chosen,)
        if metafunc.definition.get_closest_marker("one_database"):
            kinds = kinds[:1]
        metafunc.parametrize("db_kind", kinds, indirect=True, scope="session")


@pytest.fixture(scope="session")
def db_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def databases(run_folder: Path, pytestconfig: pytest.Config) -> Iterator[Databases]:
    worker = getattr(pytestconfig, "workerinput", {}).get("workerid", "main")
    made = Databases(run_folder, worker)
    yield made
    made.drop_all()


@pytest.fixture
def empty_database(databases: Databases, db_kind: str) -> str:
    return databases.empty(db_kind)


@pytest.fixture
def statements() -> Iterator[Callable[[], list[str]]]:
    """The SQL sent since the test began, for asserting how many statements a page needs."""
    sent: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest: object) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")):
            sent.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    yield lambda: list(sent)
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
