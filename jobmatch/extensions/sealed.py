"""Sealed columns: AES-GCM for the value, a keyed hash for equality. NIK and KK are stored in no other form."""

import hashlib
import hmac
import os
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.engine import Dialect

_NONCE_BYTES = 12


class KeyRing:
    """Holds the two keys of the running process; set once by the application factory."""

    def __init__(self) -> None:
        self._cipher: AESGCM | None = None
        self._index_key = b""

    def open(self, nik_key: str, index_key: str) -> None:
        """Take the keys, each as 64 hexadecimal digits."""
        self._cipher = AESGCM(bytes.fromhex(nik_key))
        self._index_key = bytes.fromhex(index_key)

    def seal(self, text: str, context: str) -> bytes:
        """Return nonce and ciphertext of ``text``, bound to ``context`` (table.column)."""
        return self.seal_bytes(text.encode(), context)

    def seal_bytes(self, content: bytes, context: str) -> bytes:
        """Return nonce and ciphertext of a file's bytes, bound to ``context``."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._key().encrypt(nonce, content, context.encode())

    def unseal(self, data: bytes, context: str) -> str:
        """Return the text sealed for ``context``."""
        return self.unseal_bytes(data, context).decode()

    def unseal_bytes(self, data: bytes, context: str) -> bytes:
        """Return the bytes sealed for ``context``."""
        return self._key().decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], context.encode())

    def blind_index(self, text: str, context: str) -> str:
        """Return the keyed hash under which ``text`` is found again (64 hexadecimal digits)."""
        self._key()
        return hmac.new(self._index_key, f"{context}:{text}".encode(), hashlib.sha256).hexdigest()

    def _key(self) -> AESGCM:
        if self._cipher is None:
            raise RuntimeError("the key ring is closed: the application factory opens it")
        return self._cipher


keys = KeyRing()


class Sealed(sa.types.TypeDecorator[str]):
    """A text column that only this application can read."""

    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, context: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context = context

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else keys.seal(value, self.context)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else keys.unseal(value, self.context)


class SealedBytes(sa.types.TypeDecorator[bytes]):
    """A column with a file that only this application can read."""

    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, context: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context = context

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else keys.seal_bytes(value, self.context)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else keys.unseal_bytes(value, self.context)


def nik_index(nik: str) -> str:
    """Return the blind index of a NIK."""
    return keys.blind_index(nik, "nik")


def kk_index(kk: str) -> str:
    """Return the blind index of a family card number."""
    return keys.blind_index(kk, "kk")
