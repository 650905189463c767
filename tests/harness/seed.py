"""What every test database holds: today's schema and the places of the regency. Demo people are added by who needs them."""

from pathlib import Path

import flask_migrate

from jobmatch.app import create_app
from jobmatch.extensions.db import db
from jobmatch.services import places
from jobmatch.settings import Settings

KEYS = {"secret_key": "not-a-secret-" * 4, "nik_key": "11" * 32, "index_key": "22" * 32}


def test_settings(url: str, state: Path, **changes: object) -> Settings:
    """Return settings for a test's application; its keys are known to everybody."""
    return Settings(**{"state_dir": state, "database_url": url, "is_https": False, **KEYS, **changes})


test_settings.__test__ = False


def build_template(url: str, state: Path) -> None:
    """Migrate an empty database and fill it with what all tests may count on."""
    app = create_app(test_settings(url, state))
    with app.app_context():
        flask_migrate.upgrade()
        places.load_places()
        db.engine.dispose()
