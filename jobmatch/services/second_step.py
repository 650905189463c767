"""The code app of an account: set up, renewed, taken away when the phone is lost."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.sign_in_rules import CODE
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.one_time_codes import (
    enrolment_address,
    matching_step,
    new_recovery_codes,
    new_secret,
    recovery_index,
)
from jobmatch.extensions.passwords import verify_password
from jobmatch.models import Account, RecoveryCode
from jobmatch.services import audit, sessions
from jobmatch.services.attempts import forget_attempts, note_attempt
from jobmatch.services.care import get_in_care

WRONG_FIRST_CODE = N_("Kode ini belum cocok. Pastikan jam ponsel tepat, lalu isi kode yang sedang tampil di aplikasi.")
WRONG_PASSWORD = N_("Kata sandi belum tepat.")
ISSUER = "jobmatch Rejang Lebong"


def propose_secret() -> str:
    """Return a secret that is not stored anywhere yet."""
    return new_secret()


def address_for_app(secret: str, account_name: str) -> str:
    """Return what the QR code on the enrolment page says."""
    return enrolment_address(secret, account_name, ISSUER)


def enable(actor: Actor, secret: str, code: str, password: str = "") -> list[str]:
    """Keep the secret once a code proves that the app holds it; return the printed codes, shown this once.

    An account that has a code app already must give its password, so that an open screen is not enough.

    Raises:
        RuleBroken: wrong code or password, or too many tries.
    """
    key = (CODE, f"enable:{actor.user_id}")
    notes = note_attempt(key)
    with transaction():
        account = db.session.get_one(Account, actor.user_id)
        if account.totp_secret and not verify_password(password, account.password_hash):
            raise RuleBroken(WRONG_PASSWORD, field="password")
        step = matching_step(secret, code, clock.now())
        if step is None:
            raise RuleBroken(WRONG_FIRST_CODE, field="code")
        account.totp_secret, account.totp_last_step, account.totp_enabled_at = secret, step, clock.now()
        codes = _replace_recovery_codes(account.id)
        audit.record(actor, "enable_second_step", "account", account.id, fields=["totp_secret"])
    forget_attempts(notes, key)
    return codes


def renew_recovery_codes(actor: Actor, password: str) -> list[str]:
    """Replace the printed codes; the old ones end.

    Raises:
        RuleBroken: wrong password or too many tries.
    """
    key = (CODE, f"renew:{actor.user_id}")
    notes = note_attempt(key)
    with transaction():
        account = db.session.get_one(Account, actor.user_id)
        if not verify_password(password, account.password_hash):
            raise RuleBroken(WRONG_PASSWORD, field="password")
        codes = _replace_recovery_codes(account.id)
        audit.record(actor, "renew_recovery_codes", "account", account.id)
    forget_attempts(notes, key)
    return codes


def reset(actor: Actor, account_id: UUID) -> None:
    """Take the code app off an account whose phone is lost; it must be set up anew at the next sign-in."""
    with transaction():
        account = get_in_care(actor, account_id)
        account.totp_secret = account.totp_last_step = account.totp_enabled_at = None
        db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
        sessions.end_all_sessions(actor, account)
        audit.record(actor, "reset_second_step", "account", account_id, fields=["totp_secret"])


def _replace_recovery_codes(account_id: UUID) -> list[str]:
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    codes = new_recovery_codes()
    db.session.add_all(RecoveryCode(account_id=account_id, code_index=recovery_index(code)) for code in codes)
    return codes
