"""The numbers of audit rows, noted beside the database as each is committed, so that one taken out before it is sealed is missed.

Between two sealings the database alone cannot tell; a file can. It holds numbers and hashes, nothing of what the rows say.
"""

import os
from pathlib import Path

FILE = "audit-written.txt"


class Trail:
    """Appends to one file; opened by the application factory."""

    def __init__(self) -> None:
        self._path: Path | None = None

    def open(self, state_dir: Path) -> None:
        """Name the folder; the file is made at the first note."""
        self._path = state_dir / FILE

    def note(self, sequence: int, digest: str) -> None:
        """Add one row's number and hash; lines of several processes never mix, for each is written at once."""
        if self._path is None:
            raise RuntimeError("the trail is closed: the application factory opens it")
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{sequence} {digest}\n".encode())
        finally:
            os.close(handle)


def read_trail(state_dir: Path) -> dict[int, str]:
    """Return the hash noted for each number; a line that a power cut left half is passed over."""
    path = state_dir / FILE
    if not path.exists():
        return {}
    parts = (line.split() for line in path.read_text(encoding="ascii", errors="replace").splitlines())
    return {int(words[0]): words[1] for words in parts if len(words) == 2 and len(words[1]) == 64}


def forget_trail(state_dir: Path, until: int) -> None:
    """Drop the notes of rows that were compared and sealed; those that came meanwhile stay."""
    kept = {number: digest for number, digest in read_trail(state_dir).items() if number > until}
    spare = state_dir / f"{FILE}.new"
    spare.write_text("".join(f"{number} {digest}\n" for number, digest in kept.items()), encoding="ascii")
    spare.replace(state_dir / FILE)


trail = Trail()
