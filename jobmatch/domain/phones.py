"""Phone numbers: what people type, turned into E.164. A number is never a key: households share one phone.

Forms accepted: 08…, 8…, 62…, +62…, 0062…, with spaces, dashes, dots and brackets; other countries with + or 00.
Lengths follow ITU E.164 (15 digits at most); the shorter Indonesian bounds are ours and wide on purpose.
"""

import re
from enum import StrEnum

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

COUNTRY = "62"
_MARKS = re.compile(r"[\s.\-–()/]")
# After the country code: mobile numbers start with 8; fixed lines with an area code such as 732 (Curup).
_MOBILE = re.compile(r"8\d{8,11}")
_FIXED = re.compile(r"[2-79]\d{6,10}")
_FOREIGN = re.compile(r"[1-9]\d{6,14}")


class PhoneKind(StrEnum):
    """Where a number can be reached: only a mobile gets messages."""

    MOBILE = "mobile"
    FIXED = "fixed"
    FOREIGN = "foreign"


def normalise_phone(typed: str) -> str:
    """Return the number as +62… (or another country's), or say in words what is wrong with it."""
    digits = _MARKS.sub("", typed.strip())
    is_international = digits.startswith(("+", "00"))
    digits = digits.removeprefix("+").removeprefix("00") if is_international else digits
    if not (digits.isascii() and digits.isdigit()):
        raise RuleBroken(N_("Nomor telepon hanya berisi angka. Contoh: 0812 3456 7890."), field="phone")
    if is_international and not digits.startswith(COUNTRY):
        return _foreign(digits)
    return _indonesian(digits)


def _foreign(digits: str) -> str:
    if not _FOREIGN.fullmatch(digits):
        raise RuleBroken(N_("Nomor luar negeri ini tidak lengkap. Tulis dengan + dan kode negara."), field="phone")
    return f"+{digits}"


def _indonesian(digits: str) -> str:
    national = digits.removeprefix(COUNTRY).removeprefix("0")
    if not (_MOBILE.fullmatch(national) or _FIXED.fullmatch(national)):
        raise RuleBroken(N_("Nomor telepon ini tidak lengkap atau kelebihan angka. Contoh: 0812 3456 7890."), field="phone")
    return f"+{COUNTRY}{national}"


def phone_kind(number: str) -> PhoneKind:
    """Say what kind of number a normalised one is."""
    if not number.startswith(f"+{COUNTRY}"):
        return PhoneKind.FOREIGN
    return PhoneKind.MOBILE if number[3] == "8" else PhoneKind.FIXED


def national_form(number: str) -> str:
    """Return a normalised number as people here read it aloud: 0812 3456 7890."""
    if phone_kind(number) is PhoneKind.FOREIGN:
        return number
    digits = "0" + number.removeprefix(f"+{COUNTRY}")
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def mask_phone(number: str) -> str:
    """Show the first four and the last two digits of a normalised number."""
    shown = national_form(number).replace(" ", "")
    return f"{shown[:4]}{'•' * (len(shown) - 6)}{shown[-2:]}"


def last_four(number: str) -> str:
    """Return the digits by which somebody proves to know a number without seeing it."""
    return number[-4:]
