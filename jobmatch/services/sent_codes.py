"""One-time codes sent to a phone, where a gateway is set: who forgot a password chooses a new one with it.

Known and unknown names take the same steps; no code of staff is ever sent, their second step would be worth nothing.
"""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.messages import choose_channel
from jobmatch.domain.sign_in_rules import ASKED_CODE, ASKED_CODE_HERE, check_new_password, normalise_login
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.extensions.gateways import gateways
from jobmatch.extensions.one_time_codes import new_digits, sent_index
from jobmatch.models import Account, SentCode
from jobmatch.services import audit, outbox, passwords
from jobmatch.services.attempts import note_attempt

FOR_ROLES = frozenset({Role.SEEKER, Role.EMPLOYER})
VALID = timedelta(minutes=10)
MOST_TRIES = 5
TEXT = N_("Kode Anda %(code)s, untuk membuat kata sandi baru. Berlaku 10 menit. Jangan beri tahu siapa pun, petugas pun tidak.")
WRONG = N_("Kode ini belum tepat atau sudah lewat masanya. Periksa lagi, atau minta kode baru.")


def can_be_sent() -> bool:
    """Tell whether codes may be offered at all: only where a gateway brings them to a phone at once."""
    return gateways.can_send_codes


def send_code(login: str, address: str) -> UUID:
    """Send a code to the phone on file of whoever signs in with a name, and return the number of this request.

    The answer is the same for a name that nobody has; its number then never fits any code.

    Raises:
        NotFound: no gateway is set. RuleBroken: asked too often.
    """
    if not can_be_sent():
        raise NotFound
    name = normalise_login(login)
    note_attempt((ASKED_CODE, name), (ASKED_CODE_HERE, address))
    code = new_digits()
    with transaction():
        account = _find_account(name)
        moment = clock.now()
        row = SentCode(account_id=account.id if account else None, code_index="", created_at=moment, expires_at=moment + VALID)
        db.session.add(row)
        db.session.flush()
        row.code_index = sent_index(row.id, code)
        if account is not None:
            _end_earlier(account.id, row.id)
            _queue(account, row.id, code)
            audit.record(Actor.visitor(), "send_code", "account", account.id)
        return row.id


def set_password_by_code(request_id: UUID, code: str, password: str) -> None:
    """Choose a new password with the code that came; it works once, and every session ends.

    Raises:
        RuleBroken: wrong or late code, too many tries, or a weak password (which spends no try).
    """
    found = db.session.get(SentCode, request_id)
    account = db.session.get(Account, found.account_id) if found and found.account_id else None
    login = account.login or "" if account else ""
    check_new_password(password, role=account.role if account else Role.SEEKER, login=login)
    _claim_try(request_id)
    with transaction():
        spent = count_changed(
            sa.update(SentCode)
            .where(SentCode.id == request_id, SentCode.used_at.is_(None), SentCode.code_index == sent_index(request_id, code))
            .values(used_at=clock.now())
        )
        if not spent or account is None:
            raise RuleBroken(WRONG, field="code")
        passwords.set_new_password(account.id, password)


def drop_old_codes(age: timedelta = timedelta(days=2)) -> int:
    """Delete codes that nobody can use any more; return how many."""
    with transaction():
        return count_changed(sa.delete(SentCode).where(SentCode.expires_at < clock.now() - age))


def _find_account(login: str) -> Account | None:
    account = db.session.scalar(sa.select(Account).where(Account.login == login, Account.is_active.is_(True)))
    if account is None or account.role not in FOR_ROLES:
        return None
    return account if choose_channel(account.phone, None, gateways.channels)[1] else None


def _end_earlier(account_id: UUID, newest: UUID) -> None:
    earlier = sa.update(SentCode).where(SentCode.account_id == account_id, SentCode.id != newest, SentCode.used_at.is_(None))
    db.session.execute(earlier.values(used_at=clock.now()))


def _queue(account: Account, request_id: UUID, code: str) -> None:
    outbox.queue_message(
        outbox.Letter(
            event_key=f"code:{request_id}",
            recipient_key=f"account:{account.id}",
            recipient_name=account.display_name,
            body=TEXT % {"code": code},
            address=account.phone,
            is_secret=True,
        )
    )


def _claim_try(request_id: UUID) -> None:
    """Count the try before it is judged, so that many at once are not judged more often than allowed."""
    with transaction():
        claimed = count_changed(
            sa.update(SentCode)
            .where(
                SentCode.id == request_id,
                SentCode.used_at.is_(None),
                SentCode.failed_tries < MOST_TRIES,
                SentCode.expires_at > clock.now(),
            )
            .values(failed_tries=SentCode.failed_tries + 1)
        )
    if not claimed:
        raise RuleBroken(WRONG, field="code")
