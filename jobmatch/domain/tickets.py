"""What a ticket of a Job Fair says: a random code, and the office's signature under it. Nothing of a person is in it."""

import re
from dataclasses import dataclass

MARK = "JF1"
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 10
_CODE = re.compile(f"[{CODE_ALPHABET}]{{{CODE_LENGTH}}}")
_SIGNED = re.compile(rf"{MARK}\.([0-9A-Z]+)\.([A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read from a ticket; typed codes carry no signature."""

    code: str
    signature: str | None = None


def ticket_text(code: str, signature: str | None) -> str:
    """Return what the QR code of a ticket says."""
    return f"{MARK}.{code}.{signature}" if signature else code


def signed_part(code: str) -> str:
    """Return the words that the office signs."""
    return f"{MARK}.{code}"


def read_ticket(text: str) -> Shown | None:
    """Read what a camera saw or a hand typed; None for what is no ticket of ours."""
    signed = _SIGNED.fullmatch(text.strip())
    if signed and _CODE.fullmatch(signed[1]):
        return Shown(signed[1], signed[2])
    typed = re.sub(r"[\s.-]", "", text).upper()
    return Shown(typed) if _CODE.fullmatch(typed) else None


def spaced(code: str) -> str:
    """Return a code in two groups, as people read it aloud."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
