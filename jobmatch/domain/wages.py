"""Amounts of money as people write them, and wages of different periods made comparable."""

import re
from decimal import Decimal

from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

# A day's wage is a month's wage divided by 25 with six working days a week, by 21 with five (PP 36/2021 art. 17;
# from memory, to be checked by the office). Six days is usual here.
WORKING_DAYS_A_MONTH = 25
HIGHEST_WAGE_IDR = 500_000_000
_AMOUNT = re.compile(
    r"^(?:rp\.?)?\s*(\d[\d.,]*)\s*(jt|juta|rb|ribu|k)?\s*(?:,-|\.-|-)?\s*(?:rupiah)?\s*(?:/.*|per .*|se.*)?$", re.IGNORECASE
)
_FACTORS = {"jt": 1_000_000, "juta": 1_000_000, "rb": 1_000, "ribu": 1_000, "k": 1_000}
UNREADABLE = N_("“%(text)s” belum terbaca sebagai uang. Tulis angkanya, contoh: 2.850.000 atau 3 juta.")
NEGOTIABLE = N_(
    "Upah harus ditulis angkanya, tidak cukup “%(text)s”. Tulis perkiraan dari – sampai, contoh: 2.500.000 sampai 3.000.000."
)
_WORDS_WITHOUT_AMOUNT = ("nego", "kompetitif", "umk", "umr", "sesuai", "tergantung")


def read_rupiah(text: str, field: str | None = None) -> int | None:
    """Return rupiah for `2.850.000`, `Rp 3jt`, `3,5 juta`, `120rb`; None for an empty text.

    Raises:
        RuleBroken: it is no amount; the sentence says how to write one.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if any(word in typed.casefold() for word in _WORDS_WITHOUT_AMOUNT):
        raise RuleBroken(NEGOTIABLE, field=field, text=typed[:40])
    found = _AMOUNT.match(typed)
    amount = _number(found.group(1), found.group(2)) if found else None
    if amount is None or not 0 < amount <= HIGHEST_WAGE_IDR:
        raise RuleBroken(UNREADABLE, field=field, text=typed[:40])
    return amount


def _number(digits: str, unit: str | None) -> int | None:
    """Points group thousands; with a unit (3,5 juta) the last mark is a decimal one."""
    if unit:
        whole, _, part = digits.replace(",", ".").partition(".")
        if "." in part or len(part) > 3:
            return None
        return int(Decimal(f"{whole}.{part or 0}") * _FACTORS[unit.lower()])
    groups = re.split(r"[.,]", digits.rstrip(".,"))
    if len(groups) > 1 and groups[-1] in ("0", "00") and len(groups[-2]) in (1, 2, 3):
        groups = groups[:-1]
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    return int("".join(groups))


def monthly_idr(amount: int | None, period: WagePeriod | None) -> int | None:
    """Return what an amount comes to in a month; None where it can't be said (a harvest has no fixed length)."""
    if amount is None or period is WagePeriod.HARVEST:
        return None
    return amount * WORKING_DAYS_A_MONTH if period is WagePeriod.DAY else amount
