"""Finds an account within the reach of the one who looks after it."""

from uuid import UUID

from jobmatch.domain.account_rules import roles_looked_after_by
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import Account


def get_in_care(actor: Actor, account_id: UUID) -> Account:
    """Return an account that the actor looks after.

    Raises:
        NotFound: there is none, or it is somebody else's to look after.
    """
    account = db.session.get(Account, account_id)
    if account is None or account.role not in roles_looked_after_by(actor.role):
        raise NotFound
    return account
