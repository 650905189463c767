"""What test databases hold: today's schema and the places of the regency; or the whole made-up world, for who asks for it."""

from pathlib import Path

import flask_migrate

from jobmatch.app import create_app
from jobmatch.demo.world import build_world
from jobmatch.extensions.db import db
from jobmatch.extensions.queue import queue
from jobmatch.services import places
from jobmatch.settings import Settings

PEOPLE = 500
KEYS = {"secret_key": "not-a-secret-" * 4, "nik_key": "11" * 32, "index_key": "22" * 32}


def test_settings(url: str, state: Path, **changes: object) -> Settings:
    """Return settings for a test's application; its keys are known to everybody."""
    return Settings(**{"state_dir": state, "database_url": url, "is_https": False, **KEYS, **changes})


test_settings.__test__ = False


def build_places(url: str, state: Path) -> None:
    """Migrate an empty database and fill it with what all tests may count on."""
    app = create_app(test_settings(url, state))
    with app.app_context():
        flask_migrate.upgrade()
        places.load_places()
        db.engine.dispose()


def build_demo(url: str, state: Path) -> None:
    """Build the made-up world, small, as the demo does."""
    app = create_app(test_settings(url, state, is_demo=True))
    with app.app_context():
        flask_migrate.upgrade()
        build_world(PEOPLE, lambda *_: None)
        queue.close()
        db.session.remove()
        db.engine.dispose()


TEMPLATES = {"places": build_places, "world": build_demo}
