"""Small facts about this installation, for example that it holds demo data."""

from typing import Any

from jobmatch.extensions.db import db, transaction
from jobmatch.models import SiteFact


def find_fact(name: str) -> dict[str, Any] | None:
    """Return the fact, or None."""
    fact = db.session.get(SiteFact, name)
    return None if fact is None else fact.value


def set_fact(name: str, value: dict[str, Any]) -> None:
    """Store the fact."""
    with transaction():
        db.session.merge(SiteFact(name=name, value=value))
