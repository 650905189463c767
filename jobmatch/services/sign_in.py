"""The steps of signing in with a password: the password, then a code where the account has one."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.sign_in_rules import ADDRESS, CODE, LOGIN, LOGIN_HERE, normalise_login
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, transaction
from jobmatch.extensions.one_time_codes import matching_step, recovery_index
from jobmatch.extensions.passwords import hash_password, verify_password
from jobmatch.models import Account, RecoveryCode
from jobmatch.queries.accounts import find_credentials
from jobmatch.services import audit, sessions
from jobmatch.services.attempts import forget_attempts, note_attempt

WRONG = N_("Nama masuk atau kata sandi belum tepat. Periksa lagi, atau hubungi kantor bila lupa.")
WRONG_CODE = N_("Kode ini belum tepat atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu isi lagi.")
START_AGAIN = N_("Masuk dari awal: kata sandi tadi sudah terlalu lama.")
NOBODY = "-"
_UNKNOWN_HASH = hash_password("nobody has this password")


@dataclass(frozen=True, slots=True)
class PasswordStep:
    """A right password: whose, and whether a code must follow."""

    account_id: UUID
    epoch: int
    needs_code: bool


def check_password(login: str, password: str, address: str) -> PasswordStep:
    """Judge a name and a password; known and unknown names take the same steps and get the same answer.

    Raises:
        RuleBroken: wrong, or too many tries.
    """
    name = normalise_login(login)
    here = (LOGIN_HERE, f"{name}|{address}")
    notes = note_attempt(here, (LOGIN, name), (ADDRESS, address))
    known = find_credentials(name)
    encoded = known.password_hash if known and known.password_hash else _UNKNOWN_HASH
    is_right = verify_password(password, encoded)
    if known is None or not known.is_active or not known.password_hash or not is_right:
        _record_failure(known.account_id if known else None)
        raise RuleBroken(WRONG)
    forget_attempts(notes, here)
    return PasswordStep(known.account_id, known.epoch, known.has_second_step)


def check_code(account_id: UUID, epoch: int, code: str) -> str:
    """Judge the code that follows a right password and return the key of the session.

    Raises:
        RuleBroken: wrong, used before, or too many tries.
    """
    key = (CODE, str(account_id))
    notes = note_attempt(key)
    with transaction():
        account = db.session.get(Account, account_id)
        if account is None or not account.is_active or account.totp_secret is None or account.session_epoch != epoch:
            raise RuleBroken(START_AGAIN)
        is_right = use_code(account, code)
    if not is_right:
        _record_failure(account_id)
        raise RuleBroken(WRONG_CODE, field="code")
    forget_attempts(notes, key)
    return sessions.open_session(account_id)


def use_code(account: Account, code: str) -> bool:
    """Tell whether a code fits, and spend it: of the app (each step once) or a printed one (each once)."""
    step = matching_step(account.totp_secret or "", code, clock.now())
    if step is None:
        return _use_recovery_code(account, code)
    spent = count_changed(
        sa.update(Account)
        .where(Account.id == account.id, sa.or_(Account.totp_last_step.is_(None), Account.totp_last_step < step))
        .values(totp_last_step=step)
        .execution_options(synchronize_session=False)
    )
    return bool(spent)


def _use_recovery_code(account: Account, code: str) -> bool:
    spent = count_changed(
        sa.update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account.id,
            RecoveryCode.code_index == recovery_index(code),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )
    if spent:
        audit.record(Actor(role=account.role, user_id=account.id), "use_recovery_code", "account", account.id)
    return bool(spent)


def _record_failure(account_id: UUID | None) -> None:
    with transaction():
        audit.record(Actor.visitor(), "fail_sign_in", "account", account_id or NOBODY)
