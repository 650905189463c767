"""Codes of a code app (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), printed ones that replace it, and sent ones."""

import hmac
import secrets
from datetime import datetime
from uuid import UUID

import pyotp

from jobmatch.extensions.sealed import keys

STEP_SECONDS = 30
DRIFT_STEPS = (0, -1, 1)
RECOVERY_COUNT = 10
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without look-alikes
_RECOVERY_LENGTH = 10  # 31^10, about 50 bits


def new_secret() -> str:
    """Return a fresh secret for a code app (160 bits, base 32)."""
    return pyotp.random_base32()


def enrolment_address(secret: str, account: str, issuer: str) -> str:
    """Return the address that a code app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)


def matching_step(secret: str, code: str, moment: datetime) -> int | None:
    """Return the number of the thirty-second step that ``code`` belongs to, one step of drift allowed."""
    typed = "".join(code.split())
    now = int(moment.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for drift in DRIFT_STEPS:
        if hmac.compare_digest(totp.generate_otp(now + drift).encode(), typed.encode()):
            return now + drift
    return None


def new_recovery_codes() -> list[str]:
    """Return the codes to print once, in two groups of five."""
    return [_grouped("".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LENGTH))) for _ in range(RECOVERY_COUNT)]


def recovery_index(code: str) -> str:
    """Return the keyed hash under which a recovery code is kept, however it was typed."""
    return keys.blind_index("".join(c for c in code.upper() if c.isalnum()), "recovery")


def new_digits() -> str:
    """Return a fresh six-digit code to be sent to a phone."""
    return f"{secrets.randbelow(10**6):06d}"


def sent_index(request_id: UUID, code: str) -> str:
    """Return the keyed hash under which a sent code is kept: worth nothing without the key, and for no other request."""
    return keys.blind_index(f"{request_id}:{''.join(code.split())}", "sent-code")


def _grouped(code: str) -> str:
    return f"{code[:5]}-{code[5:]}"
