"""Reads of accounts: who is signed in, and in which scope."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import db
from jobmatch.models import Account, EmployerMember


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An active account with its scope as of this request."""

    account_id: UUID
    display_name: str
    session_epoch: int
    actor: Actor


def find_signed_in(account_id: UUID, session_epoch: int) -> SignedIn | None:
    """Return the account if it is active and its sessions were not ended; membership is read anew each time."""
    statement = (
        sa.select(Account, EmployerMember.employer_id)
        .outerjoin(EmployerMember, sa.and_(EmployerMember.account_id == Account.id, EmployerMember.removed_at.is_(None)))
        .where(Account.id == account_id, Account.is_active.is_(True), Account.session_epoch == session_epoch)
        .order_by(EmployerMember.added_at)
        .limit(1)
    )
    row = db.session.execute(statement).first()
    if row is None:
        return None
    account, employer_id = row
    actor = Actor(
        role=account.role,
        user_id=account.id,
        village_code=account.village_code,
        district_code=account.district_code,
        employer_id=employer_id,
        agency=account.agency,
        person_id=account.person_id,
    )
    return SignedIn(account.id, account.display_name, account.session_epoch, actor)


def find_account_by_login(login: str) -> Account | None:
    """Return the account with this login name, whatever its state."""
    return db.session.scalar(sa.select(Account).where(Account.login == login))
