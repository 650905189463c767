"""Sessions: opened at the end of every way of signing in, ended one by one or all at once."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.models import Account, AccountSession
from jobmatch.services import audit


def open_session(account_id: UUID, device_id: UUID | None = None) -> str:
    """Open a session of an account that has just proved itself; return the key that its cookie carries."""
    with transaction():
        account = db.session.get_one(Account, account_id)
        account.last_sign_in_at = clock.now()
        opened = AccountSession(
            account_id=account_id, device_id=device_id, epoch=account.session_epoch, started_at=account.last_sign_in_at
        )
        db.session.add(opened)
        db.session.flush()
        audit.record(Actor(role=account.role, user_id=account.id), "sign_in", "account", account.id)
        return str(opened.id)


def end_session(actor: Actor, session_id: UUID) -> None:
    """End one session of the actor's own account; an ended or foreign one stays as it is."""
    with transaction():
        ended = count_changed(
            sa.update(AccountSession)
            .where(
                AccountSession.id == session_id,
                AccountSession.account_id == actor.user_id,
                AccountSession.ended_at.is_(None),
            )
            .values(ended_at=clock.now())
        )
        if ended:
            audit.record(actor, "sign_out", "account", actor.user_id)


def renew_session(actor: Actor) -> str:
    """End every session of the actor's own account and return the key of a fresh one."""
    with transaction():
        account = db.session.get_one(Account, actor.user_id)
        end_all_sessions(actor, account)
        return open_session(account.id)


def end_all_sessions(actor: Actor, account: Account) -> None:
    """End every session of an account at its next request, inside the running transaction."""
    account.session_epoch += 1
    db.session.execute(
        sa.update(AccountSession)
        .where(AccountSession.account_id == account.id, AccountSession.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
    audit.record(actor, "end_sessions", "account", account.id)
