"""What somebody typed when the session had just ended: kept for an hour, sealed, for that account only."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from jobmatch import clock

KEPT_SECONDS = 3600
MOST_BYTES = 256 * 1024
NEVER = ("password", "pin", "code", "csrf_token")
"""Parts of names of fields that are typed anew."""
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where a form was going, and its fields in order."""

    path: str
    fields: list[tuple[str, str]]


class KeptForms:
    """A folder of sealed files; a file opens only with its word, which the browser alone holds, and the site's key."""

    def __init__(self) -> None:
        self._folder, self._secret = Path(), b""

    def open(self, state_dir: Path, secret: str) -> None:
        """Name the folder and the key."""
        self._folder, self._secret = state_dir / "kept-forms", secret.encode()

    def keep(self, owner: UUID, path: str, fields: list[tuple[str, str]]) -> str | None:
        """Keep a form and return its word; None when it is too large to keep."""
        wanted = [(name, value) for name, value in fields if not any(part in name for part in NEVER)]
        content = json.dumps([clock.now().timestamp(), path, wanted]).encode()
        if len(content) > MOST_BYTES:
            return None
        self._forget_old()
        word, nonce = secrets.token_urlsafe(24), os.urandom(_NONCE_BYTES)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._file(word).write_bytes(nonce + self._cipher(word).encrypt(nonce, content, owner.bytes))
        return word

    def find(self, word: str, owner: UUID) -> KeptForm | None:
        """Return a kept form to the account that typed it, and to nobody else."""
        file = self._file(word)
        if not file.exists():
            return None
        data = file.read_bytes()
        try:
            kept_at, path, fields = json.loads(self._cipher(word).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], owner.bytes))
        except InvalidTag:
            return None
        if clock.now().timestamp() - kept_at > KEPT_SECONDS:
            return None
        return KeptForm(path, [(name, value) for name, value in fields])

    def _file(self, word: str) -> Path:
        return self._folder / HKDF(SHA256(), 16, None, b"name").derive(word.encode()).hex()

    def _cipher(self, word: str) -> AESGCM:
        return AESGCM(HKDF(SHA256(), 32, self._secret, b"kept form").derive(word.encode()))

    def _forget_old(self) -> None:
        for file in self._folder.glob("*") if self._folder.is_dir() else ():
            if clock.now().timestamp() - file.stat().st_mtime > 24 * KEPT_SECONDS:
                file.unlink(missing_ok=True)


kept_forms = KeptForms()
