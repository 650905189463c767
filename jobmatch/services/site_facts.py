"""Small facts about this installation; above all whether it holds made-up or real people, which never share a database."""

from typing import Any

import sqlalchemy as sa

from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account, Employer, Person, SiteFact
from jobmatch.queries import site_health

DEMO = "demo"
BACKUP = site_health.BACKUP


def find_fact(name: str) -> dict[str, Any] | None:
    """Return the fact, or None."""
    fact = db.session.get(SiteFact, name)
    return None if fact is None else fact.value


def set_fact(name: str, value: dict[str, Any]) -> None:
    """Store the fact."""
    with transaction():
        db.session.merge(SiteFact(name=name, value=value))


def holds_demo() -> bool:
    """Tell whether anything here is made up: the demo was built, or an account of it was made."""
    return find_fact(DEMO) is not None or _exists(Account.is_demo)


def holds_real_data() -> bool:
    """Tell whether anything is here that no demo made: accounts, people or employers without the demo's mark."""
    if _exists(sa.not_(Account.is_demo)) and find_fact(DEMO) is None:
        return True
    return find_fact(DEMO) is None and (_exists(Person.id.is_not(None)) or _exists(Employer.id.is_not(None)))


def _exists(condition: sa.ColumnExpressionArgument[bool]) -> bool:
    return bool(db.session.scalar(sa.select(sa.exists().where(condition))))
