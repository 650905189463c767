"""Wages made comparable, and compared with the minimum wage of their day. It warns and never forbids: whether and whom
the minimum binds is the office's to say, and a small business asks the office, not a computer.

A day's or a harvest's wage becomes a month's only by an assumption, which is shown with the figure every time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.texts import N_
from jobmatch.domain.wages import WORKING_DAYS_A_MONTH

MONTHS_A_YEAR = 12


class DatedMinimum(Protocol):
    """A minimum wage a month that holds from a day on: UMK of a regency or UMP of a province."""

    @property
    def area_code(self) -> str:
        """Return the Kemendagri code of the area."""

    @property
    def kind(self) -> str:
        """Return UMK or UMP."""

    @property
    def valid_from(self) -> date:
        """Return the first day on which it holds."""

    @property
    def amount_idr(self) -> Decimal:
        """Return rupiah a month."""


@dataclass(frozen=True)
class MonthlyWage:
    """A wage as an amount a month; `assumption` is None when it was stated so, otherwise the sentence to show."""

    amount_idr: int
    assumption: str | None = None
    params: Mapping[str, int] = field(default_factory=dict)


def monthly_wage(
    amount_idr: int,
    period: WagePeriod,
    *,
    days_a_month: int = WORKING_DAYS_A_MONTH,
    harvests_a_year: int | None = None,
) -> MonthlyWage | None:
    """Return what a wage comes to in a month, or None where nothing is known about the number of harvests."""
    if period is WagePeriod.MONTH:
        return MonthlyWage(amount_idr)
    if period is WagePeriod.DAY:
        message = N_("perkiraan: %(days)d hari kerja sebulan")
        return MonthlyWage(amount_idr * days_a_month, message, {"days": days_a_month})
    if harvests_a_year is None:
        return None
    month = (Decimal(amount_idr) * harvests_a_year / MONTHS_A_YEAR).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return MonthlyWage(int(month), N_("perkiraan: %(harvests)d kali panen setahun"), {"harvests": harvests_a_year})


def minimum_on(rows: Iterable[DatedMinimum], area_code: str, day: date) -> DatedMinimum | None:
    """Return the minimum that holds in a regency on a day: its own UMK, or the UMP of its province while it has none."""
    holding = [row for row in rows if row.valid_from <= day and area_code.startswith(row.area_code)]
    return max(holding, key=lambda row: (len(row.area_code), row.valid_from), default=None)


def check_against_minimum(wage: MonthlyWage | None, minimum: DatedMinimum | None) -> list[Finding]:
    """Warn when the best wage offered stays under the minimum of the day; nothing is said where either is unknown."""
    if wage is None or minimum is None or wage.amount_idr >= minimum.amount_idr:
        return []
    message = N_(
        "Upah ini di bawah %(kind)s yang berlaku sejak %(since)s (Rp%(minimum)s sebulan). "
        "Periksa lagi, atau tanyakan ke kantor bila usaha Anda mikro."
    )
    params: dict[str, str | int] = {
        "kind": minimum.kind,
        "since": minimum.valid_from.strftime("%d-%m-%Y"),
        "minimum": f"{minimum.amount_idr:,.0f}".replace(",", "."),
    }
    return [Finding("wage_under_minimum", Priority.WARNS, message, "wage_min", params)]
