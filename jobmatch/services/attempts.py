"""Failed tries, counted in the database so that a restart or a second process forgets nothing.

A try is noted and committed before it is judged: however many come at once, no more than the limit are ever judged.
"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.sign_in_rules import Limit
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, new_id, transaction
from jobmatch.models import SignInAttempt

TOO_MANY = N_("Terlalu banyak percobaan. Tunggu %(minutes)s menit, lalu coba lagi.")
Key = tuple[Limit, str]


def note_attempt(*keys: Key, message: str = TOO_MANY) -> list[UUID]:
    """Note a try under each key and return the notes, to be forgotten when the try turns out right.

    Raises:
        RuleBroken: one of the keys has used up its tries; this one is then not counted.
    """
    notes = {new_id(): key for key in keys}
    with transaction():
        moment = clock.now()
        db.session.add_all(SignInAttempt(id=note, key_hash=_hash(key), at=moment) for note, key in notes.items())
    exceeded = [limit for limit, value in keys if _count((limit, value)) > limit.most]
    if exceeded:
        forget_attempts(list(notes))
        longest = max(limit.window for limit in exceeded)
        raise RuleBroken(message, minutes=int(longest.total_seconds() // 60))
    return list(notes)


def forget_attempts(notes: Sequence[UUID], *keys: Key) -> None:
    """Take back the notes of a right try, and with them all failures under ``keys``."""
    hashes = [_hash(key) for key in keys]
    with transaction():
        db.session.execute(
            sa.delete(SignInAttempt).where(sa.or_(SignInAttempt.id.in_(notes), SignInAttempt.key_hash.in_(hashes)))
        )


def drop_old_attempts(age: timedelta = timedelta(days=2)) -> int:
    """Delete notes that no limit looks at any more; return how many."""
    with transaction():
        return count_changed(sa.delete(SignInAttempt).where(SignInAttempt.at < clock.now() - age))


def _count(key: Key) -> int:
    statement = sa.select(sa.func.count()).where(
        SignInAttempt.key_hash == _hash(key), SignInAttempt.at > clock.now() - key[0].window
    )
    return db.session.scalar(statement) or 0


def _hash(key: Key) -> str:
    return hashlib.sha256(f"{key[0].kind}:{key[1]}".encode()).hexdigest()
