"""Figures: a rate is a count over a stored base, rounded in a named way; a village that did not report is unknown.

TPT = unemployed / labour force × 100 and TPAK = labour force / working-age population × 100; the forms reproduce the
published figures of Rejang Lebong for 2022 and 2023.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jobmatch.domain.texts import N_

# BPS prints two decimals; "half up" is what a reader does by hand.
PERCENT_DECIMALS = 2


@dataclass(frozen=True)
class Rate:
    """A count over a base, kept with both, so that nobody has to believe the percentage."""

    count: int
    base: int

    def percent(self, decimals: int = PERCENT_DECIMALS) -> Decimal:
        """Return count / base × 100, rounded half up."""
        step = Decimal(1).scaleb(-decimals)
        return (Decimal(self.count) * 100 / Decimal(self.base)).quantize(step, rounding=ROUND_HALF_UP)


def rate(count: int, base: int | None) -> Rate | None:
    """Return the rate, or None without a base: an unknown or empty base gives no rate, not zero."""
    return None if not base else Rate(count, base)


def open_unemployment_rate(unemployed: int, labour_force: int | None) -> Rate | None:
    """Return the TPT."""
    return rate(unemployed, labour_force)


def participation_rate(labour_force: int, working_age: int | None) -> Rate | None:
    """Return the TPAK."""
    return rate(labour_force, working_age)


@dataclass(frozen=True)
class Coverage:
    """How many villages stand behind a figure; it belongs into the same sentence."""

    reported: int
    expected: int

    @property
    def is_complete(self) -> bool:
        """Say whether every village reported."""
        return self.reported == self.expected

    @property
    def message(self) -> str:
        """Return the source text of the half-sentence."""
        return N_("dari %(reported)d dari %(expected)d desa/kelurahan yang melapor")

    def text(self) -> str:
        """Return the half-sentence in Indonesian."""
        return self.message % {"reported": self.reported, "expected": self.expected}


def sum_reported(counts: Mapping[str, int | None]) -> tuple[int | None, Coverage]:
    """Add up what villages reported; who did not report is unknown, never zero, and with nobody the sum is unknown."""
    known = [count for count in counts.values() if count is not None]
    return (sum(known) if known else None), Coverage(len(known), len(counts))


@dataclass(frozen=True)
class SplitChange:
    """A change over time taken apart: villages that reported both times, those new, those now silent."""

    in_same_villages: int
    same_villages: int
    from_newly_reporting: int
    newly_reporting: int
    lost_with_now_silent: int
    now_silent: int

    @property
    def total(self) -> int:
        """Return the change of the plain sums, which the three parts explain."""
        return self.in_same_villages + self.from_newly_reporting - self.lost_with_now_silent


def split_change(before: Mapping[str, int | None], now: Mapping[str, int | None]) -> SplitChange:
    """Split a change in what truly moved and what only began or ceased to be reported."""
    had = {code: count for code, count in before.items() if count is not None}
    have = {code: count for code, count in now.items() if count is not None}
    same, new, silent = had.keys() & have.keys(), have.keys() - had.keys(), had.keys() - have.keys()
    return SplitChange(
        in_same_villages=sum(have[code] - had[code] for code in same),
        same_villages=len(same),
        from_newly_reporting=_sum_of(have, new),
        newly_reporting=len(new),
        lost_with_now_silent=_sum_of(had, silent),
        now_silent=len(silent),
    )


def _sum_of(counts: Mapping[str, int], codes: Iterable[str]) -> int:
    return sum(counts[code] for code in codes)
