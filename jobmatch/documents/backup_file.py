"""The form of a backup: lines of text, compressed, sealed piece by piece with AES-GCM. Whoever lacks the key reads nothing.

Pieces are numbered and the last one is marked, so that a file that was cut off or put together anew is refused. The NIK key
is never inside: numbers stay sealed in the sealed file.
"""

import gzip
import hashlib
import json
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"jobmatch-cadangan-1\n"
PIECE = 1 << 18
_SALT_BYTES = 16
_TAG_BYTES = 16
_LAST = 1


class BackupBroken(Exception):
    """The file is no backup of this kind, was cut off or changed, or another key sealed it."""


def fingerprint(key: str) -> str:
    """Return what a key may be told apart by without giving it away (8 hexadecimal digits)."""
    return hashlib.sha256(b"jobmatch-key:" + bytes.fromhex(key)).hexdigest()[:8]


@contextmanager
def writing(path: Path, key: str) -> Iterator["LineWriter"]:
    """Write a backup beside ``path`` and give it its name only when it is whole and on the disk."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.touch(mode=0o600)
        with unfinished.open("wb") as stream:
            sealed = _SealingStream(stream, key)
            with gzip.GzipFile(fileobj=sealed, mode="wb", compresslevel=5, mtime=0) as packed:
                yield LineWriter(packed)
            sealed.finish()
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_lines(path: Path, key: str) -> Iterator[Any]:
    """Return what the lines say, one after the other.

    Raises:
        BackupBroken: as the class says; perhaps only after some lines.
    """
    with path.open("rb") as stream:
        opened = BufferedReader(_OpeningStream(stream, key), PIECE)
        try:
            with gzip.GzipFile(fileobj=opened, mode="rb") as packed:
                for line in packed:
                    yield json.loads(line)
        except (EOFError, OSError, ValueError) as error:
            raise BackupBroken from error


class LineWriter:
    """Takes what can be said in JSON, a line each."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream

    def write(self, value: Any) -> bytes:
        """Write one line and return it, without its end, for a checksum."""
        line = json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()
        self._stream.write(line + b"\n")
        return line


class _Pieces:
    """The cipher of one file: a key of its own, and the number of the next piece."""

    def __init__(self, key: str, salt: bytes) -> None:
        own = HKDF(SHA256(), 32, salt, b"jobmatch backup 1").derive(bytes.fromhex(key))
        self.cipher = AESGCM(own)
        self._number = 0

    def nonce(self, mark: int) -> bytes:
        self._number += 1
        return self._number.to_bytes(11, "big") + bytes([mark])


class _SealingStream(RawIOBase):
    def __init__(self, stream: IO[bytes], key: str) -> None:
        salt = os.urandom(_SALT_BYTES)
        self._stream, self._pieces, self._waiting = stream, _Pieces(key, salt), bytearray()
        stream.write(MAGIC + salt)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), 0)
            del self._waiting[:PIECE]
        return len(data)

    def finish(self) -> None:
        self._seal(bytes(self._waiting), _LAST)

    def _seal(self, data: bytes, mark: int) -> None:
        sealed = self._pieces.cipher.encrypt(self._pieces.nonce(mark), data, MAGIC)
        self._stream.write(struct.pack(">IB", len(sealed), mark) + sealed)


class _OpeningStream(RawIOBase):
    def __init__(self, stream: IO[bytes], key: str) -> None:
        if stream.read(len(MAGIC)) != MAGIC:
            raise BackupBroken
        self._stream, self._pieces = stream, _Pieces(key, stream.read(_SALT_BYTES))
        self._ready, self._is_over = b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and not self._is_over:
            self._open_next()
        given = self._ready[: len(buffer)]
        buffer[: len(given)] = given
        self._ready = self._ready[len(given) :]
        return len(given)

    def _open_next(self) -> None:
        head = self._stream.read(5)
        if len(head) < 5:
            raise BackupBroken
        length, mark = struct.unpack(">IB", head)
        if length > PIECE + _TAG_BYTES:
            raise BackupBroken
        try:
            self._ready = self._pieces.cipher.decrypt(self._pieces.nonce(mark), self._stream.read(length), MAGIC)
        except InvalidTag:
            raise BackupBroken from None
        self._is_over = mark == _LAST
        if self._is_over and self._stream.read(1):
            raise BackupBroken
