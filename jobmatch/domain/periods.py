"""Months, quarters and semesters as plain values: every report is a run of whole months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from jobmatch.domain.enums import Labelled
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

MONTH_NAMES = (
    N_("Januari"),
    N_("Februari"),
    N_("Maret"),
    N_("April"),
    N_("Mei"),
    N_("Juni"),
    N_("Juli"),
    N_("Agustus"),
    N_("September"),
    N_("Oktober"),
    N_("November"),
    N_("Desember"),
)


class PeriodKind(Labelled):
    """How long a report reaches; offices differ, so it is a setting per table."""

    MONTH = "month", N_("Bulan")
    QUARTER = "quarter", N_("Triwulan")
    SEMESTER = "semester", N_("Semester")

    @property
    def length(self) -> int:
        """Return how many months it has."""
        return {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.SEMESTER: 6}[self]


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month; sorts by time and prints as 2026-07."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the form 2026-07 used in addresses and files."""
        try:
            day = date.fromisoformat(f"{text}-01")
        except ValueError:
            raise RuleBroken(N_("Bulan “%(text)s” tidak dikenal. Tulis seperti 2026-07."), field="month", text=text) from None
        return cls.of(day)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        """Return its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Return its last day."""
        return self.shifted(1).first_day - timedelta(days=1)

    def shifted(self, months: int) -> Self:
        """Return the month so many months later, or earlier with a negative number."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return type(self)(year, month + 1)

    @property
    def previous(self) -> Self:
        """Return the month before."""
        return self.shifted(-1)

    @property
    def following(self) -> Self:
        """Return the month after."""
        return self.shifted(1)


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Yield every month from the first to the last, both included."""
    month = first
    while month <= last:
        yield month
        month = month.following


def period_months(kind: PeriodKind, month: Month) -> tuple[Month, ...]:
    """Return the months of the period that this month belongs to."""
    start = Month(month.year, (month.month - 1) // kind.length * kind.length + 1)
    return tuple(start.shifted(step) for step in range(kind.length))
