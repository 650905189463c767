"""How often NIK and KK numbers may be tried and opened, and which openings the section head looks at.

The numbers are ours, not a regulation's: a desk compares hundreds of right numbers a day, but few wrong ones.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from jobmatch.domain.sign_in_rules import Limit

MATCHES = Limit("number-match", 30, timedelta(hours=1))
MATCHES_OF_ONE = Limit("number-match-one", 5, timedelta(hours=1))
REVEALS = Limit("number-reveal", 60, timedelta(days=1))
SMALLEST_SAMPLE = 5
SAMPLE_PERCENT = 10


@dataclass(frozen=True, slots=True)
class Opening:
    """One opened number: its audit row and whose act it was."""

    sequence: int
    account_id: str


def pick_sample(openings: Iterable[Opening]) -> set[int]:
    """Return the audit rows to look at: a tenth and at least five, everybody who opened any at least once.

    The lot is drawn by a hash of the row's number: nobody can choose which ones, and everybody draws the same.
    """
    drawn = sorted(openings, key=lambda opening: hashlib.sha256(f"sample:{opening.sequence}".encode()).digest())
    size = max(SMALLEST_SAMPLE, -(-len(drawn) * SAMPLE_PERCENT // 100))
    first_of_each: dict[str, int] = {}
    for opening in drawn:
        first_of_each.setdefault(opening.account_id, opening.sequence)
    return {opening.sequence for opening in drawn[:size]} | set(first_of_each.values())
