"""Passwords and PINs: Argon2id with the parameters OWASP gives (19 MiB, 2 passes, 1 lane; cheat sheet of 2024)."""

import os

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_SALT_BYTES = 16


def hash_password(password: str) -> str:
    """Return the PHC string of ``password``."""
    kdf = Argon2id(salt=os.urandom(_SALT_BYTES), length=32, iterations=2, lanes=1, memory_cost=19 * 1024)
    return kdf.derive_phc_encoded(password.encode())


def verify_password(password: str, encoded: str | None) -> bool:
    """Tell whether ``password`` fits the PHC string; nothing fits an account without one."""
    if not encoded:
        return False
    try:
        Argon2id.verify_phc_encoded(password.encode(), encoded)
    except InvalidKey:
        return False
    return True
