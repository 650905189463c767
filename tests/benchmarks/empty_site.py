"""A site for a benchmark: a migrated database with the places in it and nothing else, gone when the benchmark ends."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flask
import flask_migrate

from jobmatch.app import create_app
from jobmatch.services import places
from tests.harness.seed import test_settings


def add_url(words: argparse.ArgumentParser) -> None:
    """Let the benchmark be run on another database than an SQLite file of its own."""
    words.add_argument("--url", default="", help="an empty database; without it an SQLite file of its own")


@contextmanager
def empty_site(url: str) -> Iterator[flask.Flask]:
    """Yield the site, outside any context."""
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        app = create_app(test_settings(url or f"sqlite:///{state / 'bench.sqlite3'}", state))
        with app.app_context():
            flask_migrate.upgrade()
            places.load_places()
        yield app
